from typing import Any

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Phase
from scorecard_app.domain.periods import parse_period
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.present.faces import Shape, SparkFace, StatusFace
from scorecard_app.present.sparklines import spark_face
from tests.builders import card, measure

ON = StatusFace(Shape.CIRCLE, "On track", "band.on", "#12AB34")


def spark(values: list[float], **fields: Any) -> SparkFace:  # noqa: ANN401 - of Measure
    start = parse_period("2026-01")
    actual = {str(start.shifted(place)): number for place, number in enumerate(values)}
    scorecard = card(measure("Sales", actual=actual, **fields))
    last = start.shifted(len(values) - 1)
    sales = scorecard.measures[MeasureId("Sales")]
    found = spark_face(sales, numbers_of(scorecard), last=last, status=ON)
    assert found is not None
    return found


def test_from_six_values_the_natural_range_lies_behind_the_line() -> None:
    # mean 5, mean moving range 2: 5 ± 2.66 × 2
    assert spark([4.0, 6.0, 4.0, 6.0, 4.0, 6.0]).limits == (5 - 5.32, 5 + 5.32)
    assert spark([4.0, 6.0, 4.0, 6.0, 4.0]).limits is None


def test_the_axis_holds_the_natural_range() -> None:
    shown = spark([4.0, 6.0, 4.0, 6.0, 4.0, 6.0])
    assert shown.limits is not None
    assert shown.low < shown.limits[0]
    assert shown.high > shown.limits[1]


def test_the_natural_range_is_that_of_the_phase_shown_last() -> None:
    phase = Phase(since=parse_period("2026-07"), reason="another process")
    values = [0.0] * 6 + [4.0, 6.0, 4.0, 6.0, 4.0, 6.0]
    assert spark(values, phases=(phase,)).limits == (5 - 5.32, 5 + 5.32)


def test_values_older_than_those_shown_still_count_for_the_natural_range() -> None:
    shown = spark([4.0, 6.0] * 15)
    assert len(shown.values) == 24
    assert shown.limits == (5 - 5.32, 5 + 5.32)


def test_a_yearly_target_that_is_spread_is_drawn_by_its_share() -> None:
    shown = spark(
        [4.0, 6.0],
        target={"2026-01": 60.0},
        aggregation=Aggregation.SUM,
        spread_target=True,
    )
    assert shown.targets == (5.0, 5.0)


def test_what_a_formula_makes_is_drawn_as_what_was_entered() -> None:
    cost = measure("Cost", actual={"2026-01": 4.0, "2026-02": 6.0})
    double = measure("Double", formula="[#Cost] * 2")
    scorecard = card(cost, double)
    last = parse_period("2026-02")
    numbers = numbers_of(scorecard)
    found = spark_face(scorecard.measures[MeasureId("Double")], numbers, last=last, status=ON)
    assert found is not None
    assert found.values == (8.0, 12.0)


def test_the_last_dot_has_the_colour_that_was_chosen_for_the_band() -> None:
    found = spark([1.0, 2.0])
    assert (found.role, found.colour) == ("band.on", "#12AB34")
