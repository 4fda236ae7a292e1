"""Judging what differs gives what judging all gives, whatever was edited."""

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import RuleId, SeriesId
from scorecard_app.domain.measures import Aggregation, Attachment, Direction, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.domain.strategy import Objective, WeightChange
from scorecard_app.engine.evaluate import at_dates, evaluate
from scorecard_app.engine.incremental import reevaluated
from scorecard_app.engine.results import Results
from tests.engine.random_cards import FIRST, MONTHS, scorecards

dates = st.lists(st.dates(date(2023, 12, 1), date(2026, 12, 31)), max_size=3)
_weights = st.sampled_from([0.0, 1.0, 2.5])
_periods = st.integers(0, MONTHS).map(lambda month: Period(Frequency.MONTH, FIRST + month))
_numbers = st.integers(-20, 20).map(float)


def _assert_same(found: Results, whole: Results) -> None:
    assert found.card is whole.card
    assert found.rows == whole.rows
    assert found.basis.measures == whole.basis.measures
    for key in whole.rows:
        mine, theirs = found.history(key), whole.history(key)
        np.testing.assert_array_equal(mine.scores, theirs.scores)
        np.testing.assert_array_equal(mine.codes, theirs.codes)
        np.testing.assert_array_equal(mine.coverage, theirs.coverage)
    for at in range(len(whole.dates)):
        for measure_id in whole.card.measures:
            assert found.measure(measure_id, at) == whole.measure(measure_id, at)
        for objective_id in whole.card.objectives:
            assert found.objective(objective_id, at) == whole.objective(objective_id, at)
        for lane in whole.card.perspectives:
            assert found.perspective(lane, at) == whole.perspective(lane, at)


_FORMULAS = [
    "[#measure 0] + 1",
    "PREV([#measure 1]) * 2",
    "TARGET - BASELINE",
    "[#measure 5]",
    "YTD([#measure 2])",
    "VALUE / 2",
    "7",
    "1 +",
]


def _source(card: Scorecard) -> st.SearchStrategy[Parameter]:
    """Draw a series of the scorecard, one that is gone, or a formula."""
    keys = [*sorted(card.series), SeriesId("gone")]
    return st.one_of(
        st.builds(Parameter, series_id=st.sampled_from(keys)),
        st.builds(Parameter, formula=st.sampled_from(_FORMULAS)),
    )


def _kept(card: Scorecard) -> list[Series]:
    """Return the series of measures that are still there."""
    return [each for each in card.series.values() if each.measure_id in card.measures]


