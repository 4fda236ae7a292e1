"""What the map holds while it shows the parts of one card, kept up to date."""

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MapId, ObjectiveId
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.overlays import Footing
from scorecard_app.present.parts_map import parts_map
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.canvas.content import Difference, MapContent
from scorecard_app.ui.paint.map_faces import MapFaces, shown_links


class PartsContent:
    """The parts of an objective in place of the cards of a map; nothing in it can be moved."""

    def __init__(
        self, map_id: MapId, focus_id: ObjectiveId, scene: Scene, read: tuple[LocaleForms, Overlay]
    ) -> None:
        self.map_id = map_id
        self.pinned: set[ObjectiveId] = set()
        self._focus_id = focus_id
        self._forms, self._overlay = read
        self.faces = self._read(scene)

    def follow(self, change: Change, scene: Scene) -> Difference:
        """Read everything again and say what is different now."""
        del change
        before, self.faces = self.faces, self._read(scene)
        ids = before.cards.keys() | self.faces.cards.keys()
        cards = {each for each in ids if before.cards.get(each) != self.faces.cards.get(each)}
        is_frame = before.lanes != self.faces.lanes or before.spots != self.faces.spots
        return Difference(frozenset(cards), is_frame, before.links != self.faces.links)

    def _read(self, scene: Scene) -> MapFaces:
        footing = Footing(scene.relations, scene.results, self._forms, scene.says)
        found = parts_map(self._focus_id, footing, self._overlay)
        links = shown_links(
            scene.relations, found.cards, self._forms, self._overlay, says=scene.says
        )
        return MapFaces(found.lanes, found.cards, found.spots, links)


def content_of(
    map_id: MapId,
    focus_id: ObjectiveId | None,
    scene: Scene,
    read: tuple[LocaleForms, Overlay],
) -> MapContent | PartsContent:
    """Read a map, or in its place the parts of the card that was opened."""
    if focus_id is None:
        return MapContent(map_id, scene, *read)
    return PartsContent(map_id, focus_id, scene, read)
