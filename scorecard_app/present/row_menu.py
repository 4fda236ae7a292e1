"""What a row of the outline or the table offers that else is done on the map."""

from dataclasses import dataclass
from itertools import groupby

from scorecard_app.document.edits.links import DEFAULT_LAG_MONTHS
from scorecard_app.domain.ids import LinkId, ObjectiveId, PerspectiveId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import Perspective
from scorecard_app.present.spoken import short_name, spoken_link
from scorecard_app.texts import LocaleForms, _


@dataclass(frozen=True, slots=True)
class Target:
    """An objective that a link could lead to, with the sentence why it may not; "" if it may."""

    objective_id: ObjectiveId
    title: str
    refusal: str


@dataclass(frozen=True, slots=True)
class LaneOfTargets:
    """The targets in one perspective, which may be the objective's own."""

    perspective_id: PerspectiveId
    title: str
    targets: tuple[Target, ...]
    is_own: bool


def link_targets(relations: Relations, objective_id: ObjectiveId) -> tuple[LaneOfTargets, ...]:
    """Return every other objective by perspective, from the top row down."""
    own = relations.card.objectives[objective_id].perspective_id
    found = []
    for lane in relations.perspectives:
        others = [
            each
            for each in relations.card.objectives.values()
            if each.perspective_id == lane.id and each.id != objective_id
        ]
        targets = tuple(
            Target(each.id, short_name(each), _refusal(relations, objective_id, each.id))
            for each in sorted(others, key=lambda each: each.number)
        )
        name = lane.name or _("(no name)")
        found.append(LaneOfTargets(lane.id, name, targets, is_own=lane.id == own))
    return tuple(found)


def links_of(
    relations: Relations, objective_id: ObjectiveId, forms: LocaleForms
) -> tuple[tuple[LinkId, str], ...]:
    """Return the links that leave an objective, and then those that arrive, in words."""
    names = relations.card.objectives
    leaving = [
        (each.id, spoken_link(each, relations, forms))
        for each in relations.links_from(objective_id)
    ]
    arriving = [
        (each.id, _("Link from {cause}").format(cause=short_name(names[each.from_id])))
        for each in relations.links_to(objective_id)
    ]
    return (*leaving, *arriving)


def place_among(relations: Relations, objective_id: ObjectiveId) -> tuple[int, int]:
    """Return at which place an objective stands among its siblings, and how many these are."""
    objective = relations.card.objectives[objective_id]
    siblings = (
        relations.children_of(objective.parent_id)
        if objective.parent_id is not None
        else relations.objectives_in(objective.perspective_id)
        if objective.perspective_id is not None
        else (objective,)
    )
    return [each.id for each in siblings].index(objective_id), len(siblings)


def rows_beside(
    relations: Relations, perspective_id: PerspectiveId
) -> tuple[int | None, int | None]:
    """Return the rows of its own into which a perspective moves up and down; None at an end.

    Rows are counted without the perspective, as `move_perspective` counts them.
    """
    rows = [[each.id for each in row] for _row, row in groupby(relations.perspectives, _row_of)]
    at = next(number for number, row in enumerate(rows) if perspective_id in row)
    is_alone = len(rows[at]) == 1
    up = at - 1 if is_alone else at
    down = at + 1
    count = len(rows) - is_alone
    return (up if up >= 0 else None, down if down <= count else None)


def _row_of(lane: Perspective) -> int:
    return lane.row


def _refusal(relations: Relations, from_id: ObjectiveId, to_id: ObjectiveId) -> str:
    link = Link(LinkId(""), from_id, to_id, lag_months=DEFAULT_LAG_MONTHS)
    return why_not_link(relations.card, link) or ""
