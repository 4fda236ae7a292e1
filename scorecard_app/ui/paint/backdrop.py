"""Draw the picture behind a map: between the bands of the lanes and everything that is read."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPen

from scorecard_app.domain.pictures import MOST_PIXELS, Picture
from scorecard_app.present.backdrops import BackdropFace
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.theme import Theme

LONGEST_SIDE = 2_560
"""So many pixels are kept of the longer side of a picture: two for each of a usual map's."""

_MOST_BEHIND_CONTRAST = 0.15
"""More than this, and lines in high contrast could not be told from the picture."""

_CONTRAST = "contrast"

_CLEAR, _CLEARING = 0.8, 9.0
"""How far the picture fades along a link, and how wide that is, in map units."""


def backdrop_box(face: BackdropFace) -> QRectF:
    """Return where a picture lies, from the top left corner of its map."""
    return QRectF(*face.box)


def shown_opacity(face: BackdropFace, theme: Theme, *, is_projected: bool = False) -> float:
    """Return how much of a picture shows: little in high contrast and before a room."""
    is_sharp = is_projected or theme.name.startswith(_CONTRAST)
    return min(face.opacity, _MOST_BEHIND_CONTRAST) if is_sharp else face.opacity


def draw_backdrop(painter: QPainter, face: BackdropFace, opacity: float) -> None:
    """Draw a picture over the bands of the lanes, in map units; nothing where it is broken."""
    image = image_of(face.picture)
    if image.isNull():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(opacity)
    painter.drawImage(backdrop_box(face), image)
    painter.restore()


def draw_clearings(
    painter: QPainter, routes: Iterable[Route], face: BackdropFace, theme: Theme
) -> None:
    """Let the picture fade along the links, so that they stand out from whatever it shows."""
    box = backdrop_box(face)
    colour = QColor(theme.colour("canvas"))
    colour.setAlphaF(_CLEAR)
    pen = QPen(colour, _CLEARING)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for route in routes:
        if route.box.intersects(box):
            painter.drawPath(route.curve.path)
    painter.restore()


@lru_cache(maxsize=4)
def image_of(picture: Picture) -> QImage:
    """Unpack a picture, no larger than it is ever drawn; a null image where it cannot be.

    What a file says of itself is looked at first, so that a small one cannot fill the memory.
    """
    held = QBuffer()
    held.setData(QByteArray(picture.data))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held, QByteArray(picture.kind.value.encode()))
    return read_scaled(reader)


def read_scaled(reader: QImageReader) -> QImage:
    """Read a picture upright, its longer side no longer than needed; null where that fails."""
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        room = QSize(LONGEST_SIDE, LONGEST_SIDE)
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
