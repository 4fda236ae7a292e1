"""Excel's behaviour is that of its function reference (support.microsoft.com)."""

from dataclasses import replace
from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.formula.parser import read
from scorecard_app.domain.formula.text import written
from scorecard_app.domain.formula.tree import Node, Own
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Measure
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.engine.formula.columns import Column
from scorecard_app.engine.formula.evaluator import Evaluator
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.numbers import column_by_formula, numbers_of
from scorecard_app.engine.time.windows import Frame
from tests.builders import Parts, card, measure
from tests.domain.formula.trees import trees
from tests.engine.formula.reference import Scalar

FIRST = parse_period("2025-11").ordinal
MONTHS = np.arange(FIRST, FIRST + 6, dtype=np.int32)
"""Six months round the turn of a year."""


def given_months(*numbers: float | None) -> dict[str, float]:
    texts = ("2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04")
    return {
        text: number for text, number in zip(texts, numbers, strict=False) if number is not None
    }


def evaluated(text: str, *parts: Parts, **fields: object) -> Column:
    own = replace(Measure(MeasureId("own")), **fields)  # type: ignore[arg-type]  # fields of Measure
    scorecard = card(*parts, (own,))
    return column_by_formula(scorecard, numbers_of(scorecard), own, text, MONTHS)


def value(text: str) -> float:
    return evaluated(text).numbers.item(0)


def gap(text: str) -> Gap:
    return Gap(evaluated(text).gaps.item(0))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("-2^2", 4.0),
        ("2^3^2", 64.0),
        ("10%", 0.1),
        ("-5%", -0.05),
        ("ROUND(2.15, 1)", 2.2),
        ("ROUND(2.149, 1)", 2.1),
        ("ROUND(-1.475, 2)", -1.48),
        ("ROUND(21.5, -1)", 20.0),
        ("ROUND(626.3, -3)", 1000.0),
        ("ROUND(1.98, -1)", 0.0),
        ("ROUND(-50.55, -2)", -100.0),
        ("ROUND(1.005, 2)", 1.01),
        ("ROUND(2.5)", 3.0),
        ("ROUND(-2.5)", -3.0),
        ("ROUND(12345678912345.678, 5)", 12345678912345.678),
        ("ROUND(1.5, 40)", 1.5),
        ("0.1 + 0.2 = 0.3", 1.0),
        ("123456789012345 = 123456789012346", 0.0),
        ("IF(1, 2, 1/0)", 2.0),
        ("IF(0, 1/0, 3)", 3.0),
        ("AND(1, 2, 0)", 0.0),
        ("OR(0, 0, -1)", 1.0),
        ("NOT(0)", 1.0),
        ("COALESCE(1/0, BASELINE, 7)", 7.0),
        ("AVERAGE(1, 2, 6)", 3.0),
        ("SUM(MIN(3, 1), MAX(3, 1), ABS(-2))", 6.0),
        ("1 <> 2", 1.0),
        ("(2 >= 2) + (1 <= 2) + (1 < 2) + (2 > 1)", 4.0),
        ("2^-1", 0.5),
    ],
)
def test_a_constant_gives_what_excel_gives(text: str, number: float) -> None:
    assert value(text) == pytest.approx(number, rel=1e-15, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1 / 0", Gap.DIVISION_BY_ZERO),
        ("0 ^ -1", Gap.DIVISION_BY_ZERO),
        ("0 ^ 0", Gap.OUT_OF_RANGE),
        ("(-8) ^ (1 / 3)", Gap.OUT_OF_RANGE),
        ("9 ^ 9 ^ 9", Gap.OUT_OF_RANGE),
        ("1e16", Gap.OUT_OF_RANGE),
        ("BASELINE", Gap.INPUT_MISSING),
        ("IF(0, 1)", Gap.INPUT_MISSING),
        ("1 / 0 + BASELINE", Gap.DIVISION_BY_ZERO),
        ("MIN(1, BASELINE)", Gap.INPUT_MISSING),
        ("OR(1, BASELINE)", Gap.INPUT_MISSING),
        ("IF(BASELINE, 1, 2)", Gap.INPUT_MISSING),
        ("[#gone]", Gap.NO_SUCH_MEASURE),
        ("[name]", Gap.UNREADABLE),
        ("COALESCE(1/0, BASELINE)", Gap.INPUT_MISSING),
    ],
)
def test_what_has_no_number_has_a_reason(text: str, reason: Gap) -> None:
    assert gap(text) is reason
    assert isnan(value(text))


def test_own_figures_are_those_of_the_measure() -> None:
    parts = measure("A", actual=given_months(1, None, 3), target={"2025-12": 5})
    scorecard = card(parts)
    own = replace(scorecard.measures[MeasureId("A")], baseline=2.0, minimum=-1.0, maximum=9.0)
    scorecard = scorecard.put(own)
    numbers = numbers_of(scorecard)
    found = {
        text: column_by_formula(scorecard, numbers, own, text, MONTHS[:4]).numbers
        for text in ("VALUE", "TARGET", "BASELINE + MN + MX")
    }
    np.testing.assert_array_equal(found["VALUE"], [1, np.nan, 3, np.nan])
    np.testing.assert_array_equal(found["TARGET"], [np.nan, 5, 5, 5])
    np.testing.assert_array_equal(found["BASELINE + MN + MX"], [10, 10, 10, 10])


