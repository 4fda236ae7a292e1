from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.document.edits import (
    change_unit,
    delete_items,
    set_field,
    set_formula,
    set_series_formula,
)
from scorecard_app.document.edits.locks import lock_until
from scorecard_app.document.problems import problems
from scorecard_app.domain.formula.names import shown
from scorecard_app.domain.formula.tokens import Spelling
from scorecard_app.domain.ids import LockId, MeasureId, RuleId, SeriesId
from scorecard_app.domain.measures import Aggregation, Unit, UnitKind
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import attachment_id, card, lane, measure, objective

A, B = MeasureId("A"), MeasureId("B")
TARGET = SeriesId("A target")


def two() -> Scorecard:
    return card(
        lane("Value"),
        objective("Grow"),
        measure("A", "Grow", actual={"2026-01": 1}, target={"2026-01": 2}),
        measure("B", "Grow", actual={"2026-01": 1}),
    )


def sentences(scorecard: Scorecard) -> list[str]:
    return [each.sentence for each in problems(scorecard)]


def test_a_formula_is_stored_by_id_and_shown_by_name() -> None:
    scorecard = set_formula(two(), measure_id=A, text="= [b]*1,5", spelling=Spelling(",", ";"))
    assert scorecard.measures[A].formula == "[#B]*1.5"
    renamed = scorecard.put(replace(scorecard.measures[B], name="Cost"))
    assert shown(renamed.measures[A].formula, renamed) == "[Cost]*1.5"


def test_an_empty_formula_brings_back_what_was_entered() -> None:
    scorecard = set_formula(two(), measure_id=A, text="[B]")
    assert set_formula(scorecard, measure_id=A, text=" ") == two()


def test_a_formula_typed_as_it_is_shown_changes_nothing() -> None:
    scorecard = set_formula(two(), measure_id=A, text="[B] + 1")
    assert set_formula(scorecard, measure_id=A, text="[B] + 1") is scorecard
    dangling = delete_items(scorecard, ids=[B])
    assert set_formula(dangling, measure_id=A, text="[?] + 1") is dangling


def test_a_circle_is_refused_by_name() -> None:
    scorecard = set_formula(two(), measure_id=A, text="[B]")
    with pytest.raises(UserError, match=r"its own result: \[B\] → \[A\] → \[B\]\. Leave"):
        set_formula(scorecard, measure_id=B, text="[A] + 1")
    with pytest.raises(UserError, match=r"\[A\] → \[A\]"):
        set_formula(two(), measure_id=A, text="VALUE")


def test_a_circle_elsewhere_does_not_stand_in_the_way() -> None:
    circular = two().put(replace(two().measures[B], formula="[#B]"))
    assert set_formula(circular, measure_id=A, text="1").measures[A].formula == "1"


@pytest.mark.parametrize("text", ["1 +", "[Nobody]", "Sales", "(" * 300])
def test_what_cannot_be_read_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(UserError, match="At character"):
        set_formula(two(), measure_id=A, text=text)


def test_a_series_is_computed_by_a_formula_of_its_own() -> None:
    scorecard = set_series_formula(two(), series_id=TARGET, text="VALUE * 2")
    assert scorecard.series[TARGET].formula == "VALUE * 2"
    assert set_series_formula(scorecard, series_id=TARGET, text="value * 2") == scorecard
    assert set_series_formula(scorecard, series_id=TARGET, text="VALUE * 2") is scorecard
    with pytest.raises(UserError, match="its own result"):
        set_series_formula(scorecard, series_id=TARGET, text="TARGET")


def test_a_formula_outlives_what_it_refers_to_and_the_check_says_so() -> None:
    scorecard = set_formula(two(), measure_id=A, text="[B] + 1")
    assert sentences(scorecard) == []
    assert sentences(delete_items(scorecard, ids=[B])) == [
        "Measure “A”: Its formula “[?] + 1” needs a measure that is no longer there."
    ]


