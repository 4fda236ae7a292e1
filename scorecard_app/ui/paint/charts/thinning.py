"""Leave ticks out where there is no room for all of them, but evenly, and the round ones last."""

import math
from collections.abc import Sequence
from itertools import pairwise

from scorecard_app.present.charts.ticks import Tick

_EACH_NTH = {False: (2, 5, 10, 20, 50, 100), True: (2, 3, 4, 6, 12, 24, 36, 60, 120)}
_LEAST_KEPT = 2


def thinned(
    ticks: Sequence[Tick], *, step_px: float, least_px: float, are_places: bool = False
) -> tuple[Tick, ...]:
    """Return ticks that stand at least so far apart; places are thinned as months are."""
    gap = min((after.at - before.at for before, after in pairwise(ticks)), default=0.0)
    if gap <= 0 or gap * step_px >= least_px:
        return tuple(ticks)
    for nth in _EACH_NTH[are_places]:
        if nth * gap * step_px >= least_px:
            kept = tuple(tick for tick in ticks if _number(tick, gap) % nth == 0)
            if len(kept) >= _LEAST_KEPT:
                return kept
            break
    return _from_the_last(ticks, least_px / step_px)


def _number(tick: Tick, gap: float) -> int:
    """Count a tick from zero; those between two places are counted like places."""
    return math.floor(tick.at / gap + 0.5)


def _from_the_last(ticks: Sequence[Tick], least: float) -> tuple[Tick, ...]:
    kept: list[Tick] = []
    for tick in reversed(ticks):
        if not kept or kept[-1].at - tick.at >= least:
            kept.append(tick)
    return tuple(reversed(kept))
