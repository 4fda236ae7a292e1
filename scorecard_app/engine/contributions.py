"""What each child adds to the score of its parent, and how much of a perspective rests on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import isnan

from scorecard_app.domain.ids import EntityId, ObjectiveId, PerspectiveId
from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.days import Days
from scorecard_app.engine.judgements import LAST_MISSING, LAST_UNSCORABLE, Reason
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.results import Results
from scorecard_app.engine.weights import Weighing, is_dated

_MEANS = frozenset({RollUp.WEIGHTED_MEAN, RollUp.MEAN})


class Use(Enum):
    """Which score stands for a child: its own, or what the missing-data policy puts there."""

    OWN = "own"
    CARRIED = "carried"
    LAST_YEAR = "last year"
    ZERO = "zero"
    SUBSTITUTE = "substitute"
    NONE = "none"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One child under one parent: `share` (0 to 1) is its part of the weight that is used.

    `points` is share × score, what it adds to the parent's score; None under a roll-up that is
    no mean, or where no score is used. `reason` says why its own score is not.
    """

    child_id: EntityId
    weight: float
    share: float
    score: float | None
    points: float | None
    use: Use
    reason: Reason

    @property
    def is_used(self) -> bool:
        """Say whether a score of it, or for it, is used."""
        return self.score is not None


def contributions(
    results: Results, parent_id: EntityId, at: int = 0, *, relations: Relations | None = None
) -> tuple[Contribution, ...]:
    """Return what every child of an objective or a perspective adds at one of the dates.

    Children come in their order, measures first; those left out on purpose are among them, with
    no share. Under a mean the points add up to the parent's score (scoring.md, section 2).
    """
    card = results.card
    relations = relations or Relations(card)
    parent = card.objectives.get(ObjectiveId(parent_id)) or card.perspectives.get(
        PerspectiveId(parent_id)
    )
    if parent is None:
        return ()
    roll_up = parent.roll_up or card.settings.roll_up
    missing = parent.missing or card.settings.missing
    found = [_child(results, edge, missing, roll_up, at) for edge in _edges(relations, parent)]
    total = sum(each.weight for each in found if each.is_used)
    return tuple(_shared(each, total, roll_up) for each in found)


def effective_weights(results: Results, at: int = 0) -> Mapping[EntityId, float]:
    """Return the share (0 to 1) of its perspective's score that rests on each thing below it.

    It is the product of the shares on the way up; where a measure serves several objectives, the
    products are added. What is used nowhere is not in the mapping.
    """
    relations = Relations(results.card)
    weights: dict[EntityId, float] = {}
    waiting: list[tuple[EntityId, float]] = [(lane, 1.0) for lane in results.card.perspectives]
    while waiting:
        parent_id, weight = waiting.pop()
        for each in contributions(results, parent_id, at, relations=relations):
            if each.is_used and each.share:
                weights[each.child_id] = weights.get(each.child_id, 0.0) + weight * each.share
                if each.child_id in results.card.objectives:
                    waiting.append((each.child_id, weight * each.share))
    return weights


_Edge = Attachment | Objective


def _edges(relations: Relations, parent: Objective | Perspective) -> Sequence[_Edge]:
    """Return what leads from a parent to its children, those left out on purpose included."""
    if isinstance(parent, Perspective):
        return relations.objectives_in(parent.id)
    return (*relations.attachments_of(parent.id), *relations.children_of(parent.id))


def _child(
    results: Results, edge: _Edge, missing: MissingData, roll_up: RollUp, at: int
) -> Contribution:
    is_measure = isinstance(edge, Attachment)
    child_id: EntityId = edge.measure_id if isinstance(edge, Attachment) else edge.id
    is_in = edge.scored if isinstance(edge, Attachment) else edge.in_score
    weight = max(edge.weight, 0.0)
    if is_dated(edge):
        day = Days((results.dates[at],), results.card.settings.fiscal_start)
        weight = Weighing(results.card, results.basis.numbers, day).over_time(edge).item()
    if roll_up is not RollUp.WEIGHTED_MEAN:
        weight = float(weight > 0)
    row = results.rows[child_id]
    sheet, place = results.ledger.find(row)
    reason = Reason(sheet.board.codes.item(place, at))
    if not is_in or reason > LAST_UNSCORABLE or weight <= 0:
        return Contribution(child_id, weight, 0.0, None, None, Use.LEFT_OUT, reason)
    use, score = _used(results, row, at, missing, is_measure=is_measure)
    return Contribution(child_id, weight, 0.0, score, None, use, reason)


def _used(
    results: Results, row: int, at: int, missing: MissingData, *, is_measure: bool
) -> tuple[Use, float | None]:
    """Return the score that stands for a child, and which it is."""
    sheet, place = results.ledger.find(row)
    reason, own = Reason(sheet.board.codes.item(place, at)), sheet.board.scores.item(place, at)
    if reason is Reason.CURRENT:
        return Use.OWN, own
    if reason > LAST_MISSING:
        return Use.NONE, None
    match missing.policy:
        case MissingPolicy.ZERO:
            return Use.ZERO, 0.0
        case MissingPolicy.SUBSTITUTE if missing.substitute is not None:
            return Use.SUBSTITUTE, missing.substitute
        case MissingPolicy.CARRY if is_measure and reason is Reason.STALE:
            if sheet.board.ages.item(place, at) <= FRESH_AGE + missing.carry_periods:
                return Use.CARRIED, own
        case MissingPolicy.SAME_PERIOD_LAST_YEAR if results.last_year is not None:
            before, there = results.last_year.ledger.find(row)
            earlier = before.board.scores.item(there, at)
            if before.board.codes.item(there, at) == Reason.CURRENT and not isnan(earlier):
                return Use.LAST_YEAR, earlier
        case _:
            pass
    return Use.NONE, None


def _shared(each: Contribution, total: float, roll_up: RollUp) -> Contribution:
    if each.score is None or total <= 0:
        return each
    share = each.weight / total
    points = share * each.score if roll_up in _MEANS else None
    return replace(each, share=share, points=points)
