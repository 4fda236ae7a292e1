"""Few small boxes round a way: what is to be painted anew where it is or was."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF

from scorecard_app.ui.paint.curves import Piece, Point, Sides, halved, middle_of

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
    for piece in pieces:
        if len(piece) == 1:
            found.append(_box(here, piece[0]))
        elif _only_goes_on(here, piece):
            middle = middle_of(here, piece)
            found += _box(here, middle), _box(middle, piece[-1])
        else:
            one, other = halved(here, piece)
            found += _round_all((here, *one)), _round_all((one[-1], *other))
        here = piece[-1]
    return _merged(found) if len(found) > 1 else found


def sides_of(box: QRectF) -> Sides:
    """Return the sides of a box: where many are compared, numbers answer fastest."""
    return box.left(), box.top(), box.right(), box.bottom()


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


def _only_goes_on(start: Point, piece: Piece) -> bool:
    """Say whether a curve turns back nowhere, so that a box round its ends holds all of it."""
    (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = start, piece
    return (x0 <= x1 <= x2 <= x3 or x0 >= x1 >= x2 >= x3) and (
        y0 <= y1 <= y2 <= y3 or y0 >= y1 >= y2 >= y3
    )


def _box(one: Point, other: Point) -> Sides:
    """Return the box round two points and what is drawn beside a line between them."""
    (x1, y1), (x2, y2) = one, other
    left, right = (x1, x2) if x1 < x2 else (x2, x1)
    top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
    return left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN


def _round_all(points: Iterable[Point]) -> Sides:
    xs, ys = zip(*points, strict=True)
    return min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN


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
