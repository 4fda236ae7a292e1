"""What a row of “Scorecard” counts for the one above it: weight, score used, what is wanting."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.domain.measures import Attachment, Measure
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.engine.contributions import Contribution
from scorecard_app.engine.judgements import Judgement
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.weights import Edge
from scorecard_app.exchange.workbook.cells import DAY_ZERO, Cell
from scorecard_app.exchange.workbook.out.formulas.layout import Place, cell
from scorecard_app.exchange.workbook.out.formulas.lines import (
    COUNTS,
    MISSING,
    STALE,
    UNSCORABLE,
    state_of,
)
from scorecard_app.exchange.workbook.out.formulas.text import NOTHING, Table, number

Filled = Mapping[str, tuple[Cell, str]]
"""By column what stands in a row: each cell's content, and the formula behind it."""


@dataclass(frozen=True)
class Child:
    """One row below another; `contribution` is what the engine says that it adds there.

    `weights` is the table in which its weight stands, `day` the formula of the day, `age` that of
    how old its value is, `before` the sheet of the same rows a year earlier.
    """

    place: Place
    edge: Edge
    judged: Judgement
    contribution: Contribution
    missing: MissingData
    roll_up: RollUp
    weights: Table
    weight_row: int
    fiscal_start: int
    day: str
    age: str
    before: str

    def cells(self) -> Filled:
        """Return what stands in the columns beside the row."""
        return {
            "weight row": (float(self.weight_row), self.weights.row_of("id#", self.edge.id)),
            "weight": (self._weight, self._weight_formula),
            "used": (self._score, self._used()),
            "counts": (self._counts, f'IF({self._at("used")}="",0,{self._at("weight")})'),
            "points": (self._points, f'IF({self._at("used")}="",0,{self._product()})'),
            "due": (self._due, f"IF({self._is_due()},{self._at('weight')},0)"),
            "covered": (self._covered, self._covered_formula()),
            "lost": (float(self._is_lost), f"IF(AND({self._is_due()},{self._is_gone()}),1,0)"),
            "gap": (float(self._is_gap), self._gap_formula()),
        }

    @property
    def has_fixed_weight(self) -> bool:
        """Say whether the weight comes from a series or a formula, which no cell follows."""
        return self.edge.weight_source is not None

    @property
    def _weight(self) -> float:
        return self.contribution.weight if self.place.is_counted else 0.0

    @property
    def _score(self) -> float | None:
        return self.contribution.score if self._weight > 0 else None

    @property
    def _counts(self) -> float:
        return 0.0 if self._score is None else self._weight

    @property
    def _points(self) -> float:
        return 0.0 if self._score is None else self._score * self._weight

    @property
    def _state(self) -> int:
        return state_of(self.judged.reason)

    @property
    def _due(self) -> float:
        return self._weight if self._state <= UNSCORABLE else 0.0

    @property
    def _covered(self) -> float:
        return self._weight * self.judged.coverage if self._state == COUNTS else 0.0

    @property
    def _is_lost(self) -> bool:
        return self._due > 0 and self._state in {STALE, MISSING}

    @property
    def _is_gap(self) -> bool:
        return self._due > 0 and self._score is None

    @property
    def _weight_formula(self) -> str:
        """Follow the weight in its table, unless it is read from elsewhere."""
        if self.has_fixed_weight:
            return ""
        row = self._at("weight row")
        weight = self.weights.at("weight", row)
        changes: dict[int, float] = {}
        for each in self.edge.weight_changes:
            since = each.since.start(fiscal_start=self.fiscal_start).toordinal() - DAY_ZERO
            changes.setdefault(since, each.weight)
        for since, changed in sorted(changes.items()):
            weight = f"IF({self.day}>={since},{number(changed)},{weight})"
        key = "scored" if isinstance(self.edge, Attachment) else "in_score"
        weight = f"MAX(0,{weight})"
        if self.roll_up is not RollUp.WEIGHTED_MEAN:
            weight = f"IF({weight}>0,1,0)"
        return f'IF({self.weights.at(key, row)}="no",0,{weight})'

    def _used(self) -> str:
        """Return the score that counts, nothing for none: its own, or what the policy puts in."""
        state = self._at("state")
        own = f"IF({state}={COUNTS},{self._at('score')},{self._filled()})"
        return f'IF({self._at("weight")}>0,{own},"")'

    def _filled(self) -> str:
        state, is_gone = self._at("state"), self._is_gone()
        match self.missing.policy:
            case MissingPolicy.ZERO:
                return f'IF({is_gone},0,"")'
            case MissingPolicy.SUBSTITUTE if self.missing.substitute is not None:
                return f'IF({is_gone},{number(self.missing.substitute)},"")'
            case MissingPolicy.CARRY if self.age:
                most = FRESH_AGE + self.missing.carry_periods
                is_late = f"IF({state}={STALE},{self.age}<={most},FALSE)"
                return f'IF({is_late},{self._at("score")},"")'
            case MissingPolicy.SAME_PERIOD_LAST_YEAR if self.before:
                state, score = (self.before + self._at(each) for each in ("state", "score"))
                return f'IF({is_gone},IF({state}={COUNTS},{score},""),"")'
            case _:
                return NOTHING

    def _product(self) -> str:
        return f"{self._at('used')}*{self._at('weight')}"

    def _covered_formula(self) -> str:
        product = f"{self._at('weight')}*{self._at('coverage')}"
        return f"IF({self._at('state')}={COUNTS},{product},0)"

    def _gap_formula(self) -> str:
        return f'IF(AND({self._is_due()},{self._at("used")}=""),1,0)'

    def _is_due(self) -> str:
        return f"AND({self._at('state')}<={UNSCORABLE},{self._at('weight')}>0)"

    def _is_gone(self) -> str:
        return f"OR({self._at('state')}={STALE},{self._at('state')}={MISSING})"

    def _at(self, name: str) -> str:
        return cell(name, self.place)


def has_age(place: Place) -> bool:
    """Say whether a row's value can be too old: only those of measures are."""
    return isinstance(place.subject, Measure)