def _value(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    series = draw(st.sampled_from(_kept(card)))
    frequency = card.measures[series.measure_id].frequency
    ordinal = (FIRST + draw(st.integers(0, MONTHS))) // frequency.months
    samples = series.samples.updated({ordinal: draw(st.none() | _numbers)})
    return card.put(replace(series, samples=samples))


def _series(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    series = draw(st.sampled_from(_kept(card)))
    if draw(st.booleans()):
        return card.drop([series])
    if draw(st.booleans()):
        return card.put(replace(series, formula=draw(st.sampled_from(["", *_FORMULAS]))))
    values = Samples.of({FIRST + month: 5.0 for month in range(0, MONTHS, 4)})
    kind = draw(st.sampled_from([SeriesKind.ACTUAL, SeriesKind.TARGET]))
    position = draw(st.sampled_from([-1.0, 1.0]))
    key = SeriesId(f"another {series.id}")
    return card.put(Series(key, series.measure_id, kind, samples=values, position=position))


def _measure(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    measure = card.measures[draw(st.sampled_from(sorted(card.measures)))]
    changes: list[dict[str, object]] = [
        {"name": "another"},
        {"baseline": draw(st.none() | _numbers)},
        {"direction": draw(st.sampled_from(Direction))},
        {"frequency": draw(st.sampled_from([Frequency.MONTH, Frequency.QUARTER]))},
        {"minimum": draw(_numbers), "maximum": draw(_numbers)},
        {"formula": draw(st.sampled_from(_FORMULAS))},
        {"formula": ""},
        {"aggregation": draw(st.sampled_from(Aggregation))},
        {"spread_target": draw(st.booleans())},
    ]
    return card.put(replace(measure, **draw(st.sampled_from(changes))))  # type: ignore[arg-type]  # fields of Measure


def _rule(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    changes_one = draw(st.booleans())
    if card.rules and changes_one:
        rule = card.rules[draw(st.sampled_from(sorted(card.rules)))]
        if draw(st.booleans()):
            return card.drop([rule])
        preset = draw(st.sampled_from([Preset.DEFAULT, Preset.YES_NO]))
        return card.put(replace(rule, preset=preset))
    measure = draw(st.sampled_from(sorted(card.measures)))
    goal = Parameter(draw(_numbers))
    if draw(st.booleans()):
        goal = draw(_source(card))
    figures = {"goal": goal, "red_flag": Parameter(0.0)}
    since = draw(st.none() | _periods)
    key = RuleId(f"new rule of {measure}")
    return card.put(Rule(key, measure, since, Preset.GOAL_AND_RED_FLAG, figures))


def _weight(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    edges: list[Attachment | Objective] = [*card.attachments.values(), *card.objectives.values()]
    edge = draw(st.sampled_from(edges))
    changes: list[dict[str, object]] = [
        {"weight": draw(_weights)},
        {"weight_changes": (WeightChange(draw(_periods), draw(_weights)),)},
        {"weight_changes": ()},
        {"weight_source": draw(_source(card))},
        {"weight_source": None},
        {"position": 3.0},
    ]
    return card.put(replace(edge, **draw(st.sampled_from(changes))))  # type: ignore[arg-type]  # fields of both


def _structure(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    objective = card.objectives[draw(st.sampled_from(sorted(card.objectives)))]
    changes: list[dict[str, object]] = [
        {"name": "another"},
        {"in_score": draw(st.booleans())},
        {"parent_id": draw(st.sampled_from([None, *sorted(card.objectives)]))},
        {"roll_up": draw(st.sampled_from(RollUp))},
        {"missing": MissingData(draw(st.sampled_from(MissingPolicy)), 2, 40.0)},
    ]
    return card.put(replace(objective, **draw(st.sampled_from(changes))))  # type: ignore[arg-type]  # fields of Objective


def _gone(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    everything: list[Entity] = [
        *card.attachments.values(),
        *card.measures.values(),
        *card.objectives.values(),
    ]
    return card.drop([draw(st.sampled_from(everything))])


def _settings(draw: st.DrawFn, card: Scorecard) -> Scorecard:
    changes: list[dict[str, object]] = [
        {"name": "another"},
        {"roll_up": draw(st.sampled_from(RollUp))},
        {"missing": MissingData(draw(st.sampled_from(MissingPolicy)), 2, 40.0)},
        {"may_leave_scale": draw(st.booleans())},
        {"fiscal_start": draw(st.integers(1, 12))},
    ]
    return card.with_settings(**draw(st.sampled_from(changes)))


@given(st.data(), scorecards(), dates, dates)
def test_what_differs_judged_anew_is_what_all_judged_anew_is(
    data: st.DataObject, card: Scorecard, days: list[date], others: list[date]
) -> None:
    """And so are the same things judged at other dates, on what the results rest on."""
    last_year = MissingData(MissingPolicy.SAME_PERIOD_LAST_YEAR)
    if data.draw(st.booleans()):
        card = card.with_settings(missing=last_year)
    results = evaluate(card, days)
    for _edit in range(data.draw(st.integers(1, 6))):
        edits = [_weight, _structure, _settings, _gone] if card.objectives else [_settings]
        edits += [_value, _value, _value, _series] if _kept(card) else []
        edits += [_measure, _rule] if card.measures else []
        card = data.draw(st.composite(data.draw(st.sampled_from(edits)))(card))
        results = reevaluated(results, card)
        _assert_same(results, evaluate(card, days))
    _assert_same(at_dates(results, others), evaluate(card, others))
