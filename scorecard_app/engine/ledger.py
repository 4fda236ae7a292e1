"""The rows of an evaluation, so kept that the next one shares all but those that differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.held import Places
from scorecard_app.engine.panel import Panel
from scorecard_app.engine.rollup import Board

_MOST_PATCHES = 256
"""Rows written anew, beyond an eighth of all, after which they are copied into one sheet again."""

_Some = TypeVar("_Some", Panel, Board)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The panel of some measures, and the board of the same measures and of what is above them."""

    panel: Panel
    board: Board


@dataclass(frozen=True)
class Ledger:
    """A sheet of all rows, and by row where it stands instead if it was judged anew since then."""

    base: Sheet
    patches: Mapping[int, tuple[Sheet, int]] = field(default_factory=dict)

    def find(self, row: int) -> tuple[Sheet, int]:
        """Return the sheet on which a row stands, and its place there."""
        return self.patches.get(row, (self.base, row))

    def scores(self, rows: Sequence[int]) -> Floats:
        """Return the scores of some rows, (rows, dates)."""
        return self.board(np.array(rows, np.intp)).scores

    def board(self, rows: Places) -> Board:
        """Return a copy of some rows of the board, measures first."""
        base = self.base.board
        codes, measures = base.codes.take(rows, axis=0), rows[rows < len(base.ages)]
        scores, coverage = base.scores.take(rows, axis=0), base.coverage.take(rows, axis=0)
        board = Board(scores, coverage, codes, base.ages.take(measures, axis=0))
        for place, row in enumerate(rows.tolist() if self.patches else ()):
            if row in self.patches:
                sheet, source = self.patches[row]
                _copy_board(board, place, sheet.board, source)
        return board

    def patched(self, rows: Sequence[int], sheet: Sheet) -> "Ledger":
        """Return a ledger in which some rows stand as on this sheet, in the same order."""
        fresh = {row: (sheet, place) for place, row in enumerate(rows)}
        ledger = Ledger(self.base, {**self.patches, **fresh})
        most = max(_MOST_PATCHES, len(self.base.board.codes) // 8)
        return Ledger(ledger.whole) if len(ledger.patches) > most else ledger

    @cached_property
    def whole(self) -> Sheet:
        """Return all rows on one sheet."""
        if not self.patches:
            return self.base
        panel, board = _copies(self.base.panel), _copies(self.base.board)
        for row, (sheet, place) in self.patches.items():
            _copy_board(board, row, sheet.board, place)
            if row < len(panel.values):
                for to, source in zip(_arrays(panel), _arrays(sheet.panel), strict=True):
                    to[row] = source[place]
        return Sheet(panel, board)


def _copies(arrays: _Some) -> _Some:
    return type(arrays)(*(array.copy() for array in _arrays(arrays)))


def _arrays(some: Panel | Board) -> list[npt.NDArray[Any]]:
    return [getattr(some, each.name) for each in fields(some)]


def _copy_board(to: Board, row: int, source: Board, place: int) -> None:
    to.scores[row] = source.scores[place]
    to.coverage[row] = source.coverage[place]
    to.codes[row] = source.codes[place]
    if row < len(to.ages):
        to.ages[row] = source.ages[place]
