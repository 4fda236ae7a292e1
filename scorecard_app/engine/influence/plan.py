"""What is assumed to be different, and what it costs: pushes, spending and initiatives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import (
    Act,
    Effect,
    Initiative,
    InitiativeState,
    Lever,
    Push,
    Scenario,
)
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR
from scorecard_app.engine.influence.network import gain
from scorecard_app.engine.influence.responses import response


@dataclass(frozen=True, slots=True)
class Plan:
    """A departure from the base case: levers at their current spend, running initiatives on.

    `start` is month 0 of all that has a date; without it, initiatives begin in month 0. The rate
    is in percent a year. A plan runs from month 0 to `horizon_months`, both included; money comes
    and goes in the months before the last, which shows how things stand in the end.
    """

    pushes: tuple[Push, ...] = ()
    lever_settings: Mapping[LeverId, float] = field(default_factory=dict)
    initiatives: Mapping[InitiativeId, bool] = field(default_factory=dict)
    rate: float = 8.0
    horizon_months: int = 60
    start: date | None = None

    @property
    def months(self) -> int:
        """Return how many months are run, month 0 among them."""
        return self.horizon_months + 1


@dataclass(frozen=True, slots=True)
class Assumed:
    """One improvement that a plan assumes: a 90 % range, from a month on, building up over τ.

    From the month `end` on, where there is one, it fades as it built up. `low` equals `high` where
    the plan is not in doubt. `source` is the id of the push's objective, the lever or the
    initiative; `name` is what it is drawn under, the same in every plan and in every copy.
    """

    objective_id: ObjectiveId
    low: float
    high: float
    begin: int = 0
    build_up_months: float = 0.0
    source: str = ""
    end: int | None = None
    name: str = ""

    @property
    def belief(self) -> str:
        """Return whose belief it is, and about which card."""
        return f"{self.source}>{self.objective_id}"

    @property
    def middle(self) -> float:
        """Return the median: of the lognormal range on one side of zero, else of the normal one."""
        if self.low > 0 or self.high < 0:
            return float(np.copysign(np.sqrt(self.low * self.high), self.low))
        return (self.low + self.high) / 2

    def course(self, months: int) -> Floats:
        """Return how much of it is there in each month, from 0 to 1."""
        return course(self.begin, self.build_up_months, months, end=self.end)


def plan_of(card: Scorecard, scenario: Scenario, *, start: date | None = None) -> Plan:
    """Return what a scenario assumes, with the scorecard's rate and horizon where it has none."""
    rate, horizon = scenario.discount_rate, scenario.horizon_months
    return Plan(
        pushes=scenario.pushes,
        lever_settings=scenario.lever_settings,
        initiatives=scenario.initiatives,
        rate=card.settings.discount_rate if rate is None else rate,
        horizon_months=card.settings.horizon_months if horizon is None else horizon,
        start=start,
    )


def assumptions(card: Scorecard, plan: Plan) -> tuple[Assumed, ...]:
    """Return every improvement that a plan assumes beyond the base case."""
    found = (*_pushed(plan), *_spent(card, plan), *_switched(card, plan))
    return tuple(each for each in found if each.objective_id in card.objectives)


def course(begin: int, build_up_months: float, months: int, *, end: int | None = None) -> Floats:
    """Return how much of an improvement is there in each month, from 0 to 1.

    What ends is what begins less what would begin at its end: (2) is linear.
    """
    since = np.arange(months) - begin
    left = 1 - gain(build_up_months)
    risen = np.where(since >= 0, 1 - left ** np.maximum(since + 1, 0), 0.0)
    return risen if end is None else risen - course(max(begin, end), build_up_months, months)


def act_name(lever: Lever, act: Act) -> str:
    """Return the name under which is drawn what a lever brings to a card."""
    return drawn_as(lever.source_id or lever.id, lever.acts, act.objective_id)


def drawn_as(source: str, parts: Sequence[Act | Effect], objective_id: ObjectiveId) -> str:
    """Return a name by the place of a card among those that something acts on."""
    cards = list(dict.fromkeys(each.objective_id for each in parts))
    return f"{source}>{cards.index(objective_id)}"


def lever_course(lever: Lever, act: Act, plan: Plan) -> Floats:
    """Return how much of what another setting of a lever brings is there in each month."""
    begin, end = months_of(lever, plan)
    ends = None if end is None else end + act.lag_months
    return course(begin + act.lag_months, act.build_up_months, plan.months, end=ends)


