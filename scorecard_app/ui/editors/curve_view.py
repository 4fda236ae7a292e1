"""The live picture of a scoring curve: bands, the line, its anchors, and where the value stands."""

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorecard_app.present.measure_curve import CurveAnchor, CurveSpec
from scorecard_app.ui.editors.curve_frame import CurveFrame
from scorecard_app.ui.theme import TextSize, ThemeStore

_HEIGHT, _LEAST_WIDTH = 200, 180
_HANDLE, _REACH, _NOW = 5.0, 12.0, 4.5
_TINT = 30
"""How much of a band's colour lies on its area, of 255."""

_FAR = 10
_ARROWS = {
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Right: (1, False),
    Qt.Key.Key_Down: (-1, True),
    Qt.Key.Key_Up: (1, True),
}


class CurveView(QWidget):
    """Draws a ready-made curve; anchors are dragged, or chosen by Tab and moved by arrows."""

    moved = Signal(object, float)
    current_changed = Signal()
    gesture_ended = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._spec = CurveSpec()
        self._current = 0
        self._dragged: str | None = None
        self._held: CurveSpec | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    @property
    def spec(self) -> CurveSpec:
        """Return what is drawn."""
        return self._spec

    @property
    def current(self) -> CurveAnchor | None:
        """Return the anchor that the keyboard moves, where the picture has the keyboard."""
        anchors = self._spec.anchors
        return anchors[self._current] if self._current < len(anchors) and self.hasFocus() else None

    @property
    def frame(self) -> CurveFrame:
        """Return where values and scores lie in the picture."""
        return CurveFrame(self._drawn, self.rect(), self._themes.theme)

    def show_curve(self, spec: CurveSpec) -> None:
        """Draw another curve; while an anchor is dragged the axis stays where it is."""
        self._spec = spec
        self._current = min(self._current, max(len(spec.anchors) - 1, 0))
        self._tell()
        self.update()

    @property
    def _drawn(self) -> CurveSpec:
        held = self._held
        return replace(self._spec, low=held.low, high=held.high) if held else self._spec

    def _tell(self) -> None:
        anchor = self.current
        said = anchor.label if anchor else ""
        self.setAccessibleDescription(f"{said} {anchor.reason}".strip() if anchor else "")
        self.current_changed.emit()

    def _anchor_at(self, at: QPointF) -> int | None:
        frame, reach = self.frame, self._themes.theme.px(_REACH)
        near = [
            (math.hypot(spot.x() - at.x(), spot.y() - at.y()), index)
            for index, each in enumerate(self._spec.anchors)
            for spot in [frame.spot(each.value, each.score)]
        ]
        distance, index = min(near, default=(math.inf, 0))
        return index if distance <= reach else None

    def _drag_to(self, at: QPointF) -> None:
        anchor = next((each for each in self._spec.anchors if each.name == self._dragged), None)
        if anchor is not None:
            frame = self.frame
            to = frame.score_at(at.y()) if anchor.moves_score else frame.value_at(at.x())
            self.moved.emit(anchor, to)

    def _step(self, count: int) -> None:
        anchor = self.current
        if anchor is not None and anchor.is_movable:
            self.moved.emit(anchor, anchor.at + count * anchor.step)

    def _draw_bands(self, painter: QPainter, frame: CurveFrame) -> None:
        theme = self._themes.theme
        painter.setFont(theme.font(TextSize.SMALL))
        for band in self._spec.bands:
            area = frame.band(band.low, band.high)
            colour = QColor(theme.chosen_colour(band.colour, band.role))
            edge = QRectF(area.left() - theme.px(4), area.top(), theme.px(3), area.height())
            painter.fillRect(edge, colour)
            colour.setAlpha(_TINT)
            painter.fillRect(area, colour)
            painter.setPen(theme.colour("text.quiet"))
            metrics = painter.fontMetrics()
            if area.height() > metrics.height():
                size = QSizeF(metrics.horizontalAdvance(band.name) + 1, metrics.height())
                inner = area.adjusted(theme.px(4), theme.px(1), -theme.px(4), -theme.px(1))
                painter.drawText(frame.free_corner(inner, size), 0, band.name)

    def _draw_marks(self, painter: QPainter, frame: CurveFrame) -> None:
        theme = self._themes.theme
        for mark in self._spec.marks:
            pen = theme.pen(mark.role)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(
                frame.spot(mark.value, self._spec.bottom), frame.spot(mark.value, self._spec.top)
            )

    def _draw_curve(self, painter: QPainter, frame: CurveFrame) -> None:
        theme, spec = self._themes.theme, self._spec
        painter.setPen(theme.pen("chart.actual", 2.0))
        spots = [frame.spot(value, score) for value, score in spec.points]
        if spec.is_discrete:
            for value, score in spec.points:
                painter.drawLine(frame.spot(value, spec.bottom), frame.spot(value, score))
        else:
            inside = frame.plot
            first = QPointF(min(inside.left(), spots[0].x()), spots[0].y())
            last = QPointF(max(inside.right(), spots[-1].x()), spots[-1].y())
            painter.drawPolyline(QPolygonF([first, *spots, last]))

    def _draw_anchors(self, painter: QPainter, frame: CurveFrame) -> None:
        theme = self._themes.theme
        radius = theme.px(_HANDLE)
        for anchor in self._spec.anchors:
            spot = frame.spot(anchor.value, anchor.score)
            if anchor == self.current:
                painter.setPen(theme.pen("focus", 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(spot, radius + theme.px(4), radius + theme.px(4))
            role = "accent" if anchor.is_movable else "text.quiet"
            painter.setPen(theme.pen(role, 2.0))
            painter.setBrush(theme.brush("surface.raised"))
            if anchor.is_movable:
                painter.drawEllipse(spot, radius, radius)
            else:
                side = radius * 0.8
                painter.drawRect(QRectF(spot.x() - side, spot.y() - side, 2 * side, 2 * side))

    def _draw_now(self, painter: QPainter, frame: CurveFrame) -> None:
        theme, spec = self._themes.theme, self._spec
        if spec.now is None:
            return
        spot = frame.spot(*spec.now)
        pen = theme.pen("text.quiet")
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(spot, QPointF(spot.x(), frame.plot.bottom()))
        painter.drawLine(QPointF(frame.plot.left(), spot.y()), spot)
        painter.setPen(theme.pen("surface.raised"))
        painter.setBrush(theme.brush("chart.actual"))
        painter.drawEllipse(spot, theme.px(_NOW), theme.px(_NOW))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(TextSize.SMALL, strong=True, tabular=True))
        painter.drawText(frame.beside(spot, spec.now_label, painter.fontMetrics()), spec.now_label)

    def _draw_axes(self, painter: QPainter, frame: CurveFrame) -> None:
        theme = self._themes.theme
        painter.setFont(theme.font(TextSize.SMALL, tabular=True))
        painter.setPen(theme.pen("chart.axis"))
        painter.drawLine(frame.plot.bottomLeft(), frame.plot.bottomRight())
        painter.setPen(theme.colour("text.quiet"))
        for where, text in frame.score_texts(painter.fontMetrics()):
            painter.drawText(
                where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
            )
        for where, text in frame.tick_texts(painter.fontMetrics()):
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)

    def sizeHint(self) -> QSize:
        """Be as high as the picture needs."""
        px = self._themes.theme.px
        return QSize(px(_LEAST_WIDTH), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Be as high as the picture needs, and less wide if there is no room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture."""
        if self._spec.is_empty:
            return
        painter, frame = QPainter(self), self.frame
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_bands(painter, frame)
        self._draw_axes(painter, frame)
        painter.save()
        painter.setClipRect(frame.plot.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self._draw_marks(painter, frame)
        self._draw_curve(painter, frame)
        self._draw_anchors(painter, frame)
        self._draw_now(painter, frame)
        painter.restore()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an anchor."""
        index = self._anchor_at(event.position())
        if index is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._current = index
        self._held = self._spec
        if self._spec.anchors[index].is_movable:
            self._dragged = self._spec.anchors[index].name
        self._tell()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the anchor that was taken, or show what can be dragged."""
        if self._dragged is not None:
            self._drag_to(event.position())
            return
        index = self._anchor_at(event.position())
        anchor = None if index is None else self._spec.anchors[index]
        self.setToolTip(f"{anchor.label}\n{anchor.reason}".strip() if anchor else "")
        shapes = Qt.CursorShape
        if anchor is None or not anchor.is_movable:
            self.setCursor(shapes.ArrowCursor)
        else:
            self.setCursor(shapes.SizeVerCursor if anchor.moves_score else shapes.SizeHorCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the anchor go."""
        was_dragged, self._dragged, self._held = self._dragged, None, None
        if was_dragged is not None:
            self.gesture_ended.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the anchor by the arrows, ten steps at once with Shift."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        anchor = self.current
        if arrow is None or anchor is None or arrow[1] is not anchor.moves_score:
            super().keyPressEvent(event)
            return
        is_far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._step(arrow[0] * (_FAR if is_far else 1))

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go from anchor to anchor before the keyboard leaves the picture."""
        to = self._current + (1 if is_next else -1)
        if 0 <= to < len(self._spec.anchors):
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
            self._current = max(len(self._spec.anchors) - 1, 0)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the gesture."""
        super().focusOutEvent(event)
        self.gesture_ended.emit()
        self._tell()
        self.update()
