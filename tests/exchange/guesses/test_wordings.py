"""Words in the place of numbers are read as a guess that anybody can look at and correct."""

from typing import Any

import pytest

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.guess import Guess
from scorecard_app.exchange.intake.profiles import profile_of
from scorecard_app.exchange.preview.wordings import word_lines, word_told
from scorecard_app.texts import LocaleForms
from tests.exchange.tables import claims, figures, meaning

LIGHTS: list[list[Any]] = [
    ["KPI", "2026-01", "2026-02", "2026-03"],
    ["Roll-out", "Green", "amber", "red"],
    ["Training", "verde", "n/a", " rot "],
    ["Cost", 5.0, 6.0, "green"],
]
ANSWERS: list[list[Any]] = [
    ["KPI", "2026-01", "2026-02"],
    ["Policy", "yes", "Nein"],
    ["Audit", True, False],
]


def guess(rows: list[list[Any]]) -> Guess:
    """Return the guess about words."""
    (found,) = (each for each in meaning(rows).guesses if each.key == "words")
    return found


def test_traffic_lights_become_scores_that_keep_their_word() -> None:
    found = claims(LIGHTS)
    roll_out, training, cost = found.measures
    assert figures(found)["Roll-out"] == {
        "actual 2026-01": 100, "actual 2026-02": 50, "actual 2026-03": 0,
    }  # fmt: skip
    assert figures(found)["Training"] == {"actual 2026-01": 100, "actual 2026-03": 0}
    assert roll_out.unit == training.unit == Unit(UnitKind.SCORE)
    remarks = [each.remark for claims in training.figures.values() for each in claims.values()]
    assert remarks == ["verde", "rot"]
    assert cost.unit == Unit()


def test_a_word_among_numbers_is_left_to_the_user() -> None:
    assert [(each.where, each.text) for each in claims(LIGHTS).unread] == [("Data!D4", "green")]


def test_the_guess_names_every_word_with_its_number() -> None:
    found = guess(LIGHTS)
    assert found.value == {
        "green": 100, "amber": 50, "red": 0, "verde": 100, "rot": 0, "n/a": None,
    }  # fmt: skip
    assert found.reason


def test_yes_and_no_are_answers_in_any_of_their_words() -> None:
    found = claims(ANSWERS)
    assert {each.unit.kind for each in found.measures} == {UnitKind.YES_NO}
    assert figures(found)["Policy"] == {"actual 2026-01": 1, "actual 2026-02": 0}
    assert figures(found)["Audit"] == {"actual 2026-01": 1, "actual 2026-02": 0}


def test_in_a_table_with_dates_down_the_words_of_a_column_belong_together() -> None:
    rows = [["Month", "Audit", "Cost"], ["2026-01", "yes", 5.0], ["2026-02", "no", 6.0]]
    audit, cost = claims(rows).measures
    assert (audit.unit.kind, cost.unit.kind) == (UnitKind.YES_NO, UnitKind.NUMBER)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["not started", "in progress", "done"], [0, 50, 100]),
        (["done", "not done", "done"], [1, 0, 1]),
        (["low", "medium", "sehr hoch"], [25, 50, 100]),
        (["on track", "at risk", "off track"], [100, 50, 0]),
    ],
)
def test_words_are_read_with_those_they_stand_among(words: list[str], numbers: list[int]) -> None:
    found = claims([["KPI", "2026-01", "2026-02", "2026-03"], ["Plan", *words]])
    assert list(figures(found)["Plan"].values()) == numbers


def test_a_word_of_two_meanings_means_what_those_mean_that_stand_beside_it() -> None:
    rows = [
        ["KPI", "2026-01", "2026-02", "2026-03"],
        ["Policy", "yes", "no", "yes"],
        ["Audit", "not started", "in progress", "done"],
    ]
    assert list(figures(claims(rows))["Audit"].values()) == [0, 50, 100]


def test_a_column_of_words_below_a_kind_of_values_holds_values() -> None:
    rows = [["KPI", "Target", "Actual"], ["A", "green", "red"], ["B", "green", "amber"]]
    found = claims(rows)
    assert [len(each.figures) for each in found.measures] == [2, 2]
    assert not found.unread


def test_what_the_user_says_of_a_word_holds_wherever_it_stands() -> None:
    told: dict[str, Any] = {"words": {"GREEN": 3, "amber": "", "red": 1, "later": 2}}
    rows = [*LIGHTS, ["Sales", 7.0, 8.0, "later"]]
    found = claims(rows, told)
    assert figures(found) == {
        "Roll-out": {"actual 2026-01": 3, "actual 2026-03": 1},
        "Training": {"actual 2026-01": 100, "actual 2026-03": 0},
        "Cost": {"actual 2026-01": 5, "actual 2026-02": 6, "actual 2026-03": 3},
        "Sales": {"actual 2026-01": 7, "actual 2026-02": 8, "actual 2026-03": 2},
    }
    assert found.empty_words == {"amber": 1, "n/a": 1}
    assert not found.unread


def test_a_word_that_is_told_to_be_no_number_is_refused_by_name() -> None:
    with pytest.raises(UserError, match="“green” stands for a number or for nothing, not for “x”"):
        meaning(LIGHTS, {"words": {"green": "x"}})


def test_lines_show_each_word_and_are_corrected_one_by_one() -> None:
    forms = LocaleForms(decimal=",", group=".")
    lines = word_lines([meaning(LIGHTS)], forms)
    assert [(each.word, each.count, each.text) for each in lines][:2] == [
        ("green", 2, "100"), ("amber", 1, "50"),
    ]  # fmt: skip
    told = word_told({}, lines[0], "2,5", forms)
    told = word_told(told, lines[1], " ", forms)
    assert told == {"words": {"green": 2.5, "amber": None}}
    again = word_lines([meaning(LIGHTS, told)], forms)
    assert [(each.text, each.is_told) for each in again[:3]] == [
        ("2,5", True), ("", True), ("", False),
    ]  # fmt: skip
    with pytest.raises(UserError):
        word_told({}, lines[0], "much", forms)


def test_words_are_remembered_for_the_next_table_of_the_same_headers() -> None:
    told: dict[str, Any] = {"words": {"green": 2.0}}
    assert profile_of(meaning(LIGHTS, told)).decisions == told
