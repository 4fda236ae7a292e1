"""The commands of the map menu, and the keys that the map hears itself."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need
from scorecard_app.ui.commands.edit import DELETE
from scorecard_app.ui.commands.map_arrange import ARRANGE
from scorecard_app.ui.commands.measures import EXPLAIN

LINK, FIT = "link", "fit_all"

ON_MAP = ("add_objective", LINK, "edit_title", DELETE, EXPLAIN, FIT)
"""The commands that the map offers where its menu is asked for."""

KEYS_OF_THE_MAP = (
    (N_("New card beside it"), ("Return",)),
    (N_("New card that it leads to"), ("Tab",)),
    (N_("New card that leads to it"), ("Shift+Tab",)),
    (N_("Move by one step of the grid"), ("Left", "Right", "Up", "Down")),
    (N_("Move by ten steps"), ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
    (N_("Give up, then select nothing"), ("Esc",)),
)
"""What the map hears itself; the page of keys lists it beside the commands."""

_CARDS = (
    Command(
        "add_objective",
        N_("&Add objective"),
        Menu.MAP,
        keys=("Insert",),
        need=Need.MAP,
        icon="add-card",
        hint=N_("Double-click an empty spot to make a card there"),
        synonyms=N_("new card goal create"),
    ),
    Command(
        "edit_title",
        N_("&Rename"),
        Menu.MAP,
        keys=("F2",),
        need=Need.CARD,
        is_local=True,
        synonyms=N_("title name edit"),
    ),
    Command(
        "add_perspective",
        N_("Add &perspective"),
        Menu.MAP,
        need=Need.MAP,
        hint=N_("A lane at the bottom of the map"),
        synonyms=N_("new lane row create"),
    ),
    Command(
        LINK,
        N_("&Link the two"),
        Menu.MAP,
        keys=("Ctrl+L",),
        need=Need.TWO_CARDS,
        icon="link",
        hint=N_("Drag from the edge of a card to another card to link them"),
        synonyms=N_("connect arrow join cause"),
    ),
    Command(
        "link_labels",
        N_("Show link la&bels"),
        Menu.MAP,
        need=Need.MAP,
        is_checkable=True,
        synonyms=N_("sign strength lag arrows text"),
    ),
)

_ZOOM = (
    Command(
        "zoom_in",
        N_("Zoom &in"),
        Menu.MAP,
        group=1,
        keys=("Ctrl++", "Ctrl+="),
        need=Need.MAP,
        icon="zoom-in",
        synonyms=N_("larger nearer"),
    ),
    Command(
        "zoom_out",
        N_("Zoom &out"),
        Menu.MAP,
        group=1,
        keys=("Ctrl+-",),
        need=Need.MAP,
        icon="zoom-out",
        synonyms=N_("smaller farther"),
    ),
    Command(
        "actual_size",
        N_("&100 %"),
        Menu.MAP,
        group=1,
        keys=("Ctrl+0",),
        need=Need.MAP,
        synonyms=N_("zoom original"),
    ),
    Command(
        FIT,
        N_("&Fit the map"),
        Menu.MAP,
        group=1,
        keys=("Shift+1", "Ctrl+Shift+H"),
        need=Need.MAP,
        icon="fit",
        is_local=True,
        synonyms=N_("zoom whole"),
    ),
    Command(
        "fit_selection",
        N_("Fit the &selection"),
        Menu.MAP,
        group=1,
        keys=("Shift+2",),
        need=Need.MAP,
        is_local=True,
        synonyms=N_("zoom selected"),
    ),
)

MAP = (*_CARDS, *_ZOOM, *ARRANGE)
