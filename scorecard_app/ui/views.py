"""The views of one open scorecard: map, table, outline, inspector and detail."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from scorecard_app.domain.ids import EntityId, MapId, ObjectiveId, PerspectiveId
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.places import map_to_show, shown_for
from scorecard_app.texts import _
from scorecard_app.ui.accessible.announcer import Announcer
from scorecard_app.ui.accessible.tree import MapTree
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.background import Background
from scorecard_app.ui.canvas.commands import capture_card
from scorecard_app.ui.canvas.map_page import MapPage
from scorecard_app.ui.commands import DELETE, SELECT_ALL
from scorecard_app.ui.hints.pane import HintsPane
from scorecard_app.ui.history_pane import HistoryPane
from scorecard_app.ui.library.pane import LibraryPane
from scorecard_app.ui.library.shelf import Shelf
from scorecard_app.ui.map_checks import MapChecks
from scorecard_app.ui.models.outline_model import OutlineModel
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.models.scorecard_view import Aids, ScorecardView
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.own_library import OwnLibraryStore
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.view_pages import (
    detail_pane,
    edit_links,
    inspector_pane,
    investing_page,
    links_page,
    map_view,
    measures_page,
    row_hands,
    row_menu,
    value_page,
)
from scorecard_app.ui.weighing import Weighing

if TYPE_CHECKING:
    from scorecard_app.ui.investing.page import InvestingPage
    from scorecard_app.ui.worth.page import ValuePage


class Views(QObject):
    """Makes the views and passes on what they say; the widgets belong to the window."""

    hint_changed = Signal(str)
    row_hinted = Signal(str)
    zoom_changed = Signal(str)
    explain_requested = Signal(str)
    told = Signal(str)
    measure_dropped = Signal(str, str)
    measure_dropped_on_map = Signal(str, str, object)
    chart_save_requested = Signal(object, object)
    formula_wanted = Signal(str)
    investment_wanted = Signal(str)
    investing_wanted = Signal(str, str)
    link_wanted = Signal(str)
    data_wanted = Signal(str)

    def __init__(
        self,
        current: OpenDocument,
        parts: Parts,
        actions: Actions,
        settings: ProgramSettings,
        own: OwnLibraryStore,
        background: Background,
    ) -> None:
        super().__init__(current)
        self._actions, self._view_state = actions, current.view_state
        self._forms, self._settings = parts.forms, settings
        self.hint = ""
        self.map = map_view(current, parts, settings, background)
        MapChecks(self.map, current, actions, self)
        MapTree(self.map, parts.forms)
        Announcer(self.map)
        self.value = partial(value_page, current, parts, background, self)
        self.make_investing = partial(investing_page, background, self)
        self.investing: InvestingPage | None = None
        self.worth: ValuePage | None = None
        self.links = partial(links_page, current, parts, self)
        self.map_page = MapPage(self.map, current.view_state, parts.themes)
        self.weighing = Weighing(current.bridge, background, self)
        edit_links(current, parts, self)
        self.inspector = inspector_pane(current, parts, self)
        model = OutlineModel(current.bridge, current.history, self, forms=parts.forms)
        model.measure_dropped.connect(self.measure_dropped)
        self.map.drops.library_measure_dropped.connect(self.measure_dropped_on_map)
        self.outline = OutlineView(model, current.history, current.view_state, parts.themes)
        self.table = ScorecardView(
            current.bridge,
            current.history,
            current.view_state,
            Aids(parts.themes, parts.forms, settings, background),
        )
        self._rows = row_menu(current, parts, self)
        self.hands = row_hands(self, actions)
        self.detail = detail_pane(current, parts, self)
        self.measures = measures_page(current, parts, self)
        shelf = Shelf(current.bridge, own, parts.forms, self)
        self.library = LibraryPane(shelf, current.view_state, parts.themes)
        self.hints = HintsPane(current.bridge, current.history, parts.themes, parts.mint)
        self.hints.revealed.connect(self.highlight)
        self.hints.data_wanted.connect(self.data_wanted)
        self.history = HistoryPane(current.history, parts.themes)
        for name in (SELECT_ALL, DELETE):
            actions.hear_in(self.map, name)
        self.table.explain_requested.connect(self.explain_requested)
        self.table.model.measure_dropped.connect(self.measure_dropped)
        for each in (model, self.table.model):
            each.own_measures_dropped.connect(self.hands.attach)
        self.map.hint_changed.connect(self._note_hint)
        self.map.zoom_changed.connect(self._note_zoom)
        self.map.menu_requested.connect(self._open_menu)
        settings.habits.wheel_changed.connect(self._use_wheel)
        self._use_wheel()

    @property
    def zoom(self) -> str:
        """Return how near the map is, in percent."""
        percent = format_plain(100 * self.map.zoom, self._forms, decimals=0)
        return _("{percent} %").format(percent=percent)

    def reveal(self, ids: Sequence[EntityId]) -> None:
        """Select things, and bring the first of them into sight, on another map if need be."""
        relations = self.map.place.bridge.scene.relations
        map_id = map_to_show(relations, ids, self.map.map_scene.map_id)
        if map_id is not None and map_id != self.map.map_scene.map_id:
            self._view_state.show_map(map_id)
        self._view_state.select(ids, origin="reveal")
        self.map.reveal(ids)

    def show_place(self, table: str, entity_id: EntityId) -> None:
        """Select what has a name; of what has objectives, light these."""
        ids = shown_for(self.map.place.bridge.scene.relations, table, entity_id)
        if ids == (entity_id,):
            self.reveal(ids)
        elif ids:
            self.highlight(ids)
        else:
            self.map.place.answer(_("No objective has that yet."))

    def _use_wheel(self) -> None:
        self.map.wheel_zooms = self._settings.habits.wheel_zooms

    def add_card(self, perspective_id: str) -> None:
        """Make a card behind the others of its lane, and ask for its name in the outline."""
        objective_id = capture_card(self.map.place, "", PerspectiveId(perspective_id))
        if objective_id is not None:
            hand = self.hands.current()
            rows = self.outline if hand is None else hand.rows
            _is_named = rows.rename(objective_id) or self.outline.rename(objective_id)

    def highlight(self, ids: Sequence[EntityId]) -> None:
        """Reveal things, and dim all else on the map until Esc."""
        maps = self.map.place.card.maps
        for map_id in (MapId(each) for each in ids[:1] if each in maps):
            self._view_state.show_map(map_id)
            return
        self.reveal(ids)
        self.map.seeing.highlight(ids)

    def light_on_map(self, ids: Sequence[EntityId]) -> None:
        """Go to the map, and light things there."""
        self._actions["show_map"].trigger()
        self.highlight(ids)

    def ask_on_map(self) -> None:
        """Go to the map, and ask there what would be different."""
        self._actions["show_map"].trigger()
        self._view_state.what_if.switch(is_on=True)

    def show_link(self, link_id: str) -> None:
        """Reveal a link, and dim all else."""
        self.highlight([link_id])

    def select_link(self, link_id: str) -> None:
        """Select a link for whatever is shown next."""
        self._view_state.select([link_id], origin="data")

    def link_from(self, objective_id: str) -> None:
        """Ask on the map to what a card is to be linked."""
        self.map.setFocus()
        self.map.place.ask_link(ObjectiveId(objective_id))

    def _note_hint(self, text: str) -> None:
        if text != self.hint:
            self.hint = text
            self.hint_changed.emit(text)

    def _note_zoom(self) -> None:
        self.zoom_changed.emit(self.zoom)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self.map)
        self._actions.offer(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
