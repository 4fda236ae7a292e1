"""Splitting a budget over 200 initiatives and ten levers, and the frontier of 17 budgets.

The peer is the same with a tenth of the initiatives: what grows is the search among choices that
are nearly as good as one another, more than the number of choices.
"""

import numpy as np

from benchmarks.table import Row, medians_ms
from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.engine.portfolio.budgets import BUDGETS, frontier_of
from scorecard_app.engine.portfolio.limits import Limits
from scorecard_app.engine.portfolio.offers import InitiativeOffer, LeverOffer, Offers
from scorecard_app.engine.portfolio.selection import select

INITIATIVES, LEVERS, STEPS, YEARS = 200, 10, 51, 6
CAPS = (6e7, 5.4e7, 4.8e7)
_UNIT_COST = 4.2
_ROUNDS = 3
_NEEDING, _EXCLUDING, _RUNNING = 0.3, 0.15, 0.2
"""The shares of initiatives that need another, exclude another, or run already."""

PEER = "a tenth of the initiatives"


def measure() -> list[Row]:
    """Measure one split, and a frontier, beside those of a tenth as many initiatives."""
    many, few = _offers(INITIATIVES), _offers(INITIATIVES // 10)
    limits = Limits(CAPS)
    times = medians_ms(
        {
            "split": lambda: select(many, limits),
            "few": lambda: select(few, limits),
            "frontier": lambda: frontier_of(many, limits),
            "few frontier": lambda: frontier_of(few, limits),
        },
        rounds=_ROUNDS,
    )
    return [
        Row(f"best split over {INITIATIVES} initiatives", times["split"], PEER, times["few"]),
        Row(f"frontier of {BUDGETS} budgets", times["frontier"], PEER, times["few frontier"]),
    ]


def _offers(count: int) -> Offers:
    """Return levers with Hill curves, and initiatives of which some need or exclude others."""
    random = np.random.default_rng(2)
    return Offers(
        tuple(_lever(at, random) for at in range(LEVERS)),
        tuple(_initiative(at, count, random) for at in range(count)),
        _UNIT_COST,
    )


def _lever(at: int, random: np.random.Generator) -> LeverOffer:
    spends = np.linspace(0, 5e6, STEPS)
    half, most = random.uniform(0.5e6, 3e6), random.uniform(3e6, 40e6)
    return LeverOffer(LeverId(f"lever {at}"), spends, most * spends / (half + spends), 10)


def _initiative(at: int, count: int, random: np.random.Generator) -> InitiativeOffer:
    yearly = random.uniform(0.05e6, 1e6) * np.append(np.ones(YEARS - 1), 1 / 12)
    yearly[0] += random.uniform(0, 1e6)
    cost = 0.85 * float(yearly.sum())
    needs = (InitiativeId(str(random.integers(at))),) if at and random.random() < _NEEDING else ()
    others = (InitiativeId(str(random.integers(count))),) if random.random() < _EXCLUDING else ()
    return InitiativeOffer(
        InitiativeId(str(at)),
        cost * random.lognormal(0.1, 0.5),
        cost,
        yearly,
        needs,
        tuple(each for each in others if each != str(at) and each not in needs),
        is_running=bool(random.random() < _RUNNING),
    )
