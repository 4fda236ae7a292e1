"""Whatever the layout of a table, its numbers find their measure, kind and period."""

from datetime import date

import pytest

from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.meaning import Layout
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.intake.extracting import claims_of
from tests.exchange.tables import claims, figures, meaning, roles


def test_a_wide_table_has_periods_across() -> None:
    rows = [
        ["Kennzahl", "Einheit", "Jan 2026", "Feb 2026"],
        ["Umsatz", "EUR", 5.0, 6.0],
        ["Quote", "%", 12.0, None],
    ]
    assert meaning(rows).layout is Layout.WIDE
    assert roles(meaning(rows)) == ["measure", "unit", "value", "value"]
    assert figures(claims(rows)) == {
        "Umsatz": {"actual 2026-01": 5, "actual 2026-02": 6},
        "Quote": {"actual 2026-01": 12},
    }


def test_a_tall_table_has_dates_down_and_measures_across() -> None:
    rows = [
        ["Month", "Revenue", "Headcount"],
        [date(2026, 1, 1), 5.0, 10.0],
        [date(2026, 2, 1), 6.0, 11.0],
        [date(2026, 3, 1), 7.0, 12.0],
    ]
    assert meaning(rows).layout is Layout.TALL
    assert figures(claims(rows)) == {
        "Revenue": {"actual 2026-01": 5, "actual 2026-02": 6, "actual 2026-03": 7},
        "Headcount": {"actual 2026-01": 10, "actual 2026-02": 11, "actual 2026-03": 12},
    }


def test_a_long_table_has_one_value_a_row() -> None:
    rows = [
        ["Measure", "Period", "Scenario", "Value"],
        ["Sales", "2026-01", "Actual", 5.0],
        ["Sales", "2026-01", "Target", 7.0],
        ["Sales", "2026-02", "Actual", 6.0],
        ["Cost", "2026-01", "Ist", 3.0],
    ]
    assert meaning(rows).layout is Layout.LONG
    assert figures(claims(rows)) == {
        "Sales": {"actual 2026-01": 5, "actual 2026-02": 6, "target 2026-01": 7},
        "Cost": {"actual 2026-01": 3},
    }


def test_groups_of_baseline_actual_and_target_are_told_apart() -> None:
    rows = [
        ["KPI", "Baseline", "Q1 2026", None, "Q2 2026", None],
        [None, None, "Actual", "Target", "Actual", "Target"],
        ["Sales", 1.0, 5.0, 6.0, 7.0, 8.0],
        ["Cost", 2.0, 3.0, 4.0, None, 2.0],
    ]
    found = claims(rows, merges=[((0, 2), (0, 3)), ((0, 4), (0, 5))])
    assert figures(found) == {
        "Sales": {
            "actual 2026-Q1": 5, "actual 2026-Q2": 7, "target 2026-Q1": 6, "target 2026-Q2": 8,
        },
        "Cost": {"actual 2026-Q1": 3, "target 2026-Q1": 4, "target 2026-Q2": 2},
    }  # fmt: skip
    assert [each.baseline.number for each in found.measures if each.baseline] == [1, 2]


def test_the_kind_may_stand_in_the_name() -> None:
    rows = [
        ["Kennzahl", "2026-01", "2026-02"],
        ["Umsatz (Ist)", 5.0, 6.0],
        ["Umsatz (Plan)", 7.0, 8.0],
        ["Kosten – Ist", 3.0, 4.0],
        ["Kosten – Plan", 2.0, 1.0],
    ]
    assert figures(claims(rows)) == {
        "Umsatz": {
            "actual 2026-01": 5, "actual 2026-02": 6, "target 2026-01": 7, "target 2026-02": 8,
        },
        "Kosten": {
            "actual 2026-01": 3, "actual 2026-02": 4, "target 2026-01": 2, "target 2026-02": 1,
        },
    }  # fmt: skip


def test_stacked_blocks_with_the_same_header_are_one_table() -> None:
    rows = [
        ["Measure", "2026-01", "2026-02"],
        ["North", None, None],
        ["Sales", 1.0, 2.0],
        [None, None, None],
        ["Measure", "2026-01", "2026-02"],
        ["South", None, None],
        ["Sales", 3.0, 4.0],
    ]
    found = claims(rows)
    assert [(each.name, each.objective) for each in found.measures] == [
        ("Sales", "North"),
        ("Sales", "South"),
    ]


