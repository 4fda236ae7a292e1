"""Numbers beside the ends of bars, pins and levels."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from scorecard_app.present.charts.chart import Bar, Level, Pin
from scorecard_app.ui.paint.charts.geometry import bar_box, bar_end, pin_head
from scorecard_app.ui.paint.charts.places import PanelPlace, Words
from scorecard_app.ui.theme import TextSize, Theme

HEAD_PX = 6
"""How large the head of a pin is, at 96 dpi."""

_Labelled = tuple[Bar | Pin, QRectF, bool]
"""A mark, the box of its end, and whether its label stands before that: below, or at the left."""

_GAP = 3
_APART = 2


def label_words(place: PanelPlace, theme: Theme) -> Iterator[Words]:
    """Yield the labels of a panel, the latest places first: they are the last to be left out."""
    metrics = QFontMetricsF(theme.font(TextSize.SMALL, tabular=True))
    apart = theme.px(_APART)
    standing = _standing(place, theme)
    for at, text, box in _wanted(place, theme, metrics):
        reach = box.adjusted(-apart, 0, apart, 0)
        if not any(reach.intersects(other) for its, other in standing if its != at):
            on_bar = any(box.intersects(other) for its, other in standing if its == at)
            yield Words(text, reach, "text", Qt.AlignmentFlag.AlignHCenter, has_ground=on_bar)


def _standing(place: PanelPlace, theme: Theme) -> list[tuple[float, QRectF]]:
    """Return the bars and pins with their places: no label stands on one of another place."""
    head = theme.px(HEAD_PX)
    found: list[tuple[float, QRectF]] = []
    for mark in place.panel.marks:
        if isinstance(mark, Bar):
            found.append((mark.at, bar_box(place, mark)))
        elif isinstance(mark, Pin):
            foot = place.point(mark.at, min(max(0.0, place.panel.low), place.panel.high))
            box = pin_head(place, mark, head)
            found.append((mark.at, box.united(QRectF(foot.x() - 1, foot.y(), 2, 1))))
    return found


def _wanted(
    place: PanelPlace, theme: Theme, metrics: QFontMetricsF
) -> Iterator[tuple[float, str, QRectF]]:
    """Yield labels with their places and the boxes they would stand in, the most wanted first."""
    marks = place.panel.marks
    bars = [mark for mark in marks if isinstance(mark, Bar)]
    head, line = theme.px(HEAD_PX), metrics.height() + 2 * theme.px(_GAP)
    ends: list[_Labelled] = [
        (bar, *_bar_label(place, bar, bars, line)) for bar in bars if bar.label
    ]
    pins = [mark for mark in marks if isinstance(mark, Pin) and mark.label]
    ends += [(pin, pin_head(place, pin, head), pin.value < 0) for pin in pins]
    for mark, box, is_before in sorted(ends, key=_place, reverse=True):
        size = QSizeF(metrics.horizontalAdvance(mark.label) + 1, metrics.height())
        yield mark.at, mark.label, _beyond(box, size, place, theme.px(_GAP), is_before=is_before)
    for level in marks:
        if isinstance(level, Level) and level.label and level.end < place.last - 1:
            end = place.point(level.end, level.value)
            width = metrics.horizontalAdvance(level.label)
            corner = QPointF(end.x() - width, end.y() - metrics.height())
            yield level.end, level.label, QRectF(corner, end)


def _place(labelled: _Labelled) -> float:
    return labelled[0].at


def _bar_label(
    place: PanelPlace, bar: Bar, bars: Sequence[Bar], line: float
) -> tuple[QRectF, bool]:
    """Return the end that a label stands beyond: its own where a line of text fits above that.

    Else, and in a turned chart, it is the furthest end of the bars that overlap. The second says
    whether the label stands below it, or at its left in a turned chart.
    """
    is_before = bar.end < bar.start
    own = bar_box(place, bar)
    ends = [
        bar_end(place, other)
        for other in bars
        if other.at == bar.at
        and (other.end < other.start) == is_before
        and _overlap(own, bar_box(place, other), place)
    ]
    own_end = bar_end(place, bar)
    if place.is_turned:
        at = QPointF((min if is_before else max)(end.x() for end in ends), own_end.y())
    else:
        furthest = (max if is_before else min)(end.y() for end in ends)
        fits = abs(furthest - own_end.y()) >= line
        at = QPointF(own_end.x(), own_end.y() if fits else furthest)
    return QRectF(at, at), is_before


def _overlap(one: QRectF, other: QRectF, place: PanelPlace) -> bool:
    if place.is_turned:
        return one.top() < other.bottom() and other.top() < one.bottom()
    return one.left() < other.right() and other.left() < one.right()


def _beyond(end: QRectF, size: QSizeF, place: PanelPlace, gap: float, *, is_before: bool) -> QRectF:
    """Return the box of a text beyond an end."""
    box = QRectF(QPointF(0, 0), size)
    box.moveCenter(end.center())
    if place.is_turned and is_before:
        box.moveRight(end.left() - gap)
    elif place.is_turned:
        box.moveLeft(end.right() + gap)
    elif is_before:
        box.moveTop(end.bottom() + gap / 2)
    else:
        box.moveBottom(end.top() - gap / 2)
    return box
