"""Numbers are read as people write them; what is not wholly understood is left to the user."""

from datetime import date, timedelta

import pytest

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.exchange.sheets.sheet import Fault, FaultKind, Plain
from scorecard_app.exchange.values.conventions import (
    COMMA,
    POINT,
    Conventions,
    Tally,
    day_orders,
    decimal_signs,
)
from scorecard_app.exchange.values.numbers import EMPTY, Reading, Repair, read_number

ENGLISH, GERMAN = Conventions(POINT), Conventions(COMMA, date_order="dmy")
PERCENT, DATE = Unit(UnitKind.PERCENT), Unit(UnitKind.DATE)
DURATION, MONEY = Unit(UnitKind.DURATION), Unit(UnitKind.MONEY, "USD")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", 1234.5),
        ("-4,423", -4423),
        ("−12", -12),
        ("(12)", -12),
        ("(1,234.50)", -1234.5),
        ("12-", -12),
        ("$9,999,999 ", 9_999_999),
        ("US$ 12", 12),
        ("USD 1,000", 1000),
        ("–13", -13),
        ("1'000.--", 1000),
        ("١٬٢٣٤٫٥", 1234.5),
        ("１２", 12),
        ("$275.1 Million", 275_100_000),
        ("434.0 M", 434_000_000),
        ("5k", 5000),
        ("3 bn", 3e9),
        ("1e3", 1000),
        ("0.5", 0.5),
        (".5", 0.5),
        ("007", 7),
    ],
)
def test_english_numbers_are_read(text: str, number: float) -> None:
    assert read_number(text, MONEY, ENGLISH) == Reading(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5),
        ("1.234.567", 1_234_567),
        ("0,5", 0.5),
        ("-12,75", -12.75),
        ("1 234,5", 1234.5),
        ("1'234,5", 1234.5),
        ("3 Mio.", 3_000_000),
        ("2,5 Mrd. €", 2.5e9),
    ],
)
def test_german_numbers_are_read(text: str, number: float) -> None:
    reading = read_number(text, MONEY, GERMAN)
    assert (reading.number, reading.repair) == (number, None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("<5%", 5),
        ("12.34 (Q1-Q2)", 12.34),
        ("2968 (2007)", 2968),
        ("~ 40", 40),
        ("3 days", 3),
        ("12*", 12),
        ("4†", 4),
        ("6 [1]", 6),
        ("12k (est.)", 12_000),
    ],
)
def test_what_is_said_beside_a_number_becomes_a_remark(text: str, number: float) -> None:
    assert read_number(text, Unit(), ENGLISH) == Reading(number, text)


@pytest.mark.parametrize(("text", "number"), [("12 €", 12), ("EUR 1,000", 1000), ("€ 3.5m", 3.5e6)])
def test_money_of_another_currency_keeps_its_name(text: str, number: float) -> None:
    assert read_number(text, MONEY, ENGLISH) == Reading(number, text)
    assert read_number(text, Unit(UnitKind.MONEY, "T€"), ENGLISH) == Reading(number)


@pytest.mark.parametrize("text", ["Pending", "TBD", "N/A", "-", "–", "No target", "k. A.", "offen"])
def test_words_for_nothing_are_empty_and_never_zero(text: str) -> None:
    assert read_number(text, Unit(), ENGLISH) == EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "50% reduction",
        "0.85-1",
        "9 - 12",
        "abc",
        "1_000",
        "1,23,4",
        "1.2.3",
        "12 34x56",
        "7 (2)",
    ],
)
def test_what_is_not_wholly_a_number_is_not_read(text: str) -> None:
    assert read_number(text, Unit(), ENGLISH) == Reading(repair=Repair.NUMBER)


@pytest.mark.parametrize("text", ["12-Sep", "11-Jun", "Sep 12"])
def test_a_day_without_a_year_among_numbers_asks_for_the_year(text: str) -> None:
    assert read_number(text, Unit(), ENGLISH) == Reading(repair=Repair.YEAR)


def test_a_whole_day_among_numbers_is_no_number() -> None:
    assert read_number("28-Apr-08", Unit(), ENGLISH) == Reading(repair=Repair.DAY)
    assert read_number(date(2008, 4, 28), Unit(), ENGLISH) == Reading(repair=Repair.DAY)


def test_percent_stands_in_points() -> None:
    assert read_number("12 %", PERCENT, ENGLISH) == Reading(12)
    assert read_number(0.12, PERCENT, ENGLISH, mark="%") == Reading(12)
    assert read_number("400%", PERCENT, ENGLISH) == Reading(400)


def test_days_become_day_numbers() -> None:
    day = date(2008, 4, 28)
    for cell in ("28-Apr-08", " 28-Apr-2008 ", "April 28, 2008", "28. April 2008", day):
        assert read_number(cell, DATE, ENGLISH) == Reading(float(day.toordinal()))
    assert read_number("31-Sep-2010", DATE, ENGLISH) == Reading(repair=Repair.DAY)


def test_days_that_can_be_read_in_two_ways_ask_for_their_order() -> None:
    assert read_number("03/04/26", DATE, Conventions()) == Reading(repair=Repair.ORDER)
    april = Conventions(date_order="dmy")
    assert read_number("03/04/26", DATE, april) == Reading(float(date(2026, 4, 3).toordinal()))


def test_durations_become_minutes() -> None:
    assert read_number("8:13", DURATION, ENGLISH) == Reading(493)
    assert read_number("3 days", DURATION, ENGLISH) == Reading(3 * 1440)
    assert read_number(timedelta(hours=30), DURATION, ENGLISH) == Reading(1800)


@pytest.mark.parametrize(
    ("cell", "repair"),
    [
        (Fault(FaultKind.ERROR, "#DIV/0!"), Repair.ERROR),
        (Fault(FaultKind.NOT_CALCULATED), Repair.NOT_CALCULATED),
        (Fault(FaultKind.UNREADABLE, "zz"), Repair.DAMAGED),
        ("#REF!", Repair.ERROR),
        (True, Repair.NUMBER),
    ],
)
def test_cells_without_a_number_say_what_mends_them(cell: Plain, repair: Repair) -> None:
    assert read_number(cell, Unit(), ENGLISH) == Reading(repair=repair)


def test_an_empty_cell_is_empty() -> None:
    assert read_number(None, Unit(), ENGLISH) == EMPTY


def test_shares_are_numbers_where_the_unit_is_a_ratio() -> None:
    assert read_number("2/5", Unit(UnitKind.RATIO), ENGLISH) == Reading(0.4, "2/5")


@pytest.mark.parametrize(
    ("texts", "tally"),
    [
        (["1,234.5", "12.5"], Tally(2, 0)),
        (["1.234,5", "0,5"], Tally(0, 2)),
        (["1.234", "12"], Tally(0, 0)),
        (["1,234"], Tally(1, 0)),
        (["1.234.567"], Tally(0, 1)),
        (["14.09.2026"], Tally(0, 0)),
    ],
)
def test_the_decimal_sign_is_told_by_numbers_that_allow_only_one(
    texts: list[str], tally: Tally
) -> None:
    assert decimal_signs(texts) == tally


def test_the_order_of_days_is_told_by_days_that_allow_only_one() -> None:
    assert day_orders(["03/04/26", "14/04/26"]) == Tally(1, 0)
    assert day_orders(["04/14/26"]) == Tally(0, 1)
    assert day_orders(["03/04/26"]) == Tally(0, 0)
    assert day_orders(["2026-03-04", "28-Apr-08"]) == Tally(-1, -1)
