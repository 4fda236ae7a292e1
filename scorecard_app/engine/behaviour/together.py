"""How many measures behave at their last values: what `behaviour` says, worked out together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.settings import SignalRules
from scorecard_app.engine.arrays import Flags, Floats, Ints
from scorecard_app.engine.behaviour.answers import (
    Assurance,
    Variation,
    assurance,
    change,
)
from scorecard_app.engine.behaviour.limits import (
    FEWEST,
    SPREAD,
    Limits,
    centre_and_range,
    limits_of,
)
from scorecard_app.engine.behaviour.phases import known_values, stretches
from scorecard_app.engine.behaviour.signals import (
    OUTER,
    RULE_SETS,
    TOLERANCE,
    TRIPLE,
    RuleSet,
    Way,
    signs_of,
    way_of,
)

_NEVER = np.iinfo(np.int32).max
"""More values than there are: from so many on a rule without a length speaks."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure with its actual values, those up to the period `last`, and what it is held to."""

    measure: Measure
    samples: Samples
    last: int | None = None
    target: float | None = None
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class Latest:
    """The limits in force, the two answers, and which way the signal went of the last value."""

    limits: Limits
    variation: Variation
    way: Way | None
    assurance: Assurance | None


def latest(
    asked: Sequence[Asked], *, rules: SignalRules = SignalRules.NHS, fiscal_start: int = 1
) -> list[Latest | None]:
    """Return how each measure behaves now, None where it is too early to say.

    Measures with equally many values in their last phase are laid on each other and judged by
    the same array operations.
    """
    found: list[Latest | None] = [None] * len(asked)
    stacks: defaultdict[tuple[int, int], list[tuple[int, Floats]]] = defaultdict(list)
    for place, each in enumerate(asked):
        values, base = _last_phase(each, fiscal_start)
        if base >= FEWEST:
            stacks[len(values), base].append((place, values))
    for (_count, base), stack in stacks.items():
        members = [asked[place] for place, _values in stack]
        values = np.stack([values for _place, values in stack])
        answers = _judged(members, values, base, RULE_SETS[rules])
        for (place, _values), answer in zip(stack, answers, strict=True):
            found[place] = answer
    return found


def _last_phase(each: Asked, fiscal_start: int) -> tuple[Floats, int]:
    """Return the values of the last phase, and on how many of them its limits rest."""
    ordinals, values = known_values(each.samples, last=each.last)
    if not each.measure.phases:
        return values, len(values)
    found = stretches(each.measure, ordinals, values, fiscal_start=fiscal_start)
    return (values[found[-1].start :], found[-1].base) if found else (values, 0)


def _judged(asked: Sequence[Asked], values: Floats, base: int, rules: RuleSet) -> Iterator[Latest]:
    """Yield the answers for values of shape (measures, periods)."""
    centres, ranges = centre_and_range(values[:, :base])
    signs, starts = _signals(values, centres, SPREAD * ranges, rules)
    befores = np.where(starts < 0, centres, np.take_along_axis(values, starts[:, None], 1)[:, 0])
    figures = (centres, ranges, signs, befores, values[:, -1])
    for each, centre, mean_range, sign, before, last in zip(
        asked, *(figure.tolist() for figure in figures), strict=True
    ):
        measure, target = each.measure, each.target
        limits = limits_of(centre, mean_range, base)
        way = way_of(sign) if sign else None
        varies = Variation.COMMON_CAUSE
        if way is not None:
            varies = change(way, measure.direction, target, last=last, before=before)
        sure = assurance(limits, measure.direction, target, tolerance=each.tolerance)
        yield Latest(limits, varies, way, sure)


def _signals(values: Floats, centres: Floats, reach: Floats, rules: RuleSet) -> tuple[Ints, Ints]:
    """Return the sign of the first signal that holds the last value, 0 where there is none.

    The second array says where it began if it is a trend, else −1.
    """
    from_centre = values - centres[:, None]
    slack = TOLERANCE * np.maximum(np.abs(values).max(axis=1), np.abs(centres))[:, None]
    sides, steps = signs_of(from_centre, slack), signs_of(np.diff(values), slack)
    outside = _outside(values[:, -TRIPLE:], centres[:, None], reach[:, None], slack)
    rising = _trailing(steps)
    is_on_side = outside[:, -1] | (_trailing(sides) >= rules.run)
    is_trend = ~is_on_side & (rising >= (rules.trend or _NEVER) - 1)
    if rules.has_outer_third:
        is_far = np.abs(from_centre[:, -TRIPLE:]) > OUTER * reach[:, None] + slack
        is_on_side |= ~is_trend & _is_outer_third(sides[:, -TRIPLE:], is_far & ~outside)
    signs = np.where(is_trend, steps[:, -1], np.where(is_on_side, sides[:, -1], 0))
    return signs, np.where(is_trend, values.shape[1] - 1 - rising, -1)


def _outside(values: Floats, centres: Floats, reach: Floats, slack: Floats) -> Flags:
    above = signs_of(values - (centres + reach), slack) > 0
    return np.asarray(above | (signs_of(values - (centres - reach), slack) < 0))


def _trailing(signs: Ints) -> Ints:
    """Count how many signs at the end are that of the last one; none are where that is 0."""
    differs = signs[:, ::-1] != signs[:, -1:]
    counts = np.where(differs.any(axis=1), differs.argmax(axis=1), signs.shape[1])
    return np.where(signs[:, -1] == 0, 0, counts)


def _is_outer_third(sides: Ints, is_close: Flags) -> Flags:
    is_sided = np.abs(sides.sum(axis=1)) == TRIPLE
    return np.asarray(is_sided & is_close[:, -1] & (is_close.sum(axis=1) >= TRIPLE - 1))
