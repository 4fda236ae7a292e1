from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Aggregation, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.formula import computing
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.numbers import Numbers, figure_by_formula, numbers_of, renewed
from tests.builders import Parts, card, measure, samples

MONTHS = {"2026-01": 10.0, "2026-02": 20.0, "2026-03": 40.0}


def values(scorecard: Scorecard, name: str) -> Mapping[str, float]:
    frequency = scorecard.measures[MeasureId(name)].frequency
    return {
        str(Period(frequency, ordinal)): number
        for ordinal, number in numbers_of(scorecard).actual(MeasureId(name)).items()
    }


def computed_series(name: str, kind: SeriesKind, formula: str, **fields: object) -> Parts:
    series = Series(SeriesId(f"{name} {kind.value}"), MeasureId(name), kind, formula=formula)
    return (replace(series, **fields),)  # type: ignore[arg-type]  # fields of Series


def test_a_measure_with_a_formula_is_computed_where_its_inputs_are() -> None:
    scorecard = card(
        measure("A", actual=MONTHS),
        measure("B", actual={"2026-02": 4, "2026-03": 0}),
        measure("ratio", formula="[#A] / [#B]"),
    )
    assert values(scorecard, "ratio") == {"2026-02": 5}
    numbers = numbers_of(scorecard)
    assert numbers.reasons[MeasureId("ratio")] == {
        parse_period("2026-01").ordinal: Gap.INPUT_MISSING,
        parse_period("2026-03").ordinal: Gap.DIVISION_BY_ZERO,
    }
    assert numbers.gap(MeasureId("ratio"), parse_period("2026-03").ordinal) is Gap.DIVISION_BY_ZERO
    assert numbers.gap(MeasureId("ratio"), parse_period("2026-02").ordinal) is Gap.NONE
    assert numbers.gap(MeasureId("ratio"), parse_period("2030-01").ordinal) is Gap.INPUT_MISSING
    assert numbers.gap(MeasureId("A"), parse_period("2030-01").ordinal) is Gap.NONE


def test_what_was_entered_is_out_of_sight_while_a_formula_computes() -> None:
    parts = measure("A", actual={"2026-01": 99}, formula="[#B] + 1")
    scorecard = card(parts, measure("B", actual={"2026-02": 1}))
    numbers = numbers_of(scorecard)
    assert dict(numbers.actual(MeasureId("A"))) == {parse_period("2026-02").ordinal: 2}
    assert numbers.series(SeriesId("A actual")) == numbers.actual(MeasureId("A"))
    assert numbers.computed_ids == {"A", "A actual"}


def test_formulas_of_formulas_are_computed_in_order() -> None:
    scorecard = card(
        measure("C", formula="[#B] * 2"),
        measure("B", formula="[#A] + 1"),
        measure("A", actual={"2026-01": 1}),
    )
    assert values(scorecard, "C") == {"2026-01": 4}


def test_measures_on_a_circle_have_no_value_and_say_so() -> None:
    scorecard = card(
        measure("A", formula="[#B]"),
        measure("B", formula="[#A]"),
        measure("C", formula="[#A]"),
        measure("D", formula="[#x"),
    )
    numbers = numbers_of(scorecard)
    assert numbers.gap(MeasureId("A"), 0) is numbers.gap(MeasureId("B"), 0) is Gap.CIRCULAR
    assert numbers.gap(MeasureId("C"), 0) is Gap.INPUT_MISSING
    assert numbers.gap(MeasureId("D"), 0) is Gap.UNREADABLE
    assert not any(numbers.actual(MeasureId(each)) for each in "ABCD")
    assert numbers.reasons[MeasureId("A")] == {}


def test_a_constant_holds_over_all_the_data_of_the_scorecard() -> None:
    scorecard = card(
        measure("A", actual={"2026-01": 1, "2026-08": 1}),
        measure("limit", formula="7", frequency=Frequency.QUARTER),
        measure("ratio", formula="PREV(3)"),
    )
    assert values(scorecard, "limit") == {"2026-Q1": 7, "2026-Q2": 7, "2026-Q3": 7}
    assert len(values(scorecard, "ratio")) == 8
    assert values(card(measure("alone", formula="7")), "alone") == {}


def test_inputs_of_other_frequencies_are_brought_to_the_formulas_own() -> None:
    days = {f"2026-01-{day:02d}": 2.0 for day in range(1, 32)}
    scorecard = card(
        measure("sales", actual=days, frequency=Frequency.DAY, aggregation=Aggregation.SUM),
        measure("heads", actual={"2025": 31}, frequency=Frequency.YEAR),
        measure("ratio", formula="[#sales] / [#heads]"),
    )
    assert values(scorecard, "ratio") == {"2026-01": 2}


def test_weeks_reach_as_far_as_the_month_of_their_thursdays() -> None:
    scorecard = card(
        measure("A", actual={"2026-W05": 3, "2026-W09": 4}, frequency=Frequency.WEEK),
        measure("B", formula="[#A]"),
    )
    # Week 5 ends on 1 February but its Thursday is 29 January.
    assert values(scorecard, "B") == {"2026-01": 3, "2026-02": 4}


