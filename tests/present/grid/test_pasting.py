from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.domain.ids import LockId, MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.grid.lines import card_lines, grid_lines
from scorecard_app.present.grid.pasting import Pasted, Spot, read_paste
from scorecard_app.present.grid.writing import write_numbers
from scorecard_app.texts import LocaleForms
from tests.builders import card, measure, values_of
from tests.present.small_card import context

GERMAN = LocaleForms(decimal=",", group=".", date_order="dmy", date_separator=".")


def three() -> Scorecard:
    """Return three monthly measures: Revenue in money, Rating in percent, Visits as a count."""
    return card(
        measure("Revenue", unit=Unit(UnitKind.MONEY)),
        measure("Rating", unit=Unit(UnitKind.PERCENT)),
        measure("Visits", unit=Unit(UnitKind.COUNT)),
    )


def read(
    text: str,
    *,
    at: Scorecard | None = None,
    row: int = 0,
    period: str = "2026-07",
    size: tuple[int, int] = (1, 1),
    forms: LocaleForms | None = None,
) -> tuple[Scorecard, Pasted]:
    """Paste into the grid of all measures, and return the scorecard after it."""
    scorecard = at or three()
    here = context(scorecard, forms=forms)
    lines = card_lines(Relations(scorecard), SeriesKind.ACTUAL)
    pasted = read_paste(here, text, Spot(lines, row, parse_period(period), *size))
    return write_numbers(here, pasted.numbers), pasted


def values(text: str, name: str = "Revenue", **where: object) -> dict[str, float]:
    return dict(values_of(read(text, **where)[0], name))  # type: ignore[arg-type]


def test_a_block_without_headings_goes_from_the_cell_on() -> None:
    done, pasted = read("1\t2\n3\t4\n", row=1)
    assert values_of(done, "Rating") == {"2026-07": 1.0, "2026-08": 2.0}
    assert values_of(done, "Visits") == {"2026-07": 3.0, "2026-08": 4.0}
    assert pasted.note == "4 values in 2 measures."


@pytest.mark.parametrize(
    "heading",
    [
        "2026-01\t2026-02\t2026-03",
        "Jan 2026\tFeb 2026\tMar 2026",
        "01/2026\t02/2026\t03/2026",
        "31.01.2026\t28.02.2026\t31.03.2026",
        "2026-01-31 00:00:00\t2026-02-28 00:00:00\t2026-03-31 00:00:00",
        "Jan-26\tFeb-26\tMar-26",
    ],
)
def test_periods_across_say_where_the_values_go(heading: str) -> None:
    found = values(f"{heading}\n1\t2\t3\n")
    assert found == {"2026-01": 1.0, "2026-02": 2.0, "2026-03": 3.0}


def test_periods_down_say_where_the_values_go() -> None:
    found = values("Jan 2026\t1\nFeb 2026\t2\nMar 2026\t3\n")
    assert found == {"2026-01": 1.0, "2026-02": 2.0, "2026-03": 3.0}


def test_names_in_the_first_column_find_their_rows_in_any_order() -> None:
    done, pasted = read("\tJan 2026\tFeb 2026\nVisits\t10\t20\nrevenue \t1\t2\n", row=2)
    assert values_of(done, "Visits") == {"2026-01": 10.0, "2026-02": 20.0}
    assert values_of(done, "Revenue") == {"2026-01": 1.0, "2026-02": 2.0}
    assert pasted.note == "4 values in 2 measures."


def test_names_across_and_periods_down_are_turned() -> None:
    done, _pasted = read("Month\tVisits\tRevenue\n2026-01\t10\t1\n2026-02\t20\t2\n")
    assert values_of(done, "Visits") == {"2026-01": 10.0, "2026-02": 20.0}
    assert values_of(done, "Revenue") == {"2026-01": 1.0, "2026-02": 2.0}


