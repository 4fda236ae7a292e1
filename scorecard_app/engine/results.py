"""What the engine found: judgements one by one, and whole arrays for histories."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Literal

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.engine.arrays import Codes, Floats
from scorecard_app.engine.bands import band_of
from scorecard_app.engine.basis import Basis
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.judgements import (
    LAST_MISSING,
    Judgement,
    MeasureJudgement,
    Reason,
    State,
    Trend,
)
from scorecard_app.engine.ledger import Ledger
from scorecard_app.engine.marks import Marks
from scorecard_app.engine.overrides import override_at
from scorecard_app.engine.panel import FRESH_AGE, Panel
from scorecard_app.engine.rollup import Board
from scorecard_app.engine.rules import Case, figure_at, in_rows
from scorecard_app.engine.trend import is_good, score_trend, value_trend

ScoredTable = Literal["measures", "objectives", "perspectives"]


@dataclass(frozen=True, slots=True)
class History:
    """One row over all dates: scores (NaN where none), coverage (0 to 1), codes of Reason."""

    scores: Floats
    coverage: Floats
    codes: Codes


@dataclass(frozen=True)
class Results:
    """The outcome of one evaluation of one scorecard; `at` is always a place in `dates`.

    Judgements are made when asked for, from the arrays of the evaluation. `last_year` are the
    results a year before each date, if a policy for missing data asks for them.
    """

    card: Scorecard
    dates: tuple[date, ...]
    basis: Basis
    ledger: Ledger
    marks: Marks
    last_year: "Results | None" = None

    @property
    def rows(self) -> Mapping[EntityId, int]:
        """Return the row of each measure, objective and perspective."""
        return self.basis.tree.rows

    @property
    def panel(self) -> Panel:
        """Return what all measures show, by row."""
        return self.ledger.whole.panel

    @property
    def board(self) -> Board:
        """Return all scores, by row."""
        return self.ledger.whole.board

    def measure(self, measure_id: MeasureId, at: int = 0) -> MeasureJudgement:
        """Judge a measure at one of the dates."""
        row = self.rows[measure_id]
        measure = self.basis.measures[row]
        sheet, place = self.ledger.find(row)
        judged = sheet.panel.judged.item(place, at)
        age = sheet.panel.ages.item(place, at)
        value = _known(sheet.panel.values.item(place, at))
        target = _known(sheet.panel.targets.item(place, at))
        previous = None if value is None else self._value_before(measure_id, judged)
        case = self._case(measure, judged)
        score, override = self._score(row, at), self._override(measure_id, at)
        reason = Reason(sheet.board.codes.item(place, at))
        by_formula = reason is Reason.FORMULA_MEASURE
        return MeasureJudgement(
            score=score,
            band_key=override.band_key if override else self._band_key(score),
            state=_state(score, reason),
            reason=None if reason is Reason.CURRENT else reason,
            coverage=sheet.board.coverage.item(place, at),
            is_fresh=value is not None and age <= FRESH_AGE,
            trend=value_trend(value, previous),
            trend_is_good=is_good(measure.direction, value=value, previous=previous, target=target),
            override_id=override.id if override else None,
            period=Period(measure.frequency, judged),
            value=value,
            previous=previous,
            target=target,
            preset=case.preset,
            figures=self._figures(case, judged, target),
            gap=self.basis.numbers.gap(measure_id, judged) if by_formula else Gap.NONE,
            age=None if value is None else age,
        )

    def value(self, measure_id: MeasureId, at: int = 0) -> float | None:
        """Return the value that a measure shows at one of the dates."""
        sheet, place = self.ledger.find(self.rows[measure_id])
        return _known(sheet.panel.values.item(place, at))

    def objective(self, objective_id: ObjectiveId, at: int = 0) -> Judgement:
        """Judge an objective at one of the dates."""
        return self._parent(objective_id, at, lead_lag=self.marks.lead_lag[objective_id])

    def perspective(self, perspective_id: PerspectiveId, at: int = 0) -> Judgement:
        """Judge a perspective at one of the dates."""
        return self._parent(perspective_id, at)

    def history(self, entity_id: EntityId) -> History:
        """Return one measure, objective or perspective over all dates."""
        sheet, place = self.ledger.find(self.rows[entity_id])
        board = sheet.board
        return History(board.scores[place], board.coverage[place], board.codes[place])

    def scores(self, table: ScoredTable) -> tuple[tuple[EntityId, ...], Floats]:
        """Return the ids of one table and their scores (ids, dates), NaN where there is none."""
        ids = tuple(self.card.table(table))
        return ids, self.ledger.scores([self.rows[key] for key in ids])

    def _parent(
        self, entity_id: EntityId, at: int, *, lead_lag: LeadLag | None = None
    ) -> Judgement:
        row = self.rows[entity_id]
        score, override = self._score(row, at), self._override(entity_id, at)
        sheet, place = self.ledger.find(row)
        reason = Reason(sheet.board.codes.item(place, at))
        coverage = sheet.board.coverage.item(place, at)
        trend = score_trend(score, self._score_before(row, at))
        return Judgement(
            score=score,
            band_key=override.band_key if override else self._band_key(score),
            state=_state(score, reason),
            reason=None if reason is Reason.CURRENT else reason,
            coverage=coverage,
            is_fresh=coverage > 0,
            trend=trend,
            trend_is_good=None if trend in {None, Trend.FLAT} else trend is Trend.UP,
            override_id=override.id if override else None,
            lead_lag=lead_lag,
        )

    def _score(self, row: int, at: int) -> float | None:
        sheet, place = self.ledger.find(row)
        return _known(sheet.board.scores.item(place, at))

    def _band_key(self, score: float | None) -> str | None:
        band = band_of(score, self.card.settings.bands)
        return band.key if band else None

    def _override(self, subject_id: EntityId, at: int) -> Override | None:
        start = self.card.settings.fiscal_start
        return override_at(self.marks.overrides, subject_id, self.dates[at], fiscal_start=start)

    def _score_before(self, row: int, at: int) -> float | None:
        """Return the score at the last of the dates that is before this one."""
        earlier = [place for place, day in enumerate(self.dates) if day < self.dates[at]]
        if not earlier:
            return None
        return self._score(row, max(earlier, key=self.dates.__getitem__))

    def _value_before(self, measure_id: MeasureId, judged: int) -> float | None:
        """Return the value before the one of a judged period."""
        samples = self.basis.numbers.actual(measure_id)
        earlier = samples.last_at(judged - 1)
        return None if earlier is None else samples[earlier]

    def _case(self, measure: Measure, judged: int) -> Case:
        """Return the rule in force for a measure in a judged period."""
        cases = in_rows(self.basis.cases, [measure])
        return next(case for case in cases if case.since <= judged < case.until)

    def _figures(self, case: Case, judged: int, target: float | None) -> Mapping[str, float | None]:
        card, numbers = self.card, self.basis.numbers
        return {
            name: figure_at(case, name, judged=judged, target=target, card=card, numbers=numbers)
            for name in case.names
        }


def _known(number: float) -> float | None:
    return None if isnan(number) else number


def _state(score: float | None, reason: Reason) -> State:
    if score is not None:
        return State.SCORED
    return State.NO_DATA if reason <= LAST_MISSING else State.NOT_SCORED
