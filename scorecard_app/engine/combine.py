"""The ways in which the scores of children become the score of their parent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.settings import Band, RollUp
from scorecard_app.engine.arrays import Codes, Flags, Floats
from scorecard_app.engine.bands import band_indices


@dataclass(frozen=True, slots=True)
class Child:
    """The k-th child of each of the first n nodes: arrays (n, dates), weights perhaps (n, 1).

    `scores` are 0 where the child is not known. A child of weight 0 is never known.
    """

    scores: Floats
    is_known: Flags
    codes: Codes
    coverage: Floats
    weights: Floats


_Shape = tuple[int, int]


def combined(
    children: Iterable[Child], roll_up: RollUp, *, shape: _Shape, bands: Sequence[Band]
) -> Floats:
    """Return the scores of parents (nodes, dates), NaN where no child is known.

    A plain mean is a weighted one whose weights are all 1, as the tree sees to.
    """
    match roll_up:
        case RollUp.WEIGHTED_MEAN | RollUp.MEAN:
            return _weighted_mean(children, shape)
        case RollUp.WORST:
            return _extreme(children, shape, np.minimum, np.inf)
        case RollUp.BEST:
            return _extreme(children, shape, np.maximum, -np.inf)
        case RollUp.MOST_FREQUENT:
            return _most_frequent(children, shape, bands)


def _weighted_mean(children: Iterable[Child], shape: _Shape) -> Floats:
    totals, weights = np.zeros(shape), np.zeros(shape)
    for child in children:
        rows = slice(len(child.scores))
        totals[rows] += child.scores * child.weights
        weights[rows] += child.is_known * child.weights
    return _quotient(totals, weights)


def _extreme(children: Iterable[Child], shape: _Shape, pick: np.ufunc, nothing: float) -> Floats:
    found = np.full(shape, nothing)
    for child in children:
        rows = slice(len(child.scores))
        pick(found[rows], np.where(child.is_known, child.scores, nothing), out=found[rows])
    return np.where(np.isinf(found), np.nan, found)


def _most_frequent(children: Iterable[Child], shape: _Shape, bands: Sequence[Band]) -> Floats:
    """Return the mean of the scores in the band that most children are in, the worse on a tie.

    A mean of scores of one band lies in that band, so the parent gets the most frequent status.
    """
    counts, totals = np.zeros((len(bands), *shape)), np.zeros((len(bands), *shape))
    for child in children:
        rows = slice(len(child.scores))
        places = band_indices(child.scores, bands)
        for place in range(len(bands)):
            is_here = child.is_known & (places == place)
            counts[place, rows] += is_here
            totals[place, rows] += is_here * child.scores
    fullest = counts.argmax(axis=0)[np.newaxis]
    total = np.take_along_axis(totals, fullest, axis=0)[0]
    count = np.take_along_axis(counts, fullest, axis=0)[0]
    return _quotient(total, count)


def _quotient(totals: Floats, weights: Floats) -> Floats:
    quotients = np.full(totals.shape, np.nan)
    np.divide(totals, weights, out=quotients, where=weights > 0)
    return quotients
