"""Split one objective into two: where a title says a means and its end, or two things."""

from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.links import add_link
from scorecard_app.document.edits.objectives import next_number
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId, PlacementId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective


def split_objective(  # noqa: PLR0913 - one act, said in full
    card: Scorecard,
    *,
    objective_id: ObjectiveId,
    names: tuple[str, str],
    new_id: ObjectiveId,
    placement_ids: Mapping[MapId, PlacementId],
    offset: float,
    link_id: LinkId | None = None,
) -> Scorecard:
    """Give an objective the second name, and make a card of the first, `offset` to its right.

    The old card keeps its measures, links and number. The new one stands in the same perspective
    and under the same parent, on every map that a placement id is given for; with a link id it
    is linked to the old one, as a means to its end.
    """
    old = found(card.objectives, objective_id)
    first, second = names
    number = next_number(card)
    new = Objective(
        new_id,
        name=first,
        number=number,
        perspective_id=old.perspective_id,
        parent_id=old.parent_id,
        position=old.position,
    )
    placed = [
        Placement(placement_ids[each.map_id], each.map_id, new_id, x=each.x + offset, y=each.y)
        for each in card.placements.values()
        if each.item_id == objective_id and each.map_id in placement_ids
    ]
    card = card.put(replace(old, name=second), new, *placed).with_settings(last_number=number)
    if link_id is None:
        return card
    return add_link(card, link_id=link_id, from_id=new_id, to_id=objective_id)
