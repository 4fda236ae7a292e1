"""Tables as people really send them, byte by byte: each is read as a person would read it."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.exchange.guesses.meaning import Meaning, understood
from scorecard_app.exchange.intake.claims import Claims
from scorecard_app.exchange.intake.extracting import claims_of
from scorecard_app.exchange.sheets.child import book_of
from tests.exchange.tables import TODAY, claims, figures

JANUARY, FEBRUARY = "actual 2026-01", "actual 2026-02"


def told(text: str, *, codec: str = "utf-8") -> Meaning:
    """Return what a text means."""
    return understood(book_of(text.encode(codec)), today=TODAY)


def claimed(text: str, *, codec: str = "utf-8") -> Claims:
    """Return what a text claims."""
    return claims_of(told(text, codec=codec))


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("sep=;\r\nKPI;2026-01;2026-02\r\nA;1;2\r\nB;3;4\r\n", "utf-8-sig"),
        ("KPI,2026-01,2026-02\rA,1,2\rB,3,4\r", "ascii"),
        ("KPI,2026-01,2026-02\r\r\nA,1,2\r\r\nB,3,4\r\r\n", "ascii"),
        ("KPI\tJan 2026\tFeb 2026\nA\t1\t2\nB\t3\t4\n", "utf-16"),
        ("KPI\tJan 2026\tFeb 2026\nA\t1\t2\nB\t3\t4\n", "utf-16-be"),
        ("KPI|janv. 2026|févr. 2026\nA|1|2\nB|3|4\n", "cp1252"),
        ("KPI,enero 2026,febrero 2026\nA,1,2\nB,3,4\n", "utf-8"),
        ("KPI,gennaio 2026,febbraio 2026\nA,1,2\nB,3,4\n", "utf-8"),
        ('KPI,"2026-01\n(prov.)",Feb 2026*\nA,1*,2\nB,3,4 [1]\n', "utf-8"),
        ("KPI,2026-01,2026-02\nA,'1,'2\nB,３,٤\n", "utf-8"),
        ("Report\n\nKPI,2026-01,2026-02\nA,1,2\nB,3,4\nTotal,4,6\n\n* provisional\n", "utf-8"),
        ("Monat;A;B\nJanuar 2026;1;3\nFebruar 2026;2;4\nGesamt;3;7\n", "utf-8"),
    ],
    ids=["sep", "CR", "CRCRLF", "UTF-16", "UTF-16 unmarked", "French", "Spanish", "Italian",
         "remarks", "digits", "titles", "total of months"],
)  # fmt: skip
def test_one_table_written_in_a_dozen_ways_says_the_same(text: str, codec: str) -> None:
    found = claimed(text, codec=codec)
    assert figures(found) == {"A": {JANUARY: 1, FEBRUARY: 2}, "B": {JANUARY: 3, FEBRUARY: 4}}
    assert not found.unread


def test_semicolons_speak_for_a_decimal_comma_where_no_number_does() -> None:
    found = told("KPI;2026-01;2026-02\nUmsatz;1.200;2.500\nKosten;3.000;4.100\n")
    assert figures(claims_of(found))["Umsatz"] == {JANUARY: 1_200, FEBRUARY: 2_500}
    (guess,) = (each for each in found.guesses if each.key == "decimal sign")
    assert guess.value == ","
    found = told("KPI,2026-01,2026-02\nA,1.200,2.500\nB,3.000,4.100\n")
    assert figures(claims_of(found))["A"] == {JANUARY: 1.2, FEBRUARY: 2.5}


def test_blocks_below_titles_are_one_table_and_their_titles_objectives() -> None:
    block = "KPI,2026-01,2026-02\nA,1,2\nB,3,4\n"
    found = claimed(f"North\n{block}\nSouth\n{block}")
    assert [(each.objective, each.name) for each in found.measures] == [
        ("North", "A"), ("North", "B"), ("South", "A"), ("South", "B"),
    ]  # fmt: skip


def test_a_column_that_tells_measures_of_one_name_apart_groups_them() -> None:
    found = claimed("Plant,KPI,2026-01\nNorth,Output,1\nSouth,Output,2\nTotal,,3\n")
    assert [(each.objective, each.name) for each in found.measures] == [
        ("North", "Output"), ("South", "Output"),
    ]  # fmt: skip


def test_a_measure_may_be_called_what_else_stands_for_nothing() -> None:
    found = claimed("KPI,2026-01,2026-02\nOpen,1,2\nX,3,n/a\nCost,5,6\n")
    assert [each.name for each in found.measures] == ["Open", "X", "Cost"]
    assert found.empty_words == {"n/a": 1}


def test_units_are_told_by_what_stands_beside_the_numbers() -> None:
    found = claimed(
        "KPI,2026-01,2026-02\nCost,USD 12k,€ 3m\nPrice,5 CHF,6\nShare,0.5 pct,1 percent\n"
    )
    units = [(each.unit.kind.value, each.unit.symbol) for each in found.measures]
    assert units == [("money", "USD"), ("money", "CHF"), ("percent", "")]
    cost = found.measures[0].figures
    remarks = [claim.remark for claims in cost.values() for claim in claims.values()]
    assert remarks == ["", "€ 3m"]


def test_a_cell_that_shows_an_error_is_listed_with_what_it_shows() -> None:
    found = claimed("KPI,2026-01,2026-02\nA,#DIV/0!,2\nB,1,#REF!\n")
    assert [(each.where, each.text) for each in found.unread] == [
        ("B2", "#DIV/0!"),
        ("C3", "#REF!"),
    ]


def test_three_lines_of_headers_with_gaps_name_year_quarter_and_kind() -> None:
    heads = "Region,2026,,,2027\n,Q1,,Q2,Q1\n,Actual,Target,Actual,Actual\n"
    assert figures(claimed(f"{heads}North,1,2,3,4\nSouth,5,6,7,8\n"))["North"] == {
        "actual 2026-Q1": 1, "target 2026-Q1": 2, "actual 2026-Q2": 3, "actual 2027-Q1": 4,
    }  # fmt: skip


def test_days_stay_days_in_a_table_of_milestones() -> None:
    found = claimed("Milestone,Unit,Target\nGo live,Date,30.06.2026\nPilot,Date,1.2.2026\n")
    days = [
        claim.number
        for each in found.measures
        for f in each.figures.values()
        for claim in f.values()
    ]
    assert days == [date(2026, 6, 30).toordinal(), date(2026, 2, 1).toordinal()]


def test_a_line_of_units_below_the_header_says_the_units() -> None:
    found = claimed("Month,Revenue,Margin\n,EUR,%\n2026-01,5,10\n2026-02,6,11\n")
    assert [(each.name, each.unit.kind.value) for each in found.measures] == [
        ("Revenue (EUR)", "money"), ("Margin (%)", "percent"),
    ]  # fmt: skip


def test_a_name_that_is_said_once_holds_for_the_rows_of_other_kinds_below_it() -> None:
    head = "Goal,KPI,Type,2026-01\n"
    found = claimed(f"{head}Grow,Sales,Actual,1\n,,Target,2\n,Cost,Actual,3\n,,Target,4\n")
    assert figures(found) == {
        "Sales": {JANUARY: 1, "target 2026-01": 2}, "Cost": {JANUARY: 3, "target 2026-01": 4},
    }  # fmt: skip
    assert not found.unread


def test_a_cell_merged_over_rows_speaks_for_all_of_them() -> None:
    rows = [
        ["Objective", "KPI", "2026-01"],
        ["Grow", "A", 1.0],
        [None, "B", 2.0],
        ["Keep", "C", 3.0],
    ]
    found = claims(rows, merges=[((1, 0), (2, 0))])
    assert [each.objective for each in found.measures] == ["Grow", "Grow", "Keep"]


@pytest.mark.parametrize("stamp", ["2026-01-31T23:59:00Z", "2026-01-31 08:00", "31.01.2026, 8:00"])
def test_a_time_of_day_is_left_out_of_a_day(stamp: str) -> None:
    assert figures(claimed(f"timestamp;KPI;value\n{stamp};A;1\n{stamp};B;2\n")) == {
        "A": {JANUARY: 1}, "B": {JANUARY: 2},
    }  # fmt: skip


def test_a_table_of_one_measure_without_a_name_is_called_as_its_file() -> None:
    found = understood(
        replace(book_of(b"Year,Jan,Feb\n2025,1,2\n2026,3,4\n"), name="sales.csv"), today=TODAY
    )
    assert list(figures(claims_of(found))) == ["sales"]


@pytest.mark.parametrize(
    "text",
    [
        "Year,Month,Sales\n2025,12,1\n2026,1,2\n",
        "Jahr;Monat;Sales\n2025;Dez;1\n2026;Jan;2\n",
        "KPI,Month,Year,Actual\nSales,12,2025,1\nSales,1,2026,2\n",
    ],
)
def test_a_month_and_its_year_may_stand_in_columns_of_their_own(text: str) -> None:
    assert figures(claimed(text)) == {"Sales": {"actual 2025-12": 1, JANUARY: 2}}


def test_a_quarter_and_its_year_may_stand_in_columns_of_their_own() -> None:
    found = figures(claimed("KPI,Year,Quarter,Actual\nSales,2026,1,5\nSales,2026,2,6\n"))
    assert found == {"Sales": {"actual 2026-Q1": 5, "actual 2026-Q2": 6}}
