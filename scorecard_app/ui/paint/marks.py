"""Small marks that say something by their shape: status and sign."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scorecard_app.present.faces import Shape, StatusFace
from scorecard_app.ui.theme import Theme

_RING_WIDTH = 0.16
"""The stroke of a ring, as a share of the mark's size."""

_VERDICT_WIDTH = 1.8

_LOOP_FROM, _LOOP_SPAN, _SIXTEENTHS = 20, 280, 16
"""Where the arrow of a loop ends and how much of a circle it is, in degrees as Qt counts them."""

_TRIANGLE_CENTRE = 0.06
"""A triangle looks centred a little below the middle of its box."""


_STAR_CENTRE, _STAR_RADIUS, _STAR_WAIST = 0.04, 0.56, 0.5
"""A star is smaller than a circle of its height, so it reaches a little out of its box."""


def draw_status_mark(painter: QPainter, rect: QRectF, status: StatusFace, theme: Theme) -> None:
    """Draw a status by its shape and its colour, as large as the box allows."""
    size = min(rect.width(), rect.height())
    box = QRectF(0, 0, size, size)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(status_colour(status, theme))
    match status.shape:
        case Shape.CIRCLE:
            painter.drawEllipse(box)
        case Shape.SQUARE:
            inset = size * 0.06
            painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
        case Shape.TRIANGLE:
            painter.drawPolygon(_triangle(box))
        case Shape.DIAMOND:
            painter.drawPolygon(_diamond(box))
        case Shape.STAR:
            painter.drawPolygon(_star(box), Qt.FillRule.WindingFill)
        case Shape.RING | Shape.DOTTED_RING:
            _draw_ring(painter, box, status, theme)
    painter.restore()


def status_colour(status: StatusFace, theme: Theme) -> QColor:
    """Return the colour of a status: the one that the user chose for its band, or its role's."""
    return theme.chosen_colour(status.colour, status.role)


def draw_minus(painter: QPainter, centre: QPointF, radius: float, theme: Theme) -> None:
    """Draw the ⊖ that sits on a negative link."""
    painter.setPen(theme.pen("link.negative", 1.5))
    painter.setBrush(theme.brush("card"))
    painter.drawEllipse(centre, radius, radius)
    bar = QRectF(0, 0, radius * 1.1, radius * 0.36)
    bar.moveCenter(centre)
    painter.fillRect(bar, theme.colour("link.negative"))


def draw_loop(painter: QPainter, centre: QPointF, radius: float, role: str, theme: Theme) -> None:
    """Draw the arrow in a circle that sits on feedback."""
    painter.setPen(theme.pen(role, 1.25))
    painter.setBrush(theme.brush("card"))
    painter.drawEllipse(centre, radius, radius)
    inner = radius * 0.5
    box = QRectF(-inner, -inner, 2 * inner, 2 * inner).translated(centre)
    painter.setPen(theme.pen(role, 1.4))
    painter.drawArc(box, _LOOP_FROM * _SIXTEENTHS, _LOOP_SPAN * _SIXTEENTHS)
    angle = math.radians(_LOOP_FROM)
    end = centre + QPointF(math.cos(angle), -math.sin(angle)) * inner
    along, out = (
        QPointF(math.sin(angle), math.cos(angle)),
        QPointF(math.cos(angle), -math.sin(angle)),
    )
    size = radius * 0.42
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(role))
    painter.drawPolygon(QPolygonF([end + along * size, end + out * size, end - out * size]))


def draw_verdict(painter: QPainter, box: QRectF, *, is_good: bool, theme: Theme) -> None:
    """Draw a check for what is good for the business, a cross for what is bad."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = theme.pen("chart.good" if is_good else "chart.bad", _VERDICT_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    inner = box.adjusted(1, 1, -1, -1)
    if is_good:
        corner = QPointF(inner.left() + inner.width() * 0.36, inner.bottom() - 0.5)
        start = QPointF(inner.left(), inner.center().y() + inner.height() * 0.1)
        end = QPointF(inner.right(), inner.top() + 0.5)
        painter.drawPolyline(QPolygonF([start, corner, end]))
    else:
        inner = inner.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    painter.restore()


def draw_note_missing(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draw the hollow corner that asks for a note, as a cell of the value grid has it."""
    side = min(rect.width(), rect.height())
    right, top = rect.right(), rect.center().y() - side / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.pen("text.error"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = (QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def _draw_ring(painter: QPainter, box: QRectF, status: StatusFace, theme: Theme) -> None:
    width = box.width() * _RING_WIDTH
    pen = QPen(status_colour(status, theme), width)
    if status.shape is Shape.DOTTED_RING:
        around = math.pi * (box.width() - width) / width
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([around / 12, around / 12])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _triangle(box: QRectF) -> QPolygonF:
    drop = box.height() * _TRIANGLE_CENTRE
    return QPolygonF(
        [
            QPointF(box.center().x(), box.top() + drop / 2),
            QPointF(box.right(), box.bottom() - drop),
            QPointF(box.left(), box.bottom() - drop),
        ]
    )


def _star(box: QRectF) -> QPolygonF:
    """Return a star of five points, so fat that it stays one when it is small."""
    centre = QPointF(box.center().x(), box.center().y() + box.height() * _STAR_CENTRE)
    outer = box.height() * _STAR_RADIUS
    corners = []
    for corner in range(10):
        angle = math.pi * (corner / 5 - 0.5)
        radius = outer * (_STAR_WAIST if corner % 2 else 1.0)
        corners.append(centre + QPointF(math.cos(angle), math.sin(angle)) * radius)
    return QPolygonF(corners)


def _diamond(box: QRectF) -> QPolygonF:
    middle = box.center()
    return QPolygonF(
        [
            QPointF(middle.x(), box.top()),
            QPointF(box.right(), middle.y()),
            QPointF(middle.x(), box.bottom()),
            QPointF(box.left(), middle.y()),
        ]
    )
