"""The engine once more, one number at a time in plain Python: slow, and easy to see to be right."""

import math
from bisect import bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Attachment, Direction, Measure, Series, SeriesKind
from scorecard_app.domain.periods import last_complete, period_of
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import Band, MissingPolicy, RollUp
from scorecard_app.domain.strategy import Objective


@dataclass(frozen=True)
class Plain:
    """A score or None, whether it is current, missing, unscorable or left out, and coverage."""

    score: float | None
    kind: str
    coverage: float
    age: int = 0


@dataclass(frozen=True)
class _Day:
    """A scorecard on a day, and how all stood a year before where that is asked."""

    card: Scorecard
    day: date
    year_ago: Mapping[EntityId, Plain]


def judge(card: Scorecard, day: date) -> dict[EntityId, Plain]:
    """Judge every measure, objective and perspective on a day."""
    return _judge(_Day(card, day, _judge(_Day(card, _a_year_before(day), {}))))


def _a_year_before(day: date) -> date:
    last = (day + timedelta(days=1)).day == 1
    month = date(day.year - 1, day.month, 1)
    days = monthrange(month.year, month.month)[1]
    return month.replace(day=days if last else min(day.day, days))


def _judge(at: _Day) -> dict[EntityId, Plain]:
    card, day = at.card, at.day
    found: dict[EntityId, Plain] = {}
    for measure in card.measures.values():
        found[measure.id] = _measure(card, measure, day)
    for objective in card.objectives.values():
        _objective(at, objective, found)
    for lane in card.perspectives.values():
        tops = [
            each
            for each in card.objectives.values()
            if each.parent_id is None and each.perspective_id == lane.id
        ]
        children = [(each.id, _weight(at, each)) for each in tops if each.in_score]
        found[lane.id] = _combine(at, lane, children, found, has_children=bool(tops))
    return found


def _first(card: Scorecard, measure: Measure, kind: SeriesKind) -> Series | None:
    mine = [s for s in card.series.values() if s.measure_id == measure.id and s.kind is kind]
    return min(mine, key=lambda each: (each.position, each.id), default=None)


def _last(series: Series | None, ordinal: int) -> tuple[int, float] | None:
    if series is None:
        return None
    known = [(at, number) for at, number in series.samples.items() if at <= ordinal]
    return max(known, default=None)


def _rule(card: Scorecard, measure: Measure, judged: int) -> Rule | None:
    start = card.settings.fiscal_start
    begun = []
    for rule in card.rules.values():
        if rule.measure_id != measure.id:
            continue
        since = -math.inf
        if rule.since:
            day = rule.since.start(fiscal_start=start)
            since = period_of(day, measure.frequency, fiscal_start=start).ordinal
        if since <= judged:
            begun.append((since, rule.id, rule))
    return max(begun, key=lambda each: each[:2])[2] if begun else None


def _measure(card: Scorecard, measure: Measure, day: date) -> Plain:
    last = last_complete(day, measure.frequency, fiscal_start=card.settings.fiscal_start).ordinal
    shown = _last(_first(card, measure, SeriesKind.ACTUAL), last)
    judged = shown[0] if shown else last
    rule = _rule(card, measure, judged)
    preset = rule.preset if rule else Preset.DEFAULT
    if preset is Preset.NOT_SCORED:
        return Plain(None, "left out", 0.0)
    if shown is None:
        return Plain(None, "missing", 0.0)
    aim = _last(_first(card, measure, SeriesKind.TARGET), judged)
    parameters = rule.parameters if rule else {}
    given = {name: _figure(card, each, judged) for name, each in parameters.items()}
    score = _score(measure, preset, shown[1], given, aim[1] if aim else None)
    if score is None:
        return Plain(None, "unscorable", 0.0)
    score = min(100.0, max(0.0, score))
    age = last - judged
    return Plain(score, "current" if age <= 1 else "missing", float(age <= 1), age)


def _figure(card: Scorecard, parameter: Parameter, judged: int) -> float | None:
    """Return a number, or what a series says by then."""
    if parameter.series_id is None:
        return parameter.number
    held = _last(card.series.get(parameter.series_id), judged)
    return held[1] if held else None


def _score(
    measure: Measure,
    preset: Preset,
    value: float,
    given: Mapping[str, float | None],
    target: float | None,
) -> float | None:
    rising = measure.direction is Direction.HIGHER
    match preset:
        case Preset.DEFAULT:
            return _line(measure, value, target, measure.baseline)
        case Preset.GOAL_AND_RED_FLAG:
            return _line(measure, value, given.get("goal"), given.get("red_flag"))
        case Preset.MINIMUM_TO_MAXIMUM:
            low, high = given.get("minimum"), given.get("maximum")
            if measure.direction is Direction.TARGET or low is None or high is None or low >= high:
                return None
            share = (value - low) / (high - low)
            return 100 * (share if rising else 1 - share)
        case Preset.ON_TARGET:
            aim = given.get("target")
            aim = target if aim is None else aim
            inner, outer = given.get("inner"), given.get("outer")
            if measure.direction is not Direction.TARGET or aim is None:
                return None
            if inner is None or outer is None or not 0 <= inner < outer:
                return None
            return _stabilise(abs(value - aim), inner, outer)
        case Preset.FOUR_POINTS:
            return _four(measure, value, [given.get(n) for n in ("worst", "red", "green", "best")])
        case _:
            raise NotImplementedError(preset)


