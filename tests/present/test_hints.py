"""Hints say what, why and what to do; those of a fresh framework are few."""

import pytest

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.hints import hints
from scorecard_app.present.hints import HintLine, hint_line
from tests.builders import card, lane, link, measure, minter, objective

MOST_ON_A_FRESH_TEMPLATE = 5
"""business-value.md §5: a fresh template shows at most 5 hints and no error."""


def lines(scorecard: Scorecard) -> list[HintLine]:
    """Return all hints in words."""
    return [hint_line(scorecard, hint) for hint in hints(Relations(scorecard))]


@pytest.mark.parametrize("name", [each.id for each in template_names()])
def test_a_fresh_template_shows_few_hints_and_no_error(name: str) -> None:
    found = lines(from_template(name, mint=minter()))
    assert len(found) <= MOST_ON_A_FRESH_TEMPLATE, [line.says for line in found]
    assert all(line.level is not Level.ERROR for line in found)


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
    (line,) = lines(scorecard)
    assert line.says == "Objective 2 “Train staff” does not lead to “Value”."
    assert line.why.endswith("Link it to what it serves.")
    assert line.reveals == ("Train staff",)


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
