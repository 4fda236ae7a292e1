"""The part of the table of commands that concerns the map, and the keys that it hears itself."""

from scorecard_app.texts import N_
from scorecard_app.ui.actions import Command, Need
from scorecard_app.ui.map_acts import MapActs

LINK, FIT = "link", "fit_all"

KEYS_OF_THE_MAP = (
    (N_("New card beside it"), ("Return",)),
    (N_("New card that it leads to"), ("Tab",)),
    (N_("New card that leads to it"), ("Shift+Tab",)),
    (N_("Move by one step of the grid"), ("Left", "Right", "Up", "Down")),
    (N_("Move by ten steps"), ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
    (N_("Give up, then select nothing"), ("Esc",)),
)
"""What the map hears itself; the page of keys lists it beside the commands."""


def map_commands(acts: MapActs) -> tuple[Command, ...]:
    """Return the part of the table that concerns the map."""
    return (
        Command(
            "add_objective",
            N_("&Add objective"),
            acts.add_objective,
            "map",
            keys=("Insert",),
            need=Need.MAP,
            icon="add-card",
            hint=N_("Double-click an empty spot to make a card there"),
        ),
        Command(
            "edit_title",
            N_("&Rename"),
            acts.edit_title,
            "map",
            keys=("F2",),
            need=Need.CARD,
            is_local=True,
        ),
        Command(
            LINK,
            N_("&Link the two"),
            acts.link_selection,
            "map",
            keys=("Ctrl+L",),
            need=Need.TWO_CARDS,
            icon="link",
            hint=N_("Drag from the edge of a card to another card to link them"),
        ),
        *_zoom(acts),
    )


def _zoom(acts: MapActs) -> tuple[Command, ...]:
    return (
        Command(
            "zoom_in",
            N_("Zoom &in"),
            acts.zoom_in,
            "map",
            group=1,
            keys=("Ctrl++", "Ctrl+="),
            need=Need.MAP,
            icon="zoom-in",
        ),
        Command(
            "zoom_out",
            N_("Zoom &out"),
            acts.zoom_out,
            "map",
            group=1,
            keys=("Ctrl+-",),
            need=Need.MAP,
            icon="zoom-out",
        ),
        Command(
            "actual_size",
            N_("&100 %"),
            acts.actual_size,
            "map",
            group=1,
            keys=("Ctrl+0",),
            need=Need.MAP,
        ),
        Command(
            FIT,
            N_("&Fit the map"),
            acts.fit_all,
            "map",
            group=1,
            keys=("Shift+1", "Ctrl+Shift+H"),
            need=Need.MAP,
            icon="fit",
            is_local=True,
        ),
        Command(
            "fit_selection",
            N_("Fit the &selection"),
            acts.fit_selection,
            "map",
            group=1,
            keys=("Shift+2",),
            need=Need.MAP,
            is_local=True,
        ),
    )
