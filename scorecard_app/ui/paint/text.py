"""Fit texts into lines of a given width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_UTF16_BYTES = 2


def fitted_lines(text: str, font: QFont, width: float, *, most: int) -> list[str]:
    """Break a text into at most so many lines; the last one ends in an ellipsis if need be."""
    breaks = _line_breaks(text, font, width, most) if text else []
    lines = [_utf16_part(text, start, end) for start, end in breaks[:-1]]
    if breaks:
        rest = _utf16_part(text, breaks[-1][0], None)
        lines.append(elided(rest, font, width))
    return [line.strip() for line in lines]


def elided(text: str, font: QFont, width: float) -> str:
    """Cut a text off with an ellipsis where it is wider than this."""
    metrics = QFontMetricsF(font)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _line_breaks(text: str, font: QFont, width: float, most: int) -> list[tuple[int, int]]:
    """Return where each line starts and ends, counted as Qt does: in units of UTF-16."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        found.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return found


def _utf16_part(text: str, start: int, end: int | None) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    stop = None if end is None else end * _UTF16_BYTES
    return units[start * _UTF16_BYTES : stop].decode("utf-16-le", "surrogatepass")
