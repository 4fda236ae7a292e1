"""What of a chart can be pointed at and walked along: its points, bars, pins and events."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.present.charts.chart import Bar, Line, Pin
from scorecard_app.ui.paint.charts.geometry import bar_box, bar_end, pin_head
from scorecard_app.ui.paint.charts.labels import HEAD_PX
from scorecard_app.ui.paint.charts.places import ChartLayout, PanelPlace
from scorecard_app.ui.theme import Theme

_POINT = 9
_MAIN = "chart.actual"
_REACH = 40


class Step(Enum):
    """One step of the keyboard through the spots."""

    NEXT = auto()
    PREVIOUS = auto()
    FIRST = auto()
    LAST = auto()
    ABOVE = auto()
    BELOW = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing that can be read: its place, its box, and what is said; tracks are walked along.

    `is_main` marks those of the actual values, which every walk starts from.
    """

    panel: int
    track: int
    at: float
    box: QRectF
    centre: QPointF
    readout: str
    is_main: bool = False


_Key = tuple[int | float | str, ...]
_Found = tuple[_Key, Spot]
"""The key of a track, and a spot of it that does not know its track yet."""


def chart_spots(layout: ChartLayout, theme: Theme) -> tuple[Spot, ...]:
    """Return what can be read, track by track from the top panel down, each along its places."""
    found: list[_Found] = []
    for number, place in enumerate(layout.panels):
        found += (((number, *key), spot) for key, spot in _of_panel(place, number, theme))
    below = len(layout.panels)
    for marker in layout.events:
        event, box = marker.event, marker.rect
        said = f"{event.title}: {event.detail}" if event.detail else event.title
        found.append(((below, "events"), Spot(below, 0, event.at, box, box.center(), said)))
    tracks = {key: number for number, key in enumerate(dict.fromkeys(key for key, _spot in found))}
    return tuple(sorted((replace(spot, track=tracks[key]) for key, spot in found), key=_order))


def spot_near(spots: Sequence[Spot], point: QPointF, theme: Theme) -> Spot | None:
    """Return the spot under the pointer, or the nearest one within reach."""
    inside = [spot for spot in spots if spot.box.contains(point)]
    if inside:
        return min(inside, key=lambda spot: spot.box.width() * spot.box.height())

    def distance(spot: Spot) -> float:
        return math.hypot(spot.centre.x() - point.x(), spot.centre.y() - point.y())

    near = min(spots, key=distance, default=None)
    return near if near is not None and distance(near) <= theme.px(_REACH) else None


def stepped(spots: Sequence[Spot], current: Spot | None, step: Step) -> Spot | None:
    """Return the spot one step on; the same at an end, and the last main one to begin with."""
    if not spots:
        return None
    if current is None:
        return _start(spots)
    track = [spot for spot in spots if spot.track == current.track]
    at = track.index(current)
    match step:
        case Step.NEXT:
            return track[min(at + 1, len(track) - 1)]
        case Step.PREVIOUS:
            return track[max(at - 1, 0)]
        case Step.FIRST:
            return track[0]
        case Step.LAST:
            return track[-1]
        case Step.ABOVE | Step.BELOW:
            return _across(spots, current, -1 if step is Step.ABOVE else 1)


def _start(spots: Sequence[Spot]) -> Spot:
    """Return the last actual value; without one, what is drawn last at the end of the first."""
    main = [spot for spot in spots if spot.is_main]
    if main:
        return [spot for spot in main if spot.track == main[0].track][-1]
    end = [spot for spot in spots if spot.track == spots[0].track][-1]
    return [spot for spot in spots if spot.at == end.at and spot.panel == end.panel][-1]


def _across(spots: Sequence[Spot], current: Spot, by: int) -> Spot:
    """Return the spot of the neighbouring track that is nearest in place."""
    others = [spot for spot in spots if spot.track == current.track + by]
    return min(others, key=lambda spot: abs(spot.at - current.at), default=current)


def _order(spot: Spot) -> tuple[int, float]:
    return spot.track, spot.at


def _of_panel(place: PanelPlace, panel: int, theme: Theme) -> Iterator[_Found]:
    """Yield what a panel shows; marks of one kind that share a place go to separate tracks."""
    seen: Counter[_Key] = Counter()
    for number, mark in enumerate(place.panel.marks):
        is_main = isinstance(mark, Line | Bar) and mark.role == _MAIN
        match mark:
            case Line():
                for point in mark.points:
                    box = QRectF(0, 0, theme.px(_POINT), theme.px(_POINT))
                    box.moveCenter(place.point(point.at, point.value))
                    spot = Spot(panel, 0, point.at, box, box.center(), point.readout, is_main)
                    yield ("line", number), spot
            case Bar():
                box, end = bar_box(place, mark), bar_end(place, mark)
                key: _Key = ("bar", mark.shift, mark.at)
                track = ("bar", mark.shift, seen[key])
                seen[key] += 1
                yield track, Spot(panel, 0, mark.at, box, end, mark.readout, is_main)
            case Pin():
                box = pin_head(place, mark, theme.px(HEAD_PX))
                yield ("pin",), Spot(panel, 0, mark.at, box, box.center(), mark.readout)