def test_targets_and_other_series_are_computed_too() -> None:
    scorecard = card(
        measure("A", actual=MONTHS),
        computed_series("A", SeriesKind.TARGET, "VALUE * 2"),
        computed_series("A", SeriesKind.BENCHMARK, "TARGET + 1"),
        measure("B", actual={}),
        computed_series("B", SeriesKind.PRIOR, "PREV([#A])"),
    )
    numbers = numbers_of(scorecard)
    assert list(numbers.target(MeasureId("A")).values()) == [20, 40, 80]
    assert list(numbers.series(SeriesId("A benchmark")).values()) == [21, 41, 81]
    assert list(numbers.series(SeriesId("B prior")).values()) == [10, 20]


def test_a_computed_span_is_no_longer_than_its_limit() -> None:
    scorecard = card(
        measure("A", actual={"0001": 1, "9998": 1}, frequency=Frequency.YEAR),
        measure("B", formula="COALESCE([#A], 1)", frequency=Frequency.DAY),
    )
    assert len(numbers_of(scorecard).actual(MeasureId("B"))) == 50_000


def test_a_figure_by_formula_knows_the_measure_it_belongs_to() -> None:
    scorecard = card(measure("A", actual=MONTHS, target={"2026-01": 5}, baseline=1.0))
    ordinals = np.array(
        [parse_period("2026-02").ordinal, parse_period("2026-05").ordinal], np.int32
    )
    own = scorecard.measures[MeasureId("A")]
    found = figure_by_formula(
        scorecard, numbers_of(scorecard), own, "(VALUE - BASELINE) / TARGET", ordinals
    )
    np.testing.assert_array_equal(found, [3.8, np.nan])
    unreadable = figure_by_formula(scorecard, numbers_of(scorecard), own, "1 +", ordinals)
    np.testing.assert_array_equal(unreadable, [np.nan, np.nan])


def chain() -> Scorecard:
    return card(
        measure("A", actual=MONTHS),
        measure("B", formula="[#A] + 1"),
        measure("C", formula="[#B] + 1"),
        measure("D", actual=MONTHS),
        measure("E", formula="[#D] * 2"),
        computed_series("E", SeriesKind.TARGET, "VALUE"),
    )


def with_actual(scorecard: Scorecard, name: str, found: Samples) -> Scorecard:
    series = scorecard.series[SeriesId(f"{name} actual")]
    return scorecard.put(replace(series, samples=found))


def test_only_what_depends_on_a_change_is_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    old = chain()
    before = numbers_of(old)
    new = with_actual(old, "A", samples({"2026-01": 5}))
    computed: list[str] = []
    make = computing.made_by

    def watched(*arguments: object) -> object:
        computed.append(arguments[2].measure_id)  # type: ignore[attr-defined]  # a Computed
        return make(*arguments)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr("scorecard_app.engine.numbers.made_by", watched)
    after = renewed(before, old, new)
    assert computed == ["B", "C"]
    assert after.actual(MeasureId("E")) is before.actual(MeasureId("E"))
    assert list(after.actual(MeasureId("C")).values()) == [7]


def test_an_edit_that_touches_no_number_keeps_the_numbers() -> None:
    old = chain()
    before = numbers_of(old)
    assert renewed(before, old, old.with_settings(name="New")) is before
    assert renewed(before, old, old, changed=()) is before


def same(one: Numbers, other: Numbers) -> bool:
    return (
        one.actuals == other.actuals
        and one.targets == other.targets
        and (one.entered, one.made) == (other.entered, other.made)
        and one.reasons == other.reasons
        and set(one.gaps) == set(other.gaps)
    )


_EDITS = st.sampled_from(
    [
        lambda each: with_actual(each, "A", samples({"2026-01": 3, "2026-04": 4})),
        lambda each: with_actual(each, "D", Samples()),
        lambda each: _changed(each, "A", formula="[#E]"),
        lambda each: _changed(each, "A", formula=""),
        lambda each: _changed(each, "D", formula="[#C]"),
        lambda each: _changed(each, "E", formula="[#D] + [#B]"),
        lambda each: (
            each.drop([each.measures[MeasureId("gone")]])
            if MeasureId("gone") in each.measures
            else each
        ),
        lambda each: _changed(each, "B", formula="[#D]"),
        lambda each: _changed(each, "B", formula="[#C]"),
        lambda each: _changed(each, "B", formula=""),
        lambda each: _changed(each, "D", formula="5"),
        lambda each: _changed(each, "A", aggregation=Aggregation.SUM),
        lambda each: _changed(each, "C", frequency=Frequency.QUARTER),
        lambda each: _changed(each, "C", formula="TARGET + [#gone]"),
        lambda each: each.with_settings(fiscal_start=3),
        lambda each: each.put(Measure(MeasureId("gone"), formula="[#A]")),
        lambda each: (
            each.drop([each.series[SeriesId("E target")]])
            if SeriesId("E target") in each.series
            else each
        ),
    ]
)


@given(st.lists(_EDITS, max_size=8))
def test_renewed_numbers_are_those_computed_anew(edits: list[object]) -> None:
    old = chain()
    before = numbers_of(old)
    for edit in edits:
        new = edit(old)  # type: ignore[operator]  # an edit
        before = renewed(before, old, new)
        assert same(before, numbers_of(new))
        old = new


def _changed(scorecard: Scorecard, name: str, **fields: object) -> Scorecard:
    measure_ = scorecard.measures[MeasureId(name)]
    return scorecard.put(replace(measure_, **fields))  # type: ignore[arg-type]  # fields of Measure
