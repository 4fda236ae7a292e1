"""The commands of the view menu: which view, as of when, and the panes round it."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

SHOW_MAP, SHOW_SCORECARD, SHOW_MEASURES = "show_map", "show_scorecard", "show_measures"
SHOW_VALUE, SHOW_INVESTMENTS = "show_value", "show_investments"
SHOW_LINKS = "show_links"
PRESENT = "present"

_VIEWS = (
    Command(
        SHOW_MAP,
        N_("&Map"),
        Menu.VIEW,
        keys=("Ctrl+1",),
        need=Need.DOCUMENT,
        icon="map",
        is_checkable=True,
        synonyms=N_("canvas diagram"),
    ),
    Command(
        SHOW_SCORECARD,
        N_("&Scorecard"),
        Menu.VIEW,
        keys=("Ctrl+2",),
        need=Need.DOCUMENT,
        icon="scorecard",
        is_checkable=True,
        synonyms=N_("table tree"),
    ),
    Command(
        SHOW_MEASURES,
        N_("Meas&ures"),
        Menu.VIEW,
        keys=("Ctrl+3",),
        need=Need.DOCUMENT,
        icon="measures",
        is_checkable=True,
        synonyms=N_("KPI indicators values"),
    ),
    Command(
        SHOW_VALUE,
        N_("V&alue"),
        Menu.VIEW,
        keys=("Ctrl+4",),
        need=Need.DOCUMENT,
        icon="value",
        is_checkable=True,
        synonyms=N_("money what-if scenarios levers invest return payback"),
    ),
    Command(
        SHOW_INVESTMENTS,
        N_("&Investments"),
        Menu.VIEW,
        keys=("Ctrl+5",),
        need=Need.DOCUMENT,
        icon="invest",
        is_checkable=True,
        synonyms=N_("levers initiatives projects value streams budget spend response curve"),
    ),
    Command(
        SHOW_LINKS,
        N_("Lin&ks"),
        Menu.VIEW,
        keys=("Ctrl+6",),
        need=Need.DOCUMENT,
        icon="link",
        is_checkable=True,
        synonyms=N_("hypotheses evidence correlation belief review doubt"),
    ),
)

_PERIODS = (
    Command(
        "earlier",
        N_("&Earlier"),
        Menu.VIEW,
        group=1,
        keys=("Ctrl+PgUp",),
        need=Need.DOCUMENT,
        synonyms=N_("previous period month back"),
    ),
    Command(
        "later",
        N_("&Later"),
        Menu.VIEW,
        group=1,
        keys=("Ctrl+PgDown",),
        need=Need.DOCUMENT,
        synonyms=N_("next period month forward"),
    ),
)

_PANES = (
    Command(
        "next_pane",
        N_("&Next pane"),
        Menu.VIEW,
        group=2,
        keys=("F6",),
        need=Need.DOCUMENT,
        synonyms=N_("focus dock"),
    ),
    Command(
        "previous_pane",
        N_("&Previous pane"),
        Menu.VIEW,
        group=2,
        keys=("Shift+F6",),
        need=Need.DOCUMENT,
        synonyms=N_("focus dock"),
    ),
    Command(
        "reset_panes",
        N_("&Reset panes"),
        Menu.VIEW,
        group=2,
        need=Need.DOCUMENT,
        synonyms=N_("docks layout default"),
    ),
)

_ROOM = (
    Command(
        PRESENT,
        N_("Presen&t the map"),
        Menu.VIEW,
        group=3,
        keys=("F5", "Shift+F5"),
        need=Need.DOCUMENT,
        icon="present",
        hint=N_("Full screen in large letters; B and W blank, Esc ends"),
        synonyms=N_("projector full screen fullscreen workshop room beamer"),
    ),
)

VIEW = (*_VIEWS, *_PERIODS, *_PANES, *_ROOM)