def _line(
    measure: Measure, value: float, goal: float | None, red_flag: float | None
) -> float | None:
    """Spider's formula on 0 to 10, times ten: 10 (v − (2R − G)) / (3 (G − R))."""
    if goal is None or red_flag is None or goal == red_flag:
        return None
    if measure.direction is not (Direction.HIGHER if goal > red_flag else Direction.LOWER):
        return None
    return 100 * (value - (2 * red_flag - goal)) / (3 * (goal - red_flag))


def _stabilise(away: float, inner: float, outer: float) -> float:
    width = outer - inner
    if away <= inner:
        return 100.0
    if away <= outer:
        return 100 - (away - inner) / width * 200 / 3
    return 100 / 3 - (away - outer) / width * 100 / 3


def _four(measure: Measure, value: float, points: Sequence[float | None]) -> float | None:
    known = [point for point in points if point is not None]
    if len(known) < len(points) or measure.direction is Direction.TARGET:
        return None
    if measure.direction is Direction.LOWER:
        known, value = [-point for point in known], -value
    if any(left >= right for left, right in pairwise(known)):
        return None
    piece = min(2, max(0, bisect_right(known, value) - 1))
    share = (value - known[piece]) / (known[piece + 1] - known[piece])
    return (piece + share) * 100 / 3


def _weight(at: _Day, edge: Attachment | Objective) -> float:
    start = at.card.settings.fiscal_start
    weight = edge.weight
    for change in sorted(
        edge.weight_changes, key=lambda each: each.since.start(fiscal_start=start)
    ):
        if change.since.start(fiscal_start=start) <= at.day:
            weight = change.weight
    source = edge.weight_source
    series = at.card.series.get(source.series_id) if source and source.series_id else None
    if series is not None:
        frequency = at.card.measures[series.measure_id].frequency
        held = _last(series, last_complete(at.day, frequency, fiscal_start=start).ordinal)
        weight = held[1] if held else weight
    return max(0.0, weight)


def _objective(at: _Day, objective: Objective, found: dict[EntityId, Plain]) -> Plain:
    if objective.id in found:
        return found[objective.id]
    children: list[tuple[EntityId, float]] = []
    count = 0
    for attachment in at.card.attachments.values():
        if attachment.objective_id == objective.id:
            count += 1
            if attachment.scored:
                children.append((attachment.measure_id, _weight(at, attachment)))
    for child in at.card.objectives.values():
        if child.parent_id == objective.id:
            count += 1
            _objective(at, child, found)
            if child.in_score:
                children.append((child.id, _weight(at, child)))
    found[objective.id] = _combine(at, objective, children, found, has_children=count > 0)
    return found[objective.id]


def _combine(
    at: _Day,
    parent: object,
    below: Sequence[tuple[EntityId, float]],
    found: Mapping[EntityId, Plain],
    *,
    has_children: bool,
) -> Plain:
    card = at.card
    roll_up = getattr(parent, "roll_up", None) or card.settings.roll_up
    missing = getattr(parent, "missing", None) or card.settings.missing
    kept = [(key, weight) for key, weight in below if weight > 0 and found[key].kind != "left out"]
    if roll_up is not RollUp.WEIGHTED_MEAN:
        kept = [(key, 1.0) for key, _weight in kept]
    counting = [(found[key], weight) for key, weight in kept]
    if not counting:
        return Plain(None, "left out" if has_children else "unscorable", 0.0)
    total = sum(weight for _child, weight in counting)
    covered = sum(w * child.coverage for child, w in counting if child.kind == "current") / total
    known: list[tuple[float, float]] = []
    for key, weight in kept:
        child, year_ago = found[key], at.year_ago.get(key)
        score = child.score if child.kind == "current" else None
        if child.kind == "missing" and missing.policy is MissingPolicy.ZERO:
            score = 0.0
        if child.kind == "missing" and missing.policy is MissingPolicy.SUBSTITUTE:
            score = missing.substitute
        is_near = child.age <= 1 + missing.carry_periods
        if child.kind == "missing" and missing.policy is MissingPolicy.CARRY and is_near:
            score = child.score
        if child.kind == "missing" and missing.policy is MissingPolicy.SAME_PERIOD_LAST_YEAR:
            score = year_ago.score if year_ago and year_ago.kind == "current" else None
        if score is not None:
            known.append((score, weight))
    has_gap = len(known) < len(counting)
    if known and not (missing.policy is MissingPolicy.BLANK and has_gap):
        return Plain(_rolled(roll_up, known, card.settings.bands), "current", covered)
    is_missing = any(child.kind == "missing" for child, _weight in counting)
    return Plain(None, "missing" if known or is_missing else "unscorable", covered)


def _rolled(roll_up: RollUp, known: Sequence[tuple[float, float]], bands: Sequence[Band]) -> float:
    scores = [score for score, _weight in known]
    match roll_up:
        case RollUp.WORST:
            return min(scores)
        case RollUp.BEST:
            return max(scores)
        case RollUp.MOST_FREQUENT:
            places = [sum(s >= band.floor - 1e-9 for band in bands[1:]) for s in scores]
            counts = Counter(places)
            most = min(place for place in counts if counts[place] == max(counts.values()))
            chosen = [s for s, place in zip(scores, places, strict=True) if place == most]
            return sum(chosen) / len(chosen)
        case _:
            return sum(s * w for s, w in known) / sum(w for _s, w in known)