def test_sections_totals_and_footnotes_are_no_measures() -> None:
    rows = [
        ["Scorecard of 2026", None, None, None],
        ["Region", "Q1", "Q2", "Total"],
        ["Division A", None, None, None],
        ["North", 1.0, 2.0, 3.0],
        ["South", 3.0, 4.0, 7.0],
        ["Division A Total", 4.0, 6.0, 10.0],
        ["Gesamt", 4.0, 6.0, 10.0],
        ["* preliminary", None, None, None],
    ]
    told = meaning(rows)
    assert list(told.rows.values()) == [
        RowKind.SECTION, RowKind.DATA, RowKind.DATA, RowKind.TOTAL, RowKind.TOTAL, RowKind.NOTE,
    ]  # fmt: skip
    assert figures(claims(rows)) == {
        "North": {"actual 2026-Q1": 1, "actual 2026-Q2": 2},
        "South": {"actual 2026-Q1": 3, "actual 2026-Q2": 4},
    }


def test_months_without_a_year_ask_once_and_go_on_over_new_year() -> None:
    rows = [["Measure", "Nov", "Dec", "Jan"], ["Sales", 1.0, 2.0, 3.0]]
    assert [each.key for each in meaning(rows).questions] == ["year"]
    assert figures(claims(rows, {"year": 2025})) == {
        "Sales": {"actual 2025-11": 1, "actual 2025-12": 2, "actual 2026-01": 3}
    }


def test_an_objective_may_have_no_measures() -> None:
    rows = [
        ["Perspective", "Goal", "Objective", "Owner"],
        ["Finance", "Grow", "Win clients", "Ann"],
        ["Finance", "Grow", "Keep clients", "Bob"],
    ]
    assert meaning(rows).layout is Layout.STRATEGY
    found = claims(rows)
    assert [(each.name, each.parent, each.perspective) for each in found.objectives] == [
        ("Win clients", "Grow", "Finance"),
        ("Keep clients", "Grow", "Finance"),
    ]


def test_values_without_a_period_are_taken_as_of_the_last_one() -> None:
    rows = [["KPI", "Target", "Actual"], ["Sales", 5.0, 4.0], ["Cost", 3.0, 2.0]]
    (as_of,) = (each for each in meaning(rows).guesses if each.key == "as of")
    assert as_of.value == "2026-10"
    assert figures(claims(rows))["Sales"] == {"target None": 5, "actual None": 4}


def test_every_guess_has_a_reason_and_a_correction_takes_its_place() -> None:
    rows = [["Area", "Sales", "Rank"], ["North", 5.0, 1.0], ["South", 6.0, 2.0]]
    told = meaning(rows)
    assert all(each.reason.endswith((".", "?")) for each in told.guesses)
    assert roles(told) == ["label", "value", "ignored"]
    chosen = meaning(rows, {"column C": "value"})
    assert roles(chosen) == ["label", "value", "value"]
    (guess,) = (each for each in chosen.guesses if each.key == "column C")
    assert (guess.confidence, guess.reason) == (1, "You chose this.")


def test_a_corrected_header_is_guessed_round_anew() -> None:
    rows = [["Sales", "north", 5.0], ["Sales", "south", 6.0]]
    assert meaning(rows).header.first == 0
    told = meaning([["Measure", "Area", "Value"], *rows], {"header rows": 1})
    assert roles(told) == ["measure", "group", "value"]


def test_a_cell_is_mended_in_place() -> None:
    rows = [["Measure", "2026-01"], ["Sales", "about five"], ["Cost", 3.0]]
    assert [each.where for each in claims(rows).unread] == ["Data!B2"]
    mended = claims(rows, {"cell Data!B2": "5"})
    assert figures(mended)["Sales"] == {"actual 2026-01": 5}
    assert not mended.unread


def test_ids_keep_their_leading_zeros() -> None:
    rows = [["ID", "Measure", "2026-01"], ["007", "Sales", 5.0], ["010", "Cost", 3.0]]
    assert [each.source_id for each in claims(rows).measures] == ["007", "010"]


def test_german_numbers_in_a_text_decide_the_decimal_sign() -> None:
    rows = [["Kennzahl", "2026-01"], ["Umsatz", "1.234,5"], ["Quote", "0,5"]]
    (sign,) = (each for each in meaning(rows).guesses if each.key == "decimal sign")
    assert sign.value == ","
    assert figures(claims(rows))["Umsatz"] == {"actual 2026-01": 1234.5}


