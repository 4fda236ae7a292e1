"""Draw one of the four cells of a review: its mark and title, how many, what to do, which."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.present.hypotheses.reviewed import Cell
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme

_CORNER, _AROUND, _GAP, _MARK = 6, 10, 6, 12
_FRAME = 2.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def draw_review_cell(  # noqa: PLR0913 - how a button can stand
    painter: QPainter,
    rect: QRectF,
    cell: Cell,
    theme: Theme,
    *,
    is_chosen: bool,
    holds_current: bool,
    has_focus: bool,
) -> None:
    """Draw a cell as a quiet box; chosen ones and those that hold the current link stand out."""
    half = _FRAME / 2
    box = rect.adjusted(half, half, -half, -half)
    corner = theme.px(_CORNER)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.brush("selection" if is_chosen else "surface.raised"))
    stands_out = is_chosen or holds_current
    frame = "focus" if has_focus else "accent" if stands_out else "line"
    painter.setPen(theme.pen(frame, _FRAME if has_focus or stands_out else 1.0))
    painter.drawRoundedRect(box, corner, corner)
    _write(painter, box.adjusted(*_inset(theme)), cell, theme)


def _inset(theme: Theme) -> tuple[int, int, int, int]:
    around, gap = theme.px(_AROUND), theme.px(_GAP)
    return around, gap, -around, -gap


def _write(painter: QPainter, inner: QRectF, cell: Cell, theme: Theme) -> None:
    title = theme.font(TextSize.BODY, strong=True, tabular=True)
    height, mark, gap = QFontMetricsF(title).height(), theme.px(_MARK), theme.px(_GAP)
    head = QRectF(inner.left(), inner.top(), inner.width(), height)
    box = QRectF(head.left(), head.center().y() - mark / 2, mark, mark)
    draw_status_mark(painter, box, cell.face, theme)
    painter.setFont(title)
    painter.setPen(theme.colour("text"))
    painter.drawText(head.adjusted(mark + gap, 0, 0, 0), _LEFT, cell.title)
    painter.drawText(head, _RIGHT, str(len(cell.link_ids)))
    small = theme.font(TextSize.SMALL, tabular=True)
    painter.setFont(small)
    painter.setPen(theme.colour("text.quiet"))
    line = QFontMetricsF(small).height()
    below = inner.adjusted(0, height + gap / 2, 0, 0)
    whole_lines = int(max(below.height() - line, line) // line) * line
    advice = QRectF(below.left(), below.top(), below.width(), whole_lines)
    painter.save()
    painter.setClipRect(advice)
    painter.drawText(advice, _WRAPPED, cell.advice)
    painter.restore()
    painter.setPen(theme.colour("text"))
    foot = QRectF(below.left(), below.bottom() - line, below.width(), line)
    painter.drawText(foot, _LEFT, elided(cell.links, small, foot.width()))
