"""Which initiatives to start or stop, and how far to turn each lever: a mixed-integer programme.

Chosen by HiGHS: a yes-or-no for each initiative and each step of a lever, the steps of a lever in
their order. For the points of a frontier with very many choices, steps of concave levers may be
taken in parts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.portfolio.limits import (
    Limits,
    Short,
    in_year,
    least_in_year,
    obstacle,
    years_of,
)
from scorecard_app.engine.portfolio.offers import LeverOffer, Offers, is_concave
from scorecard_app.errors import UserError
from scorecard_app.texts import _

if TYPE_CHECKING:
    from highspy import Highs
    from highspy.highs import HighsCallbackEvent, highs_cons, highs_linear_expression, highs_var

_YES = 0.5
_EXACT, _DRAWN = 1e-6, 2e-3
"""How near to the best a selection is: for its figures, and for a point of a chart."""

_FEW_STEPS, _FEW_INITIATIVES = 600, 25
"""So many steps and initiatives are weighed exactly at each point of a chart."""

IsCancelled = Callable[[], bool]


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


def select(
    found: Offers, limits: Limits, *, within: float = _EXACT, is_cancelled: IsCancelled = bool
) -> Selection:
    """Return the selection of the highest net present value within the limits.

    `within` is the share of it that may be missed to be sooner done. UserError says which limit
    cannot be kept, or that the search was cancelled.
    """
    return _model(found, limits).best(limits, within, is_cancelled)


def today(found: Offers, limits: Limits) -> Selection:
    """Return what the money of today goes to: levers as they stand, what runs goes on."""
    spends = {each.id: each.current for each in found.levers}
    gain = sum(each.gain for each in found.levers)
    running = {each.id for each in found.initiatives if each.is_running}
    return _selection(found, limits, spends, gain, running)


def _model(found: Offers, limits: Limits, *, is_smooth: bool = False) -> "_Model":
    from highspy import Highs  # noqa: PLC0415 - heavy
    from highspy.highs import HighsStatusError  # noqa: PLC0415

    solver = Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    model = _Model(found, limits, solver, is_smooth)
    try:
        model.state()
        solver.setMaximize()  # type: ignore[no-untyped-call]
        solver.setObjective(model.value())
    except HighsStatusError as error:  # of figures beyond what it reckons with
        raise UserError(_why_not(found, limits)) from error
    return model


@dataclass
class _Model:
    """The programme: its choices, and the rules that they keep.

    A smooth one may take a part of a step of a concave lever: its steps come in order by
    themselves, so that hardly anything is left to try out.
    """

    found: Offers
    limits: Limits
    solver: "Highs"
    is_smooth: bool = False
    steps: dict[LeverId, "list[highs_var]"] = field(default_factory=dict)
    starts: dict[InitiativeId, "highs_var"] = field(default_factory=dict)
    years: "list[highs_cons]" = field(default_factory=list)

    def state(self) -> None:
        """Make the choices and state the rules."""
        for lever in self.found.levers:
            self.steps[lever.id] = self._steps(lever)
            held = self.limits.held_row(lever)
            for row, step in enumerate(self.steps[lever.id] if held is not None else ()):
                self.solver.addConstr(step == float(row < (held or 0)))
        for each in self.found.initiatives:
            self.starts[each.id] = self.solver.addBinary()
        for key, is_on in self.limits.fixed.items():
            if key in self.starts:
                self.solver.addConstr(self.starts[key] == float(is_on))
        self._state_bonds()
        for year in range(years_of(self.found, self.limits)):
            spent = self.solver.addConstr(self._spent(year) <= self.limits.cap(year))
            self.years.append(spent)

    def _steps(self, lever: LeverOffer) -> "list[highs_var]":
        if self.is_smooth and is_concave(lever):
            return [self.solver.addVariable(0.0, 1.0) for _step in lever.spends[1:]]
        steps = [self.solver.addBinary() for _step in lever.spends[1:]]
        for before, after in pairwise(steps):
            self.solver.addConstr(after <= before)
        return steps

    def best(self, limits: Limits, within: float, is_cancelled: IsCancelled) -> Selection:
        """Return the best selection under these caps; all else stays as it was stated."""
        from highspy import HighsModelStatus  # noqa: PLC0415 - heavy

        def heed(event: "HighsCallbackEvent") -> None:
            event.interrupt(is_cancelled())

        for year, spent in enumerate(self.years):
            left = limits.cap(year) - self._least(year)
            self.solver.changeRowBounds(spent.index, -self.solver.inf, left)
        self.solver.setOptionValue("mip_rel_gap", within)
        self.solver.cbMipInterrupt += heed
        self.solver.solve()
        self.solver.cbMipInterrupt -= heed
        if is_cancelled():
            raise UserError(_("The search for the best split was stopped."))
        if self.solver.getModelStatus() != HighsModelStatus.kOptimal:
            raise UserError(_why_not(self.found, limits))
        return self.chosen(limits)

    def value(self) -> "highs_linear_expression":
        """Return what is to be as large as can be: gains, less what the money must return."""
        demanded, whole = self.limits.demanded, self.found.unit_cost
        terms = [
            step * float(gain - demanded * cost)
            for lever in self.found.levers
            for step, gain, cost in zip(
                self.steps[lever.id],
                np.diff(lever.gains),
                np.diff([lever.cost(each, whole) for each in lever.spends]),
                strict=True,
            )
        ]
        terms += [
            self.starts[each.id] * float(each.gain - demanded * each.cost)
            for each in self.found.initiatives
        ]
        return self.solver.qsum(terms)

    def chosen(self, limits: Limits) -> Selection:
        """Return what the solver chose."""
        values = self.solver.getSolution().col_value
        taken = {
            key: sum(values[step.index] for step in steps) for key, steps in self.steps.items()
        }
        rows = taken if self.is_smooth else {key: round(each) for key, each in taken.items()}
        started = {key for key, each in self.starts.items() if values[each.index] > _YES}
        return selection(self.found, limits, rows, started)

    def _state_bonds(self) -> None:
        """State which initiatives need or exclude others.

        One that needs what was stopped cannot be started; if it runs all the same, it may go on.
        """
        for each in self.found.initiatives:
            for needed in each.needs:
                if needed in self.starts:
                    self.solver.addConstr(self.starts[each.id] <= self.starts[needed])
                elif not each.is_running:
                    self.solver.addConstr(self.starts[each.id] == 0.0)
            for other in each.excludes:
                if other in self.starts:
                    self.solver.addConstr(self.starts[each.id] + self.starts[other] <= 1.0)

    def _spent(self, year: int) -> "highs_linear_expression":
        terms = [
            step * float(price)
            for lever in self.found.levers
            for step, price in zip(
                self.steps[lever.id],
                np.diff([lever.in_year(each, year) for each in lever.spends]),
                strict=True,
            )
        ]
        terms += [
            self.starts[each.id] * float(each.yearly[year])
            for each in self.found.initiatives
            if year < len(each.yearly)
        ]
        spent: highs_linear_expression = self.solver.qsum(terms) + self._least(year)
        return spent

    def _least(self, year: int) -> float:
        """Return what is spent in a year before any step is taken."""
        return sum(each.in_year(float(each.spends[0]), year) for each in self.found.levers)


def selection(
    found: Offers, limits: Limits, rows: Mapping[LeverId, float], started: set[InitiativeId]
) -> Selection:
    """Return what choices come to: rows of the levers' spends, and the initiatives that are on.

    A row may lie between two.
    """
    spends = {each.id: _at(each.spends, rows[each.id]) for each in found.levers}
    gain = sum(_at(each.gains, rows[each.id]) for each in found.levers)
    return _selection(found, limits, spends, gain, started)


def _selection(
    found: Offers,
    limits: Limits,
    spends: Mapping[LeverId, float],
    gain: float,
    started: set[InitiativeId],
) -> Selection:
    """Return what spends on levers, of so much gain, and initiatives come to together."""
    running = [each for each in found.initiatives if each.id in started]
    whole = found.unit_cost
    return Selection(
        spends=spends,
        started=frozenset(started),
        gain=gain + sum(each.gain for each in running),
        cost=sum(each.cost(spends[each.id], whole) for each in found.levers)
        + sum(each.cost for each in running),
        by_year=tuple(
            sum(each.in_year(spends[each.id], year) for each in found.levers)
            + sum(in_year(each.yearly, year) for each in running)
            for year in range(years_of(found, limits))
        ),
    )


def _at(values: Floats, row: float) -> float:
    return float(np.interp(row, np.arange(len(values)), values))


def frontier(
    found: Offers,
    budgets: Sequence[float],
    limits: Limits | None = None,
    *,
    is_cancelled: IsCancelled = bool,
    tell: Callable[[float], None] | None = None,
) -> dict[float, Selection]:
    """Return the best selection by yearly budget; those that cannot be kept are left out.

    What else the limits say holds for every budget; where there is too much to choose from, a
    concave lever may stand between two steps. `tell` is told what share is done.
    """
    known = Limits((0.0,)) if limits is None else limits
    tried = [replace(known, caps=(budget,) * len(known.caps)) for budget in budgets]
    kept = [each for each in tried if obstacle(found, each) is None]
    is_exact = is_in_whole_steps(found)
    model = _model(found, known, is_smooth=not is_exact)
    best: dict[float, Selection] = {}
    for done, each in enumerate(kept, 1):
        try:
            best[each.caps[0]] = model.best(each, _EXACT if is_exact else _DRAWN, is_cancelled)
        except UserError:
            if is_cancelled():
                raise
        if tell is not None:
            tell(done / len(kept))
    return best


def is_in_whole_steps(found: Offers) -> bool:
    """Say whether a frontier takes whole steps: where there are few enough to be tried."""
    steps = sum(len(each.spends) - 1 for each in found.levers)
    return steps <= _FEW_STEPS and len(found.initiatives) <= _FEW_INITIATIVES


def budgets_between(found: Offers, limits: Limits, *, count: int, most: float) -> list[float]:
    """Return yearly budgets in even steps, from the least that must be spent to the most wanted."""
    years = range(years_of(found, limits))
    least = max(least_in_year(found, limits, year) for year in years)
    return [float(each) for each in np.linspace(least, max(most, least), count)]


def _why_not(found: Offers, limits: Limits) -> str:
    """Return the sentence that says which limit cannot be kept."""
    met = obstacle(found, limits)
    if isinstance(met, Short):
        words = (
            _(
                "The cap of year {year} does not cover what must be spent in it. "
                "Raise it, lower a minimum, or free an initiative that must run."
            )
            if met.is_capped
            else _(
                "The budget of year {year} does not cover what must be spent in it. "
                "Raise it, lower a minimum, or free an initiative that must run."
            )
        )
        return words.format(year=met.year + 1)
    if met is None:
        return _(
            "The figures lie too far apart to be weighed. Look for a link, a curve or an amount "
            "that is far too large."
        )
    return _(
        "What must run cannot run together: one of the initiatives needs or excludes another. "
        "Free one of them."
    )
