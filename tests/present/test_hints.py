"""Hints say what, why and what to do; those of a fresh framework are few."""

from datetime import date

import pytest

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import Sign
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.hints import Known
from scorecard_app.present.hints import HintLine, hint_groups
from scorecard_app.present.mends import Mend
from tests.builders import card, lane, link, measure, minter, objective

MOST_ON_A_FRESH_TEMPLATE = 5
"""business-value.md §5: a fresh template shows at most 5 hints and no error."""


def lines(scorecard: Scorecard) -> list[HintLine]:
    """Return what rules remark, in words."""
    known = Known(evaluate(scorecard, (date(2026, 9, 30),)))
    groups = hint_groups(Relations(scorecard), known)
    return [line for group in groups for line in group.lines if line.code]


@pytest.mark.parametrize("name", [each.id for each in template_names()])
def test_a_fresh_template_shows_few_hints_and_no_error(name: str) -> None:
    scorecard = from_template(name, mint=minter())
    found = lines(scorecard)
    assert len(found) <= MOST_ON_A_FRESH_TEMPLATE, [line.says for line in found]
    titles = [group.title for group in hint_groups(Relations(scorecard))]
    assert "Loops without any lag" not in titles


def test_a_hint_names_what_it_is_about_and_says_what_to_do() -> None:
    scorecard = card(
        lane("Value"),
        lane("Work", 1),
        objective("Raise sales"),
        objective("Train staff", "Work"),
        measure("Sales", "Raise sales"),
        measure("Skills", "Train staff"),
        culminating_perspective_id="Value",
    )
    (line,) = (each for each in lines(scorecard) if each.code == "L01")
    assert line.says == "Objective 2 “Train staff” does not lead to “Value”."
    assert line.why.endswith("Link it to what it serves.")
    assert line.reveals == ("Train staff",)


def test_a_remark_on_many_is_called_by_what_it_says() -> None:
    measures = [measure(each, "Grow", actual={"2026-01": 1.0}) for each in ("Sales", "Skills")]
    scorecard = card(lane("Value"), objective("Grow"), *measures)
    line = next(each for each in lines(scorecard) if each.code == "L09")
    assert line.name == line.says == "2 measures have no owner: Measure “Sales” is one."
    assert line.reveals == ("Sales", "Skills")


def test_every_case_can_be_said() -> None:
    around = [link(start, end, lag_months=0) for start, end in ("ab", "ba")]
    many = [objective(f"Keep {each}") for each in range(21)]
    measures = [measure(f"m {each}", "a") for each in range(30)]
    scorecard = card(
        lane("Value"),
        *(objective(name) for name in "abc"),
        *many,
        *measures,
        *around,
        objective("Cut cost and improve quality"),
        objective("Train staff in order to answer faster"),
    )
    said = [line.says for line in lines(scorecard)]
    assert "2 links make a loop without any lag: Link “a” → “b” is one." in said
    assert "There are 30 measures; more than 25 are hard to steer by." in said
    assert "Map “Map” shows 26 objectives." in said
    assert not any("{" in each for each in said)
    assert LinkId("a→b") in {key for line in lines(scorecard) for key in line.reveals}


def test_a_loop_is_told_by_its_cards_its_months_and_what_it_does() -> None:
    around = [link("a", "b", lag_months=2), link("b", "a", lag_months=4, sign=Sign.NEGATIVE)]
    scorecard = card(lane("Value"), objective("a"), objective("b"), objective("c"), *around)
    groups = {group.title: group.lines for group in hint_groups(Relations(scorecard))}
    (loop,) = groups["Loops"]
    assert loop.name == "1 → 2 → 1, 6 months round"
    assert loop.says == "“a” → “b” → “a”, 6 months round"
    assert loop.why.endswith("it steadies.")
    assert loop.reveals == ("a", "b", "a→b", "b→a")
    (alone,) = groups["Without any link"]
    assert (alone.says, alone.reveals) == ("Objective 3 “c” has no link.", ("c",))


def test_a_card_without_any_link_is_remarked_on_once() -> None:
    scorecard = card(
        lane("Value"),
        lane("Work", 1),
        objective("Grow"),
        objective("Build", "Work"),
        objective("Idle", "Work"),
        link("Build", "Grow"),
        measure("Sales", "Grow"),
        culminating_perspective_id="Value",
        hints_off=("L02", "L09", "L11"),
    )
    (group,) = hint_groups(Relations(scorecard))
    assert group.title == "Without any link"
    (line,) = group.lines
    assert (line.code, line.says) == ("L01", "Objective 3 “Idle” has no link.")
    assert line.mends == (Mend.LINK,)
