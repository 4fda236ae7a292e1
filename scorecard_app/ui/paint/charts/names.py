"""Names at the right end of what they name, so that no legend is needed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from scorecard_app.present.charts.chart import Area, Bar, Chart, Level, Line, Mark, Panel
from scorecard_app.ui.paint.charts.places import PanelPlace, Words
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme

_M = TypeVar("_M", Level, Line, Area)

_GAP = 8
_HALF_STEP = 0.5
_MOST_SHARE = 0.26
"""The share of the width that names may take; a longer one is cut off."""

_LEAST_SHARE = 0.7
"""A band that is lower than this share of a line of text is not named; so near comes no line."""

_NUDGES = (0.0, -0.5, 0.5, -1.0, 1.0)
"""How far a name may move out of another's way, in lines; one of an area, anywhere inside it."""

_AREA_NUDGES = tuple(sign * step / 4 for step in range(80) for sign in (-1, 1))
_APART = 0.95
_UNNAMED = frozenset({"chart.mean", "chart.limit"})
"""What everyone who reads such a chart knows: only its label stands at its end, if it has one."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name and the values it stands at; `at` is where what it names ends."""

    text: str
    low: float
    high: float
    at: float


def names_width(chart: Chart, width: float, theme: Theme) -> float:
    """Return how much room the names of a chart take at its right."""
    metrics = QFontMetricsF(theme.font(TextSize.SMALL, tabular=True))
    names = [
        name.text
        for panel in chart.panels
        for name in _wanted(panel, chart.last)
        if name.at >= chart.last
    ]
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    return min(widest + theme.px(_GAP), _MOST_SHARE * width) if names else 0.0


def name_words(place: PanelPlace, rect: QRectF, theme: Theme) -> Iterator[Words]:
    """Yield the names that do not stand on one another; levels and lines go before areas."""
    font = theme.font(TextSize.SMALL, tabular=True)
    line = QFontMetricsF(font).height()
    last = place.last - _HALF_STEP
    taken: list[float] = []
    for name in _wanted(place.panel, last):
        is_area = name.low != name.high
        if is_area and abs(place.up(name.high) - place.up(name.low)) < _LEAST_SHARE * line:
            continue
        middle = _free(name, place, taken, line)
        if middle is None:
            continue
        left = place.rect.right() if name.at >= last else place.along(name.at)
        left += theme.px(_GAP)
        box = QRectF(left, middle - line / 2, rect.right() - left + 1, line)
        if name.at >= last:
            taken.append(middle)
        if name.at < last and _is_crossed(place, name, box):
            continue
        text = _fitting(name.text, font, box.width())
        if text == name.text or not is_area:
            yield Words(text, box, "text.quiet" if is_area else "text")


def _fitting(text: str, font: QFont, width: float) -> str:
    """Return the words of a name that fit: a number that is cut off would be another number."""
    metrics = QFontMetricsF(font)
    words = text.split(" ")
    while len(words) > 1 and metrics.horizontalAdvance(" ".join(words)) > width:
        words.pop()
    return elided(" ".join(words), font, width)


def _is_crossed(place: PanelPlace, name: _Name, box: QRectF) -> bool:
    """Say whether another line, or the end of the bands, is in the place of a name inside."""
    is_at_end = box.left() <= place.along(place.areas_end) <= box.right()
    return is_at_end or any(
        point.at > name.at
        and box.left() <= place.along(point.at) <= box.right()
        and abs(place.up(point.value) - box.center().y()) < box.height() * _LEAST_SHARE
        for line in _of(Line, place.panel.marks)
        for point in line.points
    )


def area_words(place: PanelPlace, theme: Theme) -> Iterator[Words]:
    """Yield the names of areas from bottom to top, such as the bands of a distribution."""
    font = theme.font(TextSize.SMALL, tabular=True)
    metrics = QFontMetricsF(font)
    for area in _of(Area, place.panel.marks):
        start, end = max(area.start, place.first), min(area.end, place.last)
        width = metrics.horizontalAdvance(area.name) + theme.px(_GAP)
        if area.low is None and area.high is None and width <= (end - start) * place.step:
            left = place.along((start + end) / 2) - width / 2
            box = QRectF(left, place.rect.top(), width, metrics.height())
            yield Words(area.name, box, "text.quiet", Qt.AlignmentFlag.AlignHCenter)


def _free(name: _Name, place: PanelPlace, taken: Sequence[float], line: float) -> float | None:
    """Return the nearest height at which a name stands on no other; None if there is none."""
    ends = sorted((place.up(name.low), place.up(name.high)))
    is_area = name.low != name.high
    room = max(ends[1] - ends[0] - line, 0.0) / 2 if is_area else line
    for nudge in _AREA_NUDGES if is_area else _NUDGES:
        tried = sum(ends) / 2 + nudge * line
        inside = place.rect.top() - line / 2 <= tried <= place.rect.bottom() + line / 2
        is_near = abs(nudge) * line <= room
        if is_near and inside and all(abs(tried - other) >= _APART * line for other in taken):
            return tried
    return None


def _wanted(panel: Panel, last: float) -> Iterator[_Name]:
    """Yield levels and areas that reach the right end, and lines if there are several."""
    marks = panel.marks
    for level in _of(Level, marks):
        text = level.label or ("" if level.role in _UNNAMED else level.name)
        if text and level.end >= last and panel.low <= level.value <= panel.high:
            yield _Name(text, level.value, level.value, last)
    lines = [line for line in _of(Line, marks) if line.points]
    is_alone = len(lines) == 1 and not any(isinstance(mark, Bar) for mark in marks)
    for line in lines:
        end = line.points[-1]
        if line.name and not is_alone:
            yield _Name(line.name, end.value, end.value, end.at)
    ends_at = max((area.end for area in _of(Area, marks)), default=last)
    for area in _of(Area, marks):
        low = panel.low if area.low is None else max(area.low, panel.low)
        high = panel.high if area.high is None else min(area.high, panel.high)
        is_upright = area.low is None and area.high is None
        is_last = area.end >= min(ends_at, last + _HALF_STEP)
        if area.name and is_last and high > low and not is_upright:
            yield _Name(area.name, low, high, last)


def _of(kind: type[_M], marks: Iterable[Mark]) -> list[_M]:
    return [mark for mark in marks if isinstance(mark, kind)]
