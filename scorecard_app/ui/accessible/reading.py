"""What of the map is read aloud, in which order, where it is on the screen and what it can do."""

from collections.abc import Iterable, Mapping
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF

from scorecard_app.domain.ids import EntityId, LinkId, ObjectiveId, PerspectiveId
from scorecard_app.present.spoken import spoken_lane, spoken_link
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.canvas.workplace import ORIGIN, TitleRequest


class Kind(Enum):
    """What can be read."""

    LANE = "lane"
    CARD = "card"
    LINK = "link"


Order = Mapping[EntityId, tuple[EntityId, ...]]
"""By lane its cards as they are read, each with the links that leave it behind it."""


class MapReading:
    """Answers for everything on one map; asks the map anew each time, and keeps nothing."""

    def __init__(self, view: MapView, forms: LocaleForms) -> None:
        self.view = view
        self._forms = forms

    def order(self) -> Order:
        """Return what is read: lanes from the top, in each the cards row by row."""
        scene = self.view.map_scene
        shown = scene.shown_ids()
        boxes: dict[PerspectiveId, dict[ObjectiveId, QRectF]] = {
            lane.face.perspective_id: {} for lane in scene.arrangement.lanes
        }
        for objective_id in shown.objectives:
            face, box = scene.face_of(objective_id), scene.rect_of(objective_id)
            if face is not None and box is not None and face.perspective_id in boxes:
                boxes[face.perspective_id][objective_id] = box
        return {
            lane_id: tuple(self._with_links(rows(cards), shown.links))
            for lane_id, cards in boxes.items()
        }

    def kind(self, entity_id: EntityId) -> Kind | None:
        """Say what something is; None where the map does not show it."""
        scene = self.view.map_scene
        if scene.face_of(ObjectiveId(entity_id)) is not None:
            return Kind.CARD
        if scene.links.route_of(LinkId(entity_id)) is not None:
            return Kind.LINK
        is_lane = scene.arrangement.lane(PerspectiveId(entity_id)) is not None
        return Kind.LANE if is_lane else None

    def name(self, entity_id: EntityId) -> str:
        """Return how something is called aloud."""
        relations = self.view.place.bridge.scene.relations
        match self.kind(entity_id):
            case Kind.CARD:
                face = self.view.map_scene.face_of(ObjectiveId(entity_id))
                return face.spoken if face else ""
            case Kind.LINK:
                link = relations.card.links.get(LinkId(entity_id))
                return spoken_link(link, relations, self._forms) if link else ""
            case Kind.LANE if entity_id in relations.card.perspectives:
                faces = map(self.view.map_scene.face_of, self.view.map_scene.shown_ids().objectives)
                count = sum(face is not None and face.perspective_id == entity_id for face in faces)
                return spoken_lane(PerspectiveId(entity_id), count, relations)
        return ""

    def description(self, entity_id: EntityId) -> str:
        """Return what else there is to say: value and target, the rationale, the question."""
        scene = self.view.map_scene
        match self.kind(entity_id):
            case Kind.CARD:
                face = scene.face_of(ObjectiveId(entity_id))
                return _below_the_first(face.tooltip) if face else ""
            case Kind.LINK:
                route = scene.links.route_of(LinkId(entity_id))
                return _below_the_first(route.link.tooltip) if route else ""
            case Kind.LANE:
                lane = scene.arrangement.lane(PerspectiveId(entity_id))
                return lane.face.question if lane else ""
        return ""

    def rect(self, entity_id: EntityId) -> QRect:
        """Return where something is on the screen."""
        scene = self.view.map_scene
        box = scene.rect_of(entity_id)
        if box is None:
            lane = scene.arrangement.lane(PerspectiveId(entity_id))
            box = lane.outline if lane else QRectF()
        seen = self.view.camera.to_viewport(box)
        return QRect(self.view.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def at(self, screen: QPoint) -> EntityId | None:
        """Return what is at a point of the screen."""
        scene = self.view.map_scene
        point = self.view.mapToScene(self.view.viewport().mapFromGlobal(screen))
        found = scene.card_at(point) or scene.links.link_at(point, self.view.zoom)
        if found is not None:
            return found
        lane = scene.arrangement.lane_at(point)
        is_inside = lane is not None and lane.outline.contains(point)
        return lane.face.perspective_id if lane is not None and is_inside else None

    def is_in_sight(self, entity_id: EntityId) -> bool:
        """Say whether any of it is seen."""
        viewport = self.view.viewport()
        window = QRect(viewport.mapToGlobal(QPoint()), viewport.size())
        return window.intersects(self.rect(entity_id))

    @property
    def selection(self) -> tuple[EntityId, ...]:
        """Return what is selected."""
        return self.view.place.view_state.selection

    @property
    def current(self) -> EntityId | None:
        """Return what the keyboard means on the map: the one selected card or link."""
        current = self.view.place.view_state.current
        is_read = current is not None and self.kind(current) in {Kind.CARD, Kind.LINK}
        return current if is_read else None

    def select(self, entity_id: EntityId) -> None:
        """Select something, bring it into sight, and give the map the keyboard."""
        self.view.setFocus()
        self.view.reveal([entity_id])
        self.view.place.view_state.select([entity_id], origin=ORIGIN)

    def edit(self, entity_id: EntityId) -> None:
        """Edit the title of a card, or what a link says."""
        self.select(entity_id)
        match self.kind(entity_id):
            case Kind.CARD:
                self.view.place.edit_title(TitleRequest(ObjectiveId(entity_id)))
            case Kind.LINK:
                self.view.place.open_link(LinkId(entity_id))

    def _with_links(
        self, cards: Iterable[ObjectiveId], shown: frozenset[LinkId]
    ) -> Iterable[EntityId]:
        relations = self.view.place.bridge.scene.relations
        numbers = relations.card.objectives
        for objective_id in cards:
            yield objective_id
            links = [each for each in relations.links_from(objective_id) if each.id in shown]
            yield from (
                each.id for each in sorted(links, key=lambda each: numbers[each.to_id].number)
            )


def rows(boxes: Mapping[ObjectiveId, QRectF]) -> list[ObjectiveId]:
    """Return cards as they are read: row by row; what begins half a card lower is a row below."""
    by_height = sorted(boxes, key=lambda each: (boxes[each].top(), boxes[each].left(), each))
    ordered: list[ObjectiveId] = []
    row: list[ObjectiveId] = []
    for objective_id in by_height:
        if row and boxes[objective_id].top() > boxes[row[0]].center().y():
            ordered += sorted(row, key=lambda each: boxes[each].left())
            row = []
        row.append(objective_id)
    return ordered + sorted(row, key=lambda each: boxes[each].left())


def _below_the_first(lines: str) -> str:
    """Leave out the first line: the name says it."""
    return ", ".join(lines.split("\n")[1:])
