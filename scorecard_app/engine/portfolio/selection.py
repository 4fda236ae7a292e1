"""Which initiatives to start or stop, and how far to turn each lever: a mixed-integer programme.

Chosen by HiGHS: a yes-or-no for each initiative and each step of a lever, the steps of a lever in
their order. Levers that are concave need no yes-or-no: a linear relaxation takes steps in order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.portfolio.marginal import BREAK_EVEN
from scorecard_app.engine.portfolio.offers import Offers
from scorecard_app.errors import UserError
from scorecard_app.texts import _

if TYPE_CHECKING:
    from highspy import Highs
    from highspy.highs import highs_linear_expression, highs_var

_YES = 0.5
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Limits:
    """What money there is: at most so much a year, year by year; the last cap goes on.

    `demanded` is what each unit of money must return; `fixed` says of initiatives that they must
    be on or off.
    """

    caps: tuple[float, ...]
    demanded: float = BREAK_EVEN
    fixed: Mapping[InitiativeId, bool] = field(default_factory=dict)

    def cap(self, year: int) -> float:
        """Return what may be spent in a year of the plan, from 0."""
        return self.caps[min(year, len(self.caps) - 1)]


@dataclass(frozen=True, slots=True)
class Selection:
    """The best use of the money: yearly spends, initiatives on; all money in present value."""

    spends: Mapping[LeverId, float]
    started: frozenset[InitiativeId]
    gain: float
    cost: float
    by_year: tuple[float, ...]

    @property
    def net_value(self) -> float:
        """Return the net present value."""
        return self.gain - self.cost


def select(found: Offers, limits: Limits) -> Selection:
    """Return the selection of the highest net present value within the limits.

    UserError says which limit cannot be kept.
    """
    from highspy import Highs, HighsModelStatus  # noqa: PLC0415 - heavy

    solver = Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    model = _Model(found, limits, solver)
    model.state()
    solver.maximize(model.value())
    if solver.getModelStatus() != HighsModelStatus.kOptimal:
        raise UserError(_why_not(found, limits))
    return model.chosen()


@dataclass
class _Model:
    """The programme: its choices, and the rules that they keep."""

    found: Offers
    limits: Limits
    solver: "Highs"
    steps: dict[LeverId, "list[highs_var]"] = field(default_factory=dict)
    starts: dict[InitiativeId, "highs_var"] = field(default_factory=dict)

    def state(self) -> None:
        """Make the choices and state the rules."""
        for lever in self.found.levers:
            self.steps[lever.id] = [self.solver.addBinary() for _step in lever.spends[1:]]
            for before, after in zip(self.steps[lever.id], self.steps[lever.id][1:], strict=False):
                self.solver.addConstr(after <= before)
        for each in self.found.initiatives:
            self.starts[each.id] = self.solver.addBinary()
        for key, is_on in self.limits.fixed.items():
            if key in self.starts:
                self.solver.addConstr(self.starts[key] == float(is_on))
        self._state_bonds()
        for year in range(_years(self.found, self.limits)):
            self.solver.addConstr(self._spent(year) <= self.limits.cap(year))

    def value(self) -> "highs_linear_expression":
        """Return what is to be as large as can be: gains, less what the money must return."""
        demanded, unit = self.limits.demanded, self.found.unit_cost
        terms = [
            step * float(gain - demanded * unit * price)
            for lever in self.found.levers
            for step, gain, price in zip(
                self.steps[lever.id], np.diff(lever.gains), np.diff(lever.spends), strict=True
            )
        ]
        terms += [
            self.starts[each.id] * float(each.gain - demanded * each.cost)
            for each in self.found.initiatives
        ]
        return self.solver.qsum(terms)

    def chosen(self) -> Selection:
        """Return what the solver chose."""
        rows = {key: self._taken(steps) for key, steps in self.steps.items()}
        started = {key for key, each in self.starts.items() if self.solver.val(each) > _YES}
        return selection(self.found, self.limits, rows, started)

    def _taken(self, steps: "Sequence[highs_var]") -> int:
        return sum(self.solver.val(step) > _YES for step in steps)

    def _state_bonds(self) -> None:
        """State which initiatives need or exclude others; what is not offered cannot be started."""
        for each in self.found.initiatives:
            for needed in each.needs:
                if needed in self.starts:
                    self.solver.addConstr(self.starts[each.id] <= self.starts[needed])
            for other in each.excludes:
                if other in self.starts:
                    self.solver.addConstr(self.starts[each.id] + self.starts[other] <= 1.0)

    def _spent(self, year: int) -> "highs_linear_expression":
        least = sum(float(lever.spends[0]) for lever in self.found.levers)
        terms = [
            step * float(price)
            for lever in self.found.levers
            for step, price in zip(self.steps[lever.id], np.diff(lever.spends), strict=True)
        ]
        terms += [
            self.starts[each.id] * float(each.yearly[year])
            for each in self.found.initiatives
            if year < len(each.yearly)
        ]
        spent: highs_linear_expression = self.solver.qsum(terms) + least
        return spent


def selection(
    found: Offers, limits: Limits, rows: Mapping[LeverId, int], started: set[InitiativeId]
) -> Selection:
    """Return what choices come to: rows of the levers' spends, and the initiatives that are on."""
    levers = [(each, rows[each.id]) for each in found.levers]
    running = [each for each in found.initiatives if each.id in started]
    spent = sum(float(each.spends[row]) for each, row in levers)
    gains = [float(each.gains[row]) for each, row in levers] + [each.gain for each in running]
    return Selection(
        spends={each.id: float(each.spends[row]) for each, row in levers},
        started=frozenset(started),
        gain=sum(gains),
        cost=spent * found.unit_cost + sum(each.cost for each in running),
        by_year=tuple(
            spent + sum(_in_year(each.yearly, year) for each in running)
            for year in range(_years(found, limits))
        ),
    )


def frontier(
    found: Offers, budgets: Sequence[float], *, demanded: float = BREAK_EVEN
) -> tuple[Selection, ...]:
    """Return the best selection for each yearly budget; those that cannot be kept are left out."""
    least = sum(float(each.spends[0]) for each in found.levers)
    return tuple(
        select(found, Limits((budget,), demanded))
        for budget in budgets
        if budget >= least - _ROUNDING
    )


def _years(found: Offers, limits: Limits) -> int:
    return max([len(limits.caps), *(len(each.yearly) for each in found.initiatives)])


def _in_year(yearly: Floats, year: int) -> float:
    return float(yearly[year]) if year < len(yearly) else 0.0


def _why_not(found: Offers, limits: Limits) -> str:
    """Return the sentence that says which limit cannot be kept."""
    least = sum(float(each.spends[0]) for each in found.levers)
    demanded = [each for each in found.initiatives if limits.fixed.get(each.id)]
    for year in range(_years(found, limits)):
        needed = least + sum(_in_year(each.yearly, year) for each in demanded)
        if needed > limits.cap(year) + _ROUNDING:
            return _(
                "The budget of year {year} does not cover what must be spent in it. "
                "Raise it, lower a minimum, or free an initiative that must run."
            ).format(year=year + 1)
    return _(
        "What must run cannot run together: one of the initiatives needs or excludes another. "
        "Free one of them."
    )
