"""What stands where on a map: the questions that tools, commands and readers ask the scene."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsScene

from scorecard_app.domain.ids import EntityId, LinkId, MapId, NoteId, ObjectiveId, PerspectiveId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.present.faces import CardFace
from scorecard_app.ui.canvas.backdrop_items import Backdrops
from scorecard_app.ui.canvas.items import CardItem, LaneItem
from scorecard_app.ui.canvas.link_layer import LinkLayer
from scorecard_app.ui.canvas.lock import LayoutLock
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.stickies import Stickies
from scorecard_app.ui.canvas.tags_item import TagsItem
from scorecard_app.ui.canvas.theme_legend import ThemeLegend
from scorecard_app.ui.paint.arrangement import Arrangement
from scorecard_app.ui.paint.card_parts import fold_box
from scorecard_app.ui.paint.map_faces import MapFaces
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.theme import Theme

if TYPE_CHECKING:
    from scorecard_app.ui.canvas.layout import MapLayout

_BY_BOX = Qt.ItemSelectionMode.IntersectsItemBoundingRect


_FOLD_REACH = 8.0
"""How far beside a folded corner the pointer still means it, in map units."""

_ABOVE = 12.0
"""How far above the box of its lines the letters of a header begin."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The ids of everything that a map shows."""

    objectives: frozenset[ObjectiveId] = frozenset()
    links: frozenset[LinkId] = frozenset()
    perspectives: frozenset[PerspectiveId] = frozenset()
    notes: frozenset[NoteId] = frozenset()


