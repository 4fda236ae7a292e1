"""Bullet graphs: the value as a bar, the target as a mark across, the bands in one hue behind."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from scorecard_app.present.charts.bullet import BulletFace, BulletMark
from scorecard_app.ui.theme import Theme

_BAR, _MARK = 0.36, 0.78
"""Heights as shares of the box."""

_STROKE = 2.0
_DARKEST = 0.42
"""How much of the range colour the worst range holds."""


def draw_bullet(painter: QPainter, rect: QRectF, face: BulletFace, theme: Theme) -> None:
    """Draw a bullet graph into a box, lying."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for each in face.ranges:
        left, right = _x(each.low, face, rect), _x(each.high, face, rect)
        painter.fillRect(
            QRectF(left, rect.top(), right - left, rect.height()), _shade(each.shade, theme)
        )
    if face.value is not None:
        _draw_value(painter, rect, face, theme)
    for mark in face.marks:
        _draw_mark(painter, rect, face, mark, theme)
    painter.restore()


def _draw_value(painter: QPainter, rect: QRectF, face: BulletFace, theme: Theme) -> None:
    value = face.value or 0.0
    if not face.has_bar:
        painter.setBrush(theme.colour("chart.actual"))
        radius = rect.height() * _BAR / 2 + 0.5
        painter.drawEllipse(QPointF(_x(value, face, rect), rect.center().y()), radius, radius)
        return
    zero = _x(0.0, face, rect)
    if face.projected is not None:
        painter.fillRect(
            _bar(zero, _x(face.projected, face, rect), rect), theme.colour("chart.forecast")
        )
    painter.fillRect(_bar(zero, _x(value, face, rect), rect), theme.colour("chart.actual"))


def _draw_mark(
    painter: QPainter, rect: QRectF, face: BulletFace, mark: BulletMark, theme: Theme
) -> None:
    width = theme.px(_STROKE / 2 if mark.is_quiet else _STROKE)
    height = rect.height() * _MARK
    box = QRectF(0, 0, width, height)
    box.moveCenter(QPointF(_x(mark.value, face, rect), rect.center().y()))
    painter.fillRect(box, theme.colour("chart.target"))


def _bar(start: float, end: float, rect: QRectF) -> QRectF:
    height = rect.height() * _BAR
    left, right = min(start, end), max(start, end)
    return QRectF(left, rect.center().y() - height / 2, max(right - left, 1.0), height)


def _x(value: float, face: BulletFace, rect: QRectF) -> float:
    share = (value - face.low) / ((face.high - face.low) or 1.0)
    return rect.left() + min(max(share, 0.0), 1.0) * rect.width()


def _shade(shade: float, theme: Theme) -> QColor:
    colour = QColor(theme.colour("chart.range"))
    colour.setAlphaF(_DARKEST * shade)
    return colour