def test_names_without_periods_go_from_the_chosen_period_on() -> None:
    done, _pasted = read("Visits\t10\t20\nRevenue\t1\t2\n", period="2026-03")
    assert values_of(done, "Visits") == {"2026-03": 10.0, "2026-04": 20.0}
    assert values_of(done, "Revenue") == {"2026-03": 1.0, "2026-04": 2.0}


def test_a_name_that_no_row_has_is_said_and_nothing_is_pasted() -> None:
    with pytest.raises(UserError, match=r"No row here is called “Profit”\. Nothing was pasted\."):
        read("\tJan 2026\nVisits\t10\nProfit\t1\n")


def test_a_name_that_two_rows_have_is_asked_about() -> None:
    twice = three().put(Measure(MeasureId("other"), "Visits"))
    with pytest.raises(UserError, match="2 measures here are called “Visits”"):
        read("\tJan 2026\nVisits\t10\nRevenue\t1\n", at=twice)


def test_rows_whose_names_are_all_strange_go_from_the_cell_on() -> None:
    done, _pasted = read("\tJan 2026\nUmsatz\t1\nNote\t2\n")
    assert values_of(done, "Revenue") == {"2026-01": 1.0}
    assert values_of(done, "Rating") == {"2026-01": 2.0}


def test_rows_of_one_measure_are_found_by_their_series() -> None:
    scorecard = three()
    here = context(scorecard)
    lines = grid_lines(Relations(scorecard), MeasureId("Revenue"))
    text = "\tJan 2026\nTarget\t9\nActual\t8\n"
    pasted = read_paste(here, text, Spot(lines, 0, parse_period("2026-07")))
    done = write_numbers(here, pasted.numbers)
    assert values_of(done, "Revenue") == {"2026-01": 8.0}
    assert values_of(done, "Revenue", SeriesKind.TARGET) == {"2026-01": 9.0}


def test_quarters_are_read_for_quarterly_measures_and_months_within_them() -> None:
    quarterly = card(measure("Rating", frequency=Frequency.QUARTER))
    found = values("Q3 2026\tQ4 2026\n1\t2\n", "Rating", at=quarterly, period="2026-Q1")
    assert found == {"2026-Q3": 1.0, "2026-Q4": 2.0}
    found = values("30.09.2026\t31.12.2026\n1\t2\n", "Rating", at=quarterly, period="2026-Q1")
    assert found == {"2026-Q3": 1.0, "2026-Q4": 2.0}


def test_two_values_for_one_period_are_refused() -> None:
    quarterly = card(measure("Rating", frequency=Frequency.QUARTER))
    with pytest.raises(UserError, match="two values for Q3 2026 of “Rating”"):
        read("Aug 2026\tSep 2026\n1\t2\n", at=quarterly, period="2026-Q1")


def test_a_heading_longer_than_the_measures_period_is_refused() -> None:
    with pytest.raises(UserError, match="“Revenue” takes no value for Q3 2026"):
        read("Q3 2026\tQ4 2026\n1\t2\n")


def test_years_head_the_columns_of_yearly_measures_only() -> None:
    yearly = card(measure("Rating", frequency=Frequency.YEAR))
    assert values("2025\t2026\n1\t2\n", "Rating", at=yearly, period="2020") == {
        "2025": 1.0,
        "2026": 2.0,
    }
    assert values("2025\t2026\n1\t2\n") == {"2026-07": 2025.0, "2026-08": 2026.0}


@pytest.mark.parametrize(
    ("text", "number", "forms"),
    [
        ("1.234,5", 1234.5, GERMAN),
        ("1,234.5", 1234.5, LocaleForms()),
        ("12 %", 12.0, LocaleForms()),
        ("12,5%", 12.5, GERMAN),
        ("$1,200", 1200.0, LocaleForms()),
        ("1.200 €", 1200.0, GERMAN),
        ("€ 1.200", 1200.0, GERMAN),
        ("(12)", -12.0, LocaleForms()),
        ("1 200", 1200.0, LocaleForms()),
        ("1\u00a0200", 1200.0, LocaleForms()),
        ("1'200", 1200.0, LocaleForms()),
        ("\u22125", -5.0, LocaleForms()),
        ("-5", -5.0, LocaleForms()),
        ("1.2E+03", 1200.0, LocaleForms()),
    ],
)
def test_numbers_are_read_as_spreadsheets_write_them(
    text: str, number: float, forms: LocaleForms
) -> None:
    assert values(text, forms=forms) == {"2026-07": number}


