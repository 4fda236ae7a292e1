"""The texts of the axes: numbers at the left, places below; or the other way round when turned."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.ui.paint.charts.events import EVENTS_PX
from scorecard_app.ui.paint.charts.places import PanelPlace, Words
from scorecard_app.ui.paint.charts.thinning import thinned
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme

_ROLE = "chart.axis"
_GAP = 6
_WORDS_APART = 12


def value_words(place: PanelPlace, rect: QRectF, theme: Theme) -> Iterator[Words]:
    """Yield the numbers of a panel, and the names of its rows."""
    for tick in place.ticks:
        if place.is_turned:
            yield from _below(tick, place.up(tick.at), (place.rect.bottom(), rect), theme)
        else:
            yield _beside(tick, place.up(tick.at), place.rect.left() - rect.left(), rect, theme)


def place_words(
    chart: Chart, panels: Sequence[PanelPlace], rect: QRectF, theme: Theme
) -> list[Words]:
    """Return the labels of the places, as many as there is room for."""
    last = panels[-1]
    metrics = QFontMetricsF(_font(theme))
    if chart.is_turned:
        kept = thinned(chart.places, step_px=last.step, least_px=metrics.height(), are_places=True)
        width = panels[0].rect.left() - rect.left()
        return [_beside(tick, last.along(tick.at), width, rect, theme) for tick in kept]
    widest = max((metrics.horizontalAdvance(tick.label) for tick in chart.places), default=0.0)
    least = widest + theme.px(_WORDS_APART)
    kept = thinned(chart.places, step_px=last.step, least_px=least, are_places=True)
    top = last.rect.bottom() + (theme.px(EVENTS_PX) if chart.events else 0)
    found: list[Words] = []
    for tick in kept:
        for words in _below(tick, last.along(tick.at), (top, rect), theme):
            if not found or found[-1].rect.right() < words.rect.left():
                found.append(words)
    return found


def _beside(tick: Tick, middle: float, width: float, rect: QRectF, theme: Theme) -> Words:
    """Return a label at the left of the panels, against their edge."""
    font = _font(theme)
    room = width - theme.px(_GAP)
    line = QFontMetricsF(font).height()
    box = QRectF(rect.left(), middle - line / 2, room, line)
    return Words(elided(tick.label, font, room), box, _ROLE, Qt.AlignmentFlag.AlignRight)


def _below(tick: Tick, middle: float, below: tuple[float, QRectF], theme: Theme) -> Iterator[Words]:
    """Yield a label in the middle below a place, moved inside where it would stick out."""
    metrics = QFontMetricsF(_font(theme))
    width = metrics.horizontalAdvance(tick.label)
    top, rect = below
    if width > rect.width():
        return
    left = min(max(middle - width / 2, rect.left()), rect.right() - width)
    box = QRectF(left, top + theme.px(_GAP), width, metrics.height())
    yield Words(tick.label, box, _ROLE, Qt.AlignmentFlag.AlignHCenter)


def _font(theme: Theme) -> QFont:
    return theme.font(TextSize.SMALL, tabular=True)
