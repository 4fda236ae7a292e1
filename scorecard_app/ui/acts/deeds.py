"""Who does what the commands say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from scorecard_app.ui.acts.editing import EditActs
from scorecard_app.ui.acts.filling import FillActs
from scorecard_app.ui.acts.importing import ImportActs
from scorecard_app.ui.acts.investing import InvestActs
from scorecard_app.ui.acts.library import LibraryActs
from scorecard_app.ui.acts.map import MapActs
from scorecard_app.ui.acts.merging import MergeActs
from scorecard_app.ui.acts.pages import PageActs
from scorecard_app.ui.acts.palette import PaletteActs
from scorecard_app.ui.acts.room import RoomActs
from scorecard_app.ui.acts.why import WhyActs
from scorecard_app.ui.commands import COPY, COPY_PICTURE, CUT, DUPLICATE, PASTE
from scorecard_app.ui.commands.map import DENSITIES, MAP
from scorecard_app.ui.commands.value import ASKED, INVEST_HERE, VALUE
from scorecard_app.ui.date_stepper import DateStepper
from scorecard_app.ui.docks import Docks
from scorecard_app.ui.main_window import MainWindow
from scorecard_app.ui.session import Session
from scorecard_app.ui.transfers import Transfers

Deeds = Mapping[str, Callable[[], object]]
"""What commands do, by their ids."""


@dataclass(frozen=True)
class Acts:
    """The parts of the window that commands are passed on to."""

    session: Session
    transfers: Transfers
    edits: EditActs
    pages: PageActs
    map: MapActs
    library: LibraryActs
    stepper: DateStepper
    docks: Docks
    window: MainWindow
    why: WhyActs
    palette: PaletteActs
    room: RoomActs
    merges: MergeActs
    imports: ImportActs
    fills: FillActs
    investing: InvestActs

    def by_command(self) -> Deeds:
        """Return what each command does."""
        return {
            **_file(self),
            **_edit(self),
            **_view(self),
            **_map(self),
            **_measures(self),
            **_value(self),
            **_help(self),
        }


def _file(acts: Acts) -> Deeds:
    return {
        "new": acts.pages.show_start,
        "open": acts.pages.open_file,
        "close": acts.pages.close_document,
        "save": acts.session.save,
        "save_as": acts.session.save_as,
        "save_framework": acts.library.save_framework,
        "export_workbook": acts.transfers.export_workbook,
        "fill_workbook": acts.fills.fill,
        "import_workbook": acts.imports.open,
        "export_picture": acts.transfers.export_picture,
        "settings": acts.pages.show_settings,
        "quit": acts.pages.quit,
    }


def _edit(acts: Acts) -> Deeds:
    return {
        "undo": acts.edits.undo,
        "redo": acts.edits.redo,
        "show_history": acts.docks.show_history,
        "delete": acts.edits.delete,
        "select_all": acts.edits.select_all,
        **{
            each: partial(acts.map.give, each)
            for each in (CUT, COPY, COPY_PICTURE, PASTE, DUPLICATE)
        },
    }


def _view(acts: Acts) -> Deeds:
    return {
        "show_map": acts.pages.show_map,
        "show_scorecard": acts.pages.show_scorecard,
        "show_measures": acts.pages.show_measures,
        "show_value": acts.pages.show_value,
        "show_investments": acts.pages.show_investments,
        "show_links": acts.pages.show_links,
        "earlier": acts.stepper.step_back,
        "later": acts.stepper.step_on,
        "next_pane": acts.docks.next_pane,
        "previous_pane": acts.docks.previous_pane,
        "reset_panes": acts.window.reset_panes,
        "present": acts.room.toggle,
    }


def _map(acts: Acts) -> Deeds:
    give, choose = acts.map.give, acts.map.choose_density
    return {
        **{command.id: partial(give, command.id) for command in MAP},
        **{f"cards_{name}": partial(choose, name) for name in DENSITIES},
    }


def _measures(acts: Acts) -> Deeds:
    return {
        "find_measure": acts.library.find_measure,
        "save_measures": acts.library.save_measures,
        "explain": acts.why.explain_selection,
    }


def _value(acts: Acts) -> Deeds:
    deeds: dict[str, Callable[[], object]] = {}
    for command in VALUE:
        if command.id in INVEST_HERE:
            deeds[command.id] = partial(acts.investing.add_here, INVEST_HERE[command.id])
        elif command.id in ASKED:
            deeds[command.id] = partial(acts.investing.ask, ASKED[command.id])
        else:
            deeds[command.id] = partial(acts.map.give, command.id)
    return deeds


def _help(acts: Acts) -> Deeds:
    return {
        "palette": acts.palette.open,
        "keys": acts.pages.show_keys,
        "diagnostics": acts.pages.copy_diagnostics,
        "about": acts.pages.show_about,
    }
