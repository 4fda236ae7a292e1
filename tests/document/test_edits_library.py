"""Targets and guards are those of the library as it was collected."""

from datetime import date

import pytest

from scorecard_app.document.edits import attach_from_library, measure_from_library
from scorecard_app.document.library import library
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, minter, objective, values_of

JANUARY = date(2026, 1, 1)
AVAILABILITY, SAVINGS, SATISFACTION = "op-availability", "bv-it-cost-savings", "cl-annual-csat"


def start() -> Scorecard:
    return card(lane("Value"), objective("Save"), objective("Serve"))


def attached(before: Scorecard, entry_id: str, to: str, *, since: date = JANUARY) -> Scorecard:
    mint = minter(f"{entry_id} {to}")
    return attach_from_library(
        before,
        entry=library()[entry_id],
        objective_id=ObjectiveId(to),
        measure_id=MeasureId(mint()),
        attachment_id=AttachmentId(mint()),
        since=since,
        mint=mint,
    )


def brought(after: Scorecard, entry_id: str) -> Measure:
    found = measure_from_library(after, entry_id)
    assert found is not None
    return found


def test_a_measure_comes_with_its_definition_source_and_the_basis_of_its_target() -> None:
    after = attached(start(), AVAILABILITY, "Serve")

    found = brought(after, AVAILABILITY)
    assert found.name == "Service availability"
    assert found.purpose == "Can people use the service when they need it?"
    assert "Calculated as" in found.definition
    assert "≥ 99.9%" in found.target_basis
    assert "a starting point; set your own" in found.target_basis
    assert "common practice" in found.notes
    assert problems(after) == ()


def test_a_typical_value_is_a_target_from_the_period_of_the_day_on() -> None:
    after = attached(start(), AVAILABILITY, "Serve", since=date(2026, 5, 20))

    assert values_of(after, brought(after, AVAILABILITY).id, SeriesKind.TARGET) == {"2026-05": 99.9}


def test_where_no_number_travels_only_the_text_does() -> None:
    after = attached(start(), "bv-business-cost-savings", "Save")

    found = brought(after, "bv-business-cost-savings")
    assert not after.series
    assert "per business case" in found.target_basis
    assert "start from your own baseline" in found.target_basis


def test_a_measure_that_is_there_already_is_shared() -> None:
    once = attached(start(), AVAILABILITY, "Serve")
    twice = attached(once, AVAILABILITY, "Save")

    assert twice.measures == once.measures
    assert twice.series == once.series
    (shared,) = twice.measures
    assert [each.measure_id for each in twice.attachments.values()] == [shared, shared]


def test_the_same_objective_cannot_have_it_twice() -> None:
    once = attached(start(), AVAILABILITY, "Serve")

    with pytest.raises(UserError, match="already serves"):
        attached(once, AVAILABILITY, "Serve")


def test_guards_that_are_there_are_linked() -> None:
    after = attached(attached(start(), AVAILABILITY, "Serve"), SAVINGS, "Save")

    assert brought(after, SAVINGS).guard_ids == (brought(after, AVAILABILITY).id,)


def test_a_guard_that_comes_later_is_linked_then() -> None:
    after = attached(start(), SAVINGS, "Save")
    for guard in (AVAILABILITY, SATISFACTION):
        after = attached(after, guard, "Serve")

    guards = (brought(after, AVAILABILITY).id, brought(after, SATISFACTION).id)
    assert brought(after, SAVINGS).guard_ids == guards


def test_a_measure_saved_from_here_is_known_by_its_id() -> None:
    before = card(lane("Value"), objective("Save"), measure("Waste", "Save"))

    assert measure_from_library(before, "Waste") == before.measures[MeasureId("Waste")]
