"""Edit objectives: make, name, order and place them below one another."""

from dataclasses import replace

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.order import inserted, last_position
from scorecard_app.document.edits.spots import spot_for
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.legality import objectives_above
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.errors import UserError
from scorecard_app.texts import _, quoted

__all__ = [
    "add_objective",
    "delete_items",
    "move_objective",
    "next_number",
    "rename_objective",
    "set_parent",
    "set_perspective",
]


def add_objective(  # noqa: PLR0913 - one card, said in full
    card: Scorecard,
    *,
    objective_id: ObjectiveId,
    placement_id: PlacementId,
    perspective_id: PerspectiveId,
    map_id: MapId,
    at: tuple[float, float] = (0.0, 0.0),
    name: str = "",
) -> Scorecard:
    """Add a card with the next number to a perspective, last in order, and place it on one map."""
    found(card.perspectives, perspective_id)
    found(card.maps, map_id)
    number = next_number(card)
    objective = Objective(
        objective_id,
        name=name,
        number=number,
        perspective_id=perspective_id,
        position=_last_in(card, perspective_id),
    )
    x, y = spot_for(card, at, map_id=map_id, perspective_id=perspective_id)
    placement = Placement(placement_id, map_id, objective_id, x=x, y=y)
    return card.put(objective, placement).with_settings(last_number=number)


def next_number(card: Scorecard) -> int:
    """Return the card number to give out next: above every number ever used."""
    used = max((each.number for each in card.objectives.values()), default=0)
    return max(used, card.settings.last_number) + 1


def rename_objective(
    card: Scorecard, *, objective_id: ObjectiveId, name: str, more: str = ""
) -> Scorecard:
    """Give an objective another name, which need not be unique; what more is said describes it."""
    objective = found(card.objectives, objective_id)
    description = "\n".join(filter(None, (objective.description, more)))
    return card.put(replace(objective, name=name, description=description))


def set_perspective(
    card: Scorecard, *, objective_id: ObjectiveId, perspective_id: PerspectiveId | None
) -> Scorecard:
    """Move an objective to another perspective, last in order there."""
    objective = found(card.objectives, objective_id)
    if perspective_id == objective.perspective_id:
        return card
    if perspective_id is not None:
        found(card.perspectives, perspective_id)
    position = _last_in(card, perspective_id)
    return card.put(replace(objective, perspective_id=perspective_id, position=position))


def set_parent(
    card: Scorecard, *, objective_id: ObjectiveId, parent_id: ObjectiveId | None
) -> Scorecard:
    """Put an objective below another one, last in order there, or (None) at the top again."""
    objective = found(card.objectives, objective_id)
    if parent_id == objective.parent_id:
        return card
    if parent_id is None:
        position = _last_in(card, objective.perspective_id)
    else:
        found(card.objectives, parent_id)
        _refuse_cycle(card, objective_id, parent_id)
        position = last_position(Relations(card).children_of(parent_id))
    return card.put(replace(objective, parent_id=parent_id, position=position))


def move_objective(card: Scorecard, *, objective_id: ObjectiveId, index: int) -> Scorecard:
    """Move an objective to an index among its siblings: under its parent or in its perspective."""
    objective = found(card.objectives, objective_id)
    relations = Relations(card)
    if objective.parent_id is not None:
        siblings = relations.children_of(objective.parent_id)
    elif objective.perspective_id is not None:
        siblings = relations.objectives_in(objective.perspective_id)
    else:
        return card
    return card.put(*inserted(siblings, objective, index))


def _last_in(card: Scorecard, perspective_id: PerspectiveId | None) -> float:
    return last_position(
        each for each in card.objectives.values() if each.perspective_id == perspective_id
    )


def _refuse_cycle(card: Scorecard, objective_id: ObjectiveId, parent_id: ObjectiveId) -> None:
    above = [parent_id, *objectives_above(card, parent_id)]
    if objective_id not in above:
        return
    path = [*above[: above.index(objective_id) + 1]]
    names = " → ".join(quoted(card.objectives[each].name) for each in [objective_id, *path])
    raise UserError(
        _("An objective cannot stand below itself: {names}. Choose another parent.").format(
            names=names
        )
    )
