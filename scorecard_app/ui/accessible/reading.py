"""What of the map is read aloud, in which order, and where it is on the screen."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF

from scorecard_app.domain.ids import EntityId, LinkId, NoteId, ObjectiveId, PerspectiveId
from scorecard_app.domain.links import Link, LinkKind
from scorecard_app.domain.relations import Relations
from scorecard_app.present.card_marks import told_in_sentences
from scorecard_app.present.faces import CardFace, LaneFace, LinkFace, StickyFace
from scorecard_app.present.spoken import spoken_lane, spoken_link, spoken_notes
from scorecard_app.present.words import EVIDENCE
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.paint.sticky import sticky_box

_Id = TypeVar("_Id", ObjectiveId, NoteId)


class Kind(Enum):
    """What can be read."""

    LANE = "lane"
    CARD = "card"
    LINK = "link"
    NOTES = "notes"
    NOTE = "note"

    @property
    def is_list(self) -> bool:
        """Say whether it holds others."""
        return self in {Kind.LANE, Kind.NOTES}


NOTES = EntityId("notes")
"""Stands for the list of free notes, which is no thing of the scorecard; ids are longer."""

Order = Mapping[EntityId, tuple[EntityId, ...]]
"""By lane its cards as they are read, each with the links that leave it behind it; then notes."""

Ends = tuple[tuple[EntityId, ...], tuple[EntityId, ...]]
"""From where influence flows to something, and where it flows on to."""


class MapReading:
    """Answers for everything on one map; asks the map anew each time, and keeps nothing."""

    def __init__(self, view: MapView, forms: LocaleForms) -> None:
        self.view = view
        self._forms = forms

    def order(self) -> Order:
        """Return what is read: lanes from the top, in each the cards row by row; then notes."""
        scene = self.view.map_scene
        shown, relations = scene.shown_ids(), self.view.place.bridge.scene.relations
        boxes: dict[PerspectiveId, dict[ObjectiveId, QRectF]] = {
            lane.face.perspective_id: {} for lane in scene.arrangement.homes
        }
        for objective_id in shown.objectives | scene.tags.cards:
            face, box = scene.face_of(objective_id), scene.rect_of(objective_id)
            if face is not None and box is not None and face.perspective_id in boxes:
                boxes[face.perspective_id][objective_id] = box
        lanes: dict[EntityId, tuple[EntityId, ...]] = {
            lane_id: tuple(_with_links(rows(cards), shown.links, relations))
            for lane_id, cards in boxes.items()
        }
        notes = {face.note_id: sticky_box(face) for face in scene.stickies.faces}
        return lanes | {NOTES: tuple(rows(notes))} if notes else lanes

    def kind(self, entity_id: EntityId) -> Kind | None:
        """Say what something is; None where the map does not show it."""
        scene = self.view.map_scene
        if scene.face_of(ObjectiveId(entity_id)) is not None:
            return Kind.CARD
        if scene.links.route_of(LinkId(entity_id)) is not None:
            return Kind.LINK
        if entity_id in scene.stickies.ids:
            return Kind.NOTE
        if entity_id == NOTES and scene.stickies.ids:
            return Kind.NOTES
        return Kind.LANE if self.lane(entity_id) is not None else None

    def name(self, entity_id: EntityId) -> str:
        """Return how something is called aloud."""
        relations = self.view.place.bridge.scene.relations
        match self.kind(entity_id):
            case Kind.CARD:
                face = self._face(entity_id)
                return face.spoken if face else ""
            case Kind.LINK:
                link = relations.card.links.get(LinkId(entity_id))
                return spoken_link(link, relations, self._forms) if link else ""
            case Kind.NOTE:
                note = self._note(entity_id)
                return note.spoken if note else ""
            case Kind.NOTES:
                return spoken_notes(len(self.view.map_scene.stickies.ids))
            case Kind.LANE if entity_id in relations.card.perspectives:
                return spoken_lane(PerspectiveId(entity_id), self._count(entity_id), relations)
        return ""

    def description(self, entity_id: EntityId) -> str:
        """Return what else there is to say: value and target, the rationale, the question."""
        scene = self.view.map_scene
        match self.kind(entity_id):
            case Kind.CARD:
                face = self._face(entity_id)
                return self._details(face) if face else ""
            case Kind.LINK:
                route = scene.links.route_of(LinkId(entity_id))
                return _reasons(route.link) if route else ""
            case Kind.LANE:
                lane = self.lane(entity_id)
                return lane.question if lane else ""
        return ""

    def ends(self, entity_id: EntityId) -> Ends:
        """Return the cards that a card or a link gets influence from, and those it goes to."""
        relations, shown = self.view.place.bridge.scene.relations, self.view.map_scene.shown_ids()
        match self.kind(entity_id):
            case Kind.LINK if entity_id in relations.card.links:
                link = relations.card.links[LinkId(entity_id)]
                return (link.from_id,), (link.to_id,)
            case Kind.CARD if entity_id in relations.card.objectives:
                into = relations.links_to(ObjectiveId(entity_id))
                out = relations.links_from(ObjectiveId(entity_id))
                causes = (each.from_id for each in _those(into, shown.links))
                effects = (each.to_id for each in _those(out, shown.links))
                return tuple(dict.fromkeys(causes)), tuple(dict.fromkeys(effects))
        return (), ()

    def lane(self, entity_id: EntityId) -> LaneFace | None:
        """Return what a lane shows; None where it is not one."""
        lane = self.view.map_scene.arrangement.lane(PerspectiveId(entity_id))
        return lane.face if lane else None

    def rect(self, entity_id: EntityId) -> QRect:
        """Return where something is on the screen."""
        scene = self.view.map_scene
        box = scene.stickies.bounds if entity_id == NOTES else scene.rect_of(entity_id)
        if box is None:
            box = self._lane_box(PerspectiveId(entity_id))
        seen = self.view.camera.to_viewport(box)
        return QRect(self.view.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def at(self, screen: QPoint) -> EntityId | None:
        """Return what is at a point of the screen."""
        scene = self.view.map_scene
        point = self.view.mapToScene(self.view.viewport().mapFromGlobal(screen))
        found: EntityId | None = scene.stickies.at(point) or scene.card_at(point)
        found = found or scene.tags.at(point)
        found = found or scene.links.link_at(point, self.view.zoom)
        if found is not None:
            return found
        drawn = (each for each in scene.arrangement.lanes if each.outline.contains(point))
        lane = next(drawn, None)
        return lane.face.perspective_id if lane is not None else None

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
        """Return what the keyboard means on the map: the one thing on it that is selected."""
        current = self.view.place.view_state.current
        is_read = current is not None and self.kind(current) is not None
        return current if is_read else None

    def _face(self, entity_id: EntityId) -> CardFace | None:
        return self.view.map_scene.face_of(ObjectiveId(entity_id))

    def _note(self, entity_id: EntityId) -> StickyFace | None:
        faces = self.view.map_scene.stickies.faces
        return next((each for each in faces if each.note_id == entity_id), None)

    def _count(self, lane_id: EntityId) -> int:
        """Count the cards of a lane that are shown, or that it hides while it is closed."""
        scene = self.view.map_scene
        faces = map(scene.face_of, scene.cards_standing())
        return sum(face is not None and face.perspective_id == lane_id for face in faces)

    def _lane_box(self, lane_id: PerspectiveId) -> QRectF:
        """Return the box of a lane; round its cards, where the style of the map draws no lanes."""
        scene = self.view.map_scene
        lane = scene.arrangement.lane(lane_id)
        if lane is None or lane in scene.arrangement.lanes:
            return lane.outline if lane else QRectF()
        box = QRectF()
        for objective_id, rect in scene.cards_standing().items():
            face = scene.face_of(objective_id)
            if face is not None and face.perspective_id == lane_id:
                box = box.united(rect)
        return box

    def _details(self, face: CardFace) -> str:
        """Say whether a lane hides a card, how far away it is when traced, and what it shows."""
        traced = self.view.seeing.light.notes.get(face.objective_id, "")
        is_tag = face.objective_id in self.view.map_scene.tags.cards
        closed = _("In a collapsed lane") if is_tag else ""
        shown = face.described or _below_the_first(face.tooltip)
        told = self.view.map_scene.wardrobe.told_of(face.objective_id)
        return told_in_sentences((closed, traced, shown, told))


def _with_links(
    cards: Iterable[ObjectiveId], shown: frozenset[LinkId], relations: Relations
) -> Iterator[EntityId]:
    """Return cards, each with the links that leave it behind it."""
    numbers = relations.card.objectives
    for objective_id in cards:
        yield objective_id
        links = _those(relations.links_from(objective_id), shown)
        yield from (each.id for each in sorted(links, key=lambda each: numbers[each.to_id].number))


def rows(boxes: Mapping[_Id, QRectF]) -> list[_Id]:
    """Return cards as they are read: row by row; what begins half a card lower is a row below."""
    by_height = sorted(boxes, key=lambda each: (boxes[each].top(), boxes[each].left(), each))
    ordered: list[_Id] = []
    row: list[_Id] = []
    for objective_id in by_height:
        if row and boxes[objective_id].top() > boxes[row[0]].center().y():
            ordered += sorted(row, key=lambda each: boxes[each].left())
            row = []
        row.append(objective_id)
    return ordered + sorted(row, key=lambda each: boxes[each].left())


def _those(links: Iterable[Link], shown: frozenset[LinkId]) -> Iterator[Link]:
    """Return the links that are drawn."""
    return (each for each in links if each.id in shown)


def _reasons(face: LinkFace) -> str:
    """Say why a link is believed, and how far that was tested; a definition needs no test."""
    tested = "" if face.kind is LinkKind.LOGICAL else _(EVIDENCE[face.evidence])
    return told_in_sentences((_below_the_first(face.tooltip), tested))


def _below_the_first(lines: str) -> str:
    """Leave out the first line: the name says it."""
    return ", ".join(lines.split("\n")[1:])
