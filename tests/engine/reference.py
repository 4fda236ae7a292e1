"""The engine once more, one number at a time in plain Python: slow, and easy to see to be right."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Direction, Measure, Series, SeriesKind
from scorecard_app.domain.periods import last_complete, period_of
from scorecard_app.domain.rules import Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import Band, MissingPolicy, RollUp
from scorecard_app.domain.strategy import Objective, WeightChange


@dataclass(frozen=True)
class Plain:
    """A score or None, whether it is current, missing, unscorable or left out, and coverage."""

    score: float | None
    kind: str
    coverage: float
    age: int = 0


def judge(card: Scorecard, day: date) -> dict[EntityId, Plain]:
    """Judge every measure, objective and perspective on a day."""
    found: dict[EntityId, Plain] = {}
    for measure in card.measures.values():
        found[measure.id] = _measure(card, measure, day)
    for objective in card.objectives.values():
        _objective(card, objective, day, found)
    for lane in card.perspectives.values():
        tops = [
            each
            for each in card.objectives.values()
            if each.parent_id is None and each.perspective_id == lane.id
        ]
        children = [
            (found[each.id], _weight(card, each.weight, each.weight_changes, day))
            for each in tops
            if each.in_score
        ]
        found[lane.id] = _combine(card, lane, children, has_children=bool(tops))
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
    given = {name: each.number for name, each in rule.parameters.items()} if rule else {}
    score = _score(measure, preset, shown[1], given, aim[1] if aim else None)
    if score is None:
        return Plain(None, "unscorable", 0.0)
    score = min(100.0, max(0.0, score))
    age = last - judged
    return Plain(score, "current" if age <= 1 else "missing", float(age <= 1), age)


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


def _weight(card: Scorecard, weight: float, changes: Sequence[WeightChange], day: date) -> float:
    start = card.settings.fiscal_start
    for change in sorted(changes, key=lambda each: each.since.start(fiscal_start=start)):
        if change.since.start(fiscal_start=start) <= day:
            weight = change.weight
    return weight


def _objective(
    card: Scorecard, objective: Objective, day: date, found: dict[EntityId, Plain]
) -> Plain:
    if objective.id in found:
        return found[objective.id]
    children: list[tuple[Plain, float]] = []
    count = 0
    for attachment in card.attachments.values():
        if attachment.objective_id == objective.id:
            count += 1
            weight = _weight(card, attachment.weight, attachment.weight_changes, day)
            if attachment.scored:
                children.append((found[attachment.measure_id], weight))
    for child in card.objectives.values():
        if child.parent_id == objective.id:
            count += 1
            weight = _weight(card, child.weight, child.weight_changes, day)
            judged = _objective(card, child, day, found)
            if child.in_score:
                children.append((judged, weight))
    found[objective.id] = _combine(card, objective, children, has_children=count > 0)
    return found[objective.id]


def _combine(
    card: Scorecard,
    parent: object,
    children: Sequence[tuple[Plain, float]],
    *,
    has_children: bool,
) -> Plain:
    roll_up = getattr(parent, "roll_up", None) or card.settings.roll_up
    missing = getattr(parent, "missing", None) or card.settings.missing
    counting = [(child, weight) for child, weight in children if weight > 0]
    counting = [(child, weight) for child, weight in counting if child.kind != "left out"]
    if roll_up is not RollUp.WEIGHTED_MEAN:
        counting = [(child, 1.0) for child, _weight in counting]
    if not counting:
        return Plain(None, "left out" if has_children else "unscorable", 0.0)
    total = sum(weight for _child, weight in counting)
    covered = sum(w * child.coverage for child, w in counting if child.kind == "current") / total
    known: list[tuple[float, float]] = []
    for child, weight in counting:
        score = child.score if child.kind == "current" else None
        if child.kind == "missing" and missing.policy is MissingPolicy.ZERO:
            score = 0.0
        if child.kind == "missing" and missing.policy is MissingPolicy.SUBSTITUTE:
            score = missing.substitute
        is_near = child.age <= 1 + missing.carry_periods
        if child.kind == "missing" and missing.policy is MissingPolicy.CARRY and is_near:
            score = child.score
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
