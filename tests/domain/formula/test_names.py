from dataclasses import replace

import pytest
from hypothesis import given

from scorecard_app.domain.formula.names import shown, stored
from scorecard_app.domain.formula.parser import read
from scorecard_app.domain.formula.text import written
from scorecard_app.domain.formula.tokens import Spelling
from scorecard_app.domain.formula.tree import Node
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import Parts, card, lane, measure, objective
from tests.domain.formula.trees import MEASURES, trees

GERMAN = Spelling(",", ";")


def named(key: str, name: str) -> Parts:
    return (Measure(MeasureId(key), name),)


def doubles() -> Scorecard:
    """Return two measures called Cost, on objectives 1 "Grow" and 2 "Save"."""
    _measure, *attached = measure("m1", "Grow")
    _measure, *others = measure("m2", "Save")
    return card(
        lane("Value"),
        objective("Grow"),
        objective("Save"),
        (Measure(MeasureId("m1"), "Cost"), *attached),
        (Measure(MeasureId("m2"), "cost "), *others),
        named("m3", "Sales"),
    )


def said(text: str, scorecard: Scorecard) -> str:
    with pytest.raises(UserError) as caught:
        stored(text, scorecard)
    return str(caught.value)


def test_names_are_stored_as_ids_in_any_case_and_spacing() -> None:
    scorecard = card(named("m1", "Net sales"), named("m2", "Head]count"))
    assert stored("= [net  SALES] / [Head]]count]", scorecard) == "[#m1] / [#m2]"
    assert shown("[#m1] / [#m2]", scorecard) == "[Net sales] / [Head]]count]"


def test_a_formula_keeps_the_layout_in_which_it_was_typed() -> None:
    scorecard = card(named("m1", "A"))
    text = stored("if( ([A]) >1,5 ;\n 2;3)", scorecard, GERMAN)
    assert text == "IF( ([#m1]) >1.5 ,\n 2,3)"
    assert shown(text, scorecard, GERMAN) == "IF( ([A]) >1,5 ;\n 2;3)"


def test_a_rename_changes_what_is_shown_and_not_what_is_stored() -> None:
    text = stored("[Old] * 2", card(named("m1", "Old")))
    assert shown(text, card(named("m1", "New"))) == "[New] * 2"


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    scorecard = card(named("m1", "Headcount"))
    assert said("1 + [Headcont]", scorecard) == (
        "At character 5: there is no measure “Headcont”. Did you mean [Headcount]?"
    )
    assert "there is no measure “xyz”. Write the name" in said("[xyz]", scorecard)


def test_a_name_that_two_measures_share_is_asked() -> None:
    assert said("[Cost]", doubles()) == (
        "At character 1: 2 measures are called “Cost”. "
        "Write which one you mean: [Cost (Grow)] or [cost (Save)]."
    )


@pytest.mark.parametrize("text", ["[Cost (Grow)]", "[cost #1]", "[#m1]"])
def test_a_double_is_told_apart_by_its_objective_the_number_or_its_id(text: str) -> None:
    assert stored(text, doubles()) == "[#m1]"


def test_what_a_double_is_shown_as_is_read_back() -> None:
    scorecard = doubles()
    text = "[#m1] - [#m2]"
    assert shown(text, scorecard) == "[Cost (Grow)] - [cost (Save)]"
    assert stored(shown(text, scorecard), scorecard) == text


def test_doubles_on_one_objective_are_shown_by_id() -> None:
    scorecard = card(named("m1", "Cost"), named("m2", "Cost"))
    assert shown("[#m1]", scorecard) == "[#m1]"
    assert stored("[#m1]", scorecard) == "[#m1]"


def test_a_measure_named_like_a_told_apart_double_comes_first() -> None:
    scorecard = doubles().put(Measure(MeasureId("m4"), "Cost (Grow)"))
    assert stored("[Cost (Grow)]", scorecard) == "[#m4]"
    assert shown("[#m1]", scorecard) == "[Cost #1]"


def test_a_deleted_measure_is_shown_as_a_question_mark_that_must_be_replaced() -> None:
    scorecard = card(named("m1", "A"))
    assert shown("[#m1] + [#gone]", scorecard) == "[A] + [?]"
    assert "the measure that stood here was deleted" in said("[A] + [?]", scorecard)


def test_a_measure_or_an_objective_without_a_name_is_shown_by_what_it_has() -> None:
    assert shown("[#m9]", card(named("m9", " "))) == "[#m9]"
    first, second = measure("m1", "One"), measure("m2", "Two")
    scorecard = card(lane("Value"), objective("One"), objective("Two"), first[1:], second[1:])
    scorecard = scorecard.put(Measure(MeasureId("m1"), "X"), Measure(MeasureId("m2"), "X"))
    unnamed = [replace(each, name="") for each in scorecard.objectives.values()]
    assert shown("[#m1]+[#m2]", scorecard.put(*unnamed)) == "[X #1]+[X #2]"


def test_what_cannot_be_read_is_shown_as_it_stands() -> None:
    assert shown("=Grow [x", card()) == "=Grow [x"
    assert stored("  ", card()) == ""


@given(trees())
def test_what_is_shown_is_stored_as_it_was(tree: Node) -> None:
    scorecard = card(*(named(each, f"Measure {each}") for each in MEASURES))
    text = written(tree)
    for spelling in (Spelling(), GERMAN):
        assert read(stored(shown(text, scorecard, spelling), scorecard, spelling)) == tree
