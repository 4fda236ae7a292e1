"""What paints the cells of the scorecard table: names, figures, trends, histories and levels."""

from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard_app.engine.behaviour import Way
from scorecard_app.present.table.columns import FIGURES, PICTURES, Column
from scorecard_app.present.table.figures import Figure
from scorecard_app.present.table.rows import TableRow, TrendFace
from scorecard_app.ui.models.delegates import HEIGHT, Index, Name, draw_base, draw_name
from scorecard_app.ui.models.drawn import Drawn
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.paint.bullet import draw_bullet
from scorecard_app.ui.paint.marks import draw_note_missing, draw_verdict
from scorecard_app.ui.paint.mirror import NUMBER_LEFT, NUMBER_RIGHT, at_start
from scorecard_app.ui.paint.spark import draw_spark
from scorecard_app.ui.theme import Theme

CELL_MARGIN = 8
"""What the style sheet leaves beside the text of a heading."""

_UNITS = {Column.VALUE, Column.TARGET, Column.VARIANCE, Column.VALUE_THEN, Column.VALUE_CHANGE}
_UNIT_WIDTH, _UNIT_GAP = 36, 4
_VERDICT, _NOTE = 9, 8
_IS_PICTURE = tuple(column in PICTURES for column in Column)
_HAS_UNIT = tuple(column in _UNITS for column in Column)
_IS_FIGURE = tuple(column in FIGURES for column in Column)
"""By column: a tuple is looked into far quicker than a set, which asks an enum for its hash."""

_ARROW = 11
_SPARK_MARGIN, _BULLET_MARGIN = 3, 6


