"""An improvement in the measure's own unit: by the baseline, or by the way to the target."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Direction, Unit, UnitKind
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.scale import Scale, scale_of
from tests.builders import attachment_id, card, lane, measure, objective

GROW, SALES = ObjectiveId("Grow"), MeasureId("Sales")


def scale(
    *,
    value: float | None = 90.0,
    target: float | None = 120.0,
    **fields: Any,  # noqa: ANN401 - fields of Measure
) -> Scale | None:
    made = card(
        lane("Value"), objective("Grow"),
        measure(
            "Sales", "Grow",
            actual={} if value is None else {"2026-01": value},
            target={} if target is None else {"2026-01": target},
        ),
    )  # fmt: skip
    made = made.put(replace(made.measures[SALES], **({"baseline": 80.0} | fields)))
    main = attachment_id("Sales", "Grow")
    made = made.put(replace(made.objectives[GROW], main_attachment_id=main))
    return scale_of(evaluate(made, [date(2026, 2, 10)]), GROW)


@pytest.mark.parametrize(
    ("fields", "after"),
    [
        ({}, 98.0),  # 90 + 0.1 · 80
        ({"direction": Direction.LOWER}, 82.0),
        ({"direction": Direction.TARGET}, 98.0),
        ({"baseline": -80.0}, 98.0),
        ({"baseline": 0.0}, 102.0),  # 90 + 0.1 · (120 − 0)
        ({"baseline": None}, 93.0),  # 90 + 0.1 · (120 − 90)
        ({"unit": Unit(kind=UnitKind.SCORE)}, 94.0),  # 90 + 0.1 · (120 − 80)
        ({"maximum": 95.0}, 95.0),
        ({"direction": Direction.LOWER, "minimum": 85.0}, 85.0),
    ],
)
def test_ten_percent_better(fields: dict[str, Any], after: float) -> None:
    found = scale(**fields)
    assert found is not None
    assert found.after(0.10) == pytest.approx(after)


def test_a_change_in_the_unit_is_an_improvement_and_back() -> None:
    found = scale(direction=Direction.LOWER)
    assert found is not None
    assert found.improvement(78.0) == pytest.approx(0.15)
    assert found.after(found.improvement(78.0)) == pytest.approx(78.0)


def test_it_is_said_where_the_way_to_the_target_is_what_counts() -> None:
    by_way = [scale(baseline=value) for value in (80.0, 0.0, None)]
    assert [each.by_way for each in by_way if each] == [False, True, True]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": None},
        {"baseline": None, "target": None},
        {"baseline": 0.0, "target": 0.0},
        {"direction": Direction.TARGET, "target": 90.0},
    ],
)
def test_where_nothing_can_be_compared_there_is_no_scale(fields: dict[str, Any]) -> None:
    assert scale(**fields) is None


def test_an_objective_without_a_measure_has_no_scale() -> None:
    made = card(lane("Value"), objective("Grow"))
    assert scale_of(evaluate(made, [date(2026, 2, 10)]), GROW) is None
