"""Cards of a what-if say before and after, money, and how it goes.

Oracles: the table of business-value knowledge §2, computed twice independently; closed forms.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.errors import UserError
from scorecard_app.present.faces import SupposedFace
from scorecard_app.present.what_if.board import Board, board_of
from scorecard_app.present.what_if.cards import Shown, supposed_faces
from scorecard_app.present.what_if.echoes import Loops
from scorecard_app.present.what_if.naming import suggested_name
from scorecard_app.present.what_if.remarks import remarks
from scorecard_app.present.what_if.streams import stream_lines
from scorecard_app.present.what_if.typed import typed_improvement
from scorecard_app.present.what_if.words import (
    change_words,
    money,
    month_words,
    signed_percent,
    span_words,
)
from scorecard_app.present.worth.spans import Spans, card_futures
from scorecard_app.texts import LocaleForms
from tests.builders import attachment_id, card, lane, link, measure, minter, objective
from tests.business_value import MONTHS, PUSHED
from tests.present.worth.firm import HIRE, firm

FORMS = LocaleForms()
DAY = date(2026, 9, 30)
GROW = ObjectiveId("Grow")


@cache
def template() -> Scorecard:
    return from_template("it-business-value", mint=minter())


def board(made: Scorecard) -> Board:
    return board_of(Relations(made), evaluate(made, (DAY,)), FORMS, DAY)


def by_source(source: str) -> ObjectiveId:
    return next(key for key, each in template().objectives.items() if each.source_id == source)


def shown(made: Scorecard, pushes: Mapping[ObjectiveId, float], month: int = 60) -> Shown:
    plan = Plan(tuple(Push(key, amount) for key, amount in pushes.items()))
    return Shown(board(made), what_if(made, plan), pushes, month)


def faces(
    made: Scorecard, pushes: Mapping[ObjectiveId, float], month: int = 60
) -> Mapping[ObjectiveId, SupposedFace]:
    return supposed_faces(shown(made, pushes, month), made.objectives)


def selling(*, value: float = 90.0, **fields: Any) -> Scorecard:  # noqa: ANN401 - fields of Measure
    """Return one objective whose sales stand at 90 of 120, from a baseline of 80."""
    made = card(
        lane("Value"),
        objective("Grow"),
        measure("Sales", "Grow", actual={"2026-08": value}, target={"2026-01": 120.0}),
    )
    main = next(iter(made.measures.values()))
    made = made.put(replace(main, **({"baseline": 80.0} | fields)))
    grow = replace(made.objectives[GROW], main_attachment_id=attachment_id("Sales", "Grow"))
    return made.put(grow)


@pytest.mark.parametrize(("source", "expected"), PUSHED)
def test_the_highest_card_says_what_the_table_of_business_value_says(
    source: str, expected: tuple[float, ...]
) -> None:
    for month, percent in zip(MONTHS, expected, strict=True):
        said = faces(template(), {by_source(source): 0.1}, month)[by_source("V0")].brief
        found = float(said.rstrip(" %").replace("−", "-")) if said else 0.0
        assert found == pytest.approx(percent, abs=0.056)  # printed to a tenth


def test_a_card_shows_its_value_before_and_after() -> None:
    found = faces(selling(), {GROW: 0.1})[GROW]
    assert (found.before, found.after) == ("90", "98")  # 90 + 0.1 · 80
    assert found.change == "10 % better"
    assert found.said == "What if: 90 → 98, 10 % better"


def test_a_card_says_what_comes_back_to_it_through_a_loop_while_it_alone_is_pushed() -> None:
    """Round the loop 0.5 · 0.1 comes back: 20 % / (1 − 0.05) = 21.05 %."""
    built = firm()
    built = built.put(*link("Grow", "Hire", magnitude=Magnitude(0.1, 0.1)))
    asked = shown(built, {HIRE: 0.2})
    loops = Loops(asked.outcome.network)
    said = supposed_faces(replace(asked, loops=loops), built.objectives)[HIRE].said
    assert said == (
        "What if: 21.1 % better. "
        "“Hire”: 20 % pushed, 1.1 % comes back through the loop Hire → Grow → Hire."
    )
    again = replace(asked, faces=supposed_faces(replace(asked, loops=loops), built.objectives))
    assert (
        "loop"
        not in supposed_faces(asked, built.objectives, replace(again, loops=loops))[HIRE].said
    )


def test_a_card_says_between_which_values_nine_of_ten_futures_put_it() -> None:
    """From 90, by 2.5 % and by 10 % of the baseline of 80."""
    spans = Spans({GROW: np.array([[0.025], [0.1], [0.98]])}, {})
    said = card_futures(board(selling()), spans, GROW, 0)
    assert said == "9 of 10 futures: 92 (+2.5 %) to 98 (+10 %); better in 98 of 100"


def test_a_card_that_nothing_moves_shows_its_value_alone() -> None:
    found = faces(selling(), {})[GROW]
    assert (found.before, found.after, found.change) == ("", "90", "no change")
    assert found.course is None


def test_the_status_is_that_of_the_value_after() -> None:
    """From 90, 74 lies below the baseline of 80, and 122 beyond the target of 120."""
    before, after = (faces(selling(), {GROW: push})[GROW].status for push in (-0.2, 0.4))
    assert before is not None
    assert after is not None
    assert before.role == "band.off"
    assert after.role == "band.on"


def test_without_a_baseline_the_way_to_the_target_counts_and_the_card_says_so() -> None:
    found = faces(selling(baseline=None), {GROW: 0.1})[GROW]
    assert (found.after, found.change) == ("93", "10 % closer to target")  # 90 + 0.1 · 30
    assert "share of the way from baseline to target" in found.said


def test_what_has_met_its_target_comes_no_closer_to_it() -> None:
    found = faces(selling(value=132.0, baseline=0.0), {GROW: 0.1})[GROW]
    assert (found.after, found.change) == ("144", "10 % better")  # 132 + 0.1 · 120
    assert "share of the way from baseline to target" in found.said


def test_a_slider_stands_at_its_end_where_a_push_lies_beyond() -> None:
    assert [faces(selling(), {GROW: push})[GROW].pushed for push in (0.25, 0.8, -0.9)] == [
        0.5,
        1.0,
        -1.0,
    ]


def test_a_course_is_drawn_up_to_the_month_that_is_shown() -> None:
    push = {by_source("T1"): 0.1}
    course = faces(template(), push, month=6)[by_source("V0")].course
    assert course is not None
    assert [value is None for value in course.values] == [False] * 3 + [True] * 18
    assert course.low < 0 < course.high  # worse before better


def test_a_course_that_is_only_stretched_is_the_same_and_its_end_stays_in_sight() -> None:
    """Links are straight: half the push moves every card half as far in every month."""
    half, whole = (faces(template(), {by_source("T1"): push}, 30) for push in (0.1, 0.2))
    courses = [(half[each].course, whole[each].course) for each in half]
    assert all(one == other for one, other in courses)
    moving = [one for one, _other in courses if one is not None]
    assert len(moving) > 3
    assert all(each.high - each.low == pytest.approx(1.0) for each in moving)


def test_money_is_a_yearly_rate_on_the_card_of_its_stream() -> None:
    """A stream of 25 M that is 10 % better brings 2.5 M a year."""
    found = faces(template(), {by_source("V1"): 0.1}, month=1)[by_source("V1")]
    assert (found.money, found.gain) == ("+2.5\u202fM EUR a year", "+2.5\u202fM")


def test_streams_stand_side_by_side_what_is_lost_among_what_is_gained() -> None:
    """T1 at month 6: O1, R1 and their like suffer first, so losses are not avoided."""
    asked = shown(template(), {by_source("T1"): 0.1}, 6)
    lines = stream_lines(asked.board, asked.outcome, 6)
    assert [each.name for each in lines] == [
        "Lower IT cost",
        "Savings elsewhere in the business",
        "Revenue margin",
        "Losses avoided",
    ]
    assert {each.role for each in lines} == {"text.quiet", "band.off"}
    assert all("The amount came with the template" in each.said for each in lines)


def test_a_step_words_no_card_again_that_stands_as_it_stood() -> None:
    made = card(lane("Value"), objective("Grow"), objective("Alone"))
    net = network(made)
    first, second = (
        Shown(board(made), what_if(made, Plan((Push(GROW, push),)), known=net), {GROW: push}, 60)
        for push in (0.1, 0.2)
    )
    second = replace(second, board=first.board)
    before = replace(first, faces=supposed_faces(first, made.objectives))
    after = supposed_faces(second, made.objectives, before)
    alone = ObjectiveId("Alone")
    assert after[alone] is before.faces[alone]
    assert after == supposed_faces(second, made.objectives)


@pytest.mark.parametrize(
    ("typed", "improvement"),
    [
        ("+10 %", 0.1),
        ("−10%", -0.1),
        ("10 %", 0.1),
        ("-8", -0.1),  # 8 of a baseline of 80
        ("+ 8", 0.1),
        ("98", 0.1),
        ("=82", -0.1),
    ],
)
def test_what_is_typed_is_a_share_a_step_or_a_new_value(typed: str, improvement: float) -> None:
    stand = board(selling()).stands[GROW]
    assert typed_improvement(typed, stand, FORMS) == pytest.approx(improvement)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type a change, like +10 %."),
        ("ten", "“ten” is not a number."),
        ("+2000 %", "That is more than tenfold. Links speak of smaller changes."),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        typed_improvement(typed, board(selling()).stands[GROW], FORMS)
    assert str(refused.value) == sentence


def test_without_a_value_only_percents_can_be_typed() -> None:
    stand = board(card(lane("Value"), objective("Grow"))).stands[GROW]
    assert typed_improvement("+5 %", stand, FORMS) == pytest.approx(0.05)
    with pytest.raises(UserError, match="has no value to count from"):
        typed_improvement("-300", stand, FORMS)


def test_links_without_a_strength_are_named_with_the_first_to_mend() -> None:
    made = card(lane("Value"), objective("Grow"), objective("Hire"), link("Hire", "Grow"))
    only = next(iter(made.links.values()))
    made = made.put(replace(only, magnitude=None))
    first = remarks(made, network(made))[0]
    assert first.text == "1 link has no strength yet, so nothing runs along it."
    assert first.links == (only.id,)


def test_a_loop_that_runs_away_is_the_first_thing_said_and_no_card_shows_infinity() -> None:
    made = card(
        lane("Value"), objective("Grow"), objective("Hire"),
        link("Hire", "Grow"), link("Grow", "Hire"),
    )  # fmt: skip
    strong = Magnitude(3.0, 3.0)
    made = made.put(*(replace(each, magnitude=strong) for each in made.links.values()))
    assert "without end" in remarks(made, network(made))[0].text
    found = faces(made, {GROW: 0.5})[GROW]
    assert found.change == "over 1,000 % better"


@pytest.mark.parametrize(
    ("moved", "words", "brief"),
    [
        (0.0, "no change", ""),
        (0.105, "10.5 % better", "+10.5 %"),
        (-0.02, "2 % worse", "−2 %"),
        (float("inf"), "over 1,000 % better", "+over 1,000 %"),
    ],
)
def test_changes_are_said_in_words(moved: float, words: str, brief: str) -> None:
    assert change_words(moved, FORMS) == words
    assert signed_percent(moved, FORMS) == brief


def test_money_has_its_sign_and_zero_has_none() -> None:
    assert [money(each, "EUR", FORMS) for each in (1.26e6, -300.0, 0.2)] == [
        "+1.3\u202fM EUR",
        "−300 EUR",
        "0 EUR",
    ]


def test_months_are_counted_and_named() -> None:
    assert [month_words(each, DAY, FORMS) for each in (0, 4, 24)] == [
        "Now · Sep 2026",
        "In 4 months · Jan 2027",
        "In 2 years · Sep 2028",
    ]
    assert span_words(18) == "18 months"


def test_a_scenario_is_called_after_what_it_changes_most() -> None:
    made = selling()
    plan = Plan((Push(GROW, 0.1),))
    assert suggested_name(board(made), plan) == "Grow +10 %"
    several = Plan((Push(by_source("T1"), 0.1), Push(by_source("D3"), -0.2)))
    assert suggested_name(board(template()), several) == "Land the business change −20 % and 1 more"
