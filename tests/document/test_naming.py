from datetime import date

import pytest

from scorecard_app.document.naming import measure_name, objective_name, title
from scorecard_app.domain.ids import (
    DecisionId,
    LockId,
    MeasureId,
    NoteId,
    ObjectiveId,
    OverrideId,
    PlacementId,
    RuleId,
    SeriesId,
)
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.measures import Series
from scorecard_app.domain.people import Decision, Note
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.rules import Lock, Override, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from tests.builders import MAP, card, lane, link, measure, objective


def start() -> Scorecard:
    return card(
        lane("Value"),
        objective("Grow"),
        objective("Cut"),
        measure("Sales", "Grow"),
        link("Cut", "Grow"),
    )


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (lane("Value")[0], "Perspective “Value”"),
        (start().objectives[ObjectiveId("Cut")], "Objective 2 “Cut”"),
        (measure("Sales", "Grow")[1], "Measure “Sales” on objective “Grow”"),
        (link("Cut", "Grow")[0], "Link “Cut” → “Grow”"),
        (link("gone", "Grow")[0], "Link “?” → “Grow”"),
        (Series(SeriesId("s"), MeasureId("Sales")), "A series of measure “Sales”"),
        (Rule(RuleId("r"), MeasureId("gone")), "A scoring rule of measure “?”"),
        (
            Override(OverrideId("o"), "Sales", parse_period("2026")),
            "A status set by hand on “Sales”",
        ),
        (
            Override(OverrideId("o"), "gone", parse_period("2026")),
            "A status set by hand on “?”",
        ),
        (Lock(LockId("l"), date(2026, 1, 31)), "The lock until 2026-01-31"),
        (Note(NoteId("n"), "First line\nsecond"), "Note “First line”"),
        (Decision(DecisionId("d"), "x" * 99), "Decision “" + "x" * 59 + "…”"),
        (Placement(PlacementId("p"), MAP, "Grow"), "A card on a map"),
    ],
)
def test_everything_can_be_named_in_a_sentence(entity: Entity, expected: str) -> None:
    assert title(start(), entity) == expected


def test_what_is_gone_is_a_question_mark() -> None:
    assert measure_name(start(), MeasureId("gone")) == "?"
    assert objective_name(start(), ObjectiveId("gone")) == "?"
