"""The map full screen for a projector, with capture at its foot and a curtain to blank it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMenuBar, QStatusBar, QToolBar, QWidget

from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import capture_card
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.main_window import MainWindow
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.room.capture_bar import CaptureBar
from scorecard_app.ui.room.curtain import Curtain

THEME = "contrast-light"
"""What is worn in the room, whatever the window wears: text at 7:1 and more.

It is light on purpose. A projector only adds light: its black is the grey of the screen in a lit
room, in which a dark map drowns; where it is too bright, B blanks it.
"""

_CURTAINS = {
    Qt.Key.Key_B: False,
    Qt.Key.Key_Period: False,
    Qt.Key.Key_W: True,
    Qt.Key.Key_Comma: True,
}
"""The keys that blank the screen, and whether in white: those that presenters have in hand."""

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class _Before:
    """How everything stood before, to be put back."""

    bars: tuple[QWidget, ...]
    was_full: bool


class Presenting(QObject):
    """Puts everything away but the map, and brings it back as it was."""

    def __init__(
        self, window: MainWindow, view: MapView, current: OpenDocument, parts: Parts
    ) -> None:
        super().__init__(view)
        self._window, self._view, self._themes = window, view, parts.themes
        self._current = current
        self._before: _Before | None = None
        self._fills_screen = False
        self.bar = CaptureBar(
            current.bridge, current.history, parts.themes, parts.mint, parent=view
        )
        self.bar.hide()
        self.bar.card_wanted.connect(self._capture)
        self.bar.left.connect(self._go_back_to_map)
        current.history.refused.connect(self._tell)
        self.curtain = Curtain(window)
        self.curtain.opened.connect(self._go_back_to_map)

    @property
    def is_on(self) -> bool:
        """Say whether the map is shown to a room."""
        return self._before is not None

    def toggle(self) -> None:
        """Begin, or end."""
        if self.is_on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Show the map to the room: full screen, in large letters, with nothing round it."""
        window = self._window
        window.keep_panes()
        bars = (window.menuBar(), window.status, *window.findChildren(QToolBar))
        shown = tuple(bar for bar in bars if not bar.isHidden())
        self._before = _Before(shown, window.isFullScreen())
        self._fills_screen = False
        for dock in self._docks:
            dock.installEventFilter(self)
        for bar in shown:
            bar.hide()
        window.docks.hide()
        self._write_large(max(window.screen().size().height(), window.height()))
        self._view.present(is_presented=True)
        self._view.installEventFilter(self)
        window.showFullScreen()
        self.bar.show()
        self._stand()
        self._view.setFocus()

    def end(self) -> None:
        """Put everything back as it was."""
        before, self._before = self._before, None
        if before is None:
            return
        self.curtain.hide()
        self.bar.hide()
        self._view.setViewportMargins(0, 0, 0, 0)
        for each in (self._view, *self._docks):
            each.removeEventFilter(self)
        self._view.present(is_presented=False)
        self._themes.leave_room()
        for bar in before.bars:
            bar.show()
        if not before.was_full:
            self._window.showNormal()
        self._window.open_panes()

    def _capture(self, name: str, lane_id: PerspectiveId) -> None:
        made = capture_card(self._view.place, name, lane_id)
        if made is not None:
            number = self._current.card.objectives[made].number
            self.bar.tell(_("Card {number}").format(number=number))

    def _tell(self, sentence: str) -> None:
        if self.is_on:
            self.bar.tell(sentence)

    def _go_back_to_map(self) -> None:
        self._view.setFocus()

    def _write_large(self, lines: int) -> None:
        """Write so large that it is read from the last row, however many lines the screen has."""
        self._themes.enter_room(self._seen, THEME, lines)

    @property
    def _docks(self) -> list[QDockWidget]:
        return self._window.findChildren(QDockWidget)

    @property
    def _seen(self) -> list[QWidget]:
        """Return what of the window is seen while its panes and bars are put away."""
        away = QDockWidget, QToolBar, QMenuBar, QStatusBar
        parts = self._window.children()
        return [each for each in parts if isinstance(each, QWidget) and not isinstance(each, away)]

    def _follow_size(self) -> None:
        """Write as the window is high, once it was full screen: on its way there it changes often.

        To dress it anew each time would take longer than all else.
        """
        window, lines = self._window, self._window.height()
        if lines == window.screen().size().height() or not window.isFullScreen():
            self._fills_screen = True
        if self._fills_screen:
            self._write_large(lines)

    def _stand(self) -> None:
        """Lie along the foot of the map."""
        height = self.bar.sizeHint().height()
        room = self._view.rect()
        self.bar.setGeometry(0, room.height() - height, room.width(), height)
        self.bar.raise_()
        self._view.setViewportMargins(0, 0, 0, height)

    def _key(self, event: QKeyEvent) -> bool:
        """Blank, capture or end; return whether the key of the map meant that here.

        Letters never replace the title of a card that is selected: F2 does, and B and W blank.
        """
        if event.modifiers() & _COMMANDING:
            return False
        is_free = not self._current.view_state.selection
        if event.key() in _CURTAINS:
            self.curtain.draw(is_white=_CURTAINS[Qt.Key(event.key())])
        elif event.text().strip() and event.text().isprintable():
            self.bar.begin(event.text())
        elif is_free and event.key() == Qt.Key.Key_Escape:
            self.end()
        elif is_free and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.bar.begin()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the map that mean something else here, follow its size, dress panes."""
        if watched is self._view and self.is_on:
            if event.type() == QEvent.Type.Resize:
                self._follow_size()
                self._stand()
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
        elif isinstance(watched, QDockWidget) and event.type() == QEvent.Type.Show:
            self._themes.let_in(watched)
        return super().eventFilter(watched, event)
