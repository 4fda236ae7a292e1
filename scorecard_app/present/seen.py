"""What of a map is seen, and how: through its filter, and under an overlay."""

from scorecard_app.domain.ids import MapId, ObjectiveId
from scorecard_app.domain.maps import MapFilter
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.faces import CardFace
from scorecard_app.present.map_faces import card_face
from scorecard_app.present.map_filters import lets_through
from scorecard_app.present.overlays import Footing, Overlay, overlaid

_EVERYTHING = MapFilter()


def filter_of(card: Scorecard, map_id: MapId) -> MapFilter:
    """Return what a map lets through; everything where there is no such map."""
    found = card.maps.get(map_id)
    return _EVERYTHING if found is None else found.filter


def seen_face(
    objective_id: ObjectiveId, footing: Footing, wanted: MapFilter, overlay: Overlay
) -> CardFace | None:
    """Return a card as it is seen; None where the filter hides it, or it has no perspective."""
    relations, results = footing.relations, footing.results
    if not lets_through(wanted, objective_id, relations, results):
        return None
    face = card_face(objective_id, relations, results, footing.forms)
    return None if face is None else overlaid(face, overlay, footing)
