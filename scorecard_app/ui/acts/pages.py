"""The commands that show a page of the window, and those that ask for a file."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from scorecard_app.texts import _
from scorecard_app.ui.failures import Failures
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.notices import Notice
from scorecard_app.ui.prompts import SCORECARDS, Prompts
from scorecard_app.ui.session import Session


class PageActs(QObject):
    """Shows the pages, and goes back to the work that is open."""

    noticed = Signal(object)

    def __init__(
        self, window: MainWindow, session: Session, *, prompts: Prompts, failures: Failures
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._prompts = prompts
        self._failures = failures
        self._work = Page.MAP

    def show_start(self) -> None:
        """Show what can be opened; the open scorecard stays open until something is chosen."""
        self._window.show_page(Page.START)

    def show_map(self) -> None:
        """Show the map of the open scorecard."""
        self._show_work(Page.MAP)

    def show_scorecard(self) -> None:
        """Show the open scorecard as a table."""
        self._show_work(Page.SCORECARD)

    def show_measures(self) -> None:
        """Show the values of all measures."""
        self._show_work(Page.MEASURES)

    def show_value(self) -> None:
        """Show what is supposed, and what it is worth."""
        self._show_work(Page.VALUE)

    def show_investments(self) -> None:
        """Show levers, initiatives and streams of money."""
        self._show_work(Page.INVESTMENTS)

    def show_links(self) -> None:
        """Show the links, what is believed of them and what data say."""
        self._show_work(Page.LINKS)

    def show_work(self) -> None:
        """Go back to the open scorecard, or to the start page where there is none."""
        self._window.show_page(Page.START if self._session.current is None else self._work)

    def show_settings(self) -> None:
        """Show the settings."""
        self._window.show_page(Page.SETTINGS)

    def show_keys(self) -> None:
        """Show which keys do what."""
        self._window.show_page(Page.KEYS)

    def show_about(self) -> None:
        """Show what this program is."""
        self._window.show_page(Page.ABOUT)

    def show_report(self) -> None:
        """Show line by line what the last import did."""
        self._window.show_page(Page.REPORT)

    def open_file(self) -> None:
        """Ask for a scorecard and open it."""
        path = self._prompts.path_to_open(_("Open a scorecard"), (SCORECARDS,))
        if path is not None:
            self._session.open_file(path)

    def close_document(self) -> None:
        """Close the open scorecard and show the start page."""
        self._window.finish_typing()
        self._session.leave(self.show_start)

    def quit(self) -> None:
        """Close the window, when nothing is left to ask."""
        self._window.close()

    def copy_diagnostics(self) -> None:
        """Put what helps to mend a failure on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(self._failures.diagnostics)
        self.noticed.emit(
            Notice(_("The diagnostics are on the clipboard; paste them to see what they say."))
        )

    def _show_work(self, page: Page) -> None:
        if self._session.current is not None:
            self._work = page
            self._window.show_page(page)
            self._window.enter_page()