def months_turned(lever: Lever, plan: Plan) -> Floats:
    """Return 1 for the months in which a lever can stand elsewhere than today, else 0."""
    begin, end = months_of(lever, plan)
    found = np.zeros(plan.months)
    found[begin:end] = 1.0
    return found


def costs(card: Scorecard, plan: Plan) -> Floats:
    """Return the money that a plan costs in each month beyond the base case; less is negative."""
    found = np.zeros(plan.months)
    for key, spend in plan.lever_settings.items():
        lever = card.levers.get(key)
        if lever is not None:
            found += (spend - lever.current) / MONTHS_A_YEAR * months_turned(lever, plan)
    for initiative, sign in switched(card, plan):
        found += sign * cost_of(initiative, plan)
    return found


def cost_of(initiative: Initiative, plan: Plan) -> Floats:
    """Return what an initiative costs in each month, its one-off cost where it begins.

    What began before the plan has had that cost already.
    """
    found = np.zeros(plan.months)
    begin, end = months_of(initiative, plan)
    found[begin:end] += (initiative.cost_per_year or 0.0) / MONTHS_A_YEAR
    if begin < plan.months and not _has_begun(initiative, plan):
        found[begin] += initiative.one_off_cost or 0.0
    return found


def months_of(dated: Initiative | Lever, plan: Plan) -> tuple[int, int | None]:
    """Return the month in which something begins and the first one after it, both from 0 on.

    Where the plan has no start it begins at once, and takes as long as its own dates say.
    """
    start = plan.start or dated.start
    if start is None:
        return 0, None
    begin = 0 if dated.start is None else max(_months_between(start, dated.start), 0)
    if dated.end is None:
        return begin, None
    return begin, max(_months_between(start, dated.end) + 1, 0)


def effects_of(initiative: Initiative, plan: Plan) -> Iterator[Assumed]:
    """Yield what an initiative improves while it is on."""
    begin, _end = months_of(initiative, plan)
    for effect in initiative.effects:
        yield Assumed(
            objective_id=effect.objective_id,
            low=effect.low,
            high=effect.high,
            begin=begin + effect.lag_months,
            build_up_months=effect.build_up_months,
            source=initiative.id,
            name=drawn_as(initiative.id, initiative.effects, effect.objective_id),
        )


def switched(card: Scorecard, plan: Plan) -> Iterator[tuple[Initiative, int]]:
    """Yield the initiatives that differ from the base case: +1 where on, −1 where off."""
    for key, is_on in plan.initiatives.items():
        initiative = card.initiatives.get(key)
        if initiative is not None and is_on != (initiative.state is InitiativeState.RUNNING):
            yield initiative, 1 if is_on else -1


def _pushed(plan: Plan) -> Iterator[Assumed]:
    for push in plan.pushes:
        amount = push.amount
        yield Assumed(push.objective_id, amount, amount, push.start_month, source=push.objective_id)


def _spent(card: Scorecard, plan: Plan) -> Iterator[Assumed]:
    """Yield what the levers buy beyond their current spend: shares of u(s) − u(current)."""
    for key, spend in plan.lever_settings.items():
        lever = card.levers.get(key)
        if lever is not None:
            yield from _bought(lever, spend, plan)


def _bought(lever: Lever, spend: float, plan: Plan) -> Iterator[Assumed]:
    begin, end = months_of(lever, plan)
    for act in lever.acts:
        now, then = response(act.curve, [lever.current, spend])
        if then != now:
            low, high = sorted(((then - now) * act.low, (then - now) * act.high))
            yield Assumed(
                objective_id=act.objective_id,
                low=float(low),
                high=float(high),
                begin=begin + act.lag_months,
                build_up_months=act.build_up_months,
                source=lever.id,
                end=None if end is None else end + act.lag_months,
                name=act_name(lever, act),
            )


def _switched(card: Scorecard, plan: Plan) -> Iterator[Assumed]:
    for initiative, sign in switched(card, plan):
        for each in effects_of(initiative, plan):
            low, high = sorted((sign * each.low, sign * each.high))
            yield replace(each, low=low, high=high)


def _has_begun(initiative: Initiative, plan: Plan) -> bool:
    if plan.start is None or initiative.start is None:
        return initiative.state is InitiativeState.RUNNING
    return _months_between(plan.start, initiative.start) < 0


def _months_between(start: date, day: date) -> int:
    return (day.year - start.year) * MONTHS_A_YEAR + day.month - start.month
