"""Whatever finite numbers a measure has, its charts say finite numbers and nothing fails."""

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from scorecard_app.domain.measures import Aggregation, Direction, Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.engine.explain import explain
from scorecard_app.present.charts.choice import ChartKind, build_chart
from scorecard_app.present.explanations.wording import explanation
from tests.present.charts.desk import SALES, desk, sales

VALUES: dict[str, list[float | None]] = {
    "one": [5.0],
    "two": [5.0, 6.0],
    "equal": [7.0] * 14,
    "zero": [0.0] * 14,
    "negative": [-3.0, -4.0, -5.0, -1.0, -9.0, -3.0, -2.0, -8.0],
    "huge": [1e300, -1e300] * 7,
    "tiny": [1e-300, 2e-300] * 7,
    "least": [5e-324] * 8,
    "gaps": [1.0, None, None, 4.0, None, 6.0, 7.0, 8.0, 9.0, None, 11.0],
}
TARGETS = [None, {"2026-01": 0.0}, {"2026-01": 1e300}, {"2026-01": 6.0, "2026-04": -2.0}]


def said(thing: object) -> Iterator[float | str]:
    """Yield every number and text at any depth."""
    match thing:
        case float() | str():
            yield thing
        case tuple():
            for each in thing:
                yield from said(each)
        case _ if is_dataclass(thing):
            for field in fields(thing):
                yield from said(getattr(thing, field.name))


def is_sound(each: float | str) -> bool:
    if isinstance(each, float):
        return math.isfinite(each)
    words = {word.strip("+−-.,;:()") for word in each.lower().split()}
    return len(each) < 300 and not words & {"inf", "nan", "infinity"}


@pytest.mark.parametrize("unit", list(UnitKind))
@pytest.mark.parametrize("name", VALUES)
def test_charts_and_explanations_say_finite_numbers_only(name: str, unit: UnitKind) -> None:
    for place, target in enumerate(TARGETS):
        direction = list(Direction)[place % 3]
        scorecard = sales(
            VALUES[name],
            target=target,
            unit=Unit(unit),
            direction=direction,
            aggregation=Aggregation.SUM,
            baseline=0.0,
        )
        context = desk(scorecard)
        line = explanation(
            explain(scorecard, SALES, parse_period("2026-06")), scorecard, context.forms
        )
        charts = [build_chart(kind, context, SALES) for kind in ChartKind]
        assert [each for each in said((line, *charts)) if not is_sound(each)] == []