class TableDelegate(QStyledItemDelegate):
    """Paints figures and pictures as the table draws whole rows, where something marks a cell."""

    def __init__(self, drawn: Drawn, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn = drawn

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a text with its unit, or the least one of a picture."""
        px, width = self._drawn.theme.px, _ARROW
        row, column = index.data(Role.ROW), Column(index.column())
        if isinstance(row, TableRow) and not _IS_PICTURE[column]:
            width = self._drawn.metrics.horizontalAdvance(row.figure(column).whole)
        return QSize(width + px(2 * CELL_MARGIN), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        draw_base(painter, option)
        row = index.data(Role.ROW)
        if isinstance(row, TableRow):
            painter.save()
            draw_cell(painter, option.rect, Column(index.column()), row, self._drawn)
            painter.restore()


def draw_cell(painter: QPainter, place: QRect, column: Column, row: TableRow, drawn: Drawn) -> None:
    """Draw what a cell says; font, pen and brush of the painter are others afterwards."""
    if column is Column.NAME:
        draw_name(painter, place, Name(row.title, row.number, row.status, row.kind), drawn)
        return
    margin = drawn.theme.px(CELL_MARGIN)
    rect = QRectF(place).adjusted(margin, 0, -margin, 0)
    if _IS_PICTURE[column]:
        _draw_picture(painter, rect, column, row, drawn.theme)
        return
    figure = row.figure(column)
    if figure.text:
        _draw_figure(painter, rect, column, figure, drawn)


def _draw_figure(
    painter: QPainter, rect: QRectF, column: Column, figure: Figure, drawn: Drawn
) -> None:
    """Draw a text: numbers end in one line, their unit stands quiet behind them."""
    theme = drawn.theme
    if _HAS_UNIT[column]:
        rect = _draw_unit(painter, rect, figure, drawn)
    painter.setFont(drawn.figures)
    painter.setPen(theme.colour("text.quiet" if figure.is_quiet else "text"))
    beside = _NOTE if figure.lacks_note else 0 if figure.is_good is None else _VERDICT
    taken = theme.px(beside + _UNIT_GAP) if beside else 0
    text = _fitted(figure, rect.width() - taken, drawn)
    flags = NUMBER_RIGHT if _IS_FIGURE[column] else at_start(painter, text)
    painter.drawText(rect, flags, text)
    width = drawn.metrics.horizontalAdvance(text) if beside else 0
    if figure.is_good is not None:
        _draw_verdict(painter, rect, width, drawn, is_good=figure.is_good)
    if figure.lacks_note:
        side = theme.px(_NOTE)
        left = rect.left() + width + theme.px(_UNIT_GAP)
        box = QRectF(left, rect.center().y() - side / 2, side, side)
        draw_note_missing(painter, box, theme)


def _draw_unit(painter: QPainter, rect: QRectF, figure: Figure, drawn: Drawn) -> QRectF:
    """Draw the unit, and return what is left for the number."""
    theme = drawn.theme
    width = theme.px(_UNIT_WIDTH)
    if figure.unit:
        slot = QRectF(rect.right() - width, rect.top(), width, rect.height())
        painter.setFont(drawn.small)
        painter.setPen(theme.colour("text.quiet"))
        painter.drawText(slot, NUMBER_LEFT, drawn.elided(figure.unit, drawn.small, width))
    return rect.adjusted(0, 0, -width - theme.px(_UNIT_GAP), 0)


def _fitted(figure: Figure, width: float, drawn: Drawn) -> str:
    """Return the text, or the short one where there is no room; a number is never cut."""
    if not figure.short:
        return drawn.elided(figure.text, drawn.figures, width)
    fits = drawn.metrics.horizontalAdvance(figure.text) <= width
    return figure.text if fits else figure.short


def _draw_verdict(
    painter: QPainter, rect: QRectF, width: float, drawn: Drawn, *, is_good: bool
) -> None:
    """Draw a check or a cross in front of a number of some width."""
    theme = drawn.theme
    side = theme.px(_VERDICT)
    left = max(rect.left(), rect.right() - width - side - theme.px(_UNIT_GAP) - 1)
    box = QRectF(round(left), round(rect.center().y() - side / 2), side, side)
    drawn.draw(painter, box, is_good, partial(draw_verdict, is_good=is_good, theme=theme))


def _draw_picture(
    painter: QPainter, rect: QRectF, column: Column, row: TableRow, theme: Theme
) -> None:
    """Draw a sparkline, a bullet graph or the arrow of a signal, if there is one."""
    match column:
        case Column.HISTORY if row.spark is not None:
            margin = theme.px(_SPARK_MARGIN)
            draw_spark(painter, rect.adjusted(0, margin, 0, -margin), row.spark, theme)
        case Column.LEVEL if row.level is not None:
            margin = theme.px(_BULLET_MARGIN)
            draw_bullet(painter, rect.adjusted(0, margin, 0, -margin), row.level, theme)
        case Column.TREND if row.trend is not None:
            _draw_trend(painter, rect, row.trend, theme)
        case _:
            pass


def _draw_trend(painter: QPainter, rect: QRectF, trend: TrendFace, theme: Theme) -> None:
    """Draw an arrow for a signal, with its verdict beside it; a dash for noise."""
    size = theme.px(_ARROW)
    box = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if trend.way is None:
        painter.setPen(QPen(theme.colour("text.disabled"), theme.px(2)))
        middle = box.center().y()
        painter.drawLine(QPointF(box.left() + 1, middle), QPointF(box.right() - 1, middle))
        painter.restore()
        return
    painter.setPen(QPen(theme.colour("text"), 1.6 * theme.scale))
    painter.drawPath(_arrow(box, is_up=trend.way is Way.UP))
    painter.restore()
    if trend.is_good is not None:
        side = theme.px(_VERDICT)
        left = box.right() + theme.px(_UNIT_GAP)
        verdict = QRectF(left, rect.center().y() - side / 2, side, side)
        draw_verdict(painter, verdict, is_good=trend.is_good, theme=theme)


def _arrow(box: QRectF, *, is_up: bool) -> QPainterPath:
    inner = box.adjusted(1, 1, -1, -1)
    tail, head = inner.bottomLeft(), inner.topRight()
    reach = inner.height() * (0.62 if is_up else -0.62)
    if not is_up:
        tail, head = inner.topLeft(), inner.bottomRight()
    path = QPainterPath(tail)
    path.lineTo(head)
    path.moveTo(head - QPointF(abs(reach), 0))
    path.lineTo(head)
    path.lineTo(head + QPointF(0, reach))
    return path
