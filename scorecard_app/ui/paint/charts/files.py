"""Charts as pictures of their own: in memory, or in a .png, .svg or .pdf file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter

from scorecard_app.present.charts.chart import Chart
from scorecard_app.ui.paint.charts.draw import draw_chart
from scorecard_app.ui.paint.picture import write_whole, writer_for
from scorecard_app.ui.theme import Theme

_MARGIN = 16
_SHARPNESS = 2.0
_UNITS_PER_INCH = 96
_POINTS_PER_INCH = 72
_PDF_DOTS_PER_INCH = 1_200


def chart_picture(
    chart: Chart, size: QSize, theme: Theme, *, sharpness: float = _SHARPNESS
) -> QImage:
    """Paint a chart with its title; `sharpness` is how many pixels a unit of the size has."""
    image = QImage((QSizeF(size) * sharpness).toSize(), QImage.Format.Format_RGB32)
    _paint(image, chart, size, theme, sharpness)
    return image


def chart_svg(chart: Chart, size: QSize, theme: Theme) -> bytes:
    """Draw a chart with its title as SVG."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - only pictures need it

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setSize(size)
    device.setViewBox(QRectF(QPointF(0, 0), size))
    device.setTitle(chart.title)
    _paint(device, chart, size, theme, 1.0)
    return bytes(buffer.data().data())


def save_chart(chart: Chart, path: Path, size: QSize, theme: Theme) -> None:
    """Write a chart into a .png, .svg or .pdf file, whole or not at all.

    Raises UserError for another kind of file or where it cannot be written.
    """
    write = writer_for(path, _WRITERS)

    def write_chart(half_done: Path) -> bool:
        return write(chart, half_done, size, theme)

    write_whole(write_chart, path)


def _paint(device: QPaintDevice, chart: Chart, size: QSize, theme: Theme, scale: float) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(scale, scale)
    whole = QRectF(QPointF(0, 0), size)
    painter.fillRect(whole, theme.colour("surface"))
    margin = theme.px(_MARGIN)
    inside = whole.adjusted(margin, margin, -margin, -margin)
    draw_chart(painter, inside, chart, theme, has_title=True)
    return painter.end()


def _write_png(chart: Chart, path: Path, size: QSize, theme: Theme) -> bool:
    return chart_picture(chart, size, theme).save(str(path), "PNG")  # type: ignore[call-overload,no-any-return]  # the stub wants bytes, Qt wants str


def _write_svg(chart: Chart, path: Path, size: QSize, theme: Theme) -> bool:
    path.write_bytes(chart_svg(chart, size, theme))
    return True


def _write_pdf(chart: Chart, path: Path, size: QSize, theme: Theme) -> bool:
    device = QPdfWriter(str(path))
    device.setResolution(_PDF_DOTS_PER_INCH)
    device.setTitle(chart.title)
    points = QSizeF(size) * (_POINTS_PER_INCH / _UNITS_PER_INCH)
    device.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    return _paint(device, chart, size, theme, _PDF_DOTS_PER_INCH / _UNITS_PER_INCH)


_WRITERS: Mapping[str, Callable[[Chart, Path, QSize, Theme], bool]] = {
    ".png": _write_png,
    ".svg": _write_svg,
    ".pdf": _write_pdf,
}
