"""The panes round the content: outline, library, hints and so on; closable, remembered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from scorecard_app.texts import _

_COMPACT_WIDTHS = (240, 320)
_ROOMY_WIDTHS = (300, 370)
"""How wide outline and inspector are at first."""
_TRIES = 8
"""How many rounds of events outline and inspector have to become so wide."""

_DETAIL_HEIGHT, _DETAIL_SHARE = 320, 0.35
"""How high the detail is at first, and how much of the window it takes at most."""

_ROOMY_WIDTH = 1600
_OUTLINE_SHARE, _LIBRARY_SHARE = 420, 480


class Docks(QObject):
    """Arranges the panes; on a small screen the detail shares the right side with the inspector.

    Where nobody has moved anything, they are arranged anew when the window becomes roomy.
    """

    def __init__(
        self, window: QMainWindow, *, content: QWidget, px: Callable[[float], int]
    ) -> None:
        super().__init__(window)
        self._px = px
        self._window = window
        self._content = content
        self.outline = self._dock("outlineDock", _("Outline"))
        self.library = self._dock("libraryDock", _("Library"))
        self.hints = self._dock("hintsDock", _("Hints"))
        self.inspector = self._dock("inspectorDock", _("Inspector"))
        self.detail = self._dock("detailDock", _("Detail"))
        self.history = self._dock("historyDock", _("History"))
        self._all = (
            self.outline,
            self.library,
            self.hints,
            self.inspector,
            self.detail,
            self.history,
        )
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._first: _Stand | None = None
        self._is_arranged_roomy = False
        window.installEventFilter(self)
        self.hide()

    @property
    def toggles(self) -> tuple[QAction, ...]:
        """Return the actions that show and hide the panes."""
        return tuple(dock.toggleViewAction() for dock in self._all)

    @property
    def is_roomy(self) -> bool:
        """Say whether the detail has room below the content."""
        return self._window.width() >= _ROOMY_WIDTH

    @property
    def are_untouched(self) -> bool:
        """Say whether every pane stands as it was put, and is as wide."""
        return self._first is not None and self._stand() == self._first

    def fill(
        self,
        *,
        outline: QWidget,
        library: QWidget,
        hints: QWidget,
        inspector: QWidget,
        detail: QWidget,
        history: QWidget,
    ) -> None:
        """Put the views of another scorecard into the panes."""
        views = (outline, library, hints, inspector, detail, history)
        for dock, view in zip(self._all, views, strict=True):
            dock.setWidget(view)

    def empty(self) -> None:
        """Take the views out and hide the panes: there is nothing to show."""
        for dock in self._all:
            view = dock.widget()
            if view is not None:
                dock.setWidget(None)  # type: ignore[arg-type]  # Qt takes none, its stub does not
                view.deleteLater()
        self.hide()

    def hide(self) -> None:
        """Hide all panes."""
        for dock in self._all:
            dock.hide()

    def arrange(self) -> None:
        """Put every pane in its first place, as the size of the window suggests."""
        window, right = self._window, Qt.DockWidgetArea.RightDockWidgetArea
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.outline)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.library)
        window.addDockWidget(right, self.inspector)
        if self.is_roomy:
            window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.detail)
        else:
            window.addDockWidget(right, self.detail)
            window.tabifyDockWidget(self.inspector, self.detail)
            window.tabifyDockWidget(self.outline, self.library)
        window.tabifyDockWidget(self.library, self.hints)
        window.tabifyDockWidget(self.hints, self.history)
        for dock in self._all:
            dock.setVisible(dock is not self.history)
        self.library.raise_()
        self.outline.raise_()
        self.inspector.raise_()
        self._first, self._is_arranged_roomy = None, self.is_roomy

    def show_hints(self) -> None:
        """Open the hints, in front of what shares their place, and give them the keyboard."""
        self.hints.show()
        self.hints.raise_()
        _first_control(self.hints).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_history(self) -> None:
        """Open the history, in front of what shares its place, and give it the keyboard."""
        self.history.show()
        self.history.raise_()
        _first_control(self.history).setFocus(Qt.FocusReason.OtherFocusReason)

    def apportion(self) -> None:
        """Give every pane its first size; the views in them must have been laid out before."""
        high = Qt.Orientation.Vertical
        if self.is_roomy:
            share = round(self._window.height() * _DETAIL_SHARE)
            height = min(self._px(_DETAIL_HEIGHT), share)
            self._window.resizeDocks([self.detail], [height], high)
            left = [self.outline, self.library]
            self._window.resizeDocks(left, [_OUTLINE_SHARE, _LIBRARY_SHARE], high)
        self._give_widths(_TRIES)

    def _give_widths(self, tries: int) -> None:
        """Make outline and inspector as wide as they are at first, and see whether they are.

        A view that is laid out late wants to be wider till then, and Qt gives nothing back.
        """
        sides = [self.outline, self.inspector]
        self._window.resizeDocks(sides, self._first_widths, Qt.Orientation.Horizontal)
        QTimer.singleShot(0, self, partial(self._see_widths, tries - 1))

    def _see_widths(self, tries: int) -> None:
        """Remember how the panes stand, once they are as wide as they should be."""
        is_given = [self.outline.width(), self.inspector.width()] == self._first_widths
        if is_given or not tries:
            self._first = self._stand()
        else:
            self._give_widths(tries)

    @property
    def _first_widths(self) -> list[int]:
        widths = _ROOMY_WIDTHS if self.is_roomy else _COMPACT_WIDTHS
        return [self._px(width) for width in widths]

    def next_pane(self) -> None:
        """Give the keyboard to the next pane that is open."""
        self._walk(1)

    def previous_pane(self) -> None:
        """Give the keyboard to the pane before."""
        self._walk(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Use the room of a window that has grown, unless somebody arranged the panes."""
        grows = event.type() is QEvent.Type.Resize and self.is_roomy
        if grows and not self._is_arranged_roomy and self.are_untouched:
            self.arrange()
            QTimer.singleShot(0, self, self.apportion)
        return super().eventFilter(watched, event)

    def _stand(self) -> "_Stand":
        places = tuple(
            (self._window.dockWidgetArea(dock), dock.isFloating(), dock.isHidden())
            for dock in self._all
        )
        return places, (self.outline.width(), self.inspector.width())

    def _walk(self, step: int) -> None:
        panes = [self._content, *(dock for dock in self._all if not dock.isHidden())]
        focus = QApplication.focusWidget()
        inside = [at for at, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)]
        pane = panes[(inside[0] + step if inside else 0) % len(panes)]
        pane.raise_()
        _first_control(pane).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _dock(self, name: str, title: str) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        return dock


_Stand = tuple[tuple[tuple[Qt.DockWidgetArea, bool, bool], ...], tuple[int, int]]
"""Where each pane is, whether it floats, whether it is closed; and how wide two of them are."""


def _first_control(pane: QWidget) -> QWidget:
    """Return the first widget of a pane that takes the keyboard."""
    inside = pane.widget() if isinstance(pane, QDockWidget) else pane
    for each in [inside, *inside.findChildren(QWidget)]:
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return each
    return pane