def test_two_rows_that_disagree_are_listed_and_nobody_wins() -> None:
    rows = [
        ["Measure", "Period", "Value"],
        ["Sales", "2026-01", 5.0],
        ["Sales", "2026-01", 6.0],
    ]
    found = claims(rows)
    assert [(each.where, each.repair.value) for each in found.unread] == [
        ("Data!C2", "disputed"),
        ("Data!C3", "disputed"),
    ]
    assert figures(found) == {"Sales": {}}


def test_a_book_of_several_tables_offers_each() -> None:
    rows = [
        ["Measure", "2026-01", "2026-02", None, "Note", "Text"],
        ["Sales", 1.0, 2.0, None, "a", "b"],
        ["Cost", 3.0, 4.0, None, "c", "d"],
    ]
    (table, *_rest) = meaning(rows).guesses
    assert table.choices == ("Data!A1:C3", "Data!E1:F3")


def test_kind_and_period_may_share_a_header() -> None:
    rows = [["KPI", "Actual Jan 2026", "Jan 2026 Target", "FY27 Plan"], ["Sales", 1.0, 2.0, 9.0]]
    assert figures(claims(rows)) == {
        "Sales": {"actual 2026-01": 1, "target 2026-01": 2, "target 2027-12": 9}
    }


def test_a_column_of_kinds_tells_the_rows_apart() -> None:
    rows = [
        ["KPI", "Type", "Q1 2026", "Q2 2026"],
        ["Churn", "Target", 1.0, 2.0],
        ["Churn", "Actual", 3.0, None],
    ]
    assert roles(meaning(rows)) == ["measure", "series", "value", "value"]
    assert figures(claims(rows)) == {
        "Churn": {"target 2026-Q1": 1, "target 2026-Q2": 2, "actual 2026-Q1": 3}
    }


def test_shares_of_the_target_are_no_targets() -> None:
    rows = [
        ["KPI", "Actual", "Target", "% of target", "Actual vs plan"],
        ["A", 5.0, 6.0, 0.8, -1.0],
    ]
    assert roles(meaning(rows)) == ["measure", "value", "value", "ignored", "ignored"]


def test_columns_without_a_header_are_called_by_their_letters() -> None:
    rows = [["Sales", 5.0, 6.0], ["Cost", 7.0, 8.0]]
    assert list(figures(claims(rows))) == [
        "Column B: Sales", "Column C: Sales", "Column B: Cost", "Column C: Cost",
    ]  # fmt: skip


def test_days_that_can_be_read_in_two_ways_are_periods_all_the_same() -> None:
    rows = [
        ["Date", "Metric", "Actual"],
        ["03/04/26", "Sales", 5.0],
        ["05/04/26", "Sales", 6.0],
        ["03/04/26", "Cost", 7.0],
        ["05/04/26", "Cost", 8.0],
    ]
    (question,) = meaning(rows).questions
    assert (question.key, question.choices) == ("date order", ("dmy", "mdy"))
    assert {each.repair.value for each in claims(rows).unread} == {"order"}
    found = claims(rows, {"date order": "dmy", "frequency": "day"})
    assert figures(found)["Sales"] == {"actual 2026-04-03": 5, "actual 2026-04-05": 6}


@pytest.mark.parametrize(
    ("key", "value"), [("column B", "cost"), ("row 2", "cost"), ("frequency", "cost")]
)
def test_a_choice_that_there_is_not_is_said_with_those_that_are(key: str, value: str) -> None:
    rows = [["Measure", "2026-01"], ["Sales", 1.0]]
    with pytest.raises(UserError, match=f"“cost” cannot be chosen for “{key}”. Choose one of"):
        meaning(rows, {key: value})


def test_a_column_chosen_by_its_role_keeps_what_its_header_says() -> None:
    rows = [["Measure", "Status", "2026-02"], ["Sales", 1.0, 2.0]]
    assert roles(meaning(rows)) == ["measure", "ignored", "value"]
    told = meaning(rows, {"column B": {"role": "value", "kind": "target", "period": "2026-01"}})
    assert figures(claims_of(told)) == {
        "Sales: Status": {"target 2026-01": 1},
        "Sales": {"actual 2026-02": 2},
    }
