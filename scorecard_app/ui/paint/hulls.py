"""Few small boxes round a way: what is to be painted anew where it is or was."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from scorecard_app.ui.paint.curves import Curve, Piece, Point, halved

Sides = tuple[float, float, float, float]
"""The left, top, right and bottom of a box."""

MARGIN = 12.0
"""How far beside its line anything of a link may be drawn."""

_WORTH = 4_000.0
"""As large a part of the map is painted while Qt sees to one box more."""

_FEW = 4
"""A way of fewer pieces is halved once, and one of a single piece twice."""


def spans(curve: Curve, tip: Point) -> list[Sides]:
    """Return a box for each piece of a way, and of the head at its end, with a margin round it.

    A curve lies in the hull of its controls.
    """
    here, found = curve.start, list[Sides]()
    for piece in (*_pieces(curve), (tip,)):
        left, top = right, bottom = here
        for x, y in piece:
            if x < left:
                left = x
            elif x > right:
                right = x
            if y < top:
                top = y
            elif y > bottom:
                bottom = y
        found.append((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))
        here = piece[-1]
    return found


def joined(one: Sequence[Sides], other: Sequence[Sides]) -> list[QRectF]:
    """Return boxes round two ways of one link, which are as a rule much alike."""
    if len(one) != len(other):
        return [*merged(one), *merged(other)]
    return merged(
        [
            (min(x1, x3), min(y1, y3), max(x2, x4), max(y2, y4))
            for (x1, y1, x2, y2), (x3, y3, x4, y4) in zip(one, other, strict=True)
        ]
    )


def merged(boxes: Sequence[Sides]) -> list[QRectF]:
    """Join boxes that follow one another where the one round both is hardly larger."""
    left, top, right, bottom = boxes[0]
    found: list[QRectF] = []
    for x1, y1, x2, y2 in boxes[1:]:
        west, north = min(left, x1), min(top, y1)
        east, south = max(right, x2), max(bottom, y2)
        apart = (right - left) * (bottom - top) + (x2 - x1) * (y2 - y1)
        if (east - west) * (south - north) < apart + _WORTH:
            left, top, right, bottom = west, north, east, south
        else:
            found.append(QRectF(left, top, right - left, bottom - top))
            left, top, right, bottom = x1, y1, x2, y2
    found.append(QRectF(left, top, right - left, bottom - top))
    return found


def overlap(one: Sides, other: Sides) -> bool:
    """Say whether two boxes have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _pieces(curve: Curve) -> Sequence[Piece]:
    """Return the pieces of a curve, in parts where there are few of them."""
    pieces = curve.pieces
    if len(pieces) < _FEW:
        pieces = tuple(_halves(curve.start, pieces))
    if len(pieces) < _FEW:
        pieces = tuple(_halves(curve.start, pieces))
    return pieces


def _halves(start: Point, pieces: Sequence[Piece]) -> Iterator[Piece]:
    here = start
    for piece in pieces:
        yield from (piece,) if len(piece) == 1 else halved(here, piece)
        here = piece[-1]
