"""Measures with a run of monthly values, and what their charts are read against."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.charts.chart import Chart, Mark
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import LocaleForms
from tests.builders import Values, card, lane, measure, minter, objective

SALES = MeasureId("Sales")


def run(values: Sequence[float | None], first: str = "2026-01") -> Values:
    """Return values of consecutive periods by the text of their period; None leaves a gap."""
    start = parse_period(first)
    return {str(start.shifted(at)): each for at, each in enumerate(values) if each is not None}


def sales(
    values: Sequence[float | None],
    *,
    first: str = "2026-01",
    target: Values | None = None,
    **fields: Any,  # noqa: ANN401 - fields of Measure
) -> Scorecard:
    """Return a scorecard whose one measure has these values, month by month."""
    made = measure("Sales", "Grow", actual=run(values, first), target=target, **fields)
    return card(lane("Value"), objective("Grow"), made)


def desk(scorecard: Scorecard, day: date = date(2026, 12, 31)) -> FormContext:
    """Return what charts are read against."""
    return FormContext(scorecard, Relations(scorecard), day, LocaleForms(), minter())


def marks(chart: Chart, kind: type[Mark], panel: int = 0) -> list[Any]:
    """Return the marks of one kind in one panel."""
    return [each for each in chart.panels[panel].marks if isinstance(each, kind)]
