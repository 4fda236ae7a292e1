"""Which charts there are of a measure and of a score, what they are called, and who builds them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.engine.results import Results
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.charts.variance import variance_chart
from scorecard_app.present.charts.xmr import xmr_chart
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import N_, _
from scorecard_app.ui.bridge import Scene

TREND, BEHAVIOUR, VARIANCE, SCORE, TABLE = "trend", "behaviour", "variance", "score", "table"

Builder = Callable[[FormContext, MeasureId], Chart]


@dataclass(frozen=True)
class Kind:
    """A kind of chart of a measure."""

    title: str
    build: Builder


_KINDS: Mapping[str, Kind] = {
    BEHAVIOUR: Kind(N_("Behaviour"), xmr_chart),
    VARIANCE: Kind(N_("Variance"), variance_chart),
}
"""The charts of a measure in the order they are offered in."""


def titles(
    scene: Scene, measure_id: MeasureId | None, whole_id: EntityId | None
) -> list[tuple[str, str]]:
    """Return the keys and titles of the charts that make sense; none without a value."""
    found = []
    if measure_id is not None and _has_values(scene, measure_id):
        found += [(key, _(kind.title)) for key, kind in _KINDS.items()]
    return [*found, (TABLE, _("Table"))] if found else []


def default_kind(context: FormContext, measure_id: MeasureId | None, keys: Sequence[str]) -> str:
    """Return the kind that is shown before one was chosen (ux.md, section 2.2)."""
    return keys[0] if keys else ""


def built(kind: str, context: FormContext, results: Results, subject_id: EntityId) -> Chart:
    """Return a chart of a measure, or of what a score is made of."""
    return _KINDS[kind].build(context, MeasureId(subject_id))


def _has_values(scene: Scene, measure_id: MeasureId) -> bool:
    return any(
        series.samples
        for series in scene.relations.series_of(measure_id)
        if series.kind is not SeriesKind.TARGET
    )