def test_a_yearly_target_that_is_spread_counts_by_its_share() -> None:
    own = measure("A", target={"2026-01": 24}, spread_target=True, aggregation=Aggregation.SUM)
    scorecard = card(own)
    column = column_by_formula(
        scorecard, numbers_of(scorecard), scorecard.measures[MeasureId("A")], "TARGET", MONTHS
    )
    np.testing.assert_array_equal(column.numbers, [np.nan, np.nan, 2, 2, 2, 2])


def test_a_spread_target_may_be_asked_for_before_the_calendar_begins() -> None:
    fields = {"spread_target": True, "aggregation": Aggregation.SUM, "frequency": Frequency.DAY}
    scorecard = card(measure("A", actual={"0001-01-02": 1}, target={"0001-01-01": 730}, **fields))
    own = scorecard.measures[MeasureId("A")]
    column = column_by_formula(
        scorecard, numbers_of(scorecard), own, "PREV(TARGET)", np.array([1, 2], np.int32)
    )
    np.testing.assert_array_equal(column.numbers, [np.nan, 2])


def test_no_periods_give_no_numbers() -> None:
    scorecard = card(measure("A"))
    none = np.empty(0, np.int32)
    for text in ("YTD(1)", "YTD([#A])", "PREV(VALUE) + TARGET", "ROUND([#A] / 0)"):
        own = scorecard.measures[MeasureId("A")]
        column = column_by_formula(scorecard, numbers_of(scorecard), own, text, none)
        assert len(column.numbers) == 0


def test_a_ratio_seen_from_a_finer_formula_is_held_and_not_recomputed() -> None:
    ratio = measure(
        "ratio", formula="[#A] * 1", aggregation=Aggregation.RECOMPUTE, frequency=Frequency.QUARTER
    )
    parts = measure("A", actual={"2025-Q4": 8}, frequency=Frequency.QUARTER)
    np.testing.assert_array_equal(
        evaluated("[#ratio]", ratio, parts).numbers, [np.nan, 8, 8, 8, 8, 8]
    )


def test_the_formula_of_an_objectives_weight_knows_no_own_figures() -> None:
    scorecard = card(measure("A", actual=given_months(1, 2)))
    column = column_by_formula(scorecard, numbers_of(scorecard), None, "[#A] + 1", MONTHS[:2])
    np.testing.assert_array_equal(column.numbers, [2, 3])
    none = column_by_formula(scorecard, numbers_of(scorecard), None, "VALUE", MONTHS[:2])
    assert set(none.gaps) == {Gap.NO_SUCH_MEASURE}


def test_prev_looks_back_and_finds_nothing_before_the_first() -> None:
    parts = measure("A", actual=given_months(1, 2, 3, 4, 5, 6))
    np.testing.assert_array_equal(
        evaluated("PREV([#A]) - PREV(PREV([#A], 2))", parts).numbers, [np.nan] * 3 + [2, 2, 2]
    )


@pytest.mark.parametrize(
    ("aggregation", "numbers"),
    [
        (Aggregation.SUM, [np.nan, np.nan, 10, 30, np.nan, np.nan]),
        (Aggregation.MEAN, [5, 6, 10, 15, 15, 20]),
        (Aggregation.LAST, [5, 7, 10, 20, 20, 30]),
        (Aggregation.MAXIMUM, [5, 7, 10, 20, 20, 30]),
        (Aggregation.MINIMUM, [5, 5, 10, 10, 10, 10]),
    ],
)
def test_the_year_to_date_of_a_measure_follows_its_aggregation(
    aggregation: Aggregation, numbers: list[float]
) -> None:
    parts = measure("A", actual=given_months(5, 7, 10, 20, None, 30), aggregation=aggregation)
    np.testing.assert_array_equal(evaluated("YTD([#A])", parts).numbers, numbers)


def test_the_year_to_date_of_anything_else_adds_up_and_stops_at_a_gap() -> None:
    parts = measure("A", actual=given_months(5, 7, 10, 20, None, 30))
    column = evaluated("YTD([#A] / 10)", parts)
    np.testing.assert_array_equal(column.numbers, [np.nan, np.nan, 1, 3, np.nan, np.nan])
    assert list(column.gaps[-2:]) == [Gap.INPUT_MISSING] * 2


def test_the_fiscal_year_begins_where_the_scorecard_says() -> None:
    parts = measure("A", actual=given_months(1, 1, 1, 1, 1, 1), aggregation=Aggregation.SUM)
    own = Measure(MeasureId("own"))
    scorecard = card(parts, (own,), fiscal_start=12)
    for text in ("YTD([#A])", "YTD([#A] * 1)"):
        column = column_by_formula(scorecard, numbers_of(scorecard), own, text, MONTHS)
        np.testing.assert_array_equal(column.numbers, [np.nan, 1, 2, 3, 4, 5])


