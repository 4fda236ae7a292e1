"""Where everything on a map stands: lanes round their cards, links between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.bridge import Scene
from scorecard_app.ui.canvas.content import MapContent
from scorecard_app.ui.canvas.parts_content import PartsContent
from scorecard_app.ui.paint.map_faces import arranged, places
from scorecard_app.ui.paint.styles import router_for
from scorecard_app.ui.paint.swept import Swept, joined
from scorecard_app.ui.paint.ways import Place

_FEW_LINKS = 60


@dataclass(frozen=True, slots=True)
class Relaid:
    """What a change moved or made look different; `swept` None means every link."""

    cards: frozenset[ObjectiveId] = frozenset()
    swept: Swept | None = field(default_factory=dict)


class MapLayout:
    """The content of one map with a place for each of its parts.

    Lanes follow their cards, except while they are held: a drag must not move the very border
    that it is about to cross.
    """

    def __init__(self, content: MapContent | PartsContent) -> None:
        self.content = content
        self.router = router_for(self.content.faces.laid)
        self._is_held = False
        self._disturbed: list[QRectF] = []
        self._lifted: dict[ObjectiveId, Place] = {}
        self._arrange()
        self._lay_all()

    def follow(self, change: Change, scene: Scene) -> Relaid:
        """Take over what a change made different."""
        difference = self.content.follow(change, scene)
        if difference.is_frame:
            if not self._is_held:
                self._arrange()
            return Relaid(difference.cards | self._lay_all(), None)
        swept: Swept = {}
        if difference.has_other_links:
            swept = self.router.follow_links(self.content.faces.links)
        if self._is_held:
            ids = difference.cards & self.router.places.keys()
            return Relaid(difference.cards, joined(swept, self._move(self._places(ids))))
        before = self.arrangement
        self._arrange()
        cards = self.content.faces.cards
        is_same = self.arrangement == before
        ids = difference.cards & cards.keys() if is_same else frozenset(cards)
        relaid = self._settle(self._places(ids))
        return Relaid(relaid.cards | difference.cards, joined(swept, relaid.swept or {}))

    def hold(self) -> None:
        """Let lanes stay as they are, whatever their cards do."""
        self._is_held = True
        self._lifted = {}

    def carry(self, rects: Mapping[ObjectiveId, QRectF]) -> Swept:
        """Let cards in hand stand elsewhere in their lanes, before the content says so."""
        before = {each: self.router.places[each] for each in rects}
        moved = {each: replace(place, rect=rects[each]) for each, place in before.items()}
        return self._move(moved)

    def release(self) -> Relaid:
        """Let lanes follow their cards again, and links avoid where cards stand now."""
        self._is_held = False
        self._arrange()
        put_down = (self.router.places.get(each) for each in self._lifted)
        self._disturbed = [each.rect for each in (*self._lifted.values(), *put_down) if each]
        swept = self.router.move({}, in_hand=False)
        relaid = self._settle(self._places(self.content.faces.cards))
        return Relaid(relaid.cards, joined(swept, relaid.swept or {}))

    def fly(self, rects: Mapping[ObjectiveId, QRectF]) -> Relaid:
        """Show cards on their way for a moment; links follow them and avoid nothing."""
        places = self._places(rects)
        flying = {each: replace(place, rect=rects[each]) for each, place in places.items()}
        return Relaid(frozenset(flying), self.router.move(flying, in_hand=True))

    @property
    def is_light(self) -> bool:
        """Say whether there are few enough links to be laid anew many times a second."""
        return len(self.router.routes) <= _FEW_LINKS

    def land(self) -> Relaid:
        """Let everything stand where it belongs again."""
        return Relaid(self._lay_all(), None)

    @property
    def pinned(self) -> frozenset[ObjectiveId]:
        """Return the cards that a tidy-up leaves where they are."""
        return frozenset(self.content.pinned & self.content.faces.cards.keys())

    def _arrange(self) -> None:
        self.arrangement = arranged(self.content.faces)
        self.router.keep_clear(self.arrangement.inner_headers)

    def _settle(self, found: dict[ObjectiveId, Place]) -> Relaid:
        """Move what stands elsewhere; other links give way to it."""
        moved = {each: place for each, place in found.items() if place != self._place(each)}
        swept = joined(self._move(moved), self.router.give_way(self._disturbed))
        self._disturbed = []
        return Relaid(frozenset(moved), swept)

    def _move(self, moved: dict[ObjectiveId, Place]) -> Swept:
        if not moved:
            return {}
        before = {each: place for each in moved if (place := self._place(each)) is not None}
        if self._is_held:
            self._lifted = {**before, **self._lifted}
        else:
            self._disturbed += [place.rect for place in (*before.values(), *moved.values())]
        return self.router.move(moved, in_hand=self._is_held)

    def _lay_all(self) -> frozenset[ObjectiveId]:
        """Lay everything anew; return the cards that stand elsewhere, came or went."""
        before = dict(self.router.places)
        self.router = router_for(self.content.faces.laid, self.router)
        self.router.keep_clear(self.arrangement.inner_headers)
        found = self._places(self.content.faces.cards)
        self.router.lay(self.content.faces.links, found)
        ids = before.keys() | found.keys()
        return frozenset(each for each in ids if before.get(each) != found.get(each))

    def _place(self, objective_id: ObjectiveId) -> Place | None:
        return self.router.places.get(objective_id)

    def _places(self, ids: Iterable[ObjectiveId]) -> dict[ObjectiveId, Place]:
        return places(self.content.faces, self.arrangement, ids)