class StandingScene(QGraphicsScene):
    """Holds the items of a map, and answers what stands where; it changes none of them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = Look(theme)
        self.lock = LayoutLock(self)
        self._layout: MapLayout | None = None
        self._cards: dict[ObjectiveId, CardItem] = {}
        self._lanes: dict[PerspectiveId, LaneItem] = {}
        self._bounds: QRectF | None = None
        self.themes = ThemeLegend(self._cards, self.look)
        self.tags = TagsItem(self._cards, self.look)
        self.links = LinkLayer(self.look, self._worded_rects, partial(_bounds_of, self))
        self.stickies = Stickies(self, self.look)
        self.backdrop = Backdrops(self, self.look, self._routes)

    @property
    def map_id(self) -> MapId | None:
        """Return the map that is shown."""
        return self._layout.content.map_id if self._layout else None

    @property
    def arrangement(self) -> Arrangement:
        """Return where the lanes lie."""
        return self._layout.arrangement if self._layout else Arrangement(())

    @property
    def map_style(self) -> MapStyle:
        """Return how the map is laid out."""
        laid = self._layout.content.faces.laid if self._layout else None
        return laid.style if laid else MapStyle.LANES

    @property
    def is_by_hand(self) -> bool:
        """Say whether cards stand where they were put; in other styles nothing can be moved."""
        return self.map_style is MapStyle.LANES

    @property
    def pinned(self) -> frozenset[ObjectiveId]:
        """Return the cards that a tidy-up leaves where they are."""
        return self._layout.pinned if self._layout else frozenset()

    @property
    def bounds(self) -> QRectF:
        """Return the box round everything that is shown."""
        if self._bounds is None:
            box = QRectF(self.arrangement.bounds)
            routes = self._layout.router.routes.values() if self._layout else ()
            if routes:
                lefts, tops, rights, bottoms = zip(*(each.sides for each in routes), strict=True)
                corner = QPointF(max(rights), max(bottoms))
                box = box.united(QRectF(QPointF(min(lefts), min(tops)), corner))
            self._bounds = box
        notes, legend = self.stickies.bounds, self.themes.boundingRect()
        return self._bounds.united(notes).united(legend).united(self.backdrop.box)

    def _routes(self) -> Collection[Route]:
        """Return the links that are drawn."""
        is_drawn = self._layout is not None and self.links.isVisible()
        return self._layout.router.routes.values() if self._layout and is_drawn else ()

    def shown_ids(self) -> Shown:
        """Return the ids of everything that is drawn: no card of a closed lane."""
        routes = self._layout.router.routes if self._layout else {}
        cards = frozenset(each for each, item in self._cards.items() if item.isVisible())
        return Shown(cards, frozenset(routes), frozenset(self._lanes), self.stickies.ids)

    def shows_card(self, entity_id: EntityId) -> bool:
        """Say whether a card is drawn."""
        item = self._cards.get(ObjectiveId(entity_id))
        return item is not None and item.isVisible()

    @property
    def faces(self) -> MapFaces | None:
        """Return everything that is shown, as it is painted; None where nothing is open."""
        return self._layout.content.faces if self._layout else None

    def face_of(self, objective_id: ObjectiveId) -> CardFace | None:
        """Return what a card shows; None if it is not there."""
        item = self._cards.get(objective_id)
        return item.face if item else None

    def rect_of(self, entity_id: EntityId) -> QRectF | None:
        """Return where a card, a link or a note is drawn; None if it is not there."""
        item = self._cards.get(ObjectiveId(entity_id))
        if item is not None and item.isVisible():
            return item.box
        if item is not None and self._layout is not None:
            return self._layout.router.places[ObjectiveId(entity_id)].rect
        route = self.links.route_of(LinkId(entity_id))
        return route.box if route else self.stickies.rect_of(entity_id)

    def card_at(self, point: QPointF, besides: Collection[ObjectiveId] = ()) -> ObjectiveId | None:
        """Return the topmost card at a point besides some."""
        for item in self.items(point, _BY_BOX, Qt.SortOrder.DescendingOrder, QTransform()):
            if not isinstance(item, CardItem) or item.face.objective_id in besides:
                continue
            if item.box.contains(point):
                return item.face.objective_id
        return None

    def _worded_rects(self, near: QRectF | None) -> list[QRectF]:
        """Return where there is something to read: on cards, and between lanes of one row.

        `near` leaves out cards that stand elsewhere, without asking each of them.
        """
        words = (each.adjusted(0, -_ABOVE, 0, 0) for each in self.arrangement.inner_headers)
        if near is None:
            return [*self.card_rects(), *words]
        found = self.items(near, _BY_BOX)
        cards = (item for item in found if isinstance(item, CardItem) and item.isVisible())
        return [*(item.box for item in cards), *words]

    def fold_at(self, point: QPointF) -> ObjectiveId | None:
        """Return the card whose folded corner is at a point: there is something behind it."""
        objective_id = self.card_at(point)
        item = self._cards.get(objective_id) if objective_id else None
        if item is None or not item.face.parts:
            return None
        corner = fold_box(item.box.size()).translated(item.box.topLeft())
        reach = corner.adjusted(-_FOLD_REACH, -_FOLD_REACH, 0, 0)
        return objective_id if reach.contains(point) else None

    def card_rects(self, besides: Collection[ObjectiveId] = ()) -> list[QRectF]:
        """Return where all cards stand besides some."""
        return [
            item.box
            for objective_id, item in self._cards.items()
            if item.isVisible() and objective_id not in besides
        ]

    def cards_in(self, rect: QRectF, *, is_touched: bool = False) -> list[ObjectiveId]:
        """Return the cards that lie wholly in a box, or touch it, from the top left on."""
        is_in = rect.intersects if is_touched else rect.contains
        return [each for each in self.cards_in_order() if is_in(self._cards[each].box)]

    def cards_in_order(self) -> list[ObjectiveId]:
        """Return all cards that can be seen, from the top left on."""
        shown = (each for each, item in self._cards.items() if item.isVisible())
        return sorted(shown, key=lambda each: (self._cards[each].y(), self._cards[each].x(), each))

    def cards_standing(self) -> dict[ObjectiveId, QRectF]:
        """Return where each card is seen."""
        return {each: item.box for each, item in self._cards.items()}


def _bounds_of(scene: StandingScene, box: QRectF | None) -> QRectF:
    """Return the box round everything; that of the cards will do for what lies within it."""
    cards = scene.arrangement.bounds
    return cards if box is not None and cards.contains(box) else scene.bounds
