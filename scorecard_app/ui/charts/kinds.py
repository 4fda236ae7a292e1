"""Which charts there are of a measure and of a score, in which order, and what they are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.engine.contributions import contributions
from scorecard_app.present.charts.alone import series_shown
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.charts.choice import (
    CHARTS,
    ChartKind,
    default_chart,
    sensible_charts,
)
from scorecard_app.present.charts.viewed import VIEWED, viewed_chart
from scorecard_app.present.charts.viewing import Viewing
from scorecard_app.present.charts.waterfall import waterfall_chart
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import N_, _
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.charts.segments import Choice

SCORE, TREND, TABLE = "score", ChartKind.TREND.value, "table"
XMR = ChartKind.XMR.value
FOLLOW_VIEW = frozenset(kind.value for kind in VIEWED)

_SHORT: Mapping[ChartKind, str] = {
    ChartKind.TREND: N_("Trend"),
    ChartKind.XMR: N_("Behaviour"),
    ChartKind.VARIANCE: N_("Variance"),
    ChartKind.VARIANCE_PRIOR: N_("Year before"),
    ChartKind.CUMULATIVE: N_("To date"),
    ChartKind.YEAR_ON_YEAR: N_("Year on year"),
    ChartKind.DISTRIBUTION: N_("Distribution"),
}
"""What stands in a row of tabs; the whole name is its tooltip."""

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """What the charts are about: a measure, and the objective or perspective chosen above it."""

    measure_id: MeasureId | None = None
    whole_id: EntityId | None = None


def choices(scene: Scene, context: FormContext, subject: Subject) -> tuple[Choice, ...]:
    """Return the charts that make sense, and the table twin; none where there is no value."""
    found = []
    if subject.whole_id is not None and _parts(scene, subject.whole_id):
        found.append(Choice(SCORE, _("Score"), _("What the score is made of")))
    if subject.measure_id is not None and _has_values(context, subject.measure_id):
        kinds = sensible_charts(context, subject.measure_id)
        found += [Choice(kind.value, _(_SHORT[kind]), _(CHARTS[kind])) for kind in kinds]
    if found:
        found.append(Choice(TABLE, _("Table"), _("The chart shown last, as a table")))
    return tuple(found)


def first_choice(
    scene: Scene, context: FormContext, subject: Subject, offered: Sequence[Choice]
) -> str:
    """Return what is shown before anything was chosen (ux.md, section 2.2).

    A score that is made of several parts is taken apart; else the measure says which chart fits.
    """
    keys = [choice.key for choice in offered]
    whole_id = subject.whole_id
    if whole_id is not None and SCORE in keys and len(_parts(scene, whole_id)) >= _SEVERAL:
        return SCORE
    if subject.measure_id is not None:
        wanted = default_chart(context, subject.measure_id).value
        if wanted in keys:
            return wanted
    return keys[0] if keys else ""


def built(
    kind: str,
    scene: Scene,
    context: FormContext,
    subject: Subject,
    *,
    viewing: Viewing = Viewing(),  # noqa: B008 - frozen
) -> Chart | None:
    """Return a chart of a measure, or of what a score is made of; None without a subject."""
    if kind == SCORE:
        whole_id = subject.whole_id
        return None if whole_id is None else waterfall_chart(context, scene.results, whole_id)
    if subject.measure_id is None:
        return None
    return viewed_chart(ChartKind(kind), context, subject.measure_id, viewing)


def _parts(scene: Scene, whole_id: EntityId) -> list[EntityId]:
    """Return what adds to a score."""
    found = contributions(scene.results, whole_id, relations=scene.relations)
    return [each.child_id for each in found if each.is_used]


def _has_values(context: FormContext, measure_id: MeasureId) -> bool:
    """Say whether there is anything to draw, entered or computed, besides targets."""
    shown = series_shown(context, context.card.measures[measure_id])
    return any(each.samples for each in shown if each.kind is not SeriesKind.TARGET)
