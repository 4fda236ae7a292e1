"""Where links that run straight meet the rim of a card: apart from one another."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeAlias

from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.curves import Point
from scorecard_app.ui.paint.gaps import parted

_APART = 14.0
_CORNER = 10.0
"""How far from one another links meet a side, and how far from its corners at least."""

End: TypeAlias = tuple[LinkId, bool]
"""A link and whether it is its tip."""

_Wish: TypeAlias = tuple[float, float, End]
"""Where along a side a link meets it, and how far aside the other card lies for each unit ahead."""

_Side: TypeAlias = tuple[bool, float]
"""Whether a side lies level, and where across."""


def apart(rect: QRectF, ends: Mapping[End, tuple[Point, Point]]) -> dict[End, Point]:
    """Return where links end at a card that met it in some points, each on its way to another.

    Those that leave in almost one direction stand in the order of the cards to which they lead.
    """
    sides: dict[_Side, list[_Wish]] = {}
    for end, (met, goal) in ends.items():
        side = _side(rect, met)
        far = goal[0] - rect.center().x(), goal[1] - rect.center().y()
        ahead, aside = (far[1], far[0]) if side[0] else far
        slope = aside / max(abs(ahead), 1.0)
        sides.setdefault(side, []).append((met[0 if side[0] else 1], slope, end))
    found: dict[End, Point] = {}
    for (is_level, across), here in sides.items():
        room = (rect.left(), rect.right()) if is_level else (rect.top(), rect.bottom())
        for end, along in _along(_in_order(here), room).items():
            found[end] = (along, across) if is_level else (across, along)
    return found


def _in_order(wishes: Iterable[_Wish]) -> list[_Wish]:
    """Return links in the order in which they meet a side; of those close together, by slope."""
    groups: list[list[_Wish]] = []
    for wish in sorted(wishes):
        if groups and wish[0] - groups[-1][-1][0] < _APART / 2:
            groups[-1].append(wish)
        else:
            groups.append([wish])
    return [wish for group in groups for wish in sorted(group, key=itemgetter(1))]


def _along(order: Sequence[_Wish], room: tuple[float, float]) -> dict[End, float]:
    """Part the links of one side; one alone may meet it close to a corner."""
    wanted = [along for along, _slope, _end in order]
    inner = min(room[0] + _CORNER, *wanted), max(room[1] - _CORNER, *wanted)
    places = parted(wanted, inner, step=_APART)
    return {wish[2]: place for wish, place in zip(order, places, strict=True)}


def _side(rect: QRectF, point: Point) -> _Side:
    """Return the side of a box on which a point of its rim lies."""
    x, y = point
    off = {
        (True, rect.top()): abs(y - rect.top()),
        (True, rect.bottom()): abs(y - rect.bottom()),
        (False, rect.left()): abs(x - rect.left()),
        (False, rect.right()): abs(x - rect.right()),
    }
    return min(off, key=off.__getitem__)
