"""Comparison, movers and the heat table."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.table.comparison import Against, Comparison, months_before
from scorecard_app.present.table.heat import (
    MOST_PERIODS,
    heat_cell,
    heat_dates,
    heat_heading,
    heat_periods,
)
from scorecard_app.present.table.movers import Distinction, movers
from scorecard_app.texts import LocaleForms
from tests.builders import attachment_id, card, lane, measure, objective
from tests.present.table.cards import DAY, rich_card

FORMS = LocaleForms()


def test_the_end_of_a_month_is_compared_with_the_end_of_another() -> None:
    assert months_before(date(2026, 9, 30), 1) == date(2026, 8, 31)
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2026, 11, 27), 12) == date(2025, 11, 27)
    assert months_before(date.min, 1) == date.min


@given(st.dates(min_value=date(10, 1, 1)), st.integers(1, 48))
def test_so_many_months_before_is_in_the_month_so_many_before(day: date, months: int) -> None:
    found = months_before(day, months)
    assert found.year * 12 + found.month == day.year * 12 + day.month - months


def test_a_comparison_moves_with_the_day_unless_it_was_picked() -> None:
    assert Comparison().date_for(DAY) is None
    assert Comparison(Against.YEAR_BEFORE).date_for(DAY) == date(2025, 9, 30)
    picked = Comparison(Against.PICKED, date(2020, 1, 31))
    assert picked.date_for(DAY) == picked.date_for(date(2021, 1, 1)) == date(2020, 1, 31)


def test_who_moved_most_is_named_first_and_then_the_best_and_the_worst() -> None:
    made = rich_card()
    now, then = evaluate(made, (DAY,)), evaluate(made, (date(2026, 8, 31),))
    found = [(each.title, each.figure, each.distinction) for each in movers(now, then, FORMS)]
    # Sales 60 → 80; Costs 33 → 0; Hours stays at 50
    assert found == [
        ("Sales", "+20", Distinction.UP),
        ("Costs", "−33", Distinction.DOWN),
        ("Sales", "80", Distinction.BEST),
        ("Costs", "0", Distinction.WORST),
    ]


def test_where_nothing_moved_nobody_is_named() -> None:
    made = rich_card()
    now = evaluate(made, (DAY,))
    assert movers(now, now, FORMS) == ()


def test_a_measure_that_was_not_there_then_did_not_move() -> None:
    made = rich_card()
    then = evaluate(card(lane("Value")), (date(2026, 8, 31),))
    assert movers(evaluate(made, (DAY,)), then, FORMS) == ()


def test_the_heat_table_goes_from_the_first_value_to_the_last_complete_period() -> None:
    found = heat_periods(evaluate(rich_card(), (DAY,)), DAY, Frequency.MONTH)
    assert [str(each) for each in found] == ["2026-07", "2026-08", "2026-09"]
    assert heat_dates(rich_card(), found)[-1] == DAY
    quarters = heat_periods(evaluate(rich_card(), (DAY,)), DAY, Frequency.QUARTER)
    assert [heat_heading(each, rich_card(), FORMS) for each in quarters] == ["Q3 2026"]


def test_an_empty_scorecard_has_one_period_and_a_long_one_not_too_many() -> None:
    assert len(heat_periods(evaluate(card(lane("Value")), (DAY,)), DAY, Frequency.MONTH)) == 1
    old = card(lane("Value"), objective("Grow"), measure("Old", "Grow", actual={"1950-01": 1.0}))
    assert len(heat_periods(evaluate(old, (DAY,)), DAY, Frequency.MONTH)) == MOST_PERIODS


def test_the_heat_table_begins_with_what_a_formula_makes_too() -> None:
    made = card(
        lane("Value"),
        objective("Grow"),
        measure("Sales", "Grow", actual={"2026-09": 1.0}),
        measure("Half", "Grow", target={"2026-07": 4.0}, formula="TARGET / 2"),
    )
    found = heat_periods(evaluate(made, (DAY,)), DAY, Frequency.MONTH)
    assert [str(each) for each in found] == ["2026-07", "2026-08", "2026-09"]


def test_a_heat_cell_says_period_status_and_score() -> None:
    made = rich_card()
    periods = heat_periods(evaluate(made, (DAY,)), DAY, Frequency.MONTH)
    results = evaluate(made, heat_dates(made, periods))
    sales = attachment_id("Sales", "Grow")
    cell = heat_cell(sales, 1, periods[1], results, FORMS)
    assert cell is not None
    assert cell.said == "Aug 2026: At risk, score 60"
    empty = heat_cell(sales, 0, periods[0], results, FORMS)
    assert empty is not None
    assert (empty.score, empty.status.word) == ("", "No data")
    assert heat_cell("Value", 2, periods[2], results, FORMS) is not None
    assert heat_cell("without a perspective", 2, periods[2], results, FORMS) is None
