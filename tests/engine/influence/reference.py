"""Improvements month by month, written out as the formula reads: no arrays, no order of links.

x_j(t) = u_j(t) + Σ y_ij(t),   y(t) = y(t−1) + (1 − exp(−1/τ)) · (b · x_i(t − L) − y(t−1))
"""

import math
from collections.abc import Callable, Mapping
from functools import cache

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard

Improvement = Callable[[ObjectiveId, int], float]


def improvement(
    card: Scorecard, strengths: Mapping[LinkId, float], pushes: Mapping[ObjectiveId, float]
) -> Improvement:
    """Return x of an objective in a month, where pushes hold from month 0 on."""

    @cache
    def moved(objective: ObjectiveId, month: int) -> float:
        into = [link for link in card.links.values() if link.to_id == objective]
        return pushes.get(objective, 0.0) + math.fsum(arrived(link.id, month) for link in into)

    @cache
    def arrived(key: LinkId, month: int) -> float:
        if month < 0 or key not in strengths:
            return 0.0
        link = card.links[key]
        at = month - link.lag_months
        signal = strengths[key] * moved(link.from_id, at) if at >= 0 else 0.0
        if link.build_up_months <= 0:
            return signal
        before = arrived(key, month - 1)
        return before + (1 - math.exp(-1 / link.build_up_months)) * (signal - before)

    return moved
