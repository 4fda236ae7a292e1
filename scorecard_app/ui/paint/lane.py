"""Draw one lane of the map: its band, its name and its question."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.texts import _
from scorecard_app.ui.paint.arrangement import LaneBox
from scorecard_app.ui.paint.text import fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

_MARGIN = 16.0
_NAME_LINES = 2
_GAP = 6.0


def draw_lane(painter: QPainter, lane: LaneBox, theme: Theme) -> None:
    """Draw a lane with its header, in map units; lanes of neighbouring rows differ in shade."""
    outline = lane.outline
    painter.fillRect(outline, theme.colour(f"lane.{lane.face.row % 2}"))
    painter.setPen(theme.pen("lane.line"))
    painter.drawLine(outline.topLeft(), outline.topRight())
    painter.drawLine(outline.bottomLeft(), outline.bottomRight())
    if lane.face.column:
        painter.drawLine(outline.topLeft(), outline.bottomLeft())


def draw_lane_header(painter: QPainter, lane: LaneBox, theme: Theme) -> None:
    """Draw the name and, below it, the question that the lane answers."""
    box = lane.header.adjusted(_MARGIN, _MARGIN, -_MARGIN / 2, -_MARGIN / 2)
    name_font = theme.font(TextSize.TITLE, strong=True)
    question_font = theme.font(TextSize.SMALL)
    top = box.top()
    painter.setPen(theme.colour("text"))
    painter.setFont(name_font)
    height = QFontMetricsF(name_font).height()
    for line in fitted_lines(lane.face.name, name_font, box.width(), most=_NAME_LINES):
        painter.drawText(QPointF(box.left(), top + QFontMetricsF(name_font).ascent()), line)
        top += height
    top += _GAP
    metrics = QFontMetricsF(question_font)
    most = int((box.bottom() - top) // metrics.lineSpacing())
    painter.setPen(theme.colour("text.quiet"))
    painter.setFont(question_font)
    for line in fitted_lines(lane.face.question, question_font, box.width(), most=most):
        painter.drawText(QPointF(box.left(), top + metrics.ascent()), line)
        top += metrics.lineSpacing()


def draw_prompt(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Say in an empty lane what could be there and how."""
    painter.setFont(theme.font(TextSize.BODY))
    painter.setPen(theme.colour("text.quiet"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _("Double-click to add an objective"))
