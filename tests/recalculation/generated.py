"""A scorecard drawn from a seed: every frequency, preset, policy and roll-up, full of gaps."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from random import Random

from scorecard_app.domain.ids import AttachmentId, ObjectiveId, RuleId
from scorecard_app.domain.measures import Aggregation, Attachment, Direction, Measure
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.domain.rules import PARAMETERS, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.domain.strategy import WeightChange
from tests.builders import card, lane, measure, objective

_FIRST, _LAST = date(2023, 1, 1), date(2026, 6, 30)
_PRESETS = (
    Preset.DEFAULT,
    Preset.GOAL_AND_RED_FLAG,
    Preset.MINIMUM_TO_MAXIMUM,
    Preset.FOUR_POINTS,
    Preset.ON_TARGET,
    Preset.NOT_SCORED,
)
_MEASURES, _OBJECTIVES, _LANES = 36, 14, 3


def generated(seed: int) -> Scorecard:
    """Return the scorecard of a seed; the fiscal year starts in January or in April."""
    random = Random(seed)  # noqa: S311 - not a secret
    fiscal_start = random.choice([1, 4])
    lanes = [f"lane {place}" for place in range(_LANES)]
    names = [f"objective {place}" for place in range(_OBJECTIVES)]
    parts: list[tuple[Entity, ...]] = [lane(name) for name in lanes]
    parts += [
        tuple(_objective(random, name, names[:place], lanes)) for place, name in enumerate(names)
    ]
    numbers = count()
    for _each in range(_MEASURES):
        parts.append(tuple(_measure(random, f"measure {next(numbers)}", names, fiscal_start)))
    return card(
        *parts,
        fiscal_start=fiscal_start,
        missing=_missing(random),
        roll_up=random.choice([*RollUp]),
    )


def _objective(random: Random, name: str, above: list[str], lanes: list[str]) -> Iterator[Entity]:
    is_top = not above or random.random() < 0.5
    yield from objective(
        name,
        random.choice(lanes),
        parent_id=None if is_top else ObjectiveId(random.choice(above)),
        roll_up=random.choice([None, *RollUp]),
        missing=random.choice([None, _missing(random)]),
        weight=_weight(random),
        weight_changes=_changes(random),
        in_score=random.random() < 0.9,
    )


def _measure(random: Random, name: str, names: list[str], fiscal_start: int) -> Iterator[Entity]:
    frequency = random.choice([*Frequency])
    direction = random.choice([*Direction])
    first = period_of(_FIRST, frequency, fiscal_start=fiscal_start).ordinal
    last = period_of(_LAST, frequency, fiscal_start=fiscal_start).ordinal
    kept = [each for each in range(first, last) if random.random() < random.choice([0.3, 0.95])]
    values = {str(Period(frequency, each)): round(random.gauss(0, 50), 2) for each in kept}
    some = random.sample(range(first, last), k=min(4, last - first))
    targets = {str(Period(frequency, each)): random.choice([0.0, -20.0, 35.5]) for each in some}
    is_spread = frequency.months > 0 and random.random() < 0.3
    made = measure(
        name,
        actual=values,
        target=targets,
        frequency=frequency,
        direction=direction,
        aggregation=Aggregation.SUM if is_spread else Aggregation.LAST,
        spread_target=is_spread,
        baseline=random.choice([None, 0.0, -40.0, 60.0]),
        minimum=random.choice([None, -100.0]),
        maximum=random.choice([None, 100.0]),
    )
    yield from made
    (key,) = [each.id for each in made if isinstance(each, Measure)]
    for place in range(random.choice([0, 1, 2])):
        since = None if place == 0 else period_of(date(2025, random.randint(1, 9), 1), frequency)
        preset = random.choice(_PRESETS)
        figures = sorted(random.sample(range(-60, 90, 5), k=len(PARAMETERS[preset])))
        if direction is Direction.LOWER and preset is not Preset.MINIMUM_TO_MAXIMUM:
            figures.reverse()
        parameters = {
            each: Parameter(float(abs(n) if each in {"inner", "outer"} else n))
            for each, n in zip(PARAMETERS[preset], figures, strict=True)
        }
        yield Rule(RuleId(f"{name} rule {place}"), key, since, preset, parameters)
    for target in random.sample(names, k=random.choice([0, 1, 1, 2])):
        yield Attachment(
            AttachmentId(f"{name} on {target}"),
            ObjectiveId(target),
            key,
            weight=_weight(random),
            weight_changes=_changes(random),
            scored=random.random() < 0.9,
        )


def _weight(random: Random) -> float:
    return random.choice([0.0, 1.0, 1.0, 2.5, 30.0])


def _changes(random: Random) -> tuple[WeightChange, ...]:
    if random.random() < 0.7:
        return ()
    since = Period(Frequency.MONTH, 2025 * 12 + random.randint(0, 11))
    return (WeightChange(since, _weight(random)),)


def _missing(random: Random) -> MissingData:
    policy = random.choice([*MissingPolicy])
    substitute = random.choice([None, 40.0]) if policy is MissingPolicy.SUBSTITUTE else None
    return MissingData(policy, carry_periods=random.randint(0, 3), substitute=substitute)
