"""Each guess is a line: what it says, how surely, why, and what else it may be."""

import pytest

from scorecard_app.domain.periods import parse_period
from scorecard_app.errors import UserError
from scorecard_app.exchange.preview.guesses import Surety, answer
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms
from tests.exchange.preview.finding import SALES, looked

BARE = [["KPI", "Jan", "Feb"], ["Sales", 1.0, 2.0]]
"""Months without a year."""


def test_a_question_has_no_value_and_says_what_may_be_typed() -> None:
    (year,) = looked(BARE).questions
    assert (year.key, year.text, year.surety, year.is_free) == ("year", "", Surety.QUESTION, True)
    assert year.hint == "A year, such as 2026"
    assert year.sure == "Question"


def test_an_answer_is_no_question_any_more() -> None:
    found = looked(BARE, told={"year": 2026})
    assert found.questions == ()
    (year,) = (each for each in found.guesses if each.key == "year")
    assert (year.text, year.sure, year.reason) == ("2026", "Chosen", "You chose this.")


def test_choices_are_said_in_words() -> None:
    guesses = {each.key: each for each in looked(SALES).guesses}
    assert guesses["decimal sign"].text == "Point: 1,234.5"
    assert dict(guesses["frequency"].choices)["quarter"] == "Quarters"
    assert guesses["header rows"].text == "1 row"
    assert guesses["header rows"].sure == "Likely"


def test_periods_are_said_as_the_window_says_them_and_read_so_again() -> None:
    guesses = {each.key: each for each in looked([["KPI", "Actual"], ["A", 1.0]]).guesses}
    line = guesses["as of"]
    said = (line.value, line.text, line.hint)
    assert said == ("2026-10", "Oct 2026", "A period, such as Mar 2026")
    assert answer(line.key, line.text) == line.value
    april = format_period(parse_period("2026-Q2"), LocaleForms(), fiscal_start=4)
    assert (april, answer(line.key, april, fiscal_start=4)) == ("Q1 2026/27", "2026-Q2")


def test_columns_are_no_lines() -> None:
    keys = {each.key for each in looked(SALES).guesses}
    assert "table" in keys
    assert "column A" not in keys


def test_lines_about_two_files_say_which() -> None:
    first = [["id", "KPI"], ["a", "Sales"], ["b", "Costs"]]
    second = [["id", "Jan", "Feb"], ["a", "1", "2"], ["b", "3", "4"]]
    titles = [each.title for each in looked(first, second=second).guesses]
    assert "2 · Header rows" in titles
    assert "1 · Header rows" in titles


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("year", " 2026 ", 2026),
        ("as of", "2026-03", "2026-03"),
        ("second: as of", "Q3 2026", "2026-Q3"),
        ("year 1", "2006", "2006"),
        ("unit", " € ", "€"),
    ],
)
def test_what_was_typed_becomes_a_value(key: str, text: str, value: object) -> None:
    assert answer(key, text) == value


@pytest.mark.parametrize(("key", "text"), [("year", "26"), ("year", "1200"), ("as of", "soon")])
def test_what_says_no_value_is_refused_in_a_sentence(key: str, text: str) -> None:
    with pytest.raises(UserError, match=f"“{text}” is no"):
        answer(key, text)
