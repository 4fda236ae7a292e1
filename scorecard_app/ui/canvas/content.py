"""What one map holds at the moment, kept up to date from change to change."""

from dataclasses import dataclass, replace
from typing import TypeGuard

from scorecard_app.document.change import Change, Record
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId
from scorecard_app.domain.maps import MapFilter, Placement
from scorecard_app.present.faces import CardFace, LinkFace, Spot
from scorecard_app.present.map_faces import lane_faces, spot_of
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.overlays import Footing
from scorecard_app.present.seen import filter_of, seen_face
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.canvas.dependants import touched_objectives
from scorecard_app.ui.paint.map_faces import MapFaces, map_faces, shown_links
from scorecard_app.ui.paint.styles import laid_out

_LAID_TABLES = ("objectives", "placements", "perspectives", "links", "maps", "themes")
"""On what it rests where cards stand in a style that places them by itself."""

_FRAME_TABLES = ("perspectives", "maps", "links", "objectives")
"""Where lanes and links come from; names of objectives stand in the tooltips of links."""

_FOR_ALL = ("maps", "value_streams")
"""Tables on which every card of the map depends: its filter, and the whole of the money."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change made different: some cards, and perhaps links, or lanes or who is there."""

    cards: frozenset[ObjectiveId]
    is_frame: bool
    has_other_links: bool = False


class MapContent:
    """The faces of one map; `faces` always shows what was read last, `pinned` what stays put."""

    def __init__(
        self, map_id: MapId, scene: Scene, forms: LocaleForms, overlay: Overlay = Overlay.STATUS
    ) -> None:
        self.map_id = map_id
        self._forms, self._overlay = forms, overlay
        self._fresh: set[ObjectiveId] = set()
        read = map_faces(scene.relations, scene.results, map_id, forms, overlay, says=scene.says)
        self._cards: dict[ObjectiveId, CardFace] = dict(read.cards)
        self._spots: dict[ObjectiveId, Spot] = dict(read.spots)
        self.pinned = {each for each, spot in self._spots.items() if spot.is_pinned}
        self.faces: MapFaces = replace(read, cards=self._cards, spots=self._spots)

    def follow(self, change: Change, scene: Scene) -> Difference:
        """Read again what a change touches and say what is different now."""
        touched = touched_objectives(change.delta, scene.relations)
        if change.touches(*_FOR_ALL):
            touched |= self._spots.keys()
        moved = self._placed(change)
        near = moved | touched
        there = near & self._cards.keys()
        self._follow_placements(change, scene)
        touched |= moved - there
        if filter_of(change.before, self.map_id) != filter_of(change.after, self.map_id):
            self._fresh.clear()
        changed = {each for each in touched if self._read_card(each, scene)}
        has_other_cards = there != near & self._cards.keys()
        lanes, links = self.faces.lanes, self.faces.links
        if has_other_cards or change.touches(*_FRAME_TABLES):
            self._read_frame(change, scene)
        is_frame = has_other_cards or lanes != self.faces.lanes
        if has_other_cards or change.touches(*_LAID_TABLES):
            is_frame |= self._lay_out(scene)
        has_other_links = links is not self.faces.links
        return Difference(frozenset(moved | changed), is_frame, has_other_links)

    def _lay_out(self, scene: Scene) -> bool:
        """Lay the map out in its style; return whether cards stand elsewhere now."""
        laid = laid_out(scene.relations, self.map_id, self._cards)
        if laid == self.faces.laid:
            return False
        self.faces = replace(self.faces, laid=laid)
        return True

    def _placed(self, change: Change) -> set[ObjectiveId]:
        """Return the cards that stand elsewhere, or were placed or taken away."""
        pairs = change.delta.get("placements", {}).values()
        return {ObjectiveId(each.item_id) for pair in pairs for each in pair if self._is_here(each)}

    def _is_here(self, record: Record | None) -> TypeGuard[Placement]:
        return isinstance(record, Placement) and record.map_id == self.map_id

    def _follow_placements(self, change: Change, scene: Scene) -> None:
        """Move spots, and take away the cards that have none any more."""
        for before, after in change.delta.get("placements", {}).values():
            for placement in (before, after):
                if not self._is_here(placement):
                    continue
                objective_id = ObjectiveId(placement.item_id)
                self._spots.pop(objective_id, None)
                self.pinned.discard(objective_id)
                if before is None:
                    self._fresh.add(objective_id)
                if placement is after and objective_id in scene.card.objectives:
                    self._spots[objective_id] = spot_of(placement)
                    if placement.is_pinned:
                        self.pinned.add(objective_id)
        for objective_id in self._placed(change) - self._spots.keys():
            self._cards.pop(objective_id, None)

    def _read_card(self, objective_id: ObjectiveId, scene: Scene) -> bool:
        """Read one face; return whether it differs. A card without a lane is not on the map."""
        old = self._cards.get(objective_id)
        new = None
        if objective_id in self._spots and objective_id in scene.card.objectives:
            footing = Footing(scene.relations, scene.results, self._forms, scene.says)
            new = seen_face(objective_id, footing, self._wanted(objective_id, scene), self._overlay)
        if new is None:
            self._cards.pop(objective_id, None)
        elif new != old:
            self._cards[objective_id] = new
        return new != old

    def _wanted(self, objective_id: ObjectiveId, scene: Scene) -> MapFilter:
        """Return what a card has to be: anything where it was made under the user's eyes."""
        return MapFilter() if objective_id in self._fresh else filter_of(scene.card, self.map_id)

    def _read_frame(self, change: Change, scene: Scene) -> None:
        """Read lanes and links; what is equal stays the same."""
        lanes = lane_faces(scene.relations, self.map_id)
        kept = self._links_as_before(change)
        links = shown_links(
            scene.relations, self._cards, self._forms, self._overlay, kept=kept, says=scene.says
        )
        if lanes != self.faces.lanes:
            self.faces = replace(self.faces, lanes=lanes)
        if links != self.faces.links:
            self.faces = replace(self.faces, links=links)

    def _links_as_before(self, change: Change) -> dict[LinkId, LinkFace]:
        """Return the links that a change leaves as they are: they say their ends' names."""
        links, named = change.delta.get("links", {}), change.delta.get("objectives", {})
        return {
            each.link_id: each
            for each in self.faces.links
            if each.link_id not in links and each.from_id not in named and each.to_id not in named
        }
