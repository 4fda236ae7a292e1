"""The scene of one map: ids to items, made, changed and removed by what a change touches."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSceneMouseEvent

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import EntityId, LinkId, MapId, ObjectiveId, PerspectiveId
from scorecard_app.present.faces import CardFace, StatusFace
from scorecard_app.present.overlays import Overlay
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.canvas.afar import AfarLayer
from scorecard_app.ui.canvas.card_notes import CardNotes
from scorecard_app.ui.canvas.content import MapContent
from scorecard_app.ui.canvas.emphasis import Emphasis
from scorecard_app.ui.canvas.guides import GuideLines
from scorecard_app.ui.canvas.items import DRAWS_NOTHING, CardItem, LaneItem
from scorecard_app.ui.canvas.layout import MapLayout, Relaid
from scorecard_app.ui.canvas.link_layer import LabelLayer, LinkLayer
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.parts_content import PartsContent
from scorecard_app.ui.paint.arrangement import Arrangement
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Shown:
    """The ids of everything that a map shows."""

    objectives: frozenset[ObjectiveId] = frozenset()
    links: frozenset[LinkId] = frozenset()
    perspectives: frozenset[PerspectiveId] = frozenset()


class Gestures(Protocol):
    """Whoever turns the scene's mouse events into gestures."""

    def press(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take a pressed button."""

    def move(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take a movement, with or without a button."""

    def release(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take a released button."""

    def double_click(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take a second click in the same place."""


class MapScene(QGraphicsScene):
    """Shows one map and answers what stands where; knows neither document nor history."""

    def __init__(self, theme: Theme, forms: LocaleForms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = Look(theme)
        self.gestures: Gestures | None = None
        self.overlay = Overlay.STATUS
        self.focus_id: ObjectiveId | None = None
        self._forms = forms
        self._layout: MapLayout | None = None
        self._bounds: QRectF | None = None
        self._cards: dict[ObjectiveId, CardItem] = {}
        self._lanes: dict[PerspectiveId, LaneItem] = {}
        self.links = LinkLayer(self.look, self.card_rects)
        self.emphasis = Emphasis(self._cards, self.links)
        self.guides = GuideLines(self, self.look)
        self._afar = AfarLayer(self._cards, self.look)
        self.notes = CardNotes(self._cards, self.look)
        for layer in (self.links, LabelLayer(self.links), self._afar, self.notes):
            self.addItem(layer)

    @property
    def map_id(self) -> MapId | None:
        """Return the map that is shown."""
        return self._layout.content.map_id if self._layout else None

    @property
    def arrangement(self) -> Arrangement:
        """Return where the lanes lie."""
        return self._layout.arrangement if self._layout else Arrangement(())

    @property
    def bounds(self) -> QRectF:
        """Return the box round everything that is shown."""
        if self._bounds is None:
            box = QRectF(self.arrangement.bounds)
            routes = self._layout.router.routes.values() if self._layout else ()
            for route in routes:
                box = box.united(route.box)
            self._bounds = box
        return QRectF(self._bounds)

    def shown_ids(self) -> Shown:
        """Return the ids of everything that is drawn: no card of a closed lane."""
        routes = self._layout.router.routes if self._layout else {}
        cards = frozenset(each for each, item in self._cards.items() if item.isVisible())
        return Shown(cards, frozenset(routes), frozenset(self._lanes))

    def face_of(self, objective_id: ObjectiveId) -> CardFace | None:
        """Return what a card shows; None if it is not there."""
        item = self._cards.get(objective_id)
        return item.face if item else None

    def rect_of(self, entity_id: EntityId) -> QRectF | None:
        """Return where a card or a link is drawn; None if it is not there."""
        item = self._cards.get(ObjectiveId(entity_id))
        if item is not None and item.isVisible():
            return item.rect
        if item is not None and self._layout is not None:
            return self._layout.router.places[ObjectiveId(entity_id)].rect
        route = self.links.route_of(LinkId(entity_id))
        return route.box if route else None

    def card_at(self, point: QPointF, besides: Collection[ObjectiveId] = ()) -> ObjectiveId | None:
        """Return the topmost card at a point besides some."""
        for item in self.items(point):
            if not isinstance(item, CardItem) or item.face.objective_id in besides:
                continue
            if item.rect.contains(point):
                return item.face.objective_id
        return None

    def card_rects(self, besides: Collection[ObjectiveId] = ()) -> list[QRectF]:
        """Return where all cards stand besides some."""
        return [
            item.rect
            for objective_id, item in self._cards.items()
            if item.isVisible() and objective_id not in besides
        ]

    @property
    def card_count(self) -> int:
        """Return how many cards are shown."""
        return len(self._cards)

    def rects_by_status(self) -> Mapping[StatusFace, list[QRectF]]:
        """Return where the cards of each status stand."""
        rects: defaultdict[StatusFace, list[QRectF]] = defaultdict(list)
        for item in self._cards.values():
            if item.isVisible():
                rects[item.face.status].append(item.rect)
        return rects

    def cards_in(self, rect: QRectF, *, is_touched: bool = False) -> list[ObjectiveId]:
        """Return the cards that lie wholly in a box, or touch it, from the top left on."""
        is_in = rect.intersects if is_touched else rect.contains
        return [each for each in self.cards_in_order() if is_in(self._cards[each].rect)]

    def cards_in_order(self) -> list[ObjectiveId]:
        """Return all cards that can be seen, from the top left on."""
        shown = (each for each, item in self._cards.items() if item.isVisible())
        return sorted(shown, key=lambda each: (self._cards[each].y(), self._cards[each].x(), each))

    def show(self, scene: Scene, map_id: MapId | None) -> None:
        """Show a map, or nothing, and nothing of what was shown before."""
        is_known = map_id is not None and map_id in scene.card.maps
        self._layout = None
        if map_id and is_known:
            self._layout = MapLayout(self._content(map_id, scene))
        places = self._layout.router.places.keys() if self._layout else ()
        self._sync(Relaid(frozenset(self._cards.keys() | places), None))

    def follow(self, change: Change, scene: Scene) -> None:
        """Show what a change made different."""
        if self._layout is not None:
            self._sync(self._layout.follow(change, scene))

    def hold_lanes(self) -> None:
        """Keep the lanes where they are while cards are dragged across them."""
        if self._layout is not None:
            self._layout.hold()
            self.links.hold()

    def release_lanes(self) -> None:
        """Let the lanes fit their cards again."""
        self.links.release()
        if self._layout is not None:
            self._sync(self._layout.release())

    def be_seen_at(self, scale: float) -> None:
        """Let one layer draw all cards while they are too small to be read."""
        is_afar = level_at(scale) is Level.AFAR
        if is_afar != self._afar.isVisible():
            self._afar.setVisible(is_afar)
            self.look.stand_in = self._afar if is_afar else None
            for item in self._cards.values():
                item.setFlag(DRAWS_NOTHING, is_afar)

    def project(self, *, is_projected: bool) -> None:
        """Draw everything for a whole room, or for one reader again."""
        self.look.project(is_projected=is_projected)
        self.update()

    def use_theme(self, theme: Theme) -> None:
        """Draw everything in other colours."""
        self.look.use(theme)
        self.update()

    def _content(self, map_id: MapId, scene: Scene) -> MapContent | PartsContent:
        """Read the map, or in its place the parts of the card that was opened."""
        if self.focus_id is None:
            return MapContent(map_id, scene, self._forms, self.overlay)
        return PartsContent(map_id, self.focus_id, scene, (self._forms, self.overlay))

    def _sync(self, relaid: Relaid) -> None:
        """Make items agree with the layout where it differs."""
        self._bounds = None
        self._sync_lanes()
        self._afar.fit(self.arrangement.bounds)
        for objective_id in relaid.cards:
            self._sync_card(objective_id)
        if self._layout is None or relaid.boxes is None:
            routes = self._layout.router.routes if self._layout else {}
            self.links.set_routes(routes, self.bounds)
        else:
            self.links.renew(relaid.boxes)

    def _sync_card(self, objective_id: ObjectiveId) -> None:
        place = self._layout.router.places.get(objective_id) if self._layout else None
        item = self._cards.get(objective_id)
        if self._layout is None or place is None:
            if item is not None:
                self.removeItem(self._cards.pop(objective_id))
            return
        face = self._layout.content.faces.cards[objective_id]
        if item is None:
            item = self._cards[objective_id] = CardItem(face, self.look)
            item.setFlag(DRAWS_NOTHING, self._afar.isVisible())
            self.addItem(item)
            self.emphasis.renew({objective_id})
        item.setVisible(not self._layout.content.faces.is_hidden(objective_id))
        item.set_face(face)
        item.move_to(place.rect.topLeft())

    def _sync_lanes(self) -> None:
        boxes = {lane.face.perspective_id: lane for lane in self.arrangement.lanes}
        for gone in self._lanes.keys() - boxes.keys():
            self.removeItem(self._lanes.pop(gone))
        for perspective_id, lane in boxes.items():
            if perspective_id in self._lanes:
                self._lanes[perspective_id].set_lane(lane)
            else:
                self._lanes[perspective_id] = LaneItem(lane, self.look)
                self.addItem(self._lanes[perspective_id])

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Hand a press to the gestures."""
        if self.gestures is not None:
            self.gestures.press(event)
            event.accept()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Hand a movement to the gestures."""
        if self.gestures is not None:
            self.gestures.move(event)
            event.accept()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Hand a release to the gestures."""
        if self.gestures is not None:
            self.gestures.release(event)
            event.accept()

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Hand a double click to the gestures."""
        if self.gestures is not None:
            self.gestures.double_click(event)
            event.accept()
