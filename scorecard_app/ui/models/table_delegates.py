"""What paints the cells of the scorecard table: figures, trends, histories and levels."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard_app.engine.behaviour import Way
from scorecard_app.present.table.columns import FIGURES, Column
from scorecard_app.present.table.rows import Figure, TrendFace
from scorecard_app.ui.models.delegates import HEIGHT, Index, draw_base
from scorecard_app.ui.models.drawn import Drawn
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.paint.bullet import draw_bullet
from scorecard_app.ui.paint.marks import draw_note_missing, draw_verdict
from scorecard_app.ui.paint.spark import draw_spark
from scorecard_app.ui.theme import Theme, ThemeStore

CELL_MARGIN = 8
"""What the style sheet leaves beside the text of a heading."""

_WITH_UNIT = frozenset(
    {Column.VALUE, Column.TARGET, Column.VARIANCE, Column.VALUE_THEN, Column.VALUE_CHANGE}
)
_UNIT_WIDTH, _UNIT_GAP = 36, 4
_VERDICT, _NOTE = 9, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ARROW = 11
_SPARK_MARGIN, _BULLET_MARGIN = 3, 6


class FigureDelegate(QStyledItemDelegate):
    """Paints texts: numbers end in one line, their unit stands quiet behind them."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._drawn = Drawn(themes, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a text."""
        theme = self._themes.theme
        width = super().sizeHint(option, index).width() + theme.px(2 * CELL_MARGIN)
        return QSize(width, theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one text."""
        draw_base(painter, option)
        figure = index.data(Role.FIGURE)
        if not isinstance(figure, Figure) or not figure.text:
            return
        theme = self._themes.theme
        margin = theme.px(CELL_MARGIN)
        rect = QRectF(option.rect).adjusted(margin, 0, -margin, 0)
        painter.save()
        if index.column() in _WITH_UNIT:
            rect = self._draw_unit(painter, rect, figure, theme)
        painter.setFont(self._drawn.figures)
        painter.setPen(theme.colour("text.quiet" if figure.is_quiet else "text"))
        beside = _NOTE if figure.lacks_note else 0 if figure.is_good is None else _VERDICT
        taken = theme.px(beside + _UNIT_GAP) if beside else 0
        text = self._fitted(figure, rect.width() - taken)
        painter.drawText(rect, _RIGHT if index.column() in FIGURES else _LEFT, text)
        if figure.is_good is not None:
            width = self._drawn.metrics.horizontalAdvance(text)
            self._draw_verdict(painter, rect, width, is_good=figure.is_good)
        if figure.lacks_note:
            side = theme.px(_NOTE)
            left = rect.left() + self._drawn.metrics.horizontalAdvance(text) + theme.px(_UNIT_GAP)
            box = QRectF(left, rect.center().y() - side / 2, side, side)
            draw_note_missing(painter, box, theme)
        painter.restore()

    def _draw_unit(self, painter: QPainter, rect: QRectF, figure: Figure, theme: Theme) -> QRectF:
        """Draw the unit, and return what is left for the number."""
        font = self._drawn.small
        width = theme.px(_UNIT_WIDTH)
        slot = QRectF(rect.right() - width, rect.top(), width, rect.height())
        painter.setFont(font)
        painter.setPen(theme.colour("text.quiet"))
        unit = self._drawn.elided(figure.unit, font, width)
        painter.drawText(slot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, unit)
        return rect.adjusted(0, 0, -width - theme.px(_UNIT_GAP), 0)

    def _fitted(self, figure: Figure, width: float) -> str:
        """Return the text, or the short one where there is no room; a number is never cut."""
        if not figure.short:
            return self._drawn.elided(figure.text, self._drawn.figures, width)
        fits = self._drawn.metrics.horizontalAdvance(figure.text) <= width
        return figure.text if fits else figure.short

    def _draw_verdict(
        self, painter: QPainter, rect: QRectF, width: float, *, is_good: bool
    ) -> None:
        theme = self._themes.theme
        side = theme.px(_VERDICT)
        left = max(rect.left(), rect.right() - width - side - theme.px(_UNIT_GAP) - 1)
        box = QRectF(round(left), round(rect.center().y() - side / 2), side, side)
        draw = partial(draw_verdict, is_good=is_good, theme=theme)
        self._drawn.draw(painter, box, is_good, draw)


class PictureDelegate(QStyledItemDelegate):
    """Paints sparklines, bullet graphs and the arrows of signals."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._drawn = Drawn(themes, self)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        px = self._themes.theme.px
        return QSize(px(_ARROW + 2 * CELL_MARGIN), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one picture, if there is one."""
        draw_base(painter, option)
        theme = self._themes.theme
        side = theme.px(CELL_MARGIN)
        rect = QRectF(option.rect).adjusted(side, 0, -side, 0)
        match Column(index.column()):
            case Column.HISTORY if (spark := index.data(Role.SPARK)) is not None:
                margin = theme.px(_SPARK_MARGIN)
                box = rect.adjusted(0, margin, 0, -margin)
                draw = partial(draw_spark, spark=spark, theme=theme)
                self._drawn.draw(painter, box, spark, draw)
            case Column.LEVEL if (level := index.data(Role.LEVEL)) is not None:
                margin = theme.px(_BULLET_MARGIN)
                box = rect.adjusted(0, margin, 0, -margin)
                draw = partial(draw_bullet, face=level, theme=theme)
                self._drawn.draw(painter, box, level, draw)
            case Column.TREND if index.data(Role.TREND) is not None:
                _draw_trend(painter, rect, index.data(Role.TREND), theme)
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