def test_a_block_with_point_and_comma_the_other_way_round_is_read_and_said() -> None:
    done, pasted = read("1.234,5\t2,5\n")
    assert values_of(done, "Revenue") == {"2026-07": 1234.5, "2026-08": 2.5}
    assert pasted.note == "2 values in 1 measure. Read with “,” as the decimal sign."


@pytest.mark.parametrize("text", ["", "n/a", "#N/A", "-", "\u2013", "N/A"])
def test_a_cell_without_a_number_takes_out_what_was_there_as_in_a_spreadsheet(text: str) -> None:
    full = card(measure("Revenue", actual={"2026-07": 5.0, "2026-08": 6.0}))
    assert values(f"{text}\t7\n", at=full) == {"2026-08": 7.0}


def test_cells_that_cannot_be_read_are_named_and_nothing_is_pasted() -> None:
    with pytest.raises(UserError) as caught:
        read("1\tabout 6\nhigh\t2\n")
    assert str(caught.value) == (
        "2 cells cannot be read as numbers: Revenue, Actual, Aug 2026 (“about 6”); "
        "Rating, Actual, Jul 2026 (“high”). Nothing was changed."
    )


def test_a_locked_period_refuses_the_whole_block() -> None:
    locked = three().put(Lock(LockId("l"), date(2026, 7, 31), reason="Audited"))
    here = context(locked)
    with pytest.raises(UserError, match=r"2026-07 is locked .*Audited"):
        read("1\t2\n", at=locked)
    assert here.card is locked


def test_a_computed_measure_refuses_the_whole_block() -> None:
    scorecard = three()
    rating = replace(scorecard.measures[MeasureId("Rating")], formula="[#Visits] * 2")
    with pytest.raises(UserError, match="“Rating” is computed by a formula"):
        read("1\n2\n3\n", at=scorecard.put(rating))


def test_dates_are_values_where_the_measures_hold_dates() -> None:
    dated = card(
        measure("Delivery", unit=Unit(UnitKind.DATE)), measure("Start", unit=Unit(UnitKind.DATE))
    )
    found = values("2026-01-05\t2026-02-05\n2026-01-06\t2026-02-06\n", "Delivery", at=dated)
    assert found == {
        "2026-07": float(date(2026, 1, 5).toordinal()),
        "2026-08": float(date(2026, 2, 5).toordinal()),
    }


def test_an_empty_heading_over_nothing_is_left_out() -> None:
    found = values("Jan 2026\t\tMar 2026\n1\t\t3\n")
    assert found == {"2026-01": 1.0, "2026-03": 3.0}


def test_one_cell_fills_what_is_chosen() -> None:
    done, pasted = read("7", size=(2, 2))
    assert values_of(done, "Rating") == {"2026-07": 7.0, "2026-08": 7.0}
    assert pasted.note == "4 values in 2 measures."


def test_more_rows_than_there_are_is_refused() -> None:
    with pytest.raises(UserError, match="has 4 rows, but here is room for 3 rows"):
        read("1\t1\t1\t1\n" * 4)


def test_a_period_of_the_grid_that_is_not_the_measures_own_is_refused() -> None:
    assert Period(Frequency.MONTH, 24318) == parse_period("2026-07")
    quarterly = card(measure("Rating", frequency=Frequency.QUARTER))
    with pytest.raises(UserError, match="its periods are like Q3 2026"):
        read("5", at=quarterly)


def test_nothing_copied_pastes_as_one_empty_cell() -> None:
    done, pasted = read("", at=card(measure("Revenue", actual={"2026-07": 5.0})))
    assert (values_of(done, "Revenue"), pasted.note) == ({}, "0 values in 1 measure.")
