"""The targets of a measure on its charts: steps that hold until the next one."""

from collections.abc import Iterable, Iterator, Mapping

from scorecard_app.domain.measures import Direction, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.engine.targets import is_spread, periods_in_year
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.chart import Level, Stroke
from scorecard_app.present.charts.judged import Judged, runs
from scorecard_app.present.charts.telling import Telling
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import _


def aim_of(judgement: MeasureJudgement) -> float | None:
    """Return what a value is held against: the target of its rule, else the target in force."""
    figure = judgement.figures.get("target")
    return judgement.target if figure is None else figure


def aims_of(judgement: MeasureJudgement, direction: Direction) -> tuple[float, ...]:
    """Return the target, or both ends of the range that counts as on target; nothing for none."""
    aim, inner = aim_of(judgement), judgement.figures.get("inner")
    if aim is None:
        return ()
    return (aim - inner, aim + inner) if direction is Direction.TARGET and inner else (aim,)


def plans_of(
    told: Telling, judgements: Judged, ordinals: Iterable[int]
) -> Mapping[int, float | None]:
    """Return what was planned for some periods: the target in force, also where no value is.

    A yearly target is spread over its periods. A rule with a target of its own goes first, and
    stands where there is no other.
    """
    targets = first_samples(told.context, told.measure, SeriesKind.TARGET)
    return {each: _plan(told, targets, judgements.get(each), each) for each in ordinals}


def target_levels(told: Telling, judgements: Judged, ordinals: Iterable[int]) -> Iterator[Level]:
    """Yield the target, or both ends of its range, from where it holds to where the next does."""
    name = _(SERIES_KINDS[SeriesKind.TARGET])
    plans = plans_of(told, judgements, ordinals)
    aims = [(each, _ends(told, judgements.get(each), plan)) for each, plan in plans.items()]
    for place in range(max((len(each) for _at, each in aims), default=0)):
        held = [(ordinal, each[place]) for ordinal, each in aims if len(each) > place]
        for start, end, value in runs(held):
            text = f"{name} {told.number(value)}"
            yield Level(start, end, value, text, "chart.target", Stroke.DOTTED)


def _plan(
    told: Telling, targets: Samples, judgement: MeasureJudgement | None, ordinal: int
) -> float | None:
    since = targets.last_at(ordinal)
    if since is None or (judgement is not None and judgement.preset is Preset.ON_TARGET):
        return None if judgement is None else aim_of(judgement)
    if not is_spread(told.measure):
        return targets[since]
    period = Period(told.measure.frequency, ordinal)
    fiscal_start = told.context.card.settings.fiscal_start
    return targets[since] / periods_in_year(period, fiscal_start=fiscal_start)


def _ends(
    told: Telling, judgement: MeasureJudgement | None, plan: float | None
) -> tuple[float, ...]:
    aims = aims_of(judgement, told.measure.direction) if judgement else ()
    if len(aims) > 1:
        return aims
    return () if plan is None else (plan,)
