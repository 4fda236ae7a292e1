"""What each child adds to a rolled-up score, and what is lost on the way to full marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PerspectiveId
from scorecard_app.engine.anchors import HIGHEST
from scorecard_app.engine.bands import band_of
from scorecard_app.engine.contributions import Contribution, Use, contributions
from scorecard_app.engine.judgements import Judgement
from scorecard_app.engine.results import Results
from scorecard_app.present.charts.chart import (
    Bar,
    Chart,
    Connector,
    Fill,
    Mark,
    Panel,
    TableTwin,
)
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.numbers import format_plain, format_score
from scorecard_app.texts import N_, _

_WIDTH = 0.62
_TICKS = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
_AIR = 1.12

_USES: Mapping[Use, str] = {
    Use.CARRIED: N_("its last score is carried on"),
    Use.LAST_YEAR: N_("its score of last year stands for it"),
    Use.ZERO: N_("it counts as zero, since there is no value"),
    Use.SUBSTITUTE: N_("a substitute stands for it"),
    Use.NONE: N_("no score, so the others bear its weight"),
    Use.LEFT_OUT: N_("left out of the score"),
}


@dataclass(frozen=True, slots=True)
class _Step:
    """One child: where its part begins, what it adds, and what it might add at most."""

    name: str
    child: Contribution
    start: float
    points: float
    most: float

    @property
    def end(self) -> float:
        return self.start + self.points


def waterfall_chart(
    context: FormContext, results: Results, parent_id: EntityId, *, at: int = 0
) -> Chart:
    """Return how the score of an objective or a perspective is made up, child by child.

    Solid is what a child adds, outlined what it would add with full marks: the potential that is
    lost. Under a roll-up that is no mean each bar is the child's own score.
    """
    name, judgement = _parent(results, parent_id, at)
    children = contributions(results, parent_id, at, relations=context.relations)
    if judgement.score is None or not children:
        sentence = _("There is no score to take apart: nothing below is scored.")
        return Chart(name, "", 0.0, 1.0, (), (), empty=sentence)
    is_mean = all(each.points is not None for each in children if each.is_used)
    steps = _steps(results, children, is_mean=is_mean)
    marks = tuple(_marks(context, steps, judgement.score, name, is_mean=is_mean))
    high = max([HIGHEST, judgement.score, *(each.end for each in steps)]) * _AIR
    low = min([0.0, *(each.end for each in steps), *(each.start for each in steps)])
    labels = [*(each.name for each in steps), _("Score")]
    return Chart(
        title=name,
        unit="",
        first=0.0,
        last=float(len(steps)),
        places=tuple(Tick(float(place), label) for place, label in enumerate(labels)),
        panels=(Panel(marks, low, high, _ticks(context), has_zero=True),),
        twin=_twin(context, steps, judgement.score),
        note=""
        if is_mean
        else _("The score is no mean of these: each bar is the score of one child."),
        is_turned=True,
    )


def _parent(results: Results, parent_id: EntityId, at: int) -> tuple[str, Judgement]:
    objective = results.card.objectives.get(ObjectiveId(parent_id))
    if objective is not None:
        return objective.name, results.objective(objective.id, at)
    lane = results.card.perspectives[PerspectiveId(parent_id)]
    return lane.name, results.perspective(lane.id, at)


def _steps(
    results: Results, children: Sequence[Contribution], *, is_mean: bool
) -> tuple[_Step, ...]:
    steps, reached = [], 0.0
    for child in children:
        points = (child.points if is_mean else child.score) or 0.0
        most = child.share * HIGHEST if is_mean else HIGHEST
        start = reached if is_mean else 0.0
        steps.append(
            _Step(
                _name(results, child.child_id), child, start, points, most if child.is_used else 0
            )
        )
        reached += points
    return tuple(steps)


def _name(results: Results, child_id: EntityId) -> str:
    measure = results.card.measures.get(MeasureId(child_id))
    return measure.name if measure else results.card.objectives[ObjectiveId(child_id)].name


def _marks(
    context: FormContext, steps: Sequence[_Step], score: float, name: str, *, is_mean: bool
) -> Iterator[Mark]:
    for place, step in enumerate(steps):
        yield from _step_bars(context, float(place), step)
        if is_mean:
            yield Connector(float(place), float(place + 1), step.end)
    total = float(len(steps))
    said = _("{name}: score {score}").format(name=name, score=_score(context, score))
    if score < HIGHEST:
        lost = _("{score} below full marks").format(score=_score(context, HIGHEST - score))
        yield Bar(total, score, HIGHEST, lost, "chart.plan", Fill.OUTLINE, _WIDTH)
    label = _score(context, score)
    bar = Bar(total, 0.0, score, said, "band.none", width=_WIDTH, label=label)
    yield _coloured(bar, context, score)


def _step_bars(context: FormContext, place: float, step: _Step) -> Iterator[Bar]:
    """Yield what is lost, outlined, and what is added, in the colour of the child's own band."""
    child = step.child
    said = _said(context, step)
    if not child.is_used:
        yield Bar(place, step.start, step.start, said, "band.none", width=_WIDTH, label="–")
        return
    if step.most > step.points:
        lost = _("{name}: {points} lost to full marks").format(
            name=step.name, points=_score(context, step.most - step.points)
        )
        end = step.start + step.most
        yield Bar(place, step.end, end, lost, "chart.plan", Fill.OUTLINE, _WIDTH)
    label = _score(context, step.points)
    bar = Bar(place, step.start, step.end, said, "band.none", width=_WIDTH, label=label)
    yield _coloured(bar, context, child.score)


def _said(context: FormContext, step: _Step) -> str:
    child = step.child
    use = f" · {_(_USES[child.use])}" if child.use in _USES else ""
    if not child.is_used:
        return f"{step.name}{use}"
    if child.points is None:
        said = _("{name}: score {score}").format(
            name=step.name, score=_score(context, child.score or 0.0)
        )
        return said + use
    said = _("{name}: score {score} × {share} of the weight = {points}").format(
        name=step.name,
        score=_score(context, child.score or 0.0),
        share=_share(context, child.share),
        points=_score(context, step.points),
    )
    return said + use


def _score(context: FormContext, score: float) -> str:
    return format_score(score, context.card.settings, context.forms)


def _share(context: FormContext, share: float) -> str:
    return format_plain(100 * share, context.forms, decimals=0) + " %"


def _coloured(bar: Bar, context: FormContext, score: float | None) -> Bar:
    """Give a bar the colour of the band that a score lies in."""
    band = band_of(score, context.card.settings.bands)
    return replace(bar, role=f"band.{band.role}", colour=band.colour) if band else bar


def _ticks(context: FormContext) -> tuple[Tick, ...]:
    return tuple(Tick(each, _score(context, each)) for each in _TICKS)


def _twin(context: FormContext, steps: Sequence[_Step], score: float) -> TableTwin:
    header = (_("Part"), _("Score"), _("Share of the weight"), _("Adds"), _("Lost"), _("Remark"))
    rows = []
    for step in steps:
        child = step.child
        remark = _(_USES[child.use]) if child.use in _USES else ""
        if not child.is_used:
            rows.append((step.name, "", "", "", "", remark))
            continue
        adds = "" if child.points is None else _score(context, step.points)
        lost = "" if child.points is None else _score(context, step.most - step.points)
        own = _score(context, child.score or 0.0)
        rows.append((step.name, own, _share(context, child.share), adds, lost, remark))
    lost = _score(context, max(HIGHEST - score, 0.0))
    rows.append((_("Score"), _score(context, score), "", "", lost, ""))
    return TableTwin(header, tuple(rows))
