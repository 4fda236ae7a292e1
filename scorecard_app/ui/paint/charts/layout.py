"""Lay a chart out in a box: title, note, panels, the texts of their axes, names and events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from scorecard_app.present.charts.chart import Chart, Panel
from scorecard_app.ui.paint.charts.axes import place_words, value_words
from scorecard_app.ui.paint.charts.events import EVENTS_PX, event_places, event_words
from scorecard_app.ui.paint.charts.labels import label_words
from scorecard_app.ui.paint.charts.names import area_words, name_words, names_width
from scorecard_app.ui.paint.charts.places import ChartLayout, PanelPlace, Words
from scorecard_app.ui.paint.charts.thinning import thinned
from scorecard_app.ui.paint.text import elided, fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

_GAP = 6
_PANEL_GAP = 14
_TITLE_GAP = 10
_NOTE_LINES = 2
_MOST_GUTTER = 0.4
"""The share of the width that the texts at the left may take."""

_LEAST_DEPTH = 24
_MOST_ROW = 44
"""A row of a turned chart is no higher: two bars that fill a pane would be two blocks."""

_LINES_APART = 1.6
_WORDS_APART = 12
_HALF_STEP = 0.5
_APART = 2
"""Lines of text may come so near: there is air in their boxes."""


@dataclass(frozen=True, slots=True)
class _Room:
    """The box that is left for the panels, and what measures texts."""

    box: QRectF
    theme: Theme
    metrics: QFontMetricsF

    @property
    def line(self) -> float:
        return self.metrics.height()


def layout_chart(
    chart: Chart, rect: QRectF, theme: Theme, *, has_title: bool = False
) -> ChartLayout:
    """Return where everything of a chart stands in a box; without panels, its sentence."""
    metrics = QFontMetricsF(theme.font(TextSize.SMALL, tabular=True))
    head = _head(chart, rect, theme, has_title=has_title)
    top = max((words.rect.bottom() + theme.px(_GAP) for words in head), default=rect.top())
    room = _Room(QRectF(QPointF(rect.left(), top), rect.bottomRight()), theme, metrics)
    if chart.is_empty:
        return ChartLayout(chart, rect, texts=(*head, *_sentence(chart.empty, room)))
    panels = _panels(chart, room)
    events = event_places(chart, panels, theme)
    texts = [*head, *_panel_titles(panels, room), *event_words(events, rect, theme)]
    texts += [words for panel in panels for words in value_words(panel, rect, theme)]
    texts += place_words(chart, panels, rect, theme)
    if not chart.is_turned:
        texts += [words for panel in panels for words in name_words(panel, rect, theme)]
        texts += [words for panel in panels for words in area_words(panel, theme)]
    texts += [words for panel in panels for words in label_words(panel, theme)]
    return ChartLayout(chart, rect, panels, _readable(texts, rect, theme), events)


def _readable(texts: Sequence[Words], rect: QRectF, theme: Theme) -> tuple[Words, ...]:
    """Keep the texts that stand inside and on no other; the earlier ones go first."""
    inside, apart = rect.adjusted(-1, -1, 2, 1), theme.px(_APART)
    kept: list[Words] = []
    for words in texts:
        box = words.rect.adjusted(0, apart, 0, -apart)
        if inside.contains(words.rect) and not any(box.intersects(each.rect) for each in kept):
            kept.append(words)
    return tuple(kept)


def _head(chart: Chart, rect: QRectF, theme: Theme, *, has_title: bool) -> list[Words]:
    """Return title, unit and note, from the top down."""
    found: list[Words] = []
    top = rect.top()
    if has_title:
        font = theme.font(TextSize.BODY, strong=True)
        title = ", ".join(filter(None, (chart.title, chart.unit)))
        box = QRectF(rect.left(), top, rect.width(), QFontMetricsF(font).height())
        text = elided(title, font, rect.width())
        found.append(Words(text, box, "text", size=TextSize.BODY, is_strong=True))
        top = box.bottom() + theme.px(_GAP) / 2
    small = theme.font(TextSize.SMALL)
    line = QFontMetricsF(small).height()
    if chart.is_empty:
        return found
    for text in fitted_lines(chart.note, small, rect.width(), most=_NOTE_LINES):
        found.append(Words(text, QRectF(rect.left(), top, rect.width(), line)))
        top += line
    return found


def _sentence(text: str, room: _Room) -> list[Words]:
    """Return a sentence in the middle of the box."""
    font = room.theme.font(TextSize.BODY)
    line = QFontMetricsF(font).height()
    most = max(1, int(room.box.height() // line))
    lines = fitted_lines(text, font, room.box.width(), most=most)
    top = room.box.center().y() - len(lines) * line / 2
    return [
        Words(
            each,
            QRectF(room.box.left(), top + index * line, room.box.width(), line),
            align=Qt.AlignmentFlag.AlignHCenter,
            size=TextSize.BODY,
        )
        for index, each in enumerate(lines)
    ]


def _panels(chart: Chart, room: _Room) -> tuple[PanelPlace, ...]:
    """Share the room out among the panels: below one another, or side by side when turned.

    Where one would be too low to be read, the smallest is left out, and the others share its room.
    """
    places = _placed(chart, room)
    if len(places) > 1 and min(_depth(place) for place in places) < room.theme.px(_LEAST_DEPTH):
        least = min(chart.panels, key=_share)
        rest = tuple(panel for panel in chart.panels if panel is not least)
        return _panels(replace(chart, panels=rest), room)
    return places


def _share(panel: Panel) -> float:
    return panel.share


def _depth(place: PanelPlace) -> float:
    return place.rect.width() if place.is_turned else place.rect.height()


def _placed(chart: Chart, room: _Room) -> tuple[PanelPlace, ...]:
    left, right = _gutters(chart, room)
    bottom = room.line + room.theme.px(_GAP)
    if chart.events and not chart.is_turned:
        bottom += room.theme.px(EVENTS_PX)
    inner = room.box.adjusted(left, 0, -right, -bottom)
    if chart.is_turned:
        rows = chart.last - chart.first + 1
        inner.setHeight(min(inner.height(), rows * room.theme.px(_MOST_ROW)))
    inner.setSize(inner.size().expandedTo(QSizeF(1, 1)))
    boxes = _side_by_side(chart, inner, room) if chart.is_turned else _stacked(chart, inner, room)
    return tuple(
        _thinned(
            PanelPlace(
                panel,
                box,
                chart.first - _HALF_STEP,
                chart.last + _HALF_STEP,
                is_turned=chart.is_turned,
            ),
            room,
        )
        for panel, box in zip(chart.panels, boxes, strict=True)
    )


def _gutters(chart: Chart, room: _Room) -> tuple[float, float]:
    """Return how much the texts at the left and at the right need."""
    gap = room.theme.px(_GAP)
    at_left = (
        chart.places if chart.is_turned else [tick for each in chart.panels for tick in each.ticks]
    )
    widest = max((room.metrics.horizontalAdvance(tick.label) for tick in at_left), default=0.0)
    left = min(widest, _MOST_GUTTER * room.box.width()) + gap
    if chart.is_turned:
        return left, _half_widest(chart.panels[-1], room)
    last = chart.places[-1].label if chart.places else ""
    return left, max(
        names_width(chart, room.box.width(), room.theme), room.metrics.horizontalAdvance(last) / 2
    )


def _half_widest(panel: Panel, room: _Room) -> float:
    advance = room.metrics.horizontalAdvance
    return max((advance(tick.label) for tick in panel.ticks), default=0.0) / 2


def _stacked(chart: Chart, inner: QRectF, room: _Room) -> list[QRectF]:
    heads = [_head_height(panel, room, is_first=at == 0) for at, panel in enumerate(chart.panels)]
    parts = _parts(chart, inner.height() - sum(heads))
    tops = accumulate((head + part for head, part in zip(heads, parts, strict=True)), initial=0.0)
    return [
        QRectF(inner.left(), inner.top() + top + head, inner.width(), part)
        for top, head, part in zip(tops, heads, parts, strict=False)
    ]


def _head_height(panel: Panel, room: _Room, *, is_first: bool) -> float:
    """Return what stands above the marks of a panel: its title, and air to the one before."""
    air = 0.0 if is_first else room.theme.px(_PANEL_GAP)
    if panel.title:
        return air + room.line + room.theme.px(_TITLE_GAP)
    return max(air, room.line / 2)


def _side_by_side(chart: Chart, inner: QRectF, room: _Room) -> list[QRectF]:
    has_titles = any(panel.title for panel in chart.panels)
    head = room.line + room.theme.px(_GAP) if has_titles else 0.0
    gap = 2 * room.theme.px(_PANEL_GAP)
    parts = _parts(chart, inner.width() - gap * (len(chart.panels) - 1))
    lefts = accumulate((part + gap for part in parts), initial=inner.left())
    return [
        QRectF(left, inner.top() + head, part, max(1.0, inner.height() - head))
        for left, part in zip(lefts, parts, strict=False)
    ]


def _parts(chart: Chart, length: float) -> list[float]:
    whole = sum(panel.share for panel in chart.panels)
    return [max(1.0, length * panel.share / whole) for panel in chart.panels]


def _thinned(place: PanelPlace, room: _Room) -> PanelPlace:
    """Keep the ticks that there is room for."""
    panel = place.panel
    span = abs(panel.high - panel.low) or 1.0
    length = place.rect.width() if place.is_turned else place.rect.height()
    if place.is_turned:
        widest = 2 * _half_widest(panel, room)
        least = widest + room.theme.px(_WORDS_APART)
    else:
        least = room.line * _LINES_APART
    return replace(place, ticks=thinned(panel.ticks, step_px=length / span, least_px=least))


def _panel_titles(panels: Sequence[PanelPlace], room: _Room) -> list[Words]:
    font = room.theme.font(TextSize.SMALL, strong=True)
    gap = room.theme.px(_GAP)
    found = []
    for at, place in enumerate(panels):
        if not place.panel.title:
            continue
        if place.is_turned:
            left, width = place.rect.left(), place.rect.width()
            top = place.rect.top() - room.line - gap
        else:
            left, width = room.box.left(), room.box.width()
            top = place.rect.top() - room.line - room.theme.px(_TITLE_GAP) + (gap / 2 if at else 0)
        text = elided(place.panel.title, font, width)
        box = QRectF(left, top, QFontMetricsF(font).horizontalAdvance(text) + 1, room.line)
        found.append(Words(text, box, "text", is_strong=True))
    return found