def test_the_check_finds_formulas_that_cannot_be_read_wherever_they_stand() -> None:
    scorecard = two()
    attachment = scorecard.attachments[attachment_id("A", "Grow")]
    broken = Parameter(formula="1 +")
    scorecard = scorecard.put(
        replace(scorecard.measures[A], formula="1 +"),
        replace(scorecard.series[TARGET], formula="1 +"),
        replace(attachment, weight_source=broken),
        replace(next(iter(scorecard.objectives.values())), weight_source=broken),
        Rule(RuleId("rule"), A, preset=Preset.FORMULA, parameters={"score": broken}),
    )
    unreadable = [each for each in sentences(scorecard) if "Its formula cannot be read." in each]
    assert len(unreadable) == 5


def test_the_check_names_a_circle_that_a_merge_brought_about() -> None:
    scorecard = two()
    scorecard = scorecard.put(
        replace(scorecard.measures[A], formula="[#B]"),
        replace(scorecard.measures[B], formula="[#A]"),
    )
    (found,) = [each for each in sentences(scorecard) if "own result" in each]
    assert "[A] → [B] → [A]" in found or "[B] → [A] → [B]" in found


def locked(scorecard: Scorecard, until: date = date(2026, 1, 31)) -> Scorecard:
    return lock_until(scorecard, lock_id=LockId("lock"), until=until, reason="audited")


def test_a_formula_does_not_rewrite_what_was_entered_in_locked_periods() -> None:
    says = r"“A” is locked \(everything until 2026-01-31: audited\)"
    with pytest.raises(UserError, match=says):
        set_formula(locked(two()), measure_id=A, text="[B]")
    with pytest.raises(UserError, match=says):
        set_series_formula(locked(two()), series_id=TARGET, text="VALUE")


def test_a_formula_that_computed_locked_periods_neither_changes_nor_goes() -> None:
    scorecard = locked(set_formula(two(), measure_id=A, text="[B]"))
    for text in ("[B] + 1", ""):
        with pytest.raises(UserError, match="“A” is locked"):
            set_formula(scorecard, measure_id=A, text=text)


def test_a_formula_is_free_where_the_lock_ends_before_the_first_value() -> None:
    scorecard = locked(two(), until=date(2025, 12, 31))
    scorecard = set_formula(scorecard, measure_id=A, text="[B]")
    assert set_formula(scorecard, measure_id=A, text="[B] * 2").measures[A].formula == "[#B] * 2"


@pytest.mark.parametrize("text", ["[B] / [C]", "100 * [B] / [C]", "-ROUND([B] / [C] * 100; 1)"])
def test_a_ratio_is_computed_again_over_longer_periods(text: str) -> None:
    scorecard = two().put(replace(two().measures[B], id=MeasureId("C"), name="C"))
    scorecard = set_formula(scorecard, measure_id=A, text=text, spelling=Spelling(".", ";"))
    assert scorecard.measures[A].aggregation is Aggregation.RECOMPUTE
    in_money = change_unit(scorecard, measure_id=A, unit=Unit(UnitKind.MONEY))
    assert in_money.measures[A].aggregation is Aggregation.RECOMPUTE
    assert set_formula(scorecard, measure_id=A, text="").measures[A] == two().measures[A]


@pytest.mark.parametrize("text", ["[B] / 1000", "[B] * [B]", "1 + [B] / [B]", "5"])
def test_what_is_no_ratio_keeps_its_aggregation(text: str) -> None:
    scorecard = set_formula(two(), measure_id=A, text=text)
    assert scorecard.measures[A].aggregation is two().measures[A].aggregation


def test_an_aggregation_that_the_user_chose_stays_with_a_ratio() -> None:
    scorecard = two().put(replace(two().measures[A], aggregation=Aggregation.MAXIMUM))
    scorecard = set_formula(scorecard, measure_id=A, text="1 / [B]")
    assert scorecard.measures[A].aggregation is Aggregation.MAXIMUM


def test_a_formula_is_not_set_past_its_checks() -> None:
    for table, key in (("measures", A), ("series", TARGET)):
        with pytest.raises(ValueError, match="not set as a field"):
            set_field(two(), table=table, entity_id=key, field="formula", value="[#A]")
