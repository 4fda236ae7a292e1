"""Scores and coverage rise from children to parents, level by level (scoring.md, section 2)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.settings import MissingPolicy, Settings
from scorecard_app.engine.anchors import clamped
from scorecard_app.engine.arrays import Codes, Flags, Floats, Ints
from scorecard_app.engine.combine import Children, combined, quotient, summed
from scorecard_app.engine.judgements import CURRENT, LAST_MISSING, LAST_UNSCORABLE, Reason
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.tree import Family


@dataclass(frozen=True, slots=True)
class Board:
    """Scores (NaN where none), coverage (0 to 1) and codes of Reason, all (rows, dates).

    `ages` (measures, dates) is by how many own periods the values shown lag behind; measures are
    the first rows.
    """

    scores: Floats
    coverage: Floats
    codes: Codes
    ages: Ints


def roll_up(
    families: Iterable[Family],
    board: Board,
    settings: Settings,
    *,
    last_year: Floats | None = None,
) -> None:
    """Fill the rows of objectives and perspectives from those of their children.

    Families come in an order in which children are judged before their parents. `last_year` holds
    the scores (rows, dates) that were current a year before each date, if a policy asks.
    """
    for family in families:
        children = gathered(family, board, last_year=last_year)
        scores = combined(children, family.roll_up, settings.bands)
        if not settings.may_leave_scale:
            clamped(scores)  # a mean of full marks may be off by the last bit
        covered = summed(children.coverage * children.weights)
        if children.total is not None:
            board.codes[family.rows] = CURRENT
            board.coverage[family.rows] = covered / children.total
        else:
            counts = (children.codes <= LAST_UNSCORABLE) & (children.weights > 0)
            if family.missing.policy is MissingPolicy.BLANK:
                np.copyto(scores, np.nan, where=(counts & ~children.is_known).any(axis=0))
            board.codes[family.rows] = _codes(scores, children, counts, family.bare)
            weight = summed(counts * children.weights)
            board.coverage[family.rows] = quotient(covered, weight, otherwise=0.0)
        board.scores[family.rows] = scores


def gathered(family: Family, board: Board, *, last_year: Floats | None = None) -> Children:
    """Return what the children of some nodes give to them, by the policy for missing data."""
    codes = board.codes.take(family.children, axis=0)
    scores = board.scores.take(family.children, axis=0)
    coverage = board.coverage.take(family.children, axis=0)
    is_current = codes == CURRENT
    if len(codes) and is_current.all() and family.is_full:
        total = summed(family.weights)
        return Children(scores, is_current, codes, coverage, family.weights, total)
    coverage *= is_current
    is_known = is_current
    filled = _filled(codes, scores, family, board, last_year)
    if filled is not None:
        is_filled = _is_missing(codes) & ~np.isnan(filled)
        np.copyto(scores, filled, where=is_filled)
        is_known = is_current | is_filled
    np.copyto(scores, 0.0, where=~is_known)
    return Children(scores, is_known & (family.weights > 0), codes, coverage, family.weights)


def _filled(
    codes: Codes, scores: Floats, family: Family, board: Board, last_year: Floats | None
) -> Floats | None:
    """Return the scores to put where data are missing, NaN for none; None if the policy has none.

    Carrying is for measures: an objective without current data has nothing of its own to carry.
    """
    missing = family.missing
    match missing.policy:
        case MissingPolicy.ZERO:
            return np.array(0.0)
        case MissingPolicy.SUBSTITUTE if missing.substitute is not None:
            return np.array(missing.substitute)
        case MissingPolicy.CARRY if len(board.ages):
            ages = board.ages.take(family.children, axis=0, mode="clip")  # no objective is stale
            is_carried = (codes == Reason.STALE) & (ages <= FRESH_AGE + missing.carry_periods)
            return np.where(is_carried, scores, np.nan)
        case MissingPolicy.SAME_PERIOD_LAST_YEAR if last_year is not None:
            return last_year.take(family.children, axis=0)
        case _:
            return None


def _codes(scores: Floats, children: Children, counts: Flags, bare: Codes) -> Codes:
    """Return why nodes have no score: CURRENT where they have one."""
    codes = np.zeros(scores.shape, np.int8)
    is_open = np.isnan(scores)
    if is_open.any():
        np.copyto(codes, bare[:, np.newaxis], where=is_open)
        is_open &= counts.any(axis=0)
        has_missing = (counts & _is_missing(children.codes)).any(axis=0)
        has_known = children.is_known.any(axis=0)
        np.copyto(codes, np.int8(Reason.CHILDREN_NOT_SCORED), where=is_open)
        np.copyto(codes, np.int8(Reason.NO_CURRENT_CHILD), where=is_open & has_missing)
        np.copyto(codes, np.int8(Reason.GAP), where=is_open & has_known)
    return codes


def _is_missing(codes: Codes) -> Flags:
    missing: Flags = (codes > CURRENT) & (codes <= LAST_MISSING)
    return missing
