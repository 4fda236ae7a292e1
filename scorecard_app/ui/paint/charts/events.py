"""Events on the axis across: small numbered markers in a strip, with their title if it fits."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from scorecard_app.present.charts.chart import Chart, Event
from scorecard_app.ui.paint.charts.places import EventPlace, PanelPlace, Words
from scorecard_app.ui.theme import TextSize, Theme

EVENTS_PX = 20
"""How high the strip of the events is, at 96 dpi."""

_MARKER, _TOP, _GAP = 14, 4, 3


def event_places(
    chart: Chart, panels: Sequence[PanelPlace], theme: Theme
) -> tuple[EventPlace, ...]:
    """Return the markers that are in sight, numbered from the first; a turned chart has none."""
    if chart.is_turned:
        return ()
    last, size = panels[-1], theme.px(_MARKER)
    inside = [event for event in chart.events if last.first <= event.at <= last.last]
    inside.sort(key=_place)
    top = last.rect.bottom() + theme.px(_TOP)
    return tuple(
        EventPlace(event, number, QRectF(last.along(event.at) - size / 2, top, size, size))
        for number, event in enumerate(inside, 1)
    )


def event_words(events: Sequence[EventPlace], rect: QRectF, theme: Theme) -> list[Words]:
    """Return the titles that fit beside their marker, before the next one."""
    metrics = QFontMetricsF(theme.font(TextSize.SMALL))
    gap = theme.px(_GAP)
    ends = [place.rect.left() - gap for place in events[1:]] + [rect.right()]
    found = []
    for place, end in zip(events, ends, strict=False):
        width = metrics.horizontalAdvance(place.event.title)
        left = place.rect.right() + gap
        if left + width <= end:
            box = QRectF(left, place.rect.center().y() - metrics.height() / 2, width + 1, 0)
            box.setHeight(metrics.height())
            found.append(Words(place.event.title, box))
    return found


def _place(event: Event) -> float:
    return event.at
