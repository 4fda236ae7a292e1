"""Where a new card goes on a map."""

from scorecard_app.document.card_size import CARD_WIDTH, GAP, PADDING
from scorecard_app.domain.ids import MapId, PerspectiveId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard


def spot_for(
    card: Scorecard,
    at: tuple[float, float],
    *,
    map_id: MapId,
    perspective_id: PerspectiveId | None,
) -> tuple[float, float]:
    """Return the wanted spot in a lane, but not left of it or above it.

    On a map in a style that places its cards by itself, a spot says nothing of the lane: there
    the card goes to the right of all others of its perspective.
    """
    if card.maps[map_id].style is MapStyle.LANES:
        return max(at[0], 0.0), max(at[1], 0.0)
    members = {
        each.id for each in card.objectives.values() if each.perspective_id == perspective_id
    }
    lefts = [
        each.x
        for each in card.placements.values()
        if each.map_id == map_id and each.item_id in members
    ]
    return max(lefts, default=PADDING - CARD_WIDTH - GAP) + CARD_WIDTH + GAP, PADDING
