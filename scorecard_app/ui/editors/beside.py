"""Where a box stands beside something on the map: in sight, and off what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize

_MUCH = 0.2
"""More than this share of a line is much of it."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a link is drawn: its middle, the cards at its ends, its line; in pixels of the map."""

    middle: QPoint
    ends: tuple[QRect, ...] = ()
    line: tuple[QPoint, ...] = ()

    def is_hidden_by(self, box: QRect) -> bool:
        """Say whether a box covers the middle, a part of a card, or much of the line."""
        covered = sum(box.contains(each) for each in self.line)
        is_long = covered > len(self.line) * _MUCH
        return is_long or box.contains(self.middle) or any(map(box.intersects, self.ends))


def beside(place: LinkPlace, size: QSize, room: QRect, away: int) -> QRect:
    """Return a box in a room, near the middle of a link, that covers its ends as little as it can.

    What it may not leave is the room; next it keeps off the cards and the middle, then it is near.
    """
    middle = place.middle
    kept_free = [each.adjusted(-away, -away, away, away) & room for each in place.ends]
    kept_free.append(QRect(middle, QSize(1, 1)).adjusted(-away, -away, away, away) & room)
    boxes = (_inside(QRect(corner, size), room) for corner in _corners(place, size, away))
    return min(boxes, key=lambda box: (_covered(box, kept_free), _distance(box, middle)))


def _corners(place: LinkPlace, size: QSize, away: int) -> Iterator[QPoint]:
    """Yield upper left corners: beside, above and below everything that is to be seen."""
    middle, wide, high = place.middle, size.width(), size.height()
    seen = [QRect(middle, QSize(1, 1)), *place.ends]
    lefts = [middle.x() - wide // 2]
    tops = [middle.y() - high // 2]
    for rect in seen:
        lefts += [rect.right() + 1 + away, rect.left() - away - wide]
        tops += [rect.bottom() + 1 + away, rect.top() - away - high]
    yield from (QPoint(left, top) for left, top in product(lefts, tops))


def _inside(box: QRect, room: QRect) -> QRect:
    left = max(room.left(), min(box.left(), room.right() + 1 - box.width()))
    top = max(room.top(), min(box.top(), room.bottom() + 1 - box.height()))
    return QRect(QPoint(left, top), box.size())


def _covered(box: QRect, kept_free: list[QRect]) -> int:
    """Return how many pixels of what is to be seen a box covers."""
    shared = (box & each for each in kept_free)
    return sum(each.width() * each.height() for each in shared if not each.isEmpty())


def _distance(box: QRect, middle: QPoint) -> int:
    near = QPoint(
        max(box.left(), min(middle.x(), box.right())), max(box.top(), min(middle.y(), box.bottom()))
    )
    centre = (box.center() - middle).manhattanLength()
    return 4 * (near - middle).manhattanLength() + centre
