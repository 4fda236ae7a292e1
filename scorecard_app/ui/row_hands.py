"""The commands of the map for hands at a row of the outline or the table, without the canvas."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from scorecard_app.domain.ids import EntityId, LinkId, MeasureId, ObjectiveId
from scorecard_app.texts import _
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.canvas.link_field import LinkAsking
from scorecard_app.ui.canvas.quick_create import QuickCreate
from scorecard_app.ui.canvas.serving import serving
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.canvas.workplace import NoteRequest, TitleRequest, Way, Workplace
from scorecard_app.ui.commands import COPY, CUT
from scorecard_app.ui.commands.row_offers import HEARD, OFFERED
from scorecard_app.ui.models.outline_view import OutlineView

_ABOUT_MEASURES = frozenset({COPY, CUT, "details"})
"""What is done to a measure itself; all else is done to the card that it stands below."""

Say = Callable[[str], None]


class RowHand(QObject):
    """Lends the map's workplace to one view of rows: names are typed and asked for in its rows."""

    def __init__(self, view: MapView, rows: OutlineView, outline: OutlineView, say: Say) -> None:
        super().__init__(view)
        self.rows, self._outline = rows, outline
        self._map, self._say = view, say
        self.place: Workplace = replace(
            view.place,
            edit_title=self._name,
            edit_note=self._write,
            hint=say,
            answer=self._answer,
            open_link=self._open_link,
            ask_link=self._ask_link,
            grow=self._grow,
            settle=self._settle,
        )
        self._linking: LinkAsking | None = None
        self._quick = QuickCreate(self.place)

    @property
    def has_keyboard(self) -> bool:
        """Say whether the keyboard is in these rows."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.rows or self.rows.isAncestorOf(focus))

    def give(self, deed: Callable[[Workplace], None], command_id: str) -> None:
        """Do what a command says, at these rows."""
        if command_id not in _ABOUT_MEASURES:
            self._stand_on_card()
        deed(self.place)
        self._settle()

    def _stand_on_card(self) -> None:
        """Mean the objective of the row where a measure of it is chosen."""
        view_state = self.place.view_state
        objective_id = self.rows.current_objective
        if objective_id is not None and view_state.current in self.place.card.measures:
            view_state.select([objective_id])

    def _name(self, request: TitleRequest) -> None:
        self._edit(request.entity_id, request)

    def _write(self, request: NoteRequest) -> None:
        self._edit(request.entity_id, request)

    def _edit(self, entity_id: EntityId, request: TitleRequest | NoteRequest) -> None:
        """Type in the row, or in the outline where these rows do not show it."""
        for rows in (self.rows, self._outline):
            if rows.isVisible() and rows.rename(entity_id, merge_key=request.merge_key):
                return
        self.place.history.end_gesture()
        self.place.open_details()

    def _answer(self, sentence: str) -> None:
        self._say(sentence)
        self._map.spoken.emit(sentence)

    def _open_link(self, _link_id: LinkId) -> None:
        self.place.open_details()

    def _ask_link(self, from_id: ObjectiveId | None) -> None:
        if self._linking is None:
            window = self.rows.window()
            self._linking = LinkAsking(self.place, window, back=self.rows, find=self._row_of)
        self._linking.start(from_id)

    def _row_of(self, objective_id: ObjectiveId) -> QRect | None:
        """Return where a row is within the window."""
        rect = self.rows.rect_of(objective_id)
        if rect is None:
            return None
        window: QWidget = self.rows.window()
        return QRect(self.rows.viewport().mapTo(window, rect.topLeft()), rect.size())

    def _grow(self, way: Way) -> None:
        self._quick.grow(way)

    def _settle(self) -> None:
        self._quick.commit()


class RowHands(QObject):
    """Knows at which rows the user is: where the keyboard is, else those that fill the window.

    The rows hear the keys of the commands, and their menus offer them.
    """

    def __init__(
        self, view: MapView, outline: OutlineView, table: OutlineView, actions: Actions, say: Say
    ) -> None:
        super().__init__(view)
        self._place, self._actions = view.place, actions
        self._outline = RowHand(view, outline, outline, say)
        self._table = RowHand(view, table, outline, say)
        for rows in (outline, table):
            rows.menu_opened.connect(self._fill)
            for command_id in HEARD:
                actions.hear_in(rows, command_id)

    def current(self) -> RowHand | None:
        """Return the hand at the rows that are worked in; None where that is the map."""
        for hand in (self._outline, self._table):
            if hand.has_keyboard:
                return hand
        return self._table if self._table.rows.isVisible() else None

    def attach(self, measure_ids: Sequence[MeasureId], objective_id: str) -> None:
        """Let measures that were dragged from other rows serve an objective."""
        edit = serving(self._place, measure_ids, [ObjectiveId(objective_id)])
        self._place.run(_("Attach a measure"), edit)

    def _fill(self, menu: QMenu, entity_id: str) -> None:
        """Offer what the commands do with a row of this kind."""
        card = self._place.card
        tables = ("objectives", "perspectives", "measures", "notes")
        table = next((each for each in tables if entity_id in getattr(card, each)), "")
        self._actions.put(menu, OFFERED[table])
