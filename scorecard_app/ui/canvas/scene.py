"""The scene of one map: ids to items, made, changed and removed by what a change touches."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsSceneHelpEvent, QGraphicsSceneMouseEvent

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.canvas.card_layer import CardLayer, HandLayer
from scorecard_app.ui.canvas.card_notes import CardNotes
from scorecard_app.ui.canvas.emphasis import Emphasis
from scorecard_app.ui.canvas.guides import GuideLines
from scorecard_app.ui.canvas.headings import HeadingsItem
from scorecard_app.ui.canvas.items import CardItem, LaneItem
from scorecard_app.ui.canvas.layout import MapLayout, Relaid
from scorecard_app.ui.canvas.link_layer import LabelLayer
from scorecard_app.ui.canvas.parts_content import content_of
from scorecard_app.ui.canvas.pins import PinsItem
from scorecard_app.ui.canvas.standing import StandingScene
from scorecard_app.ui.canvas.still import StillScene
from scorecard_app.ui.canvas.what_if.worn import Wardrobe
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.swept import Swept
from scorecard_app.ui.theme import Theme

if TYPE_CHECKING:
    from scorecard_app.ui.paint.arrangement import Arrangement

_ROOM, _LOOSE = 0.25, 9.0
"""By how much of its size the indexed box is wider than the map on each side, and the most it is
larger in all."""


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


class MapScene(StandingScene):
    """Shows one map, in step with what a change touches; knows neither document nor history.

    `carried` says that cards in hand, and their links, stand elsewhere than a change has said.
    """

    carried = Signal()

    def __init__(self, theme: Theme, forms: LocaleForms, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.gestures: Gestures | None = None
        self.overlay = Overlay.STATUS
        self.focus_id: ObjectiveId | None = None
        self._forms = forms
        self._ranks = count()
        self._arranged: Arrangement | None = None
        self.addItem(self.themes)
        self.emphasis = Emphasis(self._cards, self.links, self.stickies)
        self.guides = GuideLines(self.look)
        self._shown = CardLayer(self._cards, self.look)
        self.notes = CardNotes(self._cards, self.look)
        self._headings, self._pins = HeadingsItem(self.look), PinsItem(self.look)
        layers = self.links, LabelLayer(self.links), self._shown, HandLayer(self._shown)
        for layer in (*layers, self.guides):
            self.addItem(layer)
        self.addItem(self.notes)
        self.addItem(self._headings)
        self.addItem(self.tags)
        self.addItem(self._pins)
        self.still = self.look.still = StillScene(
            self, self.look, paint_ground=self._paint_ground, paint_cards=self._shown.draw_resting
        )
        self.wardrobe = Wardrobe(self._cards, self.still.redraw)

    def show(self, scene: Scene, map_id: MapId | None) -> None:
        """Show a map, or nothing, and nothing of what was shown before."""
        is_known = map_id is not None and map_id in scene.card.maps
        self.stickies.show(scene.relations, map_id if self.focus_id is None else None)
        self.backdrop.show(scene.card, map_id if self.focus_id is None else None)
        self._layout = None
        if map_id and is_known:
            self._layout = MapLayout(
                content_of(map_id, self.focus_id, scene, (self._forms, self.overlay))
            )
        places = self._layout.router.places.keys() if self._layout else ()
        self._sync(Relaid(frozenset(self._cards.keys() | places), None))

    def follow(self, change: Change, scene: Scene) -> None:
        """Show what a change made different."""
        self.stickies.follow(change, scene.relations)
        self.backdrop.follow(change)
        if self._layout is not None:
            self._sync(self._layout.follow(change, scene))
            if change.touches("themes", "objectives"):
                self.themes.read()

    def hold_lanes(self, in_hand: Collection[ObjectiveId]) -> None:
        """Keep the lanes where they are while cards are dragged across them."""
        if self._layout is None:
            return
        self._layout.hold()
        for each in self._cards.keys() & in_hand:
            self._cards[each].lift(is_lifted=True)
        self.still.hold(in_hand)
        at = self._layout.router.links_at
        self.links.painting.hold(link_id for each in in_hand for link_id in at(each))

    def carry(self, rects: Mapping[ObjectiveId, QRectF]) -> None:
        """Show cards in hand elsewhere in their lanes; the scorecard hears of it later."""
        if self._layout is None:
            return
        swept = self._layout.carry(rects)
        for objective_id, rect in rects.items():
            self._cards[objective_id].move_to(rect.topLeft())
        self._follow_links(self._layout.router.routes, swept)
        if not self._layout.pinned.isdisjoint(rects):
            self._sync_pins()
        self.carried.emit()

    def release_lanes(self) -> None:
        """Let the lanes fit their cards again."""
        for each in self._cards.keys() & self.still.in_hand:
            self._cards[each].lift(is_lifted=False)
        self.still.release()
        self.links.release()
        if self._layout is not None:
            self._sync(self._layout.release())

    def fly(self, rects: Mapping[ObjectiveId, QRectF]) -> None:
        """Show cards on their way to where they belong; many links are not seen meanwhile."""
        if self._layout is None:
            return
        if self._layout.is_light:
            self._sync(self._layout.fly(rects))
            return
        self.links.setVisible(False)
        for objective_id, rect in rects.items():
            self._cards[objective_id].move_to(rect.topLeft())

    def land(self) -> None:
        """Show all cards where they belong."""
        self.links.setVisible(True)
        if self._layout is not None:
            self._sync(replace(self._layout.land(), cards=frozenset(self._cards)))

    def project(self, *, is_projected: bool) -> None:
        """Draw everything for a whole room, or for one reader again."""
        self.look.project(is_projected=is_projected)
        self.update()

    def use_theme(self, theme: Theme) -> None:
        """Draw everything in other colours."""
        self.look.use(theme)
        self.update()

    def _paint_ground(self, painter: QPainter) -> None:
        """Paint what lies beneath the cards, for the picture of what rests."""
        for lane in self._lanes.values():
            lane.draw(painter)
        self._headings.draw(painter)
        self.backdrop.draw(painter)
        self.links.painting.draw_resting(painter)

    def _sync(self, relaid: Relaid) -> None:
        """Make items agree with the layout where it differs."""
        self._bounds = None
        if self.arrangement is not self._arranged:
            self._sync_arrangement()
        for objective_id in relaid.cards:
            self._sync_card(objective_id)
        routes = self._layout.router.routes if self._layout else {}
        if self._layout is None or relaid.swept is None:
            self.themes.read()
            self.links.set_routes(routes)
        else:
            self._follow_links(routes, relaid.swept)
        self._sync_pins()

    def _follow_links(self, routes: Mapping[LinkId, Route], swept: Swept) -> None:
        """Draw anew the links that run elsewhere now."""
        self._bounds = None
        self.links.renew(routes, swept)
        if self.backdrop.face is not None:  # it makes room for links, also those in hand
            self.still.expire_ground(box for boxes in swept.values() for box in boxes)

    def _sync_pins(self) -> None:
        pinned = self.pinned if self.is_by_hand else ()
        self._pins.set_cards(self._cards[each].box for each in sorted(pinned))

    def _sync_arrangement(self) -> None:
        """Make what stands round the cards agree with the layout: not while one is dragged."""
        arrangement = self._arranged = self.arrangement
        self._index(arrangement.bounds)
        self._sync_lanes()
        self.tags.set_tags(arrangement.tags)
        self.backdrop.set_lanes(arrangement.lanes)
        self._headings.set_headings(arrangement.headings)
        self.themes.follow(arrangement.bounds)

    def _index(self, box: QRectF) -> None:
        """Let Qt halve the box of the map again and again to find items, not all of the world.

        Layers reach over the world: halving that leaves every card in the same leaf of Qt's tree.
        """
        now = self.sceneRect()
        is_loose = now.width() * now.height() > _LOOSE * box.width() * box.height()
        if not box.isEmpty() and (is_loose or not now.contains(box)):
            across, down = box.width() * _ROOM, box.height() * _ROOM
            self.setSceneRect(box.adjusted(-across, -down, across, down))

    def _sync_card(self, objective_id: ObjectiveId) -> None:
        place = self._layout.router.places.get(objective_id) if self._layout else None
        item = self._cards.get(objective_id)
        if self._layout is None or place is None:
            if item is not None:
                item.repaint()
                self.removeItem(self._cards.pop(objective_id))
            return
        face = self._layout.content.faces.cards[objective_id]
        if item is None:
            item = self._cards[objective_id] = CardItem(face, self.look, rank=next(self._ranks))
            self.addItem(item)
            self.emphasis.renew({objective_id})
            item.repaint()
        item.show_up(is_shown=not self._layout.content.faces.is_hidden(objective_id))
        item.set_face(face)
        if item.wear(self.wardrobe.of(objective_id)):
            item.repaint()
        item.move_to(place.rect.topLeft())

    def _sync_lanes(self) -> None:
        boxes = {lane.face.perspective_id: lane for lane in self.arrangement.lanes}
        if self.look.lanes != self.arrangement.lanes:
            self.look.lanes = self.arrangement.lanes
            for item in self._lanes.values():
                item.update()  # whether any says its question depends on all
        for gone in self._lanes.keys() - boxes.keys():
            self.removeItem(self._lanes.pop(gone))
        for perspective_id, lane in boxes.items():
            if perspective_id in self._lanes:
                self._lanes[perspective_id].set_lane(lane)
            else:
                self._lanes[perspective_id] = LaneItem(lane, self.look)
                self.addItem(self._lanes[perspective_id])

    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        """Say of a card also how sure a what-if of it is: worded only when it is asked."""
        card = self._cards.get(self.card_at(event.scenePos()) or ObjectiveId(""))
        if card is not None:
            told = self.wardrobe.told_of(card.objective_id)
            card.setToolTip("\n".join(filter(None, (card.face.tooltip, told))))
        super().helpEvent(event)

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
