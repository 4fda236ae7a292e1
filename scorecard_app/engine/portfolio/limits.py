"""What money there is and what is decided already, and which of that cannot be kept."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.portfolio.marginal import BREAK_EVEN
from scorecard_app.engine.portfolio.offers import InitiativeOffer, LeverOffer, Offers

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Limits:
    """What money there is: at most so much a year, year by year; the last cap goes on.

    `demanded` is what each unit of money must return; `fixed` says of initiatives that they must
    be on or off, `held` of levers that they stay at a yearly spend. `most` holds what may be spent
    at most in single years of the plan, from 0, whatever the caps leave.
    """

    caps: tuple[float, ...]
    demanded: float = BREAK_EVEN
    fixed: Mapping[InitiativeId, bool] = field(default_factory=dict)
    held: Mapping[LeverId, float] = field(default_factory=dict)
    most: Mapping[int, float] = field(default_factory=dict)

    def cap(self, year: int) -> float:
        """Return what may be spent in a year of the plan, from 0."""
        return min(self.budget(year), self.most.get(year, math.inf))

    def budget(self, year: int) -> float:
        """Return what there is for a year of the plan, from 0, by the caps alone."""
        return self.caps[min(year, len(self.caps) - 1)]

    def is_capped(self, year: int) -> bool:
        """Say whether a year may get less than there is for it."""
        return self.cap(year) < self.budget(year)

    def held_row(self, lever: LeverOffer) -> int | None:
        """Return the row of spends at which a lever is held; None where it is free."""
        if lever.id not in self.held:
            return None
        return int(np.abs(lever.spends - self.held[lever.id]).argmin())


@dataclass(frozen=True, slots=True)
class Short:
    """A year, from 0, whose cap does not cover what must be spent in it.

    `is_capped` says that the year has less than the budget of every year.
    """

    year: int
    needed: float
    cap: float
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Two initiatives of which one must run: the other excludes it, or is needed but must not."""

    one: InitiativeId
    other: InitiativeId
    is_needed: bool


Obstacle = Short | Clash


def obstacle(found: Offers, limits: Limits) -> Obstacle | None:
    """Return what cannot be kept, whatever is chosen; None where something can be."""
    offered = {each.id: each for each in found.initiatives}
    must = _must_run(offered, limits)
    for each in must.values():
        for other in (*each.needs, *each.excludes):
            is_needed = other in each.needs
            is_over = other not in offered and not each.is_running
            is_off = limits.fixed.get(other) is False or is_over
            if (is_needed and is_off) or (other in each.excludes and other in must):
                return Clash(each.id, other, is_needed)
    for year in range(years_of(found, limits)):
        needed = least_on_levers(found, limits, year)
        needed += sum(in_year(each.yearly, year) for each in must.values())
        if needed > limits.cap(year) + _ROUNDING:
            return Short(year, needed, limits.cap(year), limits.is_capped(year))
    return None


def least_on_levers(found: Offers, limits: Limits, year: int) -> float:
    """Return what the levers must get in a year."""
    return sum(
        each.in_year(float(each.spends[limits.held_row(each) or 0]), year) for each in found.levers
    )


def least_in_year(found: Offers, limits: Limits, year: int) -> float:
    """Return what must be spent in a year: on levers, and on initiatives that must run."""
    must = _must_run({each.id: each for each in found.initiatives}, limits).values()
    spent = sum(in_year(each.yearly, year) for each in must)
    return least_on_levers(found, limits, year) + spent


def years_of(found: Offers, limits: Limits) -> int:
    """Return how many years are looked at."""
    spans = (each.span.shares for each in found.levers if each.span is not None)
    yearly = (each.yearly for each in found.initiatives)
    capped = max(limits.most, default=-1) + 1
    return max([len(limits.caps), capped, *map(len, spans), *map(len, yearly)])


def in_year(yearly: Floats, year: int) -> float:
    """Return what an initiative costs in a year of the plan, from 0."""
    return float(yearly[year]) if year < len(yearly) else 0.0


def _must_run(
    offered: Mapping[InitiativeId, InitiativeOffer], limits: Limits
) -> dict[InitiativeId, InitiativeOffer]:
    """Return the initiatives that must run, and all that they need in turn."""
    return {key: offered[key] for key in _needed(offered, limits)}


def _needed(
    offered: Mapping[InitiativeId, InitiativeOffer], limits: Limits
) -> Iterator[InitiativeId]:
    waiting = [key for key, is_on in limits.fixed.items() if is_on]
    met: set[InitiativeId] = set()
    while waiting:
        key = waiting.pop()
        if key not in met and key in offered:
            met.add(key)
            yield key
            waiting += offered[key].needs
