"""The composition root of the window: builds the parts in order and hands them down."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from scorecard_app.app.locale_forms import forms_of, locale_for
from scorecard_app.app.places import Places
from scorecard_app.app.surroundings import context, mint, now
from scorecard_app.storage.context import Context
from scorecard_app.texts import use_language
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.background import Background
from scorecard_app.ui.commands import Acts, commands, key_rows
from scorecard_app.ui.date_stepper import DateStepper
from scorecard_app.ui.dialogs.about_page import AboutPage
from scorecard_app.ui.dialogs.keys_page import KeysPage
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.dialogs.report_page import ReportPage
from scorecard_app.ui.dialogs.settings_page import SettingsPage
from scorecard_app.ui.edit_acts import EditActs
from scorecard_app.ui.failures import FailureLog, Failures
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.map_acts import MapActs
from scorecard_app.ui.page_acts import PageActs
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
        """Show the window; open a file in it if one is given."""
        self.window.restore_place()
        self.window.painted_first.connect(self.starter.draw_pictures)
        self.starter.refresh()
        self.window.show()
        if path is not None:
            self.session.open_file(path.absolute())

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
    acts = _acts(
        window,
        parts,
        make_context=partial(_context, places, settings),
        asks=prompts(window),
        background=background,
        failures=failures,
    )
    actions = Actions(commands(acts), parts.icons, window)
    starter = _fill(window, acts, actions, parts=parts, settings=settings, background=background)
    shell = Shell(
        window,
        acts,
        actions,
        settings=settings,
        parts=parts,
        build_views=partial(_views, parts, actions),
    )
    window.page_changed.connect(starter.look)
    failures.happened.connect(shell.warn_of_failure)
    settings.changed.connect(shell.follow_setting)
    return Program(window, acts, actions, settings, background, failures, starter, parts)


def _parts(app: QApplication, settings: ProgramSettings, language: str) -> Parts:
    """Speak the language, and make what every part of the window is given."""
    locale = locale_for(language)
    _speak(app, locale)
    themes = ThemeStore(settings.theme, app)
    themes.apply_to(app)
    icons = Icons(themes, themes)
    return Parts(themes, icons, forms_of(locale), mint, now)


def _speak(app: QApplication, locale: QLocale) -> None:
    """Use the catalogue of a language for our texts, and Qt's own for Qt's."""
    spoken = use_language(locale.name())
    QLocale.setDefault(locale)
    if spoken != "en":
        translator = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(QLocale(spoken), "qtbase", "_", folder):
            app.installTranslator(translator)


def _context(places: Places, settings: ProgramSettings) -> Context:
    return context(places.state, user=settings.user_name)


def _acts(
    window: MainWindow,
    parts: Parts,
    *,
    make_context: Callable[[], Context],
    asks: Prompts,
    background: Background,
    failures: Failures,
) -> Acts:
    """Make what the commands do."""
    session = Session(make_context, background=background, prompts=asks, parent=window)
    return Acts(
        session=session,
        transfers=Transfers(session, parts, background=background, prompts=asks, parent=window),
        edits=EditActs(session, window),
        pages=PageActs(window, session, prompts=asks, failures=failures),
        map=MapActs(window),
        stepper=DateStepper(parts),
        docks=window.docks,
        window=window,
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
    menus["view"].addSeparator()
    menus["view"].addActions(window.docks.toggles)
    window.addToolBar(ViewBar(actions, acts.stepper, icons=parts.icons, parent=window))
    start = StartPage(parts.themes, parts.icons)
    settings_page = SettingsPage(settings, acts.session, parts)
    report = ReportPage(parts.themes)
    for page, widget in (
        (Page.START, start),
        (Page.SETTINGS, settings_page),
        (Page.KEYS, KeysPage(key_rows(actions.commands), themes=parts.themes)),
        (Page.ABOUT, AboutPage(themes=parts.themes)),
        (Page.REPORT, report),
    ):
        window.set_page(page, widget)
        if isinstance(widget, SidePage):
            widget.closed.connect(acts.pages.show_work)
    start.open_chosen.connect(acts.pages.open_file)
    acts.session.replaced.connect(settings_page.follow)
    acts.transfers.reported.connect(report.show_lines)
    acts.transfers.report_wanted.connect(acts.pages.show_report)
    return Starter(start, acts.session, parts=parts, settings=settings, background=background)


def _views(parts: Parts, actions: Actions, current: "OpenDocument") -> "Views":
    """Build the views of a scorecard; what they stand on is imported when the first opens."""
    from scorecard_app.ui.views import Views  # noqa: PLC0415 - brings numpy

    return Views(current, parts, actions)
