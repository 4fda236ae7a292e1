"""The parts of one objective as a small map of their own: the whole, objectives below, measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.present.faces import CardFace, LaneFace, Spot
from scorecard_app.present.map_faces import card_face, measure_card
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.overlays import Footing, overlaid
from scorecard_app.texts import _

WHOLE, PARTS, MEASURES = (PerspectiveId(f"parts:{each}") for each in ("whole", "parts", "measures"))
"""Lanes that stand in no scorecard."""

_ABREAST, _PITCH_X, _PITCH_Y, _EDGE = 4, 232.0, 128.0, 24.0
"""How many parts stand in one line, and how far they stand apart, in map units."""


@dataclass(frozen=True)
class PartsMap:
    """The lanes, cards and places of the parts of an objective; nothing once it is gone."""

    lanes: tuple[LaneFace, ...] = ()
    cards: Mapping[ObjectiveId, CardFace] = field(default_factory=dict)
    spots: Mapping[ObjectiveId, Spot] = field(default_factory=dict)


def has_parts(relations: Relations, objective_id: ObjectiveId) -> bool:
    """Say whether there is anything to open in a card."""
    return bool(relations.children_of(objective_id) or relations.attachments_of(objective_id))


def parts_map(objective_id: ObjectiveId, footing: Footing, overlay: Overlay) -> PartsMap:
    """Lay the parts of an objective out: it on top, objectives below it, then its measures."""
    relations = footing.relations
    if objective_id not in relations.card.objectives:
        return PartsMap()
    below = [each.id for each in relations.children_of(objective_id)]
    rows = {
        WHOLE: _objectives([objective_id], WHOLE, footing, overlay),
        PARTS: _objectives(below, PARTS, footing, overlay),
        MEASURES: _measures(objective_id, footing),
    }
    names = {WHOLE: _("The whole"), PARTS: _("Its parts"), MEASURES: _("Its measures")}
    filled = [each for each, cards in rows.items() if cards]
    lanes = tuple(LaneFace(each, names[each], "", row, 0, 1) for row, each in enumerate(filled))
    cards = {face.objective_id: face for each in filled for face in rows[each]}
    spots = {face.objective_id: _spot(at) for each in filled for at, face in enumerate(rows[each])}
    return PartsMap(lanes, cards, spots)


def _objectives(
    ids: Sequence[ObjectiveId], lane_id: PerspectiveId, footing: Footing, overlay: Overlay
) -> list[CardFace]:
    faces = (card_face(each, footing.relations, footing.results, footing.forms) for each in ids)
    # The whole was opened already: it shows no folded corner.
    return [
        overlaid(
            replace(face, perspective_id=lane_id, parts=0 if lane_id == WHOLE else face.parts),
            overlay,
            footing,
        )
        for face in faces
        if face
    ]


def _measures(objective_id: ObjectiveId, footing: Footing) -> list[CardFace]:
    relations = footing.relations
    return [
        measure_card(each.measure_id, MEASURES, (relations, footing.results, footing.forms))
        for each in relations.attachments_of(objective_id)
    ]


def _spot(at: int) -> Spot:
    line, place = divmod(at, _ABREAST)
    return Spot(_EDGE + place * _PITCH_X, _EDGE + line * _PITCH_Y)
