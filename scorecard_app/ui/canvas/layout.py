"""Where everything on a map stands: lanes round their cards, links between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.canvas.content import MapContent
from scorecard_app.ui.canvas.parts_content import PartsContent
from scorecard_app.ui.paint.map_faces import arranged, places
from scorecard_app.ui.paint.router import Router
from scorecard_app.ui.paint.routes import Place


@dataclass(frozen=True, slots=True)
class Relaid:
    """What a change moved or made look different; `boxes` None means every link."""

    cards: frozenset[ObjectiveId] = frozenset()
    boxes: tuple[QRectF, ...] | None = ()


class MapLayout:
    """The content of one map with a place for each of its parts.

    Lanes follow their cards, except while they are held: a drag must not move the very border
    that it is about to cross.
    """

    def __init__(self, content: MapContent | PartsContent) -> None:
        self.content = content
        self.router = Router()
        self._is_held = False
        self._disturbed: list[QRectF] = []
        self._arrange()
        self._lay_all()

    def follow(self, change: Change, scene: Scene) -> Relaid:
        """Take over what a change made different."""
        difference = self.content.follow(change, scene)
        if difference.is_frame:
            if not self._is_held:
                self._arrange()
            return Relaid(difference.cards | self._lay_all(), None)
        boxes: list[QRectF] = []
        if difference.has_other_links:
            boxes = self.router.follow_links(self.content.faces.links)
        if self._is_held:
            ids = difference.cards & self.router.places.keys()
            return Relaid(difference.cards, (*boxes, *self._move(self._places(ids))))
        self._arrange()
        relaid = self._settle(self._places(self.content.faces.cards))
        return Relaid(relaid.cards | difference.cards, (*boxes, *(relaid.boxes or ())))

    def hold(self) -> None:
        """Let lanes stay as they are, whatever their cards do."""
        self._is_held = True
        self._disturbed = []

    def release(self) -> Relaid:
        """Let lanes follow their cards again, and links avoid where cards stand now."""
        self._is_held = False
        self._arrange()
        return self._settle(self._places(self.content.faces.cards))

    def _arrange(self) -> None:
        self.arrangement = arranged(self.content.faces)
        self.router.keep_clear(self.arrangement.inner_headers)

    def _settle(self, found: dict[ObjectiveId, Place]) -> Relaid:
        """Move what stands elsewhere; other links give way to it."""
        moved = {each: place for each, place in found.items() if place != self._place(each)}
        boxes = self._move(moved)
        boxes += self.router.give_way(self._disturbed)
        self._disturbed = []
        return Relaid(frozenset(moved), tuple(boxes))

    def _move(self, moved: dict[ObjectiveId, Place]) -> list[QRectF]:
        if not moved:
            return []
        before = (self.router.places.get(each) for each in moved)
        self._disturbed += [place.rect for place in (*before, *moved.values()) if place]
        return self.router.move(moved, in_hand=self._is_held)

    def _lay_all(self) -> frozenset[ObjectiveId]:
        """Lay everything anew; return the cards that stand elsewhere, came or went."""
        before = dict(self.router.places)
        found = self._places(self.content.faces.cards)
        self.router.lay(self.content.faces.links, found)
        ids = before.keys() | found.keys()
        return frozenset(each for each in ids if before.get(each) != found.get(each))

    def _place(self, objective_id: ObjectiveId) -> Place | None:
        return self.router.places.get(objective_id)

    def _places(self, ids: Iterable[ObjectiveId]) -> dict[ObjectiveId, Place]:
        return places(self.content.faces, self.arrangement, ids)
