"""The commands of the map menu."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need
from scorecard_app.ui.commands.layout import LAYOUT, STYLED
from scorecard_app.ui.commands.map_arrange import ARRANGE
from scorecard_app.ui.commands.map_backdrop import BACKDROP
from scorecard_app.ui.commands.map_hands import HANDS

LINK, TRACE, PARTS, FIT = "link", "trace", "open_parts", "fit_all"

_ZOOM = N_("Z&oom")
_HOW_MUCH = N_("How much &cards say")
_SHOWS = N_("Show")

_MAKING = (
    Command(
        "add_objective",
        N_("&Add objective"),
        Menu.MAP,
        keys=("Insert",),
        need=Need.PLAN,
        icon="add-card",
        hint=N_("Double-click an empty spot to make a card there"),
        synonyms=N_("new card goal create"),
    ),
    Command(
        "add_sticky",
        N_("Add &note"),
        Menu.MAP,
        need=Need.PLAN,
        hint=N_("A free note on the map; double-click it to write"),
        synonyms=N_("sticky comment remark"),
    ),
    Command(
        "add_perspective",
        N_("Add &perspective"),
        Menu.MAP,
        keys=("Ctrl+Shift+N",),
        need=Need.PLAN,
        hint=N_("A lane below that of the selected card, or at the bottom"),
        synonyms=N_("new lane row create"),
    ),
)

_CARD = (
    Command(
        "edit_title",
        N_("&Rename"),
        Menu.MAP,
        group=1,
        keys=("F2",),
        need=Need.CARD,
        is_local=True,
        synonyms=N_("title name edit"),
    ),
    Command(
        "details",
        N_("Open the &details"),
        Menu.MAP,
        group=1,
        keys=("Ctrl+Return",),
        need=Need.PLAN,
        is_local=True,
        hint=N_("Edit all about what is selected in the inspector"),
        synonyms=N_("inspector form properties"),
    ),
    Command(
        "lead_lag",
        N_("Leading, lagging or by its links"),
        Menu.MAP,
        group=1,
        keys=("Shift+F2",),
        need=Need.CARDS,
        is_local=True,
        synonyms=N_("lead lag indicator kind"),
    ),
    Command(
        "link_to",
        N_("Lin&k to…"),
        Menu.MAP,
        group=1,
        keys=("Ctrl+L",),
        need=Need.CARD,
        icon="link",
        hint=N_("Type the number or the name of a card, or choose it by the arrows"),
        synonyms=N_("connect arrow join cause"),
    ),
    Command(
        LINK,
        N_("&Link the two"),
        Menu.MAP,
        group=1,
        keys=("Ctrl+L",),
        need=Need.TWO_CARDS,
        icon="link",
        hint=N_("Drag from the edge of a card to another card to link them"),
        synonyms=N_("connect arrow join cause"),
    ),
)

_LOOKING = (
    Command(
        "find_on_map",
        N_("&Find on the map"),
        Menu.MAP,
        group=3,
        keys=("Ctrl+F",),
        need=Need.MAP,
        icon="search",
        hint=N_("Finds titles, numbers, owners, measures and notes; all else is dimmed"),
        synonyms=N_("search look for"),
    ),
    Command(
        TRACE,
        N_("Trace ca&uses and effects"),
        Menu.MAP,
        group=3,
        keys=("Ctrl+T",),
        need=Need.CARD,
        hint=N_("Shows all that feeds the selected card and all that it feeds; Esc ends"),
        synonyms=N_("upstream downstream drivers impact path"),
    ),
    Command(
        PARTS,
        N_("Look into the card"),
        Menu.MAP,
        group=3,
        keys=("Ctrl+Shift+D",),
        need=Need.CARD,
        hint=N_("Shows its parts and measures in place of the map; Esc goes back"),
        synonyms=N_("drill down parts children zoom in detail"),
    ),
)

DENSITIES = ("compact", "full", "detailed")
"""How much the cards may say, from the least on: the ends of the ids of the commands for it."""

HOW_MUCH = (
    Command(
        "cards_compact",
        N_("&Compact cards"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        is_checkable=True,
        hint=N_("Title, number and status"),
        synonyms=N_("density less small short"),
        submenu=_HOW_MUCH,
    ),
    Command(
        "cards_full",
        N_("Nor&mal cards"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        is_checkable=True,
        hint=N_("Value, target, variance and course, risks, notes and themes, too"),
        synonyms=N_("density usual default"),
        submenu=_HOW_MUCH,
    ),
    Command(
        "cards_detailed",
        N_("Detailed cards"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        is_checkable=True,
        hint=N_("What is measured, too"),
        synonyms=N_("density more everything all"),
        submenu=_HOW_MUCH,
    ),
)

_SHOWING = (
    Command(
        "link_labels",
        N_("Show link la&bels"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        is_checkable=True,
        synonyms=N_("sign strength lag arrows text"),
        submenu=_SHOWS,
    ),
    Command(
        "next_overlay",
        N_("Show another o&verlay"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        hint=N_("Status, value, evidence, coverage, age and money in turn"),
        synonyms=N_("colours heat evidence coverage age money value status"),
        submenu=_SHOWS,
    ),
    Command(
        "filter_map",
        N_("Filter the map…"),
        Menu.MAP,
        group=4,
        keys=("Ctrl+Alt+F",),
        need=Need.MAP,
        hint=N_("Shows only the cards of a theme, an owner, a tag or a status"),
        synonyms=N_("filter only theme owner tag status hide"),
        submenu=_SHOWS,
    ),
    Command(
        "minimap",
        N_("Show or hide the overview"),
        Menu.MAP,
        group=4,
        keys=("Ctrl+Shift+O",),
        need=Need.MAP,
        synonyms=N_("minimap birds eye navigator"),
        submenu=_SHOWS,
    ),
    Command(
        "maps",
        N_("Maps…"),
        Menu.MAP,
        group=4,
        keys=("Ctrl+Alt+M",),
        need=Need.MAP,
        hint=N_("Shows another map, adds one, or places cards on this one"),
        synonyms=N_("new map switch rename duplicate delete place cards"),
    ),
)

_ZOOMING = (
    Command(
        FIT,
        N_("Fit t&he map"),
        Menu.MAP,
        group=4,
        keys=("Shift+1", "Ctrl+Shift+H"),
        need=Need.MAP,
        icon="fit",
        is_local=True,
        synonyms=N_("zoom whole"),
        submenu=_ZOOM,
    ),
    Command(
        "zoom_in",
        N_("Zoom &in"),
        Menu.MAP,
        group=4,
        keys=("Ctrl++", "Ctrl+="),
        need=Need.MAP,
        icon="zoom-in",
        synonyms=N_("larger nearer"),
        submenu=_ZOOM,
    ),
    Command(
        "zoom_out",
        N_("Zoom &out"),
        Menu.MAP,
        group=4,
        keys=("Ctrl+-",),
        need=Need.MAP,
        icon="zoom-out",
        synonyms=N_("smaller farther"),
        submenu=_ZOOM,
    ),
    Command(
        "actual_size",
        N_("&100 %"),
        Menu.MAP,
        group=4,
        keys=("Ctrl+0", "Shift+0"),
        need=Need.MAP,
        is_local=True,
        synonyms=N_("zoom original"),
        submenu=_ZOOM,
    ),
    Command(
        "fit_selection",
        N_("Fit the &selection"),
        Menu.MAP,
        group=4,
        keys=("Shift+2",),
        need=Need.MAP,
        is_local=True,
        synonyms=N_("zoom selected"),
        submenu=_ZOOM,
    ),
)

MAP = (
    *_MAKING,
    *_CARD,
    *LAYOUT,
    *ARRANGE,
    *_LOOKING,
    *STYLED,
    *_SHOWING,
    *BACKDROP,
    *_ZOOMING,
    *HANDS,
)
