"""The large picture of a response curve: what money brings, bent and turned by its handles."""

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorecard_app.present.investing.response import Handle, Response
from scorecard_app.texts import _
from scorecard_app.ui.investing.response_frame import ResponseFrame
from scorecard_app.ui.investing.response_painter import paint_response
from scorecard_app.ui.theme import ThemeStore

_HEIGHT, _WIDTH, _REACH = 220, 320, 12
_FAR = 10
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}
_GROWS = frozenset({Qt.Key.Key_Insert, Qt.Key.Key_Plus})


class ResponseView(QWidget):
    """Draws a ready-made response; handles are dragged, or chosen by Tab and moved by arrows.

    `moved` carries a handle, money and improvement; `grown` the money at which a point is wanted;
    `shrunk` the point that goes.
    """

    moved = Signal(object, float, float)
    grown = Signal(float)
    shrunk = Signal(object)
    current_changed = Signal()
    gesture_ended = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._spec = Response()
        self._current = 0
        self._dragged: str | None = None
        self._held: Response | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Response curve"))
        themes.changed.connect(self.update)

    @property
    def spec(self) -> Response:
        """Return what is drawn."""
        return self._spec

    @property
    def current(self) -> Handle | None:
        """Return the handle that the keyboard moves, while the picture has the keyboard."""
        handles = self._spec.handles
        return handles[self._current] if self._current < len(handles) and self.hasFocus() else None

    @property
    def frame(self) -> ResponseFrame:
        """Return where money and improvement lie in the picture."""
        return ResponseFrame(self._drawn, self.rect(), self._themes.theme)

    def show_response(self, spec: Response) -> None:
        """Draw another response; while a handle is dragged the axes stay where they are."""
        self._spec = spec
        self._current = min(self._current, max(len(spec.handles) - 1, 0))
        self._tell()
        self.update()

    @property
    def _drawn(self) -> Response:
        held, spec = self._held, self._spec
        if held is None:
            return spec
        return replace(
            spec,
            right=held.right,
            bottom=held.bottom,
            top=held.top,
            spend_ticks=held.spend_ticks,
            gain_ticks=held.gain_ticks,
        )

    def _tell(self) -> None:
        handle = self.current
        self.setAccessibleDescription(handle.label if handle else self._spec.sentence)
        self.current_changed.emit()

    def _handle_at(self, at: QPointF) -> int | None:
        frame, reach = self.frame, self._themes.theme.px(_REACH)
        near = [
            (math.hypot(spot.x() - at.x(), spot.y() - at.y()), index)
            for index, each in enumerate(self._spec.handles)
            for spot in [frame.at(each)]
        ]
        distance, index = min(near, default=(math.inf, 0))
        return index if distance <= reach else None

    def _drag_to(self, at: QPointF) -> None:
        handle = next((each for each in self._spec.handles if each.name == self._dragged), None)
        if handle is not None:
            spend, gain = self.frame.read(at)
            to = spend if handle.across else handle.spend, gain if handle.up else handle.gain
            self.moved.emit(handle, *to)

    def _step(self, across: int, up: int) -> bool:
        handle = self.current
        if handle is None or not (handle.across if across else handle.up):
            return False
        self.moved.emit(
            handle, handle.spend + across * handle.spend_step, handle.gain + up * handle.gain_step
        )
        return True

    def _grow(self) -> None:
        """Ask for a point half-way from the chosen one to the next."""
        handle = self.current
        if handle is None or not self._spec.can_grow:
            return
        behind = [each.spend for each in self._spec.handles if each.spend > handle.spend]
        end = min(behind, default=self._spec.right)
        self.grown.emit((handle.spend + end) / 2)

    def sizeHint(self) -> QSize:
        """Want room to be read from a little further off."""
        px = self._themes.theme.px
        return QSize(px(2 * _WIDTH), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Need so much to be dragged in."""
        px = self._themes.theme.px
        return QSize(px(_WIDTH), px(_HEIGHT) * 3 // 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_response(painter, self._drawn, self.frame, self._themes.theme, chosen=self.current)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a handle."""
        index = self._handle_at(event.position())
        if index is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._current = index
        self._held = self._spec
        self._dragged = self._spec.handles[index].name
        self._tell()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle that was taken, or show what can be dragged."""
        if self._dragged is not None:
            self._drag_to(event.position())
            return
        index, shapes = self._handle_at(event.position()), Qt.CursorShape
        handle = None if index is None else self._spec.handles[index]
        self.setToolTip(handle.label if handle else "")
        if handle is None:
            self.setCursor(shapes.ArrowCursor)
        elif handle.across and handle.up:
            self.setCursor(shapes.SizeAllCursor)
        else:
            self.setCursor(shapes.SizeHorCursor if handle.across else shapes.SizeVerCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the handle go."""
        was_dragged, self._dragged, self._held = self._dragged, None, None
        if was_dragged is not None:
            self.gesture_ended.emit()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a point where straight lines were double-clicked."""
        if self._spec.can_grow and self._handle_at(event.position()) is None:
            self.grown.emit(self.frame.read(event.position())[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the handle by the arrows, ten steps at once with Shift; add and remove points."""
        key, handle = Qt.Key(event.key()), self.current
        arrow = _ARROWS.get(key)
        is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        times = _FAR if is_far and arrow else 1
        if arrow is not None and self._step(arrow[0] * times, arrow[1] * times):
            return
        if key in _GROWS and self._spec.can_grow:
            self._grow()
        elif key == Qt.Key.Key_Delete and handle is not None and handle.can_be_removed:
            self.shrunk.emit(handle)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go from handle to handle before the keyboard leaves the picture."""
        to = self._current + (1 if is_next else -1)
        if 0 <= to < len(self._spec.handles):
            self.gesture_ended.emit()
            self._current = to
            self._tell()
            self.update()
            return True
        return super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the end from which the keyboard comes."""
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        if event.reason() is reasons.TabFocusReason:
            self._current = 0
        elif event.reason() is reasons.BacktabFocusReason:
            self._current = max(len(self._spec.handles) - 1, 0)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the gesture."""
        super().focusOutEvent(event)
        self.gesture_ended.emit()
        self._tell()
        self.update()
