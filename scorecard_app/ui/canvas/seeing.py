"""What the eye is led to on the map: what was looked for, a trace, or what a hint is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import EntityId, LinkId, NoteId, ObjectiveId
from scorecard_app.engine.traces import trace
from scorecard_app.present.map_search import found_sentence, matching, matching_notes
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.parts_map import has_parts
from scorecard_app.present.traces import distance_words, trace_sentence
from scorecard_app.texts import ngettext
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.view_state import ViewState

_ORIGIN = "seeing"


class Lead(Enum):
    """By what the eye is led."""

    NOTHING = "nothing"
    SEARCH = "search"
    TRACE = "trace"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Light:
    """What stays bright while all else is dimmed, what is said of it, and notes on its cards."""

    lead: Lead = Lead.NOTHING
    cards: tuple[ObjectiveId, ...] = ()
    links: frozenset[LinkId] = frozenset()
    says: str = ""
    notes: Mapping[ObjectiveId, str] = field(default_factory=dict)
    stickies: tuple[NoteId, ...] = ()

    @property
    def found(self) -> tuple[EntityId, ...]:
        """Return the cards and then the free notes that stay bright."""
        return (*self.cards, *self.stickies)


class Seeing(QObject):
    """Keeps one light at a time, true to the document, and ends with Esc.

    `changed` says that something else is lit; `search_wanted` that a text is to be asked for;
    `minimap_wanted` that the small picture of the whole is to come or go, `filter_wanted` and
    `maps_wanted` that their menus are to open.
    """

    changed = Signal()
    search_wanted = Signal()
    minimap_wanted = Signal()
    filter_wanted = Signal()
    maps_wanted = Signal()

    def __init__(self, scene: MapScene, bridge: Bridge, view_state: ViewState) -> None:
        super().__init__(scene)
        self._scene, self._bridge, self._view_state = scene, bridge, view_state
        self._text = ""
        self._at: int | None = None
        self._subject: tuple[EntityId, ...] = ()
        self.light = Light()

    def listen(self) -> None:
        """Follow document and selection, from after the scene does."""
        self._bridge.changed.connect(self.renew)
        self._bridge.scene_replaced.connect(self.renew)
        self._view_state.map_changed.connect(self.renew)
        self._view_state.focus_changed.connect(self.renew)
        self._view_state.selection_changed.connect(self._follow_selection)

    def search(self, text: str) -> None:
        """Light the cards and free notes that hold a text; none for no text."""
        self._text, self._at = text, None
        self._lead(Lead.SEARCH)

    def step(self, by: int) -> None:
        """Select the next of the cards found, or the one before, round and round."""
        count = len(self.light.found)
        if self.light.lead is not Lead.SEARCH or not count:
            return
        first = 0 if by > 0 else count - 1
        self._at = first if self._at is None else (self._at + by) % count
        self._view_state.select([self.light.found[self._at]], origin=_ORIGIN)
        self.renew()

    def trace(self, objective_id: ObjectiveId) -> None:
        """Light everything that feeds a card and everything that it feeds; again, end that."""
        if self.light.lead is Lead.TRACE and self._subject == (objective_id,):
            self.end()
            return
        self._subject = (objective_id,)
        self._lead(Lead.TRACE)

    def highlight(self, ids: Iterable[EntityId]) -> None:
        """Light what a hint is about: cards, and links with the cards that they join."""
        self._subject = tuple(ids)
        self._lead(Lead.HINT if self._subject else Lead.NOTHING)

    def end(self) -> bool:
        """Light everything again; return whether anything was dimmed."""
        was_led = self.light.lead is not Lead.NOTHING
        if was_led:
            self._lead(Lead.NOTHING)
        return was_led

    def look_into(self, objective_id: ObjectiveId) -> bool:
        """Show the parts of a card in place of the map; return whether it has any."""
        path = self._view_state.focus
        if objective_id in path or not has_parts(self._bridge.scene.relations, objective_id):
            return False
        self.end()
        self._view_state.look_into((*path, objective_id))
        return True

    def leave(self) -> bool:
        """Light everything again, else go back from the parts; return whether there was a way."""
        if self.end():
            return True
        path = self._view_state.focus
        if not path or set(self._view_state.selection) - {path[-1]}:
            return False
        self._view_state.look_into(path[:-1])
        self._view_state.select([path[-1]], origin=_ORIGIN)
        return True

    def show_next_overlay(self) -> None:
        """Let the marks of the cards answer the next question."""
        overlays = list(Overlay)
        at = overlays.index(self._view_state.overlay) + 1
        self._view_state.show_overlay(overlays[at % len(overlays)])

    def renew(self) -> None:
        """Light what is meant, and look into what is still there, as the document stands now."""
        objectives, path = self._bridge.scene.card.objectives, self._view_state.focus
        if not objectives.keys() >= set(path):
            self._view_state.look_into(())
        self._lead(self.light.lead)

    def _lead(self, lead: Lead) -> None:
        before, self.light = self.light, self._lit(lead)
        if before == self.light and lead is Lead.NOTHING:
            return
        is_led = self.light.lead is not Lead.NOTHING
        # Nothing is dimmed while nothing was typed yet.
        dims = is_led and not (lead is Lead.SEARCH and not self._text.strip())
        if dims:
            self._scene.emphasis.light(frozenset(self.light.found), self.light.links)
        else:
            self._scene.emphasis.light(None)
        self._scene.notes.note(self.light.notes)
        if before != self.light:
            self.changed.emit()

    def _lit(self, lead: Lead) -> Light:
        match lead:
            case Lead.SEARCH:
                return self._found()
            case Lead.TRACE:
                return self._traced()
            case Lead.HINT:
                return self._hinted()
            case Lead.NOTHING:
                return Light()

    def _found(self) -> Light:
        relations = self._bridge.scene.relations
        everywhere = self._scene.bounds.adjusted(-1, -1, 1, 1)
        ids = self._scene.cards_in(everywhere)
        cards = [each for each in ids if each in relations.card.objectives]
        found = matching(relations, cards, self._text)
        shown = self._scene.stickies.found_in(everywhere)
        stickies = matching_notes(relations.card, shown, self._text)
        count = len(found) + len(stickies)
        if self._at is not None and self._at >= count:
            self._at = None
        says = found_sentence(self._at, count) if self._text.strip() else ""
        links = self._links_between(found)
        return Light(Lead.SEARCH, found, links, says, stickies=stickies)

    def _traced(self) -> Light:
        card, objective_id = self._bridge.scene.card, ObjectiveId(self._subject[0])
        if objective_id not in card.objectives:
            return Light()
        found = trace(card, objective_id)
        lit = (objective_id, *sorted(found.causes.keys() | found.effects.keys()))
        says = trace_sentence(found, self._scene.shown_ids().objectives)
        return Light(Lead.TRACE, lit, found.links, says, distance_words(found))

    def _hinted(self) -> Light:
        card = self._bridge.scene.card
        links = [card.links[LinkId(each)] for each in self._subject if each in card.links]
        cards = [ObjectiveId(each) for each in self._subject if each in card.objectives]
        cards += [each for link in links for each in (link.from_id, link.to_id)]
        if not cards:
            return Light()
        count = len(dict.fromkeys(cards))
        text = ngettext("{count} card is meant", "{count} cards are meant", count)
        lit = frozenset(link.id for link in links) or self._links_between(cards)
        return Light(Lead.HINT, tuple(dict.fromkeys(cards)), lit, text.format(count=count))

    def _links_between(self, cards: Iterable[ObjectiveId]) -> frozenset[LinkId]:
        ends = set(cards)
        links = self._bridge.scene.card.links.values()
        return frozenset(each.id for each in links if {each.from_id, each.to_id} <= ends)

    def _follow_selection(self) -> None:
        """Trace the card that is selected now, while one is traced."""
        current = self._view_state.current
        if current is None or self.light.lead is not Lead.TRACE:
            return
        if current in self._bridge.scene.card.objectives:
            self._subject = (current,)
            self.renew()
