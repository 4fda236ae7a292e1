import pytest

from scorecard_app.document.edits import (
    add_measure,
    attach_measure,
    change_unit,
    delete_items,
    detach_measure,
    move_attachment,
    set_main,
)
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.domain.measures import Aggregation, Direction, Measure, Unit, UnitKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import attachment_id, card, lane, measure, objective

GROW, CUT = ObjectiveId("Grow"), ObjectiveId("Cut")
SALES = MeasureId("Sales")


def start() -> Scorecard:
    return card(
        lane("Value"),
        objective("Grow"),
        objective("Cut"),
        measure("Spare"),
        measure("Sales", "Grow"),
        measure("Share", "Grow"),
    )


def main_measure(scorecard: Scorecard, objective_id: ObjectiveId) -> str | None:
    found = Relations(scorecard).main_measure(objective_id)
    return found.name if found else None


def test_the_first_measure_of_an_objective_is_its_main_one_and_stays_it() -> None:
    after = start()
    for name in ("First", "Second"):
        after = add_measure(
            after,
            measure_id=MeasureId(name),
            attachment_id=AttachmentId(f"{name} on Cut"),
            objective_id=CUT,
            name=name,
        )
    assert main_measure(after, CUT) == "First"
    moved = move_attachment(after, attachment_id=AttachmentId("Second on Cut"), index=0)
    assert [each.measure_id for each in Relations(moved).attachments_of(CUT)] == [
        "Second",
        "First",
    ]
    assert main_measure(moved, CUT) == "First"


def test_a_measure_may_serve_several_objectives_but_none_twice() -> None:
    key = AttachmentId("Sales on Cut")
    after = attach_measure(start(), attachment_id=key, objective_id=CUT, measure_id=SALES)
    assert len(Relations(after).attachments_to(SALES)) == 2
    with pytest.raises(UserError, match="“Sales” already serves “Cut”"):
        attach_measure(
            after, attachment_id=AttachmentId("again"), objective_id=CUT, measure_id=SALES
        )


def test_measure_and_objective_must_be_there() -> None:
    key = AttachmentId("a")
    for objective_id, measure_id in ((ObjectiveId("gone"), SALES), (CUT, MeasureId("gone"))):
        with pytest.raises(UserError, match="no longer"):
            attach_measure(
                start(), attachment_id=key, objective_id=objective_id, measure_id=measure_id
            )


def test_the_main_measure_is_chosen_and_passes_to_the_next_when_detached() -> None:
    share = attachment_id("Share", "Grow")
    chosen = set_main(start(), attachment_id=share)
    assert main_measure(chosen, GROW) == "Share"
    after = detach_measure(chosen, attachment_id=share)
    assert main_measure(after, GROW) == "Sales"
    assert "Share" in after.measures
    last = detach_measure(after, attachment_id=attachment_id("Sales", "Grow"))
    assert main_measure(last, GROW) is None
    assert last.objectives[GROW].main_attachment_id is None


def test_detaching_another_measure_leaves_the_main_one() -> None:
    chosen = set_main(start(), attachment_id=attachment_id("Share", "Grow"))
    after = detach_measure(chosen, attachment_id=attachment_id("Sales", "Grow"))
    assert main_measure(after, GROW) == "Share"


def changed(scorecard: Scorecard, kind: UnitKind) -> Measure:
    after = change_unit(scorecard, measure_id=SALES, unit=Unit(kind))
    return after.measures[SALES]


def test_another_kind_of_unit_brings_its_usual_aggregation() -> None:
    assert changed(start(), UnitKind.MONEY).aggregation is Aggregation.SUM
    assert changed(start(), UnitKind.PERCENT).aggregation is Aggregation.LAST


def test_dates_and_durations_are_better_when_lower_and_numbers_when_higher_again() -> None:
    assert changed(start(), UnitKind.DATE).direction is Direction.LOWER
    late = start().put(changed(start(), UnitKind.DURATION))
    assert changed(late, UnitKind.DATE).direction is Direction.LOWER
    assert changed(late, UnitKind.COUNT).direction is Direction.HIGHER


def test_another_symbol_leaves_aggregation_and_direction_as_they_were_set() -> None:
    own = Measure(SALES, aggregation=Aggregation.MEAN, direction=Direction.TARGET)
    after = change_unit(start().put(own), measure_id=SALES, unit=Unit(symbol="t"))
    assert after.measures[SALES].aggregation is Aggregation.MEAN
    assert after.measures[SALES].direction is Direction.TARGET


def test_a_measure_on_a_deleted_objective_can_still_be_attached_elsewhere() -> None:
    kept = attach_measure(
        start(), attachment_id=AttachmentId("x"), objective_id=CUT, measure_id=SALES
    )
    assert set(delete_items(kept, ids=[GROW]).measures) == {"Spare", "Sales"}
