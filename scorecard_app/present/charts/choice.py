"""Which charts make sense for a measure, and which of them is shown first (ux.md, section 2.2)."""

from collections.abc import Callable, Mapping
from enum import Enum

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Direction, Measure, SeriesKind, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.behaviour import FEWEST
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.charts.course import trend_chart
from scorecard_app.present.charts.cumulative import cumulative_chart
from scorecard_app.present.charts.distribution import FEWEST as FEWEST_DISTRIBUTED
from scorecard_app.present.charts.distribution import distribution_chart
from scorecard_app.present.charts.telling import has_numbers
from scorecard_app.present.charts.variance import Against, variance_chart
from scorecard_app.present.charts.xmr import xmr_chart
from scorecard_app.present.charts.year_on_year import year_on_year_chart
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import N_


class ChartKind(Enum):
    """A chart of one measure, in the order in which they are offered."""

    TREND = "trend"
    XMR = "xmr"
    VARIANCE = "variance"
    VARIANCE_PRIOR = "variance against the year before"
    CUMULATIVE = "cumulative"
    YEAR_ON_YEAR = "year on year"
    DISTRIBUTION = "distribution"


CHARTS: Mapping[ChartKind, str] = {
    ChartKind.TREND: N_("Trend"),
    ChartKind.XMR: N_("Behaviour (XmR)"),
    ChartKind.VARIANCE: N_("Variance from plan"),
    ChartKind.VARIANCE_PRIOR: N_("Variance from the year before"),
    ChartKind.CUMULATIVE: N_("Year to date"),
    ChartKind.YEAR_ON_YEAR: N_("Year on year"),
    ChartKind.DISTRIBUTION: N_("Distribution"),
}
"""What each chart is called."""

_BUILDERS: Mapping[ChartKind, Callable[[FormContext, MeasureId], Chart]] = {
    ChartKind.TREND: trend_chart,
    ChartKind.XMR: xmr_chart,
    ChartKind.VARIANCE: variance_chart,
    ChartKind.CUMULATIVE: cumulative_chart,
    ChartKind.YEAR_ON_YEAR: year_on_year_chart,
    ChartKind.DISTRIBUTION: distribution_chart,
}


def build_chart(kind: ChartKind, context: FormContext, measure_id: MeasureId) -> Chart:
    """Return one chart of a measure at the day shown."""
    if kind is ChartKind.VARIANCE_PRIOR:
        return variance_chart(context, measure_id, against=Against.PRIOR)
    return _BUILDERS[kind](context, measure_id)


def default_chart(context: FormContext, measure_id: MeasureId) -> ChartKind:
    """Return the chart that fits the situation of a measure best.

    Money against a plan: variance. Sums against a yearly target: year to date. On target is
    best, a milestone, yes or no, choices, or fewer than six values: trend. All else: behaviour.
    """
    measure = context.card.measures[measure_id]
    actual = first_samples(context, measure, SeriesKind.ACTUAL)
    has_plan = bool(first_samples(context, measure, SeriesKind.TARGET))
    adds_up = measure.aggregation is Aggregation.SUM
    if _is_stepwise(context, measure) or measure.direction is Direction.TARGET or not actual:
        return ChartKind.TREND
    if measure.unit.kind is UnitKind.MONEY and has_plan:
        return ChartKind.VARIANCE
    if adds_up and measure.spread_target and has_plan and measure.frequency is not Frequency.YEAR:
        return ChartKind.CUMULATIVE
    return ChartKind.XMR if len(actual) >= FEWEST else ChartKind.TREND


def sensible_charts(context: FormContext, measure_id: MeasureId) -> tuple[ChartKind, ...]:
    """Return the charts that have something to say about a measure, in their order."""
    measure = context.card.measures[measure_id]
    actual = first_samples(context, measure, SeriesKind.ACTUAL)
    if not actual:
        return (ChartKind.TREND,)
    return tuple(kind for kind in ChartKind if _is_sensible(kind, context, measure, actual))


def _is_stepwise(context: FormContext, measure: Measure) -> bool:
    return not has_numbers(context, measure) or bool(measure.course.milestones)


def _is_sensible(kind: ChartKind, context: FormContext, measure: Measure, actual: Samples) -> bool:
    is_number = has_numbers(context, measure)
    is_yearly = measure.frequency is Frequency.YEAR
    match kind:
        case ChartKind.TREND:
            return True
        case ChartKind.XMR:
            return is_number
        case ChartKind.VARIANCE:
            return is_number and bool(first_samples(context, measure, SeriesKind.TARGET))
        case ChartKind.CUMULATIVE:
            return is_number and measure.aggregation is Aggregation.SUM and not is_yearly
        case ChartKind.DISTRIBUTION:
            return is_number and len(actual) >= FEWEST_DISTRIBUTED
        case _:
            return is_number and not is_yearly
