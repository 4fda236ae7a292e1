"""What the engine found: judgements one by one, and whole arrays for histories."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import isnan
from typing import Literal

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.engine.arrays import Codes, Floats
from scorecard_app.engine.bands import band_of
from scorecard_app.engine.judgements import (
    LAST_MISSING,
    Judgement,
    MeasureJudgement,
    Reason,
    State,
    Trend,
)
from scorecard_app.engine.leadlag import lead_lag
from scorecard_app.engine.numbers import Numbers, numbers_of
from scorecard_app.engine.overrides import Overrides, override_at, overrides_of
from scorecard_app.engine.panel import FRESH_AGE, Panel
from scorecard_app.engine.rollup import Board
from scorecard_app.engine.rules import Case, figure_at
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

    Judgements are made when asked for, from the arrays of the evaluation.
    """

    card: Scorecard
    dates: tuple[date, ...]
    rows: Mapping[EntityId, int]
    panel: Panel
    board: Board
    cases: tuple[Case, ...]

    def measure(self, measure_id: MeasureId, at: int = 0) -> MeasureJudgement:
        """Judge a measure at one of the dates."""
        row = self.rows[measure_id]
        measure = self.panel.measures[row]
        judged = self.panel.judged.item(row, at)
        value = _known(self.panel.values.item(row, at))
        target = _known(self.panel.targets.item(row, at))
        previous = None if value is None else self._value_before(measure_id, judged)
        case = self._case(row, judged)
        score, override = self._score(row, at), self._override(measure_id, at)
        reason = Reason(self.board.codes.item(row, at))
        return MeasureJudgement(
            score=score,
            band_key=override.band_key if override else self._band_key(score),
            state=_state(score, reason),
            reason=None if reason is Reason.CURRENT else reason,
            coverage=self.board.coverage.item(row, at),
            is_fresh=value is not None and self.panel.ages.item(row, at) <= FRESH_AGE,
            trend=value_trend(value, previous),
            trend_is_good=is_good(measure.direction, value=value, previous=previous, target=target),
            override_id=override.id if override else None,
            period=Period(measure.frequency, judged),
            value=value,
            previous=previous,
            target=target,
            preset=case.preset,
            figures=self._figures(case, judged, target),
        )

    def objective(self, objective_id: ObjectiveId, at: int = 0) -> Judgement:
        """Judge an objective at one of the dates."""
        return self._parent(objective_id, at, lead_lag=self._lead_lag[objective_id])

    def perspective(self, perspective_id: PerspectiveId, at: int = 0) -> Judgement:
        """Judge a perspective at one of the dates."""
        return self._parent(perspective_id, at)

    def history(self, entity_id: EntityId) -> History:
        """Return one measure, objective or perspective over all dates."""
        row, board = self.rows[entity_id], self.board
        return History(board.scores[row], board.coverage[row], board.codes[row])

    def scores(self, table: ScoredTable) -> tuple[tuple[EntityId, ...], Floats]:
        """Return the ids of one table and their scores (ids, dates), NaN where there is none."""
        ids = tuple(self.card.table(table))
        return ids, self.board.scores[[self.rows[key] for key in ids]]

    def _parent(
        self, entity_id: EntityId, at: int, *, lead_lag: LeadLag | None = None
    ) -> Judgement:
        row = self.rows[entity_id]
        score, override = self._score(row, at), self._override(entity_id, at)
        reason = Reason(self.board.codes.item(row, at))
        coverage = self.board.coverage.item(row, at)
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
        return _known(self.board.scores.item(row, at))

    def _band_key(self, score: float | None) -> str | None:
        band = band_of(score, self.card.settings.bands)
        return band.key if band else None

    def _override(self, subject_id: EntityId, at: int) -> Override | None:
        start = self.card.settings.fiscal_start
        return override_at(self._overrides, subject_id, self.dates[at], fiscal_start=start)

    def _score_before(self, row: int, at: int) -> float | None:
        """Return the score at the last of the dates that is before this one."""
        earlier = [place for place, day in enumerate(self.dates) if day < self.dates[at]]
        if not earlier:
            return None
        return self._score(row, max(earlier, key=self.dates.__getitem__))

    def _value_before(self, measure_id: MeasureId, judged: int) -> float | None:
        """Return the value before the one of a judged period."""
        samples = self._series.actual(measure_id)
        earlier = samples.last_at(judged - 1)
        return None if earlier is None else samples[earlier]

    def _case(self, row: int, judged: int) -> Case:
        """Return the rule in force for a measure in a judged period."""
        return next(case for case in self._cases[row] if case.since <= judged < case.until)

    def _figures(self, case: Case, judged: int, target: float | None) -> Mapping[str, float | None]:
        series = self.card.series
        return {
            name: figure_at(case, name, judged=judged, target=target, series=series)
            for name in case.names
        }

    @cached_property
    def _cases(self) -> Mapping[int, list[Case]]:
        found: defaultdict[int, list[Case]] = defaultdict(list)
        for case in self.cases:
            found[case.row].append(case)
        return found

    @cached_property
    def _series(self) -> Numbers:
        return numbers_of(self.card)

    @cached_property
    def _overrides(self) -> Overrides:
        return overrides_of(self.card)

    @cached_property
    def _lead_lag(self) -> Mapping[ObjectiveId, LeadLag]:
        return lead_lag(self.card)


def _known(number: float) -> float | None:
    return None if isnan(number) else number


def _state(score: float | None, reason: Reason) -> State:
    if score is not None:
        return State.SCORED
    return State.NO_DATA if reason <= LAST_MISSING else State.NOT_SCORED
