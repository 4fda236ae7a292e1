"""Marks of statuses as icons, for menus and legends."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from scorecard_app.present.faces import StatusFace
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import Theme

_SIDE = 12


def mark_picture(face: StatusFace, theme: Theme, ratio: float) -> QPixmap:
    """Return a mark as a picture, as large as small text."""
    side = theme.px(_SIDE)
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_status_mark(painter, QRectF(0.5, 0.5, side - 1, side - 1), face, theme)
    painter.end()
    return picture


def mark_icon(face: StatusFace, theme: Theme, ratio: float) -> QIcon:
    """Return a mark as an icon."""
    return QIcon(mark_picture(face, theme, ratio))
