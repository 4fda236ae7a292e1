"""A budget spent as well as can be, beside what today's money does: figures for both."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import Outcome, what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import Uncertain, what_if_uncertain
from scorecard_app.engine.portfolio.limits import Limits, years_of
from scorecard_app.engine.portfolio.offers import Offers
from scorecard_app.engine.portfolio.plans import plan_for
from scorecard_app.engine.portfolio.selection import (
    IsCancelled,
    Selection,
    budgets_between,
    frontier,
    is_in_whole_steps,
    select,
    today,
)

BUDGETS = 17
"""So many budgets are tried for a frontier."""

_NO_LIMIT = 1e15
_ROOM = 1.1


@dataclass(frozen=True, slots=True)
class Spent:
    """A selection beside that of today, as a plan, and what the plan changes of today."""

    today: Selection
    chosen: Selection
    plan: Plan
    outcome: Outcome
    sure: Uncertain

    @property
    def beyond(self) -> float:
        """Return how much more than today's money the chosen selection leaves."""
        return self.chosen.net_value - self.today.net_value


@dataclass(frozen=True, slots=True)
class Frontier:
    """What each yearly budget leaves at best beyond today, and what today's money comes to.

    `is_exact` says that levers stand on whole steps.
    """

    budgets: tuple[float, ...]
    selections: tuple[Selection, ...]
    today: Selection
    is_exact: bool = True

    @property
    def beyond(self) -> tuple[float, ...]:
        """Return how much more than today's money each selection leaves."""
        return tuple(each.net_value - self.today.net_value for each in self.selections)


def spent(
    card: Scorecard,
    net: Network,
    plan: Plan,
    of: tuple[Offers, Limits],
    draws: Draws,
    *,
    is_cancelled: IsCancelled = bool,
) -> Spent:
    """Return the best use of money within limits; UserError as `select`."""
    found, limits = of
    chosen = select(found, limits, is_cancelled=is_cancelled)
    made = plan_for(card, found, chosen, plan)
    return Spent(
        today(found, limits),
        chosen,
        made,
        what_if(card, made, known=net),
        what_if_uncertain(card, made, draws, known=net),
    )


def frontier_of(
    found: Offers,
    limits: Limits,
    *,
    is_cancelled: IsCancelled = bool,
    tell: Callable[[float], None] | None = None,
) -> Frontier:
    """Return the efficient frontier: from the least that must be spent to all that is worth it.

    `tell` is told what share of the budgets has been tried.
    """
    now = today(found, limits)
    years = years_of(found, limits)
    free = replace(limits, caps=(_NO_LIMIT,) * years)
    most = max(select(found, free, is_cancelled=is_cancelled).by_year, default=0.0)
    wanted = [each for each in limits.caps if each < _NO_LIMIT]
    most = _ROOM * max([most, *now.by_year, *wanted])
    budgets = budgets_between(found, free, count=BUDGETS, most=most)
    best = frontier(found, budgets, free, is_cancelled=is_cancelled, tell=tell)
    return Frontier(tuple(best), tuple(best.values()), now, is_in_whole_steps(found))
