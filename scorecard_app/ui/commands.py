"""The table of commands: every menu entry, key and button of the window, and what it does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard_app.texts import N_, _
from scorecard_app.ui.actions import MENUS, Command, KeysRow, Need
from scorecard_app.ui.date_stepper import DateStepper
from scorecard_app.ui.docks import Docks
from scorecard_app.ui.edit_acts import EditActs
from scorecard_app.ui.library_acts import LibraryActs
from scorecard_app.ui.main_window import MainWindow
from scorecard_app.ui.map_acts import MapActs
from scorecard_app.ui.map_commands import FIT, KEYS_OF_THE_MAP, LINK, map_commands
from scorecard_app.ui.page_acts import PageActs
from scorecard_app.ui.session import Session
from scorecard_app.ui.transfers import Transfers
from scorecard_app.ui.why_acts import WhyActs

NEW, OPEN, SAVE, UNDO, REDO = "new", "open", "save", "undo", "redo"
SHOW_MAP, SHOW_SCORECARD, SHOW_MEASURES = "show_map", "show_scorecard", "show_measures"
DELETE, SELECT_ALL = "delete", "select_all"
EXPLAIN = "explain"

ON_MAP = ("add_objective", LINK, "edit_title", DELETE, EXPLAIN, FIT)
"""The commands that the map offers where its menu is asked for."""


@dataclass(frozen=True)
class Acts:
    """Those who do what the commands say."""

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


def commands(acts: Acts) -> tuple[Command, ...]:
    """Return the table, in the order of the menus."""
    return (*_file(acts), *_edit(acts), *_view(acts), *map_commands(acts.map), *_help(acts))


def key_rows(table: Iterable[Command]) -> Iterator[KeysRow]:
    """Yield the commands that have keys, for the page that lists them."""
    for command in table:
        if command.keys:
            title = _(command.title).replace("&", "").removesuffix("…")
            yield KeysRow(_(MENUS[command.menu]).replace("&", ""), title, command.keys)
    for title, keys in KEYS_OF_THE_MAP:
        yield KeysRow(_("With a card selected on the map"), _(title), keys)


def _file(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            NEW,
            N_("&New…"),
            acts.pages.show_start,
            "file",
            keys=("Ctrl+N",),
            icon="new",
            hint=N_("Begin with a template, a blank scorecard or the sample"),
        ),
        Command(OPEN, N_("&Open…"), acts.pages.open_file, "file", keys=("Ctrl+O",), icon="open"),
        Command(
            "close",
            N_("&Close"),
            acts.pages.close_document,
            "file",
            keys=("Ctrl+W",),
            need=Need.DOCUMENT,
        ),
        *_saving(acts),
        *_transfers(acts),
        Command(
            "settings",
            N_("Se&ttings…"),
            acts.pages.show_settings,
            "file",
            group=3,
            keys=("Ctrl+,",),
            icon="settings",
        ),
        Command("quit", N_("&Quit"), acts.pages.quit, "file", group=4, keys=("Ctrl+Q",)),
    )


def _saving(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            SAVE,
            N_("&Save"),
            acts.session.save,
            "file",
            group=1,
            keys=("Ctrl+S",),
            need=Need.DOCUMENT,
            icon="save",
        ),
        Command(
            "save_as",
            N_("Save &as…"),
            acts.session.save_as,
            "file",
            group=1,
            keys=("Ctrl+Shift+S",),
            need=Need.DOCUMENT,
            icon="save-as",
        ),
        Command(
            "save_framework",
            N_("Save as a &framework"),
            acts.library.save_framework,
            "file",
            group=1,
            need=Need.DOCUMENT,
            hint=N_("Keep perspectives, objectives, measures and links to begin others from"),
        ),
    )


def _transfers(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            "export_workbook",
            N_("Export &workbook…"),
            acts.transfers.export_workbook,
            "file",
            group=2,
            keys=("Ctrl+E",),
            need=Need.DOCUMENT,
            icon="export-workbook",
            hint=N_("Write an Excel workbook that can be changed there and imported again"),
        ),
        Command(
            "import_workbook",
            N_("&Import workbook…"),
            acts.transfers.import_workbook,
            "file",
            group=2,
            keys=("Ctrl+I",),
            need=Need.DOCUMENT,
            icon="import-workbook",
            hint=N_("Take the changes made in an exported workbook into this scorecard"),
        ),
        Command(
            "export_picture",
            N_("Export &picture…"),
            acts.transfers.export_picture,
            "file",
            group=2,
            keys=("Ctrl+Shift+E",),
            need=Need.DOCUMENT,
            icon="export-picture",
            hint=N_("Draw the map into a PNG, SVG or PDF file"),
        ),
    )


def _edit(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            UNDO,
            N_("&Undo"),
            acts.edits.undo,
            "edit",
            keys=("Ctrl+Z",),
            need=Need.UNDO,
            icon="undo",
        ),
        Command(
            REDO,
            N_("&Redo"),
            acts.edits.redo,
            "edit",
            keys=("Ctrl+Y", "Ctrl+Shift+Z"),
            need=Need.REDO,
            icon="redo",
        ),
        Command(
            DELETE,
            N_("&Delete"),
            acts.edits.delete,
            "edit",
            group=1,
            keys=("Del", "Backspace"),
            need=Need.SELECTION,
            icon="delete",
            is_local=True,
        ),
        Command(
            SELECT_ALL,
            N_("Select &all"),
            acts.edits.select_all,
            "edit",
            group=1,
            keys=("Ctrl+A",),
            need=Need.DOCUMENT,
            is_local=True,
        ),
        *_library(acts),
    )


def _library(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            "find_measure",
            N_("Add &measure from the library"),
            acts.library.find_measure,
            "edit",
            group=2,
            keys=("Ctrl+M",),
            need=Need.DOCUMENT,
            icon="measures",
            hint=N_("Search the library, and attach a measure to the selected objective by Enter"),
        ),
        Command(
            "save_measures",
            N_("Save to my li&brary"),
            acts.library.save_measures,
            "edit",
            group=2,
            need=Need.SELECTION,
            hint=N_("Keep the selected measures for other scorecards, without their values"),
        ),
    )


def _view(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            SHOW_MAP,
            N_("&Map"),
            acts.pages.show_map,
            "view",
            keys=("Ctrl+1",),
            need=Need.DOCUMENT,
            icon="map",
            is_checkable=True,
        ),
        Command(
            SHOW_SCORECARD,
            N_("&Scorecard"),
            acts.pages.show_scorecard,
            "view",
            keys=("Ctrl+2",),
            need=Need.DOCUMENT,
            icon="scorecard",
            is_checkable=True,
        ),
        Command(
            SHOW_MEASURES,
            N_("M&easures"),
            acts.pages.show_measures,
            "view",
            keys=("Ctrl+3",),
            need=Need.DOCUMENT,
            icon="measures",
            is_checkable=True,
        ),
        Command(
            EXPLAIN,
            N_("&Why this score?"),
            acts.why.explain_selection,
            "view",
            keys=("F9",),
            need=Need.SELECTION,
            hint=N_("Show step by step how the score of what is selected came to be"),
        ),
        *_months(acts),
        *_panes(acts),
    )


def _months(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            "earlier",
            N_("&Earlier"),
            acts.stepper.step_back,
            "view",
            group=1,
            keys=("Ctrl+PgUp",),
            need=Need.DOCUMENT,
        ),
        Command(
            "later",
            N_("&Later"),
            acts.stepper.step_on,
            "view",
            group=1,
            keys=("Ctrl+PgDown",),
            need=Need.DOCUMENT,
        ),
    )


def _panes(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            "next_pane",
            N_("&Next pane"),
            acts.docks.next_pane,
            "view",
            group=2,
            keys=("F6",),
            need=Need.DOCUMENT,
        ),
        Command(
            "previous_pane",
            N_("&Previous pane"),
            acts.docks.previous_pane,
            "view",
            group=2,
            keys=("Shift+F6",),
            need=Need.DOCUMENT,
        ),
        Command(
            "reset_panes",
            N_("&Reset panes"),
            acts.window.reset_panes,
            "view",
            group=2,
            need=Need.DOCUMENT,
        ),
    )


def _help(acts: Acts) -> tuple[Command, ...]:
    return (
        Command(
            "keys",
            N_("&Keyboard shortcuts"),
            acts.pages.show_keys,
            "help",
            keys=("F1",),
            icon="help",
        ),
        Command(
            "diagnostics",
            N_("&Copy diagnostics"),
            acts.pages.copy_diagnostics,
            "help",
            hint=N_("Versions and the places of past failures; no text of any scorecard"),
        ),
        Command("about", N_("&About"), acts.pages.show_about, "help", group=1, icon="info"),
    )
