"""Signals: values that chance alone hardly gives, by one of the named sets of rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

import numpy as np

from scorecard_app.domain.settings import SignalRules
from scorecard_app.engine.arrays import Floats, Ints
from scorecard_app.engine.behaviour.limits import Limits

TOLERANCE = 1e-9
"""Share of the largest number within which a value lies on a line, which is no signal."""

TRIPLE = 3
OUTER = 2 / 3
"""The outer third begins at this share of the way from the centre to a limit."""


class SignalKind(Enum):
    """What is unlikely about some values."""

    OUTSIDE = "outside a limit"
    RUN = "in a row on one side"
    TREND = "rising or falling"
    OUTER_THIRD = "two of three in an outer third"


class Way(Enum):
    """Where the values of a signal lie, or which way those of a trend go."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal: its kind, its way, and the places of its values among all known ones."""

    kind: SignalKind
    way: Way
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """From how many values in a row on one side, or rising or falling; None is no such rule."""

    run: int
    trend: int | None = None
    has_outer_third: bool = False


RULE_SETS: Mapping[SignalRules, RuleSet] = {
    SignalRules.NHS: RuleSet(run=7, trend=7, has_outer_third=True),
    SignalRules.PUMP: RuleSet(run=8),
}
"""NHS: Making Data Count, as NHSRplotthedots codes it. PuMP: Wheeler's limits and runs of eight.
Both begin with values outside a limit."""


def signals_in(values: Floats, limits: Limits, rules: SignalRules) -> tuple[Signal, ...]:
    """Return the signals among the values of one phase, in the order of the rules.

    A value on the centre, like one equal to that before it, breaks a run or a trend; a value on
    a limit is not outside it.
    """
    rule_set = RULE_SETS[rules]
    slack = TOLERANCE * max(float(np.abs(values).max(initial=0.0)), abs(limits.centre))
    sides = signs_of(values - limits.centre, slack)
    outside = signs_of(values - limits.upper, slack) > 0
    outside |= signs_of(values - limits.lower, slack) < 0
    found = [
        Signal(SignalKind.OUTSIDE, way_of(sides[at]), (at,))
        for at in np.flatnonzero(outside).tolist()
    ]
    found += _runs(SignalKind.RUN, sides, rule_set.run, lead=0)
    if rule_set.trend is not None:
        steps = signs_of(np.diff(values), slack)
        found += _runs(SignalKind.TREND, steps, rule_set.trend - 1, lead=1)
    if rule_set.has_outer_third:
        reach = OUTER * (limits.upper - limits.centre)
        is_close = (np.abs(values - limits.centre) > reach + slack) & ~outside
        found += _outer_thirds(sides, is_close.tolist())
    return tuple(found)


def signs_of(differences: Floats, slack: float | Floats) -> Ints:
    """Return 1, 0 or -1: above, as good as equal, below."""
    signs: Ints = np.where(np.abs(differences) <= slack, 0, np.sign(differences)).astype(np.int32)
    return signs


def way_of(sign: int) -> Way:
    """Return the way of a sign that is not 0."""
    return Way.UP if sign > 0 else Way.DOWN


def _runs(kind: SignalKind, signs: Ints, fewest: int, *, lead: int) -> Iterator[Signal]:
    """Yield each stretch of one sign that is long enough; steps have one value in front."""
    start = 0
    for sign, members in groupby(signs.tolist()):
        length = len(list(members))
        if sign and length >= fewest:
            yield Signal(kind, way_of(sign), tuple(range(start, start + length + lead)))
        start += length


def _outer_thirds(sides: Ints, is_close: list[bool]) -> Iterator[Signal]:
    """Yield the values in an outer third of which three neighbours on one side hold two.

    Those that overlap are one signal.
    """
    places: list[int] = []
    for start in range(len(is_close) - TRIPLE + 1):
        triple = range(start, start + TRIPLE)
        close = [at for at in triple if is_close[at]]
        if len(close) < TRIPLE - 1 or abs(int(sides[triple.start : triple.stop].sum())) != TRIPLE:
            continue
        if places and (sides[places[-1]] != sides[start] or close[0] > places[-1]):
            yield Signal(SignalKind.OUTER_THIRD, way_of(sides[places[0]]), tuple(places))
            places = []
        places += [at for at in close if at not in places]
    if places:
        yield Signal(SignalKind.OUTER_THIRD, way_of(sides[places[0]]), tuple(places))