def test_a_coarser_input_holds_its_last_known_number() -> None:
    heads = measure("heads", actual={"2025-Q4": 10, "2026-Q1": 20}, frequency=Frequency.QUARTER)
    np.testing.assert_array_equal(
        evaluated("[#heads]", heads).numbers, [np.nan, 10, 10, 10, 20, 20]
    )
    np.testing.assert_array_equal(
        evaluated("YTD([#heads])", heads).numbers, [np.nan, 10, np.nan, np.nan, 20, 20]
    )


def test_a_finer_input_is_aggregated_first() -> None:
    days = {f"2026-02-{day:02d}": 1.0 for day in range(1, 29)}
    sales = measure("sales", actual=days, frequency=Frequency.DAY, aggregation=Aggregation.SUM)
    np.testing.assert_array_equal(
        evaluated("[#sales]", sales).numbers, [np.nan] * 3 + [28] + [np.nan] * 2
    )


def test_many_levels_of_recomputed_inputs_end_in_a_reason_and_not_in_a_crash() -> None:
    monthly = [
        measure(f"m{level}", formula=f"[#m{level + 1}]", aggregation=Aggregation.RECOMPUTE)
        for level in range(300)
    ]
    scorecard = card(*monthly, measure("m300", actual=given_months(1, 2)))
    frame = Frame(Frequency.YEAR, np.array([2025], np.int32))
    column = Evaluator(scorecard, numbers_of(scorecard)).look(MeasureId("m0"), frame).column
    assert Gap(column.gaps.item(0)) is Gap.TOO_MUCH


def test_formulas_that_double_from_level_to_level_are_looked_up_once_each() -> None:
    doubled = [
        measure(
            f"m{level}",
            formula=f"[#m{level + 1}] + [#m{level + 1}]",
            aggregation=Aggregation.RECOMPUTE,
        )
        for level in range(20)
    ]
    scorecard = card(*doubled, measure("m20", actual=given_months(1, 2)))
    frame = Frame(Frequency.YEAR, np.array([2025], np.int32))
    column = Evaluator(scorecard, numbers_of(scorecard)).look(MeasureId("m0"), frame).column
    assert column.numbers.item(0) == 2.0**21


def test_more_visits_than_allowed_end_in_a_reason() -> None:
    wide = "+".join(f"PREV([#m1], {steps})" for steps in range(1, 51))
    wider = "+".join(f"PREV([#m2], {steps * 20})" for steps in range(1, 51))
    scorecard = card(
        measure("m0", formula=wide, aggregation=Aggregation.RECOMPUTE),
        measure("m1", formula=wider, aggregation=Aggregation.RECOMPUTE),
        measure("m2", formula=wide.replace("m1", "m3"), aggregation=Aggregation.RECOMPUTE),
        measure("m3", formula="1", aggregation=Aggregation.RECOMPUTE),
    )
    frame = Frame(Frequency.YEAR, np.array([2025], np.int32))
    column = Evaluator(scorecard, numbers_of(scorecard)).look(MeasureId("m0"), frame).column
    assert Gap(column.gaps.item(0)) is Gap.TOO_MUCH


_NUMBERS = st.sampled_from([0.0, 1.0, -1.0, 0.1, 0.3, 12.5]) | st.floats(-1e6, 1e6).map(
    lambda number: round(number, 3)
)


@given(
    trees(),
    st.fixed_dictionaries(
        {key: st.lists(_NUMBERS | st.none(), min_size=6, max_size=6) for key in "ABC"}
    ),
    st.none() | _NUMBERS,
)
def test_a_row_gives_what_number_by_number_gives(
    tree: Node, months: dict[str, list[float | None]], baseline: float | None
) -> None:
    rows = {key: given_months(*numbers) for key, numbers in months.items()}
    parts = [measure(key, actual=rows[key], aggregation=Aggregation.SUM) for key in rows]
    actuals = {
        key: {parse_period(text).ordinal: number for text, number in row.items()}
        for key, row in rows.items()
    }
    own = {
        Own.VALUE: None,
        Own.TARGET: None,
        Own.BASELINE: baseline,
        Own.MINIMUM: None,
        Own.MAXIMUM: 3.0,
    }
    scalar = Scalar(actuals, own)
    column = evaluated(written(tree), *parts, baseline=baseline, maximum=3.0)
    wanted = [scalar.at(tree, int(month)) for month in MONTHS]
    np.testing.assert_allclose(
        column.numbers,
        [np.nan if number is None else number for number in wanted],
        rtol=1e-9,
        atol=1e-9,
    )
    np.testing.assert_array_equal(column.is_known, ~np.isnan(column.numbers))


def test_stored_numbers_are_read() -> None:
    assert read("1e2") == read("100")
