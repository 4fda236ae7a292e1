"""Find ways between the cards: where a line may pass a row of cards without crossing one."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import inf

from PySide6.QtCore import QRectF

CLEARANCE = 12.0
"""How far a line stays away from a card that it passes."""

_ABOVE_WORDS = 16.0
"""How far a line that runs level stays above the box of words between lanes."""

_Span = tuple[float, float]

Gap = tuple[float, float, float]
"""The top of a row, and from where to where it is free."""


@dataclass(frozen=True)
class Row:
    """Cards that overlap in height: `blocked` is where no line may pass, from left to right."""

    top: float
    bottom: float
    blocked: tuple[_Span, ...]

    @cached_property
    def middle(self) -> float:
        """Return the height of its middle."""
        return (self.top + self.bottom) / 2

    def is_free(self, x: float) -> bool:
        """Say whether a line can pass the row here."""
        index = bisect_right(self._lefts, x) - 1
        return index < 0 or x >= self.blocked[index][1]

    def passage(self, x: float) -> float:
        """Return the place nearest to x where a line can pass the row."""
        index = bisect_right(self._lefts, x) - 1
        if index < 0 or x >= self.blocked[index][1]:
            return x
        left, right = self.blocked[index]
        return left if x - left < right - x else right

    def gap_at(self, x: float) -> Gap:
        """Return where a line can pass round a place at which it can."""
        return self._gaps[bisect_right(self._lefts, x)]

    @cached_property
    def _lefts(self) -> list[float]:
        return [left for left, _right in self.blocked]

    @cached_property
    def _gaps(self) -> list[Gap]:
        lefts = [-inf, *(right for _left, right in self.blocked)]
        rights = [*self._lefts, inf]
        return [(self.top, *free) for free in zip(lefts, rights, strict=True)]


class Corridors:
    """All rows of one map, from the top down; make a new one when cards have moved.

    No line runs through `words`, which stand between cards.
    """

    def __init__(self, cards: Collection[QRectF], words: Collection[QRectF] = ()) -> None:
        self._cards = (*words, *cards)
        self._words = words

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows of cards that overlap in height."""
        boxes = sorted(
            (card.top(), card.bottom(), card.left(), card.right()) for card in self._cards
        )
        rows: list[Row] = []
        members: list[_Span] = []
        top = bottom = 0.0
        for box_top, box_bottom, left, right in boxes:
            if members and box_top >= bottom:
                rows.append(Row(top, bottom, _merged(members)))
                members = []
            if not members:
                top, bottom = box_top, box_bottom
            members.append((left - CLEARANCE, right + CLEARANCE))
            bottom = max(bottom, box_bottom)
        if members:
            rows.append(Row(top, bottom, _merged(members)))
        return tuple(rows)

    @cached_property
    def right_edge(self) -> float:
        """Return where the rightmost card ends."""
        return max((row.blocked[-1][1] - CLEARANCE for row in self.rows), default=0.0)

    def above_words(self, height: float, left: float, right: float) -> float:
        """Return this height, or one above the words that a level line would run through there."""
        for words in self._words:
            top = words.top() - _ABOVE_WORDS
            if top < height < words.bottom() and left < words.right() and right > words.left():
                height = top
        return height

    def between(self, top: float, bottom: float) -> tuple[Row, ...]:
        """Return the rows that lie wholly between two heights, from the top down."""
        tops, bottoms = self._heights
        first = bisect_left(tops, top)
        return self.rows[first : bisect_right(bottoms, bottom, lo=first)]

    def row_at(self, height: float) -> Row | None:
        """Return the row that reaches to a height, or over it."""
        tops, bottoms = self._heights
        at = bisect_left(bottoms, height)
        return self.rows[at] if at < len(tops) and tops[at] <= height else None

    def channel_at(self, height: float) -> _Span | None:
        """Return from where to where no card stands at a height between two rows."""
        tops, bottoms = self._heights
        at = bisect_left(bottoms, height)
        if not 0 < at < len(tops) or tops[at] <= height:
            return None
        return bottoms[at - 1], tops[at]

    @cached_property
    def _heights(self) -> tuple[list[float], list[float]]:
        """Return where the rows begin and where they end."""
        return [row.top for row in self.rows], [row.bottom for row in self.rows]


def _merged(spans: Iterable[_Span]) -> tuple[_Span, ...]:
    """Join spans that touch."""
    merged: list[_Span] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return tuple(merged)
