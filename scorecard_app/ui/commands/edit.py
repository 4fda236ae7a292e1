"""The commands of the edit menu: steps, and what is selected."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

UNDO, REDO, DELETE, SELECT_ALL = "undo", "redo", "delete", "select_all"

_STEPS = (
    Command(
        UNDO,
        N_("&Undo"),
        Menu.EDIT,
        keys=("Ctrl+Z",),
        need=Need.UNDO,
        icon="undo",
        synonyms=N_("back revert"),
    ),
    Command(
        REDO,
        N_("&Redo"),
        Menu.EDIT,
        keys=("Ctrl+Y", "Ctrl+Shift+Z"),
        need=Need.REDO,
        icon="redo",
        synonyms=N_("again repeat"),
    ),
)

_SELECTION = (
    Command(
        DELETE,
        N_("&Delete"),
        Menu.EDIT,
        group=1,
        keys=("Del", "Backspace"),
        need=Need.SELECTION,
        icon="delete",
        is_local=True,
        synonyms=N_("remove erase"),
    ),
    Command(
        SELECT_ALL,
        N_("Select &all"),
        Menu.EDIT,
        group=1,
        keys=("Ctrl+A",),
        need=Need.DOCUMENT,
        is_local=True,
        synonyms=N_("everything mark"),
    ),
)

EDIT = (*_STEPS, *_SELECTION)
