"""Every rule of business-value.md §3 that stands, on the smallest scorecard that shows it."""

from dataclasses import replace

import pytest

from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.hints import Hint, hints
from scorecard_app.engine.hints.titles import statements
from scorecard_app.engine.hints.verbs import has_verb
from tests.builders import attachment_id, card, lane, link, measure, objective
from tests.engine.influence.computed_cards import seen, shown


def found(scorecard: Scorecard, code: str) -> list[Hint]:
    """Return the remarks by one rule."""
    return [hint for hint in hints(Relations(scorecard)) if hint.code == code]


def test_l01_an_objective_without_a_path_to_the_culminating_category() -> None:
    scorecard = card(
        lane("Value"),
        lane("Work", 1),
        objective("Grow"),
        objective("Build", "Work"),
        objective("Idle", "Work"),
        link("Build", "Grow"),
        culminating_perspective_id="Value",
    )
    assert found(scorecard, "L01") == [Hint("L01", "no path", ("Idle",))]


def test_l02_an_objective_without_a_measure_and_a_measure_without_an_objective() -> None:
    scorecard = card(lane("Value"), objective("Grow"), measure("Sales"))
    assert found(scorecard, "L02") == [
        Hint("L02", "no measure", ("Grow",)),
        Hint("L02", "no objective", ("Sales",)),
    ]


def test_l02_a_whole_is_measured_through_its_parts() -> None:
    part = objective("Sell", parent_id="Grow")
    scorecard = card(lane("Value"), objective("Grow"), part, measure("Sales", "Sell"))
    assert found(scorecard, "L02") == []


@pytest.mark.parametrize(
    ("count", "cases"),
    [(19, []), (20, ["soon many measures"]), (25, ["soon many measures"]), (26, ["many measures"])],
)
def test_l03_remarks_from_20_measures_on_and_more_beyond_25(count: int, cases: list[str]) -> None:
    scorecard = card(*(measure(f"m {each}") for each in range(count)))
    assert [hint.case for hint in found(scorecard, "L03")] == cases


def test_l03_more_than_two_scored_measures_on_one_objective() -> None:
    three = [measure(name, "Grow") for name in "abc"]
    scorecard = card(lane("Value"), objective("Grow"), *three)
    assert found(scorecard, "L03") == [Hint("L03", "many core measures", ("Grow",), figure=3)]
    spared = scorecard.attachments[attachment_id("a", "Grow")]
    assert found(scorecard.put(replace(spared, scored=False)), "L03") == []


def test_l03_more_than_twenty_objectives_on_one_map() -> None:
    scorecard = card(lane("Value"), *(objective(f"Keep {each}") for each in range(21)))
    assert found(scorecard, "L03") == [Hint("L03", "many objectives", ("map",), figure=21)]


def test_l06_a_cause_at_once_and_a_definition_with_a_lag() -> None:
    scorecard = card(
        lane("Value"),
        *(objective(name) for name in "abc"),
        link("a", "b", lag_months=0),
        link("b", "c", lag_months=3, kind=LinkKind.LOGICAL),
    )
    assert found(scorecard, "L06") == [
        Hint("L06", "cause at once", ("a→b",)),
        Hint("L06", "logic with a lag", ("b→c",), figure=3),
    ]


def test_l07_a_loop_at_once_is_an_error_and_stands_first() -> None:
    around = [link(start, end, lag_months=0) for start, end in ("ab", "bc", "ca")]
    scorecard = card(lane("Value"), *(objective(name) for name in "abcd"), *around, link("c", "d"))
    worst = hints(Relations(scorecard))[0]
    assert worst == Hint("L07", "loop at once", ("a→b", "b→c", "c→a"), figure=3)


def test_l07_a_loop_at_once_through_a_formula_names_the_link_that_closes_it() -> None:
    computed = seen(
        shown("Sales", 5.0),
        shown("Margin", 2.0, formula="[#sales] - 3"),
        link("Margin", "Sales", lag_months=0),
    )
    worst = hints(Relations(computed))[0]
    assert worst == Hint("L07", "loop by formula", ("Margin→Sales",), figure=1)


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("Customer satisfaction", "no verb"),
        ("Kundenzufriedenheit", "no verb"),
        ("Raise it a lot more than we ever did", "many words"),
        ("Train staff in order to answer faster", "means and end"),
        ("Prozesse straffen, damit Kunden bleiben", "means and end"),
        ("Cut cost and improve quality", "two statements"),
    ],
)
def test_l11_a_title_that_a_reader_stumbles_over(title: str, case: str) -> None:
    scorecard = card(lane("Value"), objective(title))
    assert [hint.case for hint in found(scorecard, "L11")] == [case]


@pytest.mark.parametrize(
    "title", ["Modernise and simplify", "Fund and govern by value", "Kosten senken", "Réduire"]
)
def test_l11_says_nothing_where_all_is_well_or_the_language_unknown(title: str) -> None:
    assert statements(title) == ()
    assert has_verb(title)


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    scorecard = card(lane("Value"), objective("Grow"), measure("Sales"), hints_off=("L02",))
    assert found(scorecard, "L02") == []


def test_l01_and_l02_remark_once_where_nothing_is_linked_or_measured_yet() -> None:
    ideas = [objective(f"Idea {number}", "Work") for number in range(5)]
    scorecard = card(lane("Value"), lane("Work", 1), *ideas, culminating_perspective_id="Value")
    assert found(scorecard, "L01") == [Hint("L01", "no links", figure=5)]
    assert found(scorecard, "L02") == [Hint("L02", "nothing measured", figure=5)]
