"""The window: start page, views, panes and bars round one session."""

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMainWindow,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.texts import _
from scorecard_app.ui.docks import Docks
from scorecard_app.ui.message_strip import MessageStrip
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.status import StatusBar

_WIDTH, _HEIGHT = 1280, 800
_PANES = 1
"""The number of this set of panes: what was remembered of another set does not fit it."""


class Page(Enum):
    """What the content can show."""

    WAITING = "waiting"
    START = "start"
    MAP = "map"
    SCORECARD = "scorecard"
    MEASURES = "measures"
    VALUE = "value"
    INVESTMENTS = "investments"
    LINKS = "links"
    SETTINGS = "settings"
    KEYS = "keys"
    ABOUT = "about"
    REPORT = "report"
    MERGE = "merge"
    IMPORT = "import"
    FILL = "fill"


class MainWindow(QMainWindow):
    """Holds the places of everything; what is shown in them is put there by others.

    `painted_first` comes once, after the first picture is on the screen; `dropped` names a file,
    `dropped_both` two; `leaving` asks whoever knows to let the window go: it closes when `let_go`
    was called. `panes_opened` says that the panes have taken their room.
    """

    painted_first = Signal()
    dropped = Signal(object)
    dropped_both = Signal(object, object)
    leaving = Signal()
    page_changed = Signal()
    panes_opened = Signal()

    def __init__(self, settings: ProgramSettings, parts: Parts) -> None:
        super().__init__()
        self._settings = settings
        self._px = parts.themes.theme.px
        self._may_close = False
        self._is_asking = False
        self._has_painted = False
        self._pages: dict[Page, QWidget] = {}
        self._offered: dict[Page, Callable[[], QWidget]] = {}
        self.strip = MessageStrip(parts.icons, self)
        self.status = StatusBar(self)
        self._stack = QStackedWidget(self)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(content)
        self.setStatusBar(self.status)
        self.docks = Docks(self, content=content, px=self._px)
        self.setAcceptDrops(True)
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks
        )
        self.resize(self._px(_WIDTH), self._px(_HEIGHT))

    @property
    def page(self) -> Page | None:
        """Return which page is shown."""
        shown = self._stack.currentWidget()
        return next((page for page, widget in self._pages.items() if widget is shown), None)

    @property
    def pages(self) -> frozenset[Page]:
        """Return the pages that can be shown now."""
        return frozenset(self._pages.keys() | self._offered.keys())

    def set_page(self, page: Page, widget: QWidget) -> None:
        """Put a widget in the place of a page; what was there goes."""
        self.drop_page(page)
        self._pages[page] = widget
        self._stack.addWidget(widget)

    def offer_page(self, page: Page, make: Callable[[], QWidget]) -> None:
        """Let a page be made when it is shown for the first time."""
        self._offered[page] = make

    def drop_page(self, page: Page) -> None:
        """Take a page away."""
        old = self._pages.pop(page, None)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def show_page(self, page: Page) -> None:
        """Show a page."""
        if page in self._offered:
            self.set_page(page, self._offered.pop(page)())
        self._stack.setCurrentWidget(self._pages[page])
        self.page_changed.emit()

    def enter_page(self) -> None:
        """Give the keyboard to the page that is shown, if it takes it as a whole."""
        shown = self._stack.currentWidget()
        taker = (shown.focusProxy() or shown) if shown is not None else None
        if taker is not None and taker.focusPolicy() & Qt.FocusPolicy.TabFocus:
            taker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore_place(self) -> None:
        """Stand where the window stood last time."""
        self.restoreGeometry(self._settings.geometry)

    def open_panes(self) -> None:
        """Show the panes as they were last, or each in its first place."""
        state = self._settings.layout(self._size_name)
        if state.isEmpty() or not self.restoreState(state, _PANES):
            self.reset_panes()
        else:
            QTimer.singleShot(0, self, self.panes_opened.emit)

    def reset_panes(self) -> None:
        """Put every pane in its first place and size."""
        self.docks.arrange()
        QTimer.singleShot(0, self, self._apportion_panes)

    def keep_panes(self) -> None:
        """Remember how the panes stand, if not as they were put."""
        state = QByteArray() if self.docks.are_untouched else self.saveState(_PANES)
        self._settings.keep_layout(self._size_name, state)

    def show_title(self, name: str, *, is_modified: bool) -> None:
        """Name the open scorecard in the title, with a star where it is not saved."""
        program = _("Scorecard")
        self.setWindowTitle(f"{name}[*] – {program}" if name else program)
        if is_modified != self.isWindowModified():
            self.setWindowModified(is_modified)  # Qt tells all children each time

    def finish_typing(self) -> None:
        """Let the field that has the keyboard hand over what was typed; typing may go on there."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            home = _lasting(focus)
            focus.clearFocus()
            home.setFocus()

    def let_go(self) -> None:
        """Close: nothing is left to ask."""
        self._may_close = True
        if not self._is_asking:  # Qt ignores a close() from inside a closeEvent()
            self.close()

    def _apportion_panes(self) -> None:
        self.docks.apportion()
        self.panes_opened.emit()

    @property
    def _size_name(self) -> str:
        return "roomy" if self.docks.is_roomy else "compact"

    def childEvent(self, event: QChildEvent) -> None:
        """Give a name to the tabs that Qt makes where panes share a place."""
        super().childEvent(event)
        tabs = event.child()
        if event.type() is QEvent.Type.ChildPolished and isinstance(tabs, QTabBar):
            tabs.setAccessibleName(_("Panes"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing is left to ask; until then ask."""
        if not self._may_close:
            self._is_asking = True
            self.finish_typing()
            self.leaving.emit()
            self._is_asking = False
        event.setAccepted(self._may_close)
        if self._may_close:
            self._settings.keep_geometry(self.saveGeometry())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that can be opened or imported."""
        if _paths_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which file was dropped, or which two tables."""
        paths = _paths_in(event)
        if paths:
            event.acceptProposedAction()
        if len(paths) == 1:
            self.dropped.emit(*paths)
        elif paths:
            self.dropped_both.emit(*paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window is there, when this picture is on the screen."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.painted_first.emit)


def _lasting(focus: QWidget) -> QWidget:
    """Return what outlasts the end of typing: the view round an editor in a cell, or the field."""
    viewport = focus.parentWidget()
    view = viewport.parentWidget() if viewport else None
    return view if isinstance(view, QAbstractItemView) else focus


_MOST_FILES = 2
_ENDINGS = frozenset(
    {".scorecard", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt"}
)


def _paths_in(event: QDropEvent) -> Sequence[Path]:
    """Return what is dragged: a file that can be opened or imported, or two tables to join."""
    urls = event.mimeData().urls()
    paths = [Path(each.toLocalFile()) for each in urls if each.isLocalFile()]
    taken = _ENDINGS if len(urls) == 1 else _ENDINGS - {".scorecard"}
    is_known = all(each.suffix.lower() in taken for each in paths)
    return paths if len(paths) == len(urls) <= _MOST_FILES and is_known else ()
