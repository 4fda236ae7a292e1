"""Paint a map without a window: into a picture file, or small for a start page."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt
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
_UNITS_PER_INCH = 96
_POINTS_PER_INCH = 72
_PDF_DOTS_PER_INCH = 1_200


def export_picture(
    scene: Scene, map_id: MapId, path: Path, *, theme: Theme, forms: LocaleForms
) -> None:
    """Paint a map into a .png, .svg or .pdf file, which is written whole or not at all.

    Raises UserError for another kind of file or where it cannot be written.
    """
    write = writer_for(path, _WRITERS)
    faces = map_faces(scene.relations, scene.results, map_id, forms)
    write_whole(partial(write, Sheet(faces, theme.unscaled())), path)


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
    longest = max(sheet.size.width(), sheet.size.height())
    scale = min(_SHARPNESS, _MOST_PIXELS / longest)
    image = QImage((sheet.size * scale).toSize(), QImage.Format.Format_RGB32)
    return _painted(sheet, image, scale) and image.save(str(path), "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants str


def _write_svg(sheet: Sheet, path: Path) -> bool:
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - only pictures need it

    device = QSvgGenerator()
    device.setFileName(str(path))
    device.setSize(sheet.size.toSize())
    device.setViewBox(QRectF(QPointF(0, 0), sheet.size))
    return _painted(sheet, device, 1.0)


def _write_pdf(sheet: Sheet, path: Path) -> bool:
    device = QPdfWriter(str(path))
    device.setResolution(_PDF_DOTS_PER_INCH)
    points = sheet.size * (_POINTS_PER_INCH / _UNITS_PER_INCH)
    device.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    return _painted(sheet, device, _PDF_DOTS_PER_INCH / _UNITS_PER_INCH)


def _painted(sheet: Sheet, device: QPaintDevice, scale: float) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(scale, scale)
    sheet.paint(painter, Level.FULL)
    return painter.end()


_WRITERS: Mapping[str, Callable[[Sheet, Path], bool]] = {
    ".png": _write_png,
    ".svg": _write_svg,
    ".pdf": _write_pdf,
}
