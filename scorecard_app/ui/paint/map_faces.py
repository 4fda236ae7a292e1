"""Everything that one map shows, as faces, and where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId, PerspectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.results import Results
from scorecard_app.present.backdrops import BackdropFace, backdrop_face
from scorecard_app.present.faces import CardFace, LaneFace, LinkFace, Spot, StickyFace
from scorecard_app.present.map_faces import lane_faces, link_face, spots
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.overlays import Footing, overlaid_link
from scorecard_app.present.seen import filter_of, seen_face
from scorecard_app.present.stickies import sticky_faces
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.paint.arrangement import Arrangement, arrange
from scorecard_app.ui.paint.styles import Laid, arranged_by_itself, laid_out, places_by_itself
from scorecard_app.ui.paint.tags import tagged
from scorecard_app.ui.paint.ways import Place

_NOTHING: Mapping[LinkId, LinkFace] = {}
_NOTHING_SAID: Mapping[LinkId, Says] = {}


@dataclass(frozen=True)
class MapFaces:
    """The lanes, cards, links and notes of one map; every card has a spot in its lane.

    `laid` says where cards stand in a style that places them by itself.
    """

    lanes: tuple[LaneFace, ...]
    cards: Mapping[ObjectiveId, CardFace]
    spots: Mapping[ObjectiveId, Spot]
    links: tuple[LinkFace, ...]
    stickies: tuple[StickyFace, ...] = ()
    laid: Laid | None = None
    backdrop: BackdropFace | None = None

    def is_hidden(self, objective_id: ObjectiveId) -> bool:
        """Say whether the lane of a card is collapsed; only lanes of cards put by hand can be."""
        return self.laid is None and self.cards[objective_id].perspective_id in self._collapsed

    @cached_property
    def _collapsed(self) -> frozenset[PerspectiveId]:
        return frozenset(lane.perspective_id for lane in self.lanes if lane.is_collapsed)


def map_faces(
    relations: Relations,
    results: Results,
    map_id: MapId,
    forms: LocaleForms,
    overlay: Overlay = Overlay.STATUS,
    *,
    says: Mapping[LinkId, Says] = _NOTHING_SAID,
) -> MapFaces:
    """Gather the faces of one map; what has no perspective or no placement is not on it.

    Nor is what its filter hides, and links to that.
    """
    found, wanted = spots(relations, map_id), filter_of(relations.card, map_id)
    footing = Footing(relations, results, forms, says)
    faces = {each: seen_face(each, footing, wanted, overlay) for each in found}
    cards = {each: face for each, face in faces.items() if face is not None}
    return MapFaces(
        lane_faces(relations, map_id),
        cards,
        found,
        shown_links(relations, cards, forms, overlay, says=says),
        sticky_faces(relations, map_id),
        laid_out(relations, map_id, cards),
        backdrop_face(relations.card, map_id),
    )


def shown_links(
    relations: Relations,
    cards: Mapping[ObjectiveId, CardFace],
    forms: LocaleForms,
    overlay: Overlay = Overlay.STATUS,
    *,
    kept: Mapping[LinkId, LinkFace] = _NOTHING,
    says: Mapping[LinkId, Says] = _NOTHING_SAID,
) -> tuple[LinkFace, ...]:
    """Return the links between cards that are shown; `kept` are those that are as before."""
    return tuple(
        kept.get(link.id) or overlaid_link(link_face(link.id, relations, forms), overlay, says)
        for link in relations.card.links.values()
        if link.from_id in cards and link.to_id in cards
    )


def arranged(faces: MapFaces) -> Arrangement:
    """Arrange the lanes of a map round its cards, or as its style has them."""
    held: dict[PerspectiveId, list[Spot]] = {}
    for objective_id, face in faces.cards.items():
        held.setdefault(face.perspective_id, []).append(faces.spots[objective_id])
    by_hand = arrange(faces.lanes, held)
    if faces.laid is None:
        lanes = ((each, by_hand.lane(face.perspective_id)) for each, face in faces.cards.items())
        return tagged(by_hand, {each: (lane, faces.spots[each]) for each, lane in lanes if lane})
    lane_of = {each: face.perspective_id for each, face in faces.cards.items()}
    return arranged_by_itself(faces.laid, by_hand, lane_of)


def places(
    faces: MapFaces, arrangement: Arrangement, ids: Iterable[ObjectiveId]
) -> dict[ObjectiveId, Place]:
    """Return where some of the cards of a map stand."""
    if faces.laid is not None:
        standing = places_by_itself(faces.laid)
        return {each: standing[each] for each in ids if each in standing}
    found: dict[ObjectiveId, Place] = {}
    tags = {tag.objective_id: tag.rect for tag in arrangement.tags}
    for objective_id in ids:
        lane = arrangement.lane(faces.cards[objective_id].perspective_id)
        if lane is not None:
            rect = tags.get(objective_id) or lane.card_rect(faces.spots[objective_id])
            found[objective_id] = Place(rect, lane.face.row, lane.face.column)
    return found
