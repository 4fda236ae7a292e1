"""Which cards stand out: selected, under the pointer or marked by a tool; and which are dimmed."""

from collections.abc import Collection, Iterable, Mapping

from scorecard_app.domain.ids import EntityId, LinkId, ObjectiveId
from scorecard_app.ui.canvas.items import CardItem
from scorecard_app.ui.canvas.link_layer import LinkLayer
from scorecard_app.ui.canvas.stickies import Stickies
from scorecard_app.ui.paint.card import CardState


class Emphasis:
    """Keeps who stands out, also for cards that come later; marks win over selection."""

    def __init__(
        self, cards: Mapping[ObjectiveId, CardItem], links: LinkLayer, stickies: Stickies
    ) -> None:
        self._cards = cards
        self._links = links
        self._stickies = stickies
        self._selected: frozenset[EntityId] = frozenset()
        self._hovered: EntityId | None = None
        self._marks: dict[ObjectiveId, CardState] = {}
        self._lit: frozenset[EntityId] | None = None

    def select(self, ids: Collection[EntityId]) -> None:
        """Show these cards, links and notes as selected, and no others."""
        before, self._selected = self._selected, frozenset(ids)
        self._links.select(self._selected)
        self._stickies.select(self._selected)
        self.renew(before ^ self._selected)

    def hover(self, entity_id: EntityId | None) -> None:
        """Show what is under the pointer."""
        before, self._hovered = self._hovered, entity_id
        if before != entity_id:
            self._links.hover(LinkId(entity_id) if entity_id else None)
            self.renew(each for each in (before, entity_id) if each)

    def mark(self, marks: Mapping[ObjectiveId, CardState]) -> None:
        """Mark cards for the length of a gesture; an empty mapping takes all marks back."""
        before, self._marks = self._marks, dict(marks)
        self.renew(before.keys() | self._marks.keys())

    def light(
        self, ids: frozenset[EntityId] | None, links: frozenset[LinkId] | None = None
    ) -> None:
        """Dim all cards, notes and links but these and what is selected; None dims nothing."""
        self._stickies.light(ids)
        if ids != self._lit:
            self._lit = ids
            self.renew(tuple(self._cards))
        self._links.light(links)

    def renew(self, ids: Iterable[EntityId]) -> None:
        """Show how these stand out now."""
        for entity_id in ids:
            item = self._cards.get(ObjectiveId(entity_id))
            if item is not None:
                item.set_state(self._state(ObjectiveId(entity_id)))

    def _state(self, objective_id: ObjectiveId) -> CardState:
        if objective_id in self._marks:
            return self._marks[objective_id]
        if objective_id in self._selected:
            return CardState.SELECTED
        if self._lit is not None and objective_id not in self._lit:
            return CardState.DIMMED
        return CardState.HOVERED if objective_id == self._hovered else CardState.PLAIN
