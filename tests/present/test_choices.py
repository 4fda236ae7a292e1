from dataclasses import replace

import pytest

from scorecard_app.domain.ids import RuleId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.choices import (
    edit_value,
    format_value,
    parse_value,
    rule_at,
    scale_of,
)
from scorecard_app.texts import LocaleForms
from tests.present.small_card import SPARE, small_card

FORMS = LocaleForms()
WORDS = {"Poor": 0.0, "So so": 50.0, "Good": 100.0}
CHOICES = Rule(
    RuleId("choices"),
    SPARE,
    since=parse_period("2026-08"),
    preset=Preset.CHOICE,
    parameters={word: Parameter(number) for word, number in WORDS.items()},
)
STATE = Measure(SPARE, "State")


def at(card: Scorecard, period: str) -> Rule | None:
    return rule_at(Relations(card), card.measures[SPARE], parse_period(period))


def test_a_number_on_a_choice_scale_is_read_as_its_word() -> None:
    assert format_value(50.0, STATE, CHOICES, FORMS) == "So so"
    assert edit_value(100.0, STATE, CHOICES, FORMS) == "Good"


def test_a_number_that_is_no_choice_stays_a_number() -> None:
    assert format_value(60.0, STATE, CHOICES, FORMS) == "60"
    assert edit_value(60.0, STATE, CHOICES, FORMS) == "60"


def test_without_a_choice_scale_a_value_is_written_in_its_unit() -> None:
    unscored = replace(CHOICES, preset=Preset.NOT_SCORED)
    for rule in (None, unscored):
        assert scale_of(rule) == {}
        assert format_value(50.0, STATE, rule, FORMS) == "50"
        assert parse_value("1,234.5", STATE, rule, FORMS) == 1234.5


def test_nothing_is_shown_as_nothing() -> None:
    assert format_value(None, STATE, CHOICES, FORMS) == "–"
    assert edit_value(None, STATE, CHOICES, FORMS) == ""


@pytest.mark.parametrize("text", ["So so", "so SO", "  so   so ", "50", "50.0"])
def test_a_choice_is_typed_by_its_word_in_any_case_or_by_its_number(text: str) -> None:
    assert parse_value(text, STATE, CHOICES, FORMS) == 50.0


def test_a_word_that_looks_like_a_number_is_the_word() -> None:
    rule = replace(CHOICES, parameters={"1": Parameter(0.0), "2": Parameter(100.0)})
    assert parse_value("2", STATE, rule, FORMS) == 100.0


def test_another_word_is_refused_with_the_words_there_are() -> None:
    with pytest.raises(UserError, match="“goood” is none of the choices: Poor, So so, Good"):
        parse_value("goood ", STATE, CHOICES, FORMS)


def test_a_choice_without_a_score_is_no_choice_yet() -> None:
    rule = replace(CHOICES, parameters={"Poor": Parameter(0.0), "Good": Parameter()})
    assert scale_of(rule) == {0.0: "Poor"}


def test_the_rule_is_the_one_that_holds_in_the_period() -> None:
    later = Rule(RuleId("later"), SPARE, since=parse_period("2026-10"))
    card = small_card().put(CHOICES, later)
    assert at(small_card(), "2026-09") is None
    assert at(card, "2026-07") is None
    assert at(card, "2026-08") == CHOICES
    assert at(card, "2026-10") == later


def test_in_a_longer_period_the_rule_is_the_one_at_its_end() -> None:
    card = small_card().put(CHOICES)
    assert card.measures[SPARE].frequency is Frequency.MONTH
    assert at(card, "2026-Q3") == CHOICES
    assert at(card, "2026-Q2") is None


def test_a_rule_that_begins_within_a_period_holds_for_all_of_it() -> None:
    card = small_card().put(replace(CHOICES, since=parse_period("2026-08-20")))
    assert at(card, "2026-08") is not None
