"""The commands of the edit menu: steps, and what is selected."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

UNDO, REDO, DELETE, SELECT_ALL = "undo", "redo", "delete", "select_all"
COPY, CUT, PASTE, DUPLICATE = "copy", "cut", "paste", "duplicate"
COPY_PICTURE = "copy_picture"

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
    Command(
        "show_history",
        N_("&History"),
        Menu.EDIT,
        need=Need.DOCUMENT,
        keys=("Ctrl+Alt+Z",),
        hint=N_("Every step by its name; choose one to return to where it ended"),
        synonyms=N_("undo steps versions back return"),
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

_CLIPBOARD = (
    Command(
        CUT,
        N_("Cu&t"),
        Menu.EDIT,
        group=2,
        keys=("Ctrl+X",),
        need=Need.CARDS_OR_NOTES,
        is_local=True,
        synonyms=N_("move clipboard"),
    ),
    Command(
        COPY,
        N_("&Copy"),
        Menu.EDIT,
        group=2,
        keys=("Ctrl+C",),
        need=Need.COPYABLE,
        is_local=True,
        hint=N_("Cards as such, as a table and as a picture; measures to be pasted on other cards"),
        synonyms=N_("clipboard"),
    ),
    Command(
        COPY_PICTURE,
        N_("Copy as a p&icture"),
        Menu.EDIT,
        group=2,
        keys=("Shift+Alt+C",),
        need=Need.MAP,
        is_local=True,
        hint=N_("A picture of the selected cards, or of the whole map, for slides"),
        synonyms=N_("png svg image slide powerpoint clipboard"),
    ),
    Command(
        PASTE,
        N_("&Paste"),
        Menu.EDIT,
        group=2,
        keys=("Ctrl+V",),
        need=Need.PLAN,
        is_local=True,
        hint=N_("Paste cards, or a card for each line of a text or cell of a column"),
        synonyms=N_("clipboard insert lines list column cards"),
    ),
    Command(
        DUPLICATE,
        N_("Dup&licate"),
        Menu.EDIT,
        group=2,
        keys=("Ctrl+D",),
        need=Need.CARDS_OR_NOTES,
        is_local=True,
        synonyms=N_("copy again double"),
    ),
)

EDIT = (*_STEPS, *_SELECTION, *_CLIPBOARD)
