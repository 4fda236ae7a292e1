"""Builders of small scorecards to score: every argument has a default that is fine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from scorecard_app.domain.ids import (
    AttachmentId,
    MeasureId,
    ObjectiveId,
    PerspectiveId,
    RuleId,
    SeriesId,
)
from scorecard_app.domain.measures import Attachment, Direction, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import MeasureJudgement

MONTH = "2026-06"
DAY = date(2026, 6, 30)
"""The month in which these cards have values, and its last day."""

LANE = PerspectiveId("lane")


def samples(values: Mapping[str, float] | float | None, frequency: Frequency) -> Samples:
    """Pack numbers by the text of their period; one number alone stands at MONTH."""
    if values is None:
        return Samples()
    if not isinstance(values, Mapping):
        values = {MONTH: values}
    periods = {parse_period(text): number for text, number in values.items()}
    assert all(period.frequency is frequency for period in periods)
    return Samples.of({period.ordinal: number for period, number in periods.items()})


def measure(  # noqa: PLR0913 - a builder: each argument has a default
    name: str = "measure",
    *,
    actual: Mapping[str, float] | float | None = None,
    target: Mapping[str, float] | float | None = None,
    preset: Preset | None = None,
    figures: Mapping[str, float] | None = None,
    direction: Direction = Direction.HIGHER,
    frequency: Frequency = Frequency.MONTH,
    **fields: object,
) -> tuple[Entity, ...]:
    """Return a measure with its series and, where a preset is named, its rule."""
    key = MeasureId(name)
    base = Measure(key, name, direction=direction, frequency=frequency)
    entities: list[Entity] = [replace(base, **fields)]  # type: ignore[arg-type]  # fields of Measure
    for kind, values in ((SeriesKind.ACTUAL, actual), (SeriesKind.TARGET, target)):
        packed = samples(values, frequency)
        entities.append(Series(SeriesId(f"{name} {kind.value}"), key, kind, samples=packed))
    if preset:
        parameters = {each: Parameter(number) for each, number in (figures or {}).items()}
        entities.append(Rule(RuleId(f"{name} rule"), key, None, preset, parameters))
    return tuple(entities)


def scored(
    name: str, score: float | Mapping[str, float] | None, **fields: object
) -> tuple[Entity, ...]:
    """Return a measure whose values are its scores."""
    range_ = {"minimum": 0.0, "maximum": 100.0}
    return measure(name, actual=score, preset=Preset.MINIMUM_TO_MAXIMUM, figures=range_, **fields)  # type: ignore[arg-type]  # fields of Measure


def attached(measure_name: str, objective_name: str = "objective", **fields: object) -> Attachment:
    """Return the attachment through which a measure serves an objective."""
    base = Attachment(
        AttachmentId(f"{measure_name} to {objective_name}"),
        ObjectiveId(objective_name),
        MeasureId(measure_name),
    )
    return replace(base, **fields)  # type: ignore[arg-type]  # fields of Attachment


def objective(name: str = "objective", **fields: object) -> Objective:
    """Return an objective in the only lane."""
    return replace(Objective(ObjectiveId(name), name, perspective_id=LANE), **fields)  # type: ignore[arg-type]  # fields of Objective


def card(*parts: Entity | Sequence[Entity], **settings: object) -> Scorecard:
    """Return a scorecard of one lane and these parts."""
    entities = [each for part in parts for each in (part if isinstance(part, Sequence) else [part])]
    return Scorecard().put(Perspective(LANE, "Lane"), *entities).with_settings(**settings)


def judged(
    *parts: Entity | Sequence[Entity], day: date = DAY, **settings: object
) -> MeasureJudgement:
    """Judge the only measure of a scorecard on a day."""
    scorecard = card(*parts, **settings)
    return evaluate(scorecard, [day]).measure(next(iter(scorecard.measures)))


def family(
    scores: Mapping[str, float | None], weights: Mapping[str, float] | None = None, **fields: object
) -> tuple[Entity, ...]:
    """Return one objective with a measure for each score."""
    entities: list[Entity] = [objective("objective", **fields)]
    for name, score in scores.items():
        entities += scored(name, score)
        entities.append(attached(name, weight=(weights or {}).get(name, 1.0)))
    return tuple(entities)
