from datetime import date

import pytest

from scorecard_app.document.edits import set_field, set_parent
from scorecard_app.domain.ids import (
    InitiativeId,
    LeverId,
    MeasureId,
    ObjectiveId,
    RiskId,
    ValueStreamId,
)
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.measures import Aggregation, Unit, UnitKind
from scorecard_app.domain.people import Risk
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Effect, Initiative, Lever, ValueStream
from scorecard_app.errors import UserError
from tests.builders import attachment_id, card, lane, link, measure, objective, values_of

ON_GROW = attachment_id("Sales", "Grow")


def start() -> Scorecard:
    others = (
        Risk(RiskId("Risk")),
        Lever(LeverId("Lever"), maximum=10.0),
        ValueStream(ValueStreamId("Stream"), low=1.0, high=2.0),
        Initiative(InitiativeId("Work"), start=date(2026, 1, 1)),
    )
    return card(
        lane("Value"),
        lane("Client", row=1),
        objective("Grow"),
        objective("Cut"),
        measure("Sales", "Grow", actual={"2026-03": 1}, baseline=3.0),
        measure("Mood", "Grow"),
        link("Grow", "Cut"),
        others,
    )


def changed(table: str, entity_id: str, field: str, value: object) -> Scorecard:
    return set_field(start(), table=table, entity_id=entity_id, field=field, value=value)


def test_one_field_changes_and_nothing_else() -> None:
    after = changed("measures", "Sales", "purpose", "Know\rit")
    assert after.measures[MeasureId("Sales")].purpose == "Know\nit"
    assert after.objectives == start().objectives


def test_the_same_value_changes_nothing() -> None:
    before = start()
    after = set_field(before, table="objectives", entity_id="Grow", field="name", value="Grow")
    assert after is before


def test_a_whole_number_is_taken_where_a_number_is_due() -> None:
    after = changed("measures", "Sales", "baseline", 5)
    assert isinstance(after.measures[MeasureId("Sales")].baseline, float)


@pytest.mark.parametrize(
    ("table", "entity_id", "field", "value", "says"),
    [
        ("attachments", ON_GROW, "weight", -1, "Measure “Sales” on objective “Grow”.*negative"),
        ("objectives", "Grow", "weight", -0.5, "Objective 1 “Grow”.*negative"),
        ("risks", "Risk", "likelihood", 6, "1 to 5"),
        ("risks", "Risk", "impact", 0, "1 to 5"),
        ("initiatives", "Work", "progress", 101, "0 to 100"),
        ("initiatives", "Work", "end", date(2025, 1, 1), "Initiative.*ends before it starts"),
        ("initiatives", "Work", "effects", (Effect(ObjectiveId("Grow"), 2, 1),), "larger number"),
        ("levers", "Lever", "current", 11, "between its minimum and its maximum"),
        ("levers", "Lever", "step", -1, "negative"),
        ("value_streams", "Stream", "low", 3, "larger number first"),
        ("measures", "Sales", "unit", Unit(decimals=16), "0 to 15 decimals"),
        ("links", "Grow→Cut", "lag_months", -1, "negative"),
        ("links", "Grow→Cut", "kind", LinkKind.LOGICAL, None),
        (
            "objectives",
            "Grow",
            "owner_id",
            "nobody",
            "Objective 1 “Grow”: What was chosen is no longer",
        ),
        ("objectives", "Grow", "theme_ids", ("none",), "Objective 1 “Grow”.*no longer"),
        ("measures", "Sales", "guard_ids", ("gone",), "Measure “Sales”.*no longer"),
        ("objectives", "Grow", "perspective_id", "gone", "What was chosen is no longer"),
        ("objectives", "Grow", "parent_id", "gone", "What was chosen is no longer"),
        ("objectives", "Cut", "main_attachment_id", ON_GROW, "“Sales” does not serve “Cut”"),
        ("objectives", "Grow", "main_attachment_id", ON_GROW, None),
        ("measures", "Sales", "baseline", None, None),
        ("objectives", "gone", "name", "x", "no longer"),
    ],
)
def test_what_a_scorecard_may_not_hold_is_refused_in_a_sentence(
    table: str, entity_id: str, field: str, value: object, says: str | None
) -> None:
    if says is None:
        assert changed(table, entity_id, field, value) != start()
        return
    with pytest.raises(UserError, match=says):
        changed(table, entity_id, field, value)


def test_bounds_of_a_measure_may_not_cross() -> None:
    before = changed("measures", "Sales", "minimum", 5)
    with pytest.raises(UserError, match=r"“Sales”.*lies above the largest"):
        set_field(before, table="measures", entity_id="Sales", field="maximum", value=4)


def test_a_chosen_main_measure_may_be_left_to_the_first_again() -> None:
    chosen = changed("objectives", "Grow", "main_attachment_id", ON_GROW)
    after = set_field(
        chosen, table="objectives", entity_id="Grow", field="main_attachment_id", value=None
    )
    assert after == start()


def test_a_circle_of_parents_is_refused_by_name() -> None:
    before = set_parent(start(), objective_id=ObjectiveId("Cut"), parent_id=ObjectiveId("Grow"))
    with pytest.raises(UserError, match="“Grow” → “Cut” → “Grow”"):
        set_field(before, table="objectives", entity_id="Grow", field="parent_id", value="Cut")


@pytest.mark.parametrize(
    ("table", "entity_id", "field", "value", "error"),
    [
        ("measures", "Sales", "id", "other", ValueError),
        ("objectives", "Grow", "number", 7, ValueError),
        ("attachments", ON_GROW, "objective_id", "Cut", ValueError),
        ("series", "Sales actual", "samples", None, ValueError),
        ("measures", "Sales", "baseline", "5", TypeError),
        ("measures", "Sales", "baseline", True, TypeError),
        ("measures", "Sales", "direction", "higher", TypeError),
        ("measures", "Sales", "guard_ids", "Mood", TypeError),
        ("measures", "Sales", "custom", [], TypeError),
        ("measures", "Sales", "name", None, TypeError),
    ],
)
def test_what_no_widget_should_send_is_a_bug(
    table: str, entity_id: str, field: str, value: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        changed(table, entity_id, field, value)


def test_fields_that_move_something_else_along_do_so() -> None:
    after = changed("measures", "Sales", "frequency", Frequency.QUARTER)
    assert values_of(after, "Sales") == {"2026-Q1": 1}
    money = changed("measures", "Sales", "unit", Unit(UnitKind.MONEY))
    assert money.measures[MeasureId("Sales")].aggregation is Aggregation.SUM
    moved = changed("objectives", "Grow", "perspective_id", "Client")
    (client,) = (each for each in moved.perspectives if each == "Client")
    assert [each.id for each in Relations(moved).objectives_in(client)] == ["Grow"]


def test_mappings_are_copied_and_normalised() -> None:
    after = changed("perspectives", "Value", "question", "Why\x00?")
    (value,) = (each for each in after.perspectives.values() if each.name == "Value")
    assert value.question == "Why?"
    with pytest.raises(UserError, match=r"Measure “Sales”.*no longer"):
        changed("measures", "Sales", "custom", {"unknown": "x"})
