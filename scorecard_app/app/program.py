"""The composition root of the window: builds the parts in order and hands them down."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from scorecard_app.app.locale_forms import forms_for, system_language
from scorecard_app.app.places import Places
from scorecard_app.app.surroundings import context, mint, now
from scorecard_app.storage.context import Context
from scorecard_app.texts import use_language
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.acts.deeds import Acts
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
from scorecard_app.ui.background import Background
from scorecard_app.ui.commands import COMMANDS, Menu
from scorecard_app.ui.date_stepper import DateStepper
from scorecard_app.ui.failures import FailureLog, Failures
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.motion import Motion
from scorecard_app.ui.own_library import OwnLibraryStore
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.prompts import Prompts, QtPrompts
from scorecard_app.ui.session import Session
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.shell import Shell
from scorecard_app.ui.start_page import StartPage
from scorecard_app.ui.starter import Starter
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.toolbar import ViewBar
from scorecard_app.ui.transfers import Transfers

if TYPE_CHECKING:
    from scorecard_app.storage.personal_library import PersonalLibrary
    from scorecard_app.ui.dialogs import SidePage
    from scorecard_app.ui.open_document import OpenDocument
    from scorecard_app.ui.views import Views


@dataclass(frozen=True)
class Program:
    """The parts that whoever runs the program, or tests it, holds in hand."""

    window: MainWindow
    acts: Acts
    actions: Actions
    settings: ProgramSettings
    background: Background
    failures: Failures
    starter: Starter
    parts: Parts

    @property
    def session(self) -> Session:
        """Return the life of the open scorecard."""
        return self.acts.session

    def show(self, path: Path | None = None) -> None:
        """Show the window; open a file in it if one is given, as soon as it is there."""
        self.window.restore_place()
        if path is None:
            self.window.painted_first.connect(self.starter.begin)
        else:
            self.window.set_page(Page.WAITING, QWidget())
            self.window.show_page(Page.WAITING)
            self.window.painted_first.connect(partial(self.session.open_file, path.absolute()))
            self.session.replaced.connect(self.starter.begin)
        self.window.show()

    def close(self) -> None:
        """End what is under way and let the window go."""
        self.background.close()
        self.settings.flush()
        self.failures.close()
        self.window.deleteLater()


def build(
    app: QApplication,
    *,
    places: Places,
    language: str | None = None,
    prompts: Callable[[MainWindow], Prompts] = QtPrompts,
) -> Program:
    """Build everything; nothing is shown yet."""
    settings = ProgramSettings(QSettings(str(places.settings), QSettings.Format.IniFormat))
    parts = _parts(app, settings, language or settings.language)
    window = MainWindow(settings, parts)
    background = Background(window)
    failures = Failures(FailureLog(places.state / "logs", now=now), window)
    make_context = partial(_context, places, settings)
    own = OwnLibraryStore(partial(_own_file, places, make_context), background, window)
    acts = _acts(
        window,
        parts,
        make_context=make_context,
        own=own,
        asks=prompts(window),
        background=background,
        failures=failures,
        settings=settings,
        profiles=places.data or places.state,
    )
    actions = Actions(COMMANDS, acts.by_command(), icons=parts.icons, window=window)
    actions.use_keys(settings.habits.keymap)
    acts.palette.serve(actions)
    starter = _fill(window, acts, actions, parts=parts, settings=settings, background=background)
    shell = Shell(
        window,
        acts,
        actions,
        settings=settings,
        parts=parts,
        build_views=partial(_views, parts, actions, settings, own, background),
    )
    window.page_changed.connect(starter.look)
    failures.happened.connect(shell.warn_of_failure)
    settings.changed.connect(shell.follow_setting)
    settings.habits.keymap_changed.connect(shell.use_keys)
    return Program(window, acts, actions, settings, background, failures, starter, parts)


def _parts(app: QApplication, settings: ProgramSettings, language: str) -> Parts:
    """Speak the language, and make what every part of the window is given."""
    _speak(app, language or system_language())
    themes = ThemeStore(settings.theme, app, bands=settings.band_palette)
    themes.apply_to(app)
    return Parts(
        themes,
        Icons(themes, themes),
        partial(forms_for, language),
        mint,
        now,
        settings.folds,
        Motion(partial(getattr, settings, "reduced_motion")),
    )


def _speak(app: QApplication, language: str) -> None:
    """Use the catalogue of a language for our texts, and Qt's own for Qt's."""
    spoken = use_language(language)
    if spoken == "en":
        return
    from PySide6.QtCore import (  # noqa: PLC0415 - brings all languages
        QLibraryInfo,
        QLocale,
        QTranslator,
    )

    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(spoken), "qtbase", "_", folder):
        app.installTranslator(translator)


def _context(places: Places, settings: ProgramSettings) -> Context:
    return context(places.state, user=settings.user_name)


def _own_file(places: Places, make_context: Callable[[], Context]) -> "PersonalLibrary":
    """Return the file of what the user saved; what reads it is imported when it is needed."""
    from scorecard_app.storage.personal_library import PersonalLibrary  # noqa: PLC0415 - see above

    return PersonalLibrary(places.data or places.state, make_context())


def _acts(  # noqa: PLR0913 - what the commands stand on
    window: MainWindow,
    parts: Parts,
    *,
    make_context: Callable[[], Context],
    own: OwnLibraryStore,
    asks: Prompts,
    background: Background,
    failures: Failures,
    settings: ProgramSettings,
    profiles: Path,
) -> Acts:
    """Make what the commands do."""
    session = Session(make_context, background=background, prompts=asks, parent=window)
    transfers = Transfers(session, parts, background=background, prompts=asks, parent=window)
    pages = PageActs(window, session, prompts=asks, failures=failures)
    return Acts(
        session=session,
        transfers=transfers,
        edits=EditActs(session, window),
        pages=pages,
        map=MapActs(window, settings.habits),
        library=LibraryActs(session, own, docks=window.docks, parts=parts, parent=window),
        stepper=DateStepper(parts),
        docks=window.docks,
        window=window,
        why=WhyActs(window.docks),
        palette=PaletteActs(window, session, settings.habits, parts.themes),
        room=RoomActs(window),
        merges=MergeActs(
            window, session, parts, transfers=transfers, background=background, prompts=asks
        ),
        imports=ImportActs(
            window, session, parts, profiles=profiles, background=background, prompts=asks
        ),
        fills=FillActs(
            window,
            session,
            transfers,
            parts,
            profiles=profiles,
            background=background,
            prompts=asks,
        ),
        investing=InvestActs(session, pages),
    )


def _fill(
    window: MainWindow,
    acts: Acts,
    actions: Actions,
    *,
    parts: Parts,
    settings: ProgramSettings,
    background: Background,
) -> Starter:
    """Put the bars and the pages into the window that are there whatever is open."""
    menus = actions.fill(window.menuBar())
    menus[Menu.VIEW].addSeparator()
    menus[Menu.VIEW].addActions(window.docks.toggles)
    bar = ViewBar(actions, acts.stepper, icons=parts.icons, parent=window)
    bar.spring.hinted.connect(window.status.show_hint)
    window.addToolBar(bar)
    start = StartPage(parts.themes, parts.icons)
    start.open_chosen.connect(acts.pages.open_file)
    window.set_page(Page.START, start)
    for page in (Page.SETTINGS, Page.KEYS, Page.ABOUT, Page.REPORT):
        window.offer_page(page, partial(_side_page, page, acts, actions, settings, parts))
    acts.transfers.report_wanted.connect(acts.pages.show_report)
    acts.imports.handed_over.connect(acts.merges.take_file)
    acts.fills.read_wanted.connect(acts.imports.take_file)
    for page_acts in (acts.imports, acts.merges, acts.fills):
        page_acts.left.connect(acts.pages.show_work)
    return Starter(
        start,
        acts.session,
        parts=parts,
        settings=settings,
        background=background,
        own=acts.library.own,
    )


def _side_page(
    page: Page, acts: Acts, actions: Actions, settings: ProgramSettings, parts: Parts
) -> "SidePage":
    """Make a page that stands beside the work, when it is shown for the first time."""
    from scorecard_app.ui import dialogs  # noqa: PLC0415 - none of it is seen at the start

    made: SidePage
    match page:
        case Page.SETTINGS:
            made = dialogs.SettingsPage(settings, acts.session, parts)
        case Page.KEYS:
            made = dialogs.KeysPage(actions, settings.habits, themes=parts.themes)
        case Page.REPORT:
            made = dialogs.ReportPage(acts.transfers, themes=parts.themes)
        case _:
            made = dialogs.AboutPage(themes=parts.themes)
    made.closed.connect(acts.pages.show_work)
    return made


def _views(
    parts: Parts,
    actions: Actions,
    settings: ProgramSettings,
    own: OwnLibraryStore,
    background: Background,
    current: "OpenDocument",
) -> "Views":
    """Build the views of a scorecard; what they stand on is imported when the first opens."""
    from scorecard_app.ui.views import Views  # noqa: PLC0415 - brings numpy

    return Views(current, parts, actions, settings, own, background)
