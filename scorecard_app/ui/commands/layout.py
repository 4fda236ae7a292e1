"""The commands of the map menu that lay the map out."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

TIDY_UP, PIN = "tidy_up", "pin"

STYLES = {
    "lanes": "style_lanes",
    "tree": "style_tree",
    "radial": "style_radial",
    "table": "style_table",
}
"""The command that shows a map in a style, by the name of the style."""

_TIDY = (
    Command(
        TIDY_UP,
        N_("&Tidy up"),
        Menu.MAP,
        group=2,
        keys=("Ctrl+Shift+T",),
        need=Need.PLAN,
        hint=N_("Put the cards where links are short and cross little; pinned cards stay"),
        synonyms=N_("layout arrange automatic order clean"),
    ),
    Command(
        PIN,
        N_("Pin in place"),
        Menu.MAP,
        group=2,
        keys=("Ctrl+Shift+L",),
        need=Need.PLAN,
        is_checkable=True,
        hint=N_("Let the selected cards, or those of the lane, stay where they are"),
        synonyms=N_("lock fix keep hold"),
    ),
)

_LAY_OUT = N_("La&y out")

_STYLES = (
    Command(
        STYLES["lanes"],
        N_("As lan&es"),
        Menu.MAP,
        group=4,
        need=Need.PLAN,
        is_checkable=True,
        hint=N_("Cards stand in the lanes of their perspectives, where you put them"),
        synonyms=N_("style layout perspectives rows"),
        submenu=_LAY_OUT,
    ),
    Command(
        STYLES["tree"],
        N_("As tree"),
        Menu.MAP,
        group=4,
        need=Need.PLAN,
        is_checkable=True,
        hint=N_("Each card stands above those that lead to it"),
        synonyms=N_("style layout hierarchy"),
        submenu=_LAY_OUT,
    ),
    Command(
        STYLES["radial"],
        N_("In rin&gs"),
        Menu.MAP,
        group=4,
        need=Need.PLAN,
        is_checkable=True,
        hint=N_("The goals stand in the middle, and round them what leads to them"),
        synonyms=N_("style layout radial circle"),
        submenu=_LAY_OUT,
    ),
    Command(
        STYLES["table"],
        N_("As table"),
        Menu.MAP,
        group=4,
        need=Need.PLAN,
        is_checkable=True,
        hint=N_("A row for each perspective and a column for each theme"),
        synonyms=N_("style layout grid matrix themes"),
        submenu=_LAY_OUT,
    ),
)

LAYOUT, STYLED = _TIDY, _STYLES
