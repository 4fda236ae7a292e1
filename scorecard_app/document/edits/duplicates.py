"""Duplicate objectives, with the links between them; their measures serve the copies, too."""

from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.objectives import next_number
from scorecard_app.document.edits.order import last_position
from scorecard_app.domain.ids import AttachmentId, LinkId, MapId, MintId, ObjectiveId, PlacementId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard


def duplicate_objectives(
    card: Scorecard, *, map_id: MapId, copies: Mapping[ObjectiveId, ObjectiveId], mint: MintId
) -> Scorecard:
    """Put a copy of each objective where it stands on a map; what they share is not copied.

    Copies have numbers of their own and stand last in order; the links between the copied come
    along, those to others do not.
    """
    found(card.maps, map_id)
    for objective_id, copy_id in copies.items():
        card = _with_copy(card, map_id, objective_id, copy_id, mint)
    links = [
        replace(
            link,
            id=LinkId(mint()),
            from_id=copies[link.from_id],
            to_id=copies[link.to_id],
            source_id="",
        )
        for link in card.links.values()
        if link.from_id in copies and link.to_id in copies
    ]
    return card.put(*links)


def _with_copy(
    card: Scorecard, map_id: MapId, objective_id: ObjectiveId, copy_id: ObjectiveId, mint: MintId
) -> Scorecard:
    objective, relations = found(card.objectives, objective_id), Relations(card)
    fresh = {each.id: AttachmentId(mint()) for each in relations.attachments_of(objective_id)}
    attachments = [
        replace(each, id=fresh[each.id], objective_id=copy_id)
        for each in relations.attachments_of(objective_id)
    ]
    number = next_number(card)
    main_id = objective.main_attachment_id
    copy = replace(
        objective,
        id=copy_id,
        number=number,
        position=_last_beside(relations, objective_id),
        main_attachment_id=fresh.get(main_id) if main_id else None,
        source_id="",
    )
    placements = [
        replace(each, id=PlacementId(mint()), item_id=copy_id, is_pinned=False)
        for each in relations.placements_on(map_id)
        if each.item_id == objective_id
    ]
    return card.put(copy, *attachments, *placements).with_settings(last_number=number)


def _last_beside(relations: Relations, objective_id: ObjectiveId) -> float:
    """Return the position behind the siblings of an objective."""
    objective = relations.card.objectives[objective_id]
    if objective.parent_id is not None:
        return last_position(relations.children_of(objective.parent_id))
    if objective.perspective_id is None:
        return objective.position
    return last_position(relations.objectives_in(objective.perspective_id))
