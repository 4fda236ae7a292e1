"""Edit how a map is laid out: its style, and which cards stay where they are when it is tidied."""

from collections.abc import Collection
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.naming import objective_name
from scorecard_app.domain.ids import MapId, ObjectiveId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_map_style(card: Scorecard, *, map_id: MapId, style: MapStyle) -> Scorecard:
    """Show a map in another style; where its cards stand in their lanes is kept for later."""
    return card.put(replace(found(card.maps, map_id), style=style))


def pin_cards(
    card: Scorecard, *, map_id: MapId, ids: Collection[ObjectiveId], is_pinned: bool
) -> Scorecard:
    """Let cards stay where they stand when the map is tidied up, or let them go again."""
    found(card.maps, map_id)
    placements = {each.item_id: each for each in card.placements.values() if each.map_id == map_id}
    for objective_id in ids:
        if objective_id not in placements:
            raise UserError(
                _("“{objective}” does not stand on this map, so it cannot be pinned there.").format(
                    objective=objective_name(card, objective_id)
                )
            )
    return card.put(*(replace(placements[each], is_pinned=is_pinned) for each in ids))
