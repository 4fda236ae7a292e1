"""Few small boxes round a way: what is to be painted anew where it is or was."""

from collections.abc import Iterable, Sequence

from scorecard_app.ui.paint.curves import Piece, Point, halved

Sides = tuple[float, float, float, float]
"""The left, top, right and bottom of a box."""

MARGIN = 12.0
"""How far beside its line anything of a link may be drawn."""

_WORTH = 4_000.0
"""As large a part of the map is painted while Qt sees to one box more."""


def hulls(start: Point, pieces: Iterable[Piece]) -> list[Sides]:
    """Return a box for each line, and two for each curve, of pieces from a start, with a margin.

    A curve lies in the hull of its controls. Boxes of which one is hardly larger than the two are
    joined.
    """
    here, found = start, list[Sides]()
    for whole in pieces:
        for piece in (whole,) if len(whole) == 1 else halved(here, whole):
            xs, ys = zip(here, *piece, strict=True)
            found.append((min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN))
            here = piece[-1]
    return _merged(found) if len(found) > 1 else found


def round_both(one: Sides, other: Sides) -> Sides:
    """Return the box round two."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def overlap(one: Sides, other: Sides) -> bool:
    """Say whether two boxes have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _merged(boxes: Sequence[Sides]) -> list[Sides]:
    """Join boxes that follow one another where the one round both is hardly larger."""
    last, found = boxes[0], list[Sides]()
    for each in boxes[1:]:
        both = round_both(last, each)
        if _area(both) < _area(last) + _area(each) + _WORTH:
            last = both
        else:
            found.append(last)
            last = each
    return [*found, last]


def _area(box: Sides) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
