"""The ways in which the scores of children become the score of their parent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.settings import Band, RollUp
from scorecard_app.engine.arrays import Codes, Flags, Floats
from scorecard_app.engine.bands import band_indices


@dataclass(frozen=True, slots=True)
class Children:
    """The children of some nodes: arrays (children, nodes, dates), weights perhaps (…, 1).

    `scores` are what counts for the parent: the child's own, or what its policy puts in; 0 where
    the child is not known. A child of weight 0 is never known, and merely fills up a column.
    `total` is the sum of all weights if no child is such, and every score its own and current.
    """

    scores: Floats
    is_known: Flags
    codes: Codes
    coverage: Floats
    weights: Floats
    total: Floats | None = None


def combined(children: Children, roll_up: RollUp, bands: Sequence[Band]) -> Floats:
    """Return the scores of parents (nodes, dates), NaN where no child is known.

    A plain mean is a weighted one whose weights are all 1, as the tree sees to.
    """
    match roll_up:
        case RollUp.WEIGHTED_MEAN | RollUp.MEAN:
            return _weighted_mean(children)
        case RollUp.WORST:
            return _extreme(children, np.minimum, np.inf)
        case RollUp.BEST:
            return _extreme(children, np.maximum, -np.inf)
        case RollUp.MOST_FREQUENT:
            return _most_frequent(children, bands)


def summed(stack: npt.NDArray[np.float64 | np.bool_]) -> Floats:
    """Add up along the first axis, one after the other.

    In this order a node gets the same bits alone as among many; for a single column numpy would
    add in pairs.
    """
    if stack[:1].size > 1:
        sums: Floats = np.add.reduce(stack, axis=0, dtype=np.float64)
        return sums
    totals: Floats = np.add.accumulate(stack, axis=0, dtype=np.float64)
    return totals[-1] if len(totals) else np.zeros(stack.shape[1:])


def quotient(totals: Floats, weights: Floats, *, otherwise: float) -> Floats:
    """Divide where there is weight."""
    quotients = np.full(totals.shape, otherwise)
    np.divide(totals, weights, out=quotients, where=weights > 0)
    return quotients


def _weighted_mean(children: Children) -> Floats:
    totals = summed(children.scores * children.weights)
    if children.total is not None:
        mean: Floats = totals / children.total
        return mean
    return quotient(totals, summed(children.is_known * children.weights), otherwise=np.nan)


def _extreme(children: Children, pick: np.ufunc, nothing: float) -> Floats:
    scores = np.where(children.is_known, children.scores, nothing)
    found: Floats = pick.reduce(scores, axis=0, initial=nothing)
    return np.where(np.isinf(found), np.nan, found)


def _most_frequent(children: Children, bands: Sequence[Band]) -> Floats:
    """Return the mean of the scores in the band that most children are in, the worse on a tie.

    A mean of scores of one band lies in that band, so the parent gets the most frequent status.
    """
    places = band_indices(children.scores, bands)
    here = [children.is_known & (places == place) for place in range(len(bands))]
    counts = np.array([summed(is_here) for is_here in here])
    totals = np.array([summed(is_here * children.scores) for is_here in here])
    fullest = counts.argmax(axis=0)[np.newaxis]
    total = np.take_along_axis(totals, fullest, axis=0)[0]
    return quotient(total, np.take_along_axis(counts, fullest, axis=0)[0], otherwise=np.nan)
