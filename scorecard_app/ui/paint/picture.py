"""Paint a map without a window: into a picture file, or small for a start page."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QBuffer, QFile, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter

from scorecard_app.domain.ids import MapId
from scorecard_app.errors import UserError
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.paint.map_faces import map_faces
from scorecard_app.ui.paint.sheet import Sheet
from scorecard_app.ui.theme import Theme

_Writer = TypeVar("_Writer")

_SHARPNESS = 2.0
"""Pixels of a picture file for one map unit."""

_MOST_PIXELS = 16_384
_MOST_PIXELS_TO_PASTE = 2_560
_UNITS_PER_INCH = 96
_POINTS_PER_INCH = 72
_PDF_DOTS_PER_INCH = 1_200


class Paper(Protocol):
    """Something to be painted, so large in map units."""

    @property
    def size(self) -> QSizeF:
        """Return how large it is."""

    def paint(self, painter: QPainter, level: Level) -> None:
        """Paint it from the top left corner on."""


def export_picture(
    scene: Scene, map_id: MapId, path: Path, *, theme: Theme, forms: LocaleForms
) -> None:
    """Paint a map into a .png, .svg or .pdf file, which is written whole or not at all.

    Raises UserError for another kind of file or where it cannot be written.
    """
    write = writer_for(path, _WRITERS)
    faces = map_faces(scene.relations, scene.results, map_id, forms)
    write_whole(partial(write, Sheet(faces, theme.unscaled())), path)


def png_of_map(scene: Scene, map_id: MapId, *, theme: Theme, forms: LocaleForms) -> bytes:
    """Paint a map as a PNG for a document that shows it among other things."""
    faces = map_faces(scene.relations, scene.results, map_id, forms)
    image = image_to_paste(Sheet(faces, theme.unscaled()), Level.FULL)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants str
    return bytes(buffer.data().data())


def map_picture(
    scene: Scene, map_id: MapId, size: QSize, *, theme: Theme, forms: LocaleForms
) -> QImage:
    """Paint a map as large as it fits into a size, in the middle of the canvas."""
    sheet = Sheet(map_faces(scene.relations, scene.results, map_id, forms), theme.unscaled())
    fitted = sheet.size.scaled(size.toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
    scale = fitted.width() / sheet.size.width()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.colour("canvas"))
    painter = QPainter(image)
    painter.translate((size.width() - fitted.width()) / 2, (size.height() - fitted.height()) / 2)
    painter.scale(scale, scale)
    sheet.paint(painter, level_at(scale))
    painter.end()
    return image


def image_of(paper: Paper, level: Level = Level.FULL, *, most: int = _MOST_PIXELS) -> QImage:
    """Paint something as pixels, twice as sharp as a screen where that is not too many."""
    scale = min(_SHARPNESS, most / max(paper.size.width(), paper.size.height()))
    image = QImage((paper.size * scale).toSize(), QImage.Format.Format_RGB32)
    _paint(paper, image, scale, level)
    return image


def image_to_paste(paper: Paper, level: Level) -> QImage:
    """Paint something as pixels that a slide takes without growing slow."""
    return image_of(paper, level, most=_MOST_PIXELS_TO_PASTE)


def svg_to_paste(paper: Paper, level: Level) -> bytes:
    """Paint something as lines and letters that stay sharp at every size."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _paint_svg(paper, buffer, level)
    return bytes(buffer.data().data())


def writer_for(path: Path, writers: Mapping[str, _Writer]) -> _Writer:
    """Return what writes files that end as a path does; raise UserError where nothing does."""
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            _("“{name}” is no picture file: choose a name that ends in .png, .svg or .pdf.").format(
                name=path.name
            )
        )
    return writer


def write_whole(write: Callable[[Path], bool], path: Path) -> None:
    """Write beside the goal and take its place at the end.

    The file is made first, since Qt only warns of a folder that is not there. Raises UserError
    where it cannot be written.
    """
    half_done = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        half_done.touch()
        if not write(half_done):
            raise OSError(half_done)  # noqa: TRY301 - Qt says no by its answer
        half_done.replace(path)
    except OSError as error:
        raise UserError(
            _("“{path}” cannot be written. Choose another folder or name.").format(path=path)
        ) from error
    finally:
        half_done.unlink(missing_ok=True)


def _write_png(sheet: Sheet, path: Path) -> bool:
    is_saved: bool = image_of(sheet).save(str(path), "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants str
    return is_saved


def _write_svg(sheet: Sheet, path: Path) -> bool:
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    is_painted = _paint_svg(sheet, file, Level.FULL)
    file.close()
    return is_painted


def _paint_svg(paper: Paper, out: QIODevice, level: Level) -> bool:
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - only pictures need it

    device = QSvgGenerator()
    device.setOutputDevice(out)
    device.setSize(paper.size.toSize())
    device.setViewBox(QRectF(QPointF(0, 0), paper.size))
    return _paint(paper, device, 1.0, level)


def _write_pdf(sheet: Sheet, path: Path) -> bool:
    device = QPdfWriter(str(path))
    device.setResolution(_PDF_DOTS_PER_INCH)
    points = sheet.size * (_POINTS_PER_INCH / _UNITS_PER_INCH)
    device.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    return _paint(sheet, device, _PDF_DOTS_PER_INCH / _UNITS_PER_INCH, Level.FULL)


def _paint(paper: Paper, device: QPaintDevice, scale: float, level: Level) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(scale, scale)
    paper.paint(painter, level)
    return painter.end()


_WRITERS: Mapping[str, Callable[[Sheet, Path], bool]] = {
    ".png": _write_png,
    ".svg": _write_svg,
    ".pdf": _write_pdf,
}
