"""Scores and coverage rise from children to parents, level by level (scoring.md, section 2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.settings import Band, MissingData, MissingPolicy
from scorecard_app.engine.arrays import Codes, Flags, Floats, Ints, rows_at_once
from scorecard_app.engine.combine import Child, combined
from scorecard_app.engine.judgements import LAST_MISSING, LAST_UNSCORABLE, Reason
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.tree import Group, Slot, Tree


@dataclass(frozen=True, slots=True)
class Board:
    """Scores (NaN where none), coverage (0 to 1) and codes of Reason, all (rows, dates).

    `ages` (measures, dates) is by how many own periods the values shown lag behind. `last_year`
    holds the scores (rows, dates) that were current a year before each date, if a policy asks.
    """

    scores: Floats
    coverage: Floats
    codes: Codes
    ages: Ints
    last_year: Floats | None = None


def roll_up(tree: Tree, board: Board, bands: Sequence[Band]) -> None:
    """Fill the rows of objectives and perspectives from those of the measures.

    Works on a block of like nodes at a time, and there on the k-th child of all nodes at once.
    """
    dates = board.scores.shape[1]
    size = rows_at_once(dates)
    for group in tree.groups:
        for start in range(group.start, group.stop, size):
            rows = slice(start, min(start + size, group.stop))
            shape = (rows.stop - rows.start, dates)
            below = _Below.empty(shape)
            children = below.seen(_children(group, rows, board))
            scores = combined(children, group.roll_up, shape=shape, bands=bands)
            if group.missing.policy is MissingPolicy.BLANK:
                np.copyto(scores, np.nan, where=below.has_gap)
            board.scores[rows] = scores
            board.codes[rows] = below.codes(scores, tree.bare[rows])
            board.coverage[rows] = below.coverage


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands below the nodes of a block, gathered as the children pass by."""

    covered: Floats
    weight: Floats
    has_known: Flags
    has_missing: Flags
    has_gap: Flags

    @classmethod
    def empty(cls, shape: tuple[int, int]) -> "_Below":
        flags = (np.zeros(shape, np.bool_) for _flag in range(3))
        return cls(np.zeros(shape), np.zeros(shape), *flags)

    def seen(self, children: Iterator[Child]) -> Iterator[Child]:
        """Pass children on and remember them."""
        for child in children:
            rows = slice(len(child.scores))
            counts = (child.codes <= LAST_UNSCORABLE) & (child.weights > 0)
            self.covered[rows] += child.coverage * child.weights
            self.weight[rows] += counts * child.weights
            self.has_known[rows] |= child.is_known
            self.has_missing[rows] |= counts & _is_missing(child.codes)
            self.has_gap[rows] |= counts & ~child.is_known
            yield child

    @property
    def coverage(self) -> Floats:
        """Return the share of the weight that rests on fresh data, 0 where nothing counts."""
        return np.divide(
            self.covered, self.weight, out=np.zeros_like(self.weight), where=self.weight > 0
        )

    def codes(self, scores: Floats, bare: Codes) -> Codes:
        """Return why nodes have no score: CURRENT where they have one."""
        codes = np.zeros(scores.shape, np.int8)
        is_open = np.isnan(scores)
        if is_open.any():
            np.copyto(codes, bare[:, np.newaxis], where=is_open)
            is_open &= self.weight > 0
            np.copyto(codes, np.int8(Reason.CHILDREN_NOT_SCORED), where=is_open)
            np.copyto(codes, np.int8(Reason.NO_CURRENT_CHILD), where=is_open & self.has_missing)
            np.copyto(codes, np.int8(Reason.GAP), where=is_open & self.has_known)
        return codes


def _children(group: Group, rows: slice, board: Board) -> Iterator[Child]:
    """Yield the first, second … children of the nodes in some rows of a group."""
    first, last = rows.start - group.start, rows.stop - group.start
    for slot in group.slots:
        if len(slot.children) <= first:
            return
        part = Slot(slot.children[first:last], slot.weights[first:last])
        yield _child(part, group.missing, board)


def _child(slot: Slot, missing: MissingData, board: Board) -> Child:
    codes = board.codes.take(slot.children, axis=0)
    scores = board.scores.take(slot.children, axis=0)
    is_known = codes == Reason.CURRENT
    filled = _filled(codes, scores, slot, missing, board)
    if filled is not None:
        is_filled = _is_missing(codes) & ~np.isnan(filled)
        np.copyto(scores, filled, where=is_filled)
        is_known |= is_filled
    np.copyto(scores, 0.0, where=~is_known)
    is_known &= slot.weights > 0
    coverage = board.coverage.take(slot.children, axis=0)
    np.copyto(coverage, 0.0, where=codes != Reason.CURRENT)
    return Child(scores, is_known, codes, coverage, slot.weights)


def _filled(
    codes: Codes, scores: Floats, slot: Slot, missing: MissingData, board: Board
) -> Floats | None:
    """Return the scores to put where data are missing, NaN for none; None if the policy has none.

    Carrying is for measures: an objective without current data has nothing of its own to carry.
    """
    match missing.policy:
        case MissingPolicy.ZERO:
            return np.array(0.0)
        case MissingPolicy.SUBSTITUTE if missing.substitute is not None:
            return np.array(missing.substitute)
        case MissingPolicy.CARRY if len(board.ages):
            ages = board.ages.take(slot.children, axis=0, mode="clip")  # no objective is stale
            is_carried = (codes == Reason.STALE) & (ages <= FRESH_AGE + missing.carry_periods)
            return np.where(is_carried, scores, np.nan)
        case MissingPolicy.SAME_PERIOD_LAST_YEAR if board.last_year is not None:
            return board.last_year.take(slot.children, axis=0)
        case _:
            return None


def _is_missing(codes: Codes) -> Flags:
    missing: Flags = (codes > Reason.CURRENT) & (codes <= LAST_MISSING)
    return missing
