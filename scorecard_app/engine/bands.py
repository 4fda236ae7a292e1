"""Bands are half-open intervals of scores; a score on an edge belongs to the better band."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.settings import Band
from scorecard_app.engine.arrays import Floats

TOLERANCE = 1e-9
"""Score points within which a score counts as lying on an edge; the same everywhere."""


def in_order(bands: Sequence[Band]) -> tuple[Band, ...]:
    """Return the bands from the worst to the best."""
    return tuple(sorted(bands, key=lambda band: band.floor))


def band_indices(scores: Floats, bands: Sequence[Band]) -> npt.NDArray[np.intp]:
    """Return for each score the place of its band among those in order, −1 for NaN.

    What lies below the first floor is in the first band, so bands leave no hole.
    """
    floors = np.array([band.floor for band in in_order(bands)][1:])
    found = np.searchsorted(floors - TOLERANCE, scores, side="right")
    return np.where(np.isnan(scores), -1, found)


def band_of(score: float | None, bands: Sequence[Band]) -> Band | None:
    """Return the band of one score, None without a score."""
    if score is None:
        return None
    reached = [band for band in in_order(bands) if score >= band.floor - TOLERANCE]
    return reached[-1] if reached else next(iter(in_order(bands)), None)
