"""The view of what is invested: three lists, each edited in place, live against the what-if."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import EntityId, LeverId, ObjectiveId
from scorecard_app.present.investing import initiative_form, lever_form, stream_form
from scorecard_app.present.investing.columns import LABELS, RETURNS
from scorecard_app.present.investing.curves import is_drawn
from scorecard_app.present.investing.worth import moves_money, no_money_said
from scorecard_app.present.numbers import MISSING
from scorecard_app.present.worth.in_words import returns_in_words, verdict
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.investing.curve_part import CurvePart
from scorecard_app.ui.investing.desk import ORIGIN, InvestingDesk, MakeControl
from scorecard_app.ui.investing.list_part import ListPart
from scorecard_app.ui.investing.returns import Returns
from scorecard_app.ui.investing.said_part import InitiativePart, StreamPart
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

_ACROSS, _DOWN, _GAP = 16, 12, 8


class InvestingPage(QWidget):
    """Shows levers, initiatives and streams; what is chosen here is chosen everywhere.

    `told` says what was deleted.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: InvestingDesk,
        foresight: Foresight,
        background: Background,
        make_control: MakeControl,
    ) -> None:
        super().__init__()
        self._desk, self._foresight = desk, foresight
        self._returns = Returns(foresight, background, self)
        self.curve = CurvePart(desk, foresight, self._returns, make_control)
        self.work, self.money = InitiativePart(desk, foresight), StreamPart(desk)
        self.levers = ListPart(lever_form.TABLE, desk, make_control, below=self.curve)
        self.initiatives = ListPart(initiative_form.TABLE, desk, make_control, below=self.work)
        self.streams = ListPart(stream_form.TABLE, desk, make_control, below=self.money)
        self.lists: dict[str, ListPart] = {
            lever_form.TABLE: self.levers,
            initiative_form.TABLE: self.initiatives,
            stream_form.TABLE: self.streams,
        }
        themes = desk.themes
        self.title = RoleLabel(themes, "text", size=TextSize.TITLE, strong=True, parent=self)
        self.says = RoleLabel(themes, "text", parent=self)
        self.reset = QToolButton(self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        self._join()
        self._name_tabs()

    def _lay_out(self) -> None:
        px = self._desk.themes.theme.px
        self.title.setText(_("What is invested"))
        self.says.setWordWrap(True)
        self.reset.setText(_("Reset"))
        self.reset.setToolTip(_("Suppose nothing: every card as it is today"))
        self.reset.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
        self.tabs.tabBar().setAccessibleName(_("Lists of what is invested"))
        for part in self.lists.values():
            self.tabs.addTab(part, "")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_ACROSS), px(_DOWN), px(_ACROSS), px(_DOWN))
        column.setSpacing(px(_GAP))
        column.addLayout(head)
        column.addWidget(self.says)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.levers.table)

    def _join(self) -> None:
        self.levers.current_changed.connect(self._show_lever)
        self.initiatives.current_changed.connect(self._show_initiative)
        self.streams.current_changed.connect(self._show_stream)
        self.levers.table.turned.connect(self.curve.turns.turn)
        self.curve.turns.planned.connect(self._show_plan)
        for part in self.lists.values():
            part.told.connect(self.told)
        self.work.timeline.chosen.connect(self._choose_bar)
        self._desk.bridge.changed.connect(self._follow)
        self._desk.view_state.selection_changed.connect(self._follow_selection)
        self._foresight.changed.connect(self._read)
        self._returns.drawn.connect(self._fill_returns)
        self.tabs.currentChanged.connect(self._turn_to)
        self.reset.clicked.connect(self._foresight.supposed.reset)

    @property
    def shown(self) -> ListPart:
        """Return the list that is shown."""
        return [*self.lists.values()][self.tabs.currentIndex()]

    def show_item(self, entity_id: EntityId) -> None:
        """Turn to the list in which something stands, and to its row."""
        for part in self.lists.values():
            if entity_id in part.table.fields.ids:
                self.tabs.setCurrentWidget(part)
                part.table.go_to(entity_id)
                part.table.setFocus()
                self._desk.view_state.select([entity_id], origin=ORIGIN)

    def make_for(self, table: str, objective_id: ObjectiveId) -> None:
        """Add a lever or an initiative that acts on a card, called as the card for a start."""
        part, objectives = self.lists[table], self._desk.bridge.scene.card.objectives
        self.tabs.setCurrentWidget(part)
        name = objectives[objective_id].name if objective_id in objectives else ""
        part.make_for(objective_id, name=name)

    def _show_plan(self, initiative_id: str) -> None:
        """Turn to what was planned, and ask for its start."""
        self.show_item(initiative_id)
        self.initiatives.table.begin(initiative_id, initiative_form.START.key)

    def _name_tabs(self) -> None:
        for at, (table, part) in enumerate(self.lists.items()):
            text = _("{list} ({count})").format(list=_(LABELS[table]), count=part.count)
            self.tabs.setTabText(at, text)

    def _show_lever(self) -> None:
        self.curve.bind(self.levers.table.current_id)

    def _show_initiative(self) -> None:
        self.work.bind(self.initiatives.table.current_id)

    def _show_stream(self) -> None:
        self.money.bind(self.streams.table.current_id)

    def _choose_bar(self, entity_id: str) -> None:
        """Go to the row of a bar in its list, without turning to that list."""
        for part in self.lists.values():
            part.table.go_to(entity_id)
        self.work.timeline.bind(entity_id)
        self._desk.view_state.select([entity_id], origin=ORIGIN)

    def _turn_to(self) -> None:
        """Let what is current in a list be what is chosen, once someone turns to the list."""
        part = self.shown
        self.setFocusProxy(part.taker)
        if self.isVisible() and part.table.current_id is not None:
            self._desk.view_state.select([part.table.current_id], origin=ORIGIN)

    def _follow(self, change: Change) -> None:
        if self.isVisible() and change.delta:
            self._name_tabs()

    def _follow_selection(self, origin: str) -> None:
        if origin != ORIGIN and self.isVisible():
            self._go_to_selection()

    def _go_to_selection(self) -> None:
        """Go to what is chosen, or to the first lever on the card that is."""
        chosen, card = self._desk.view_state.current, self._desk.bridge.scene.card
        for part in self.lists.values():
            if chosen in part.table.fields.ids:
                self.tabs.setCurrentWidget(part)
                part.table.go_to(chosen)
                return
        acting = (
            each
            for each in self.levers.table.fields.ids
            if any(act.objective_id == chosen for act in card.levers[LeverId(each)].acts)
        )
        self.levers.table.go_to(next(acting, None))

    def _read(self) -> None:
        if not self.isVisible():
            return
        foresight = self._foresight
        said = foresight.trouble
        if not said and not foresight.supposed.is_empty and foresight.outcome is not None:
            said = verdict(foresight.board, foresight.outcome) or no_money_said()
        elif not said:
            said = _("Nothing is supposed yet: turn a lever, or suppose that work is done.")
        self.says.setText(said)
        self.reset.setEnabled(not foresight.supposed.is_empty)
        self._returns.ask()
        self._fill_returns()

    def _fill_returns(self) -> None:
        """Write beside every lever what one step more returns."""
        foresight, card = self._foresight, self._desk.bridge.scene.card
        levers, moves = card.levers, moves_money(card)
        found = [each for each in map(self._returns.of, levers.values()) if each is not None]
        rows = returns_in_words(foresight.board, foresight.plan, found)
        texts: dict[EntityId, str] = {
            each.lever_id: each.more if moves and is_drawn(levers[each.lever_id]) else MISSING
            for each in rows
        }
        self.levers.table.fields.fill(RETURNS, texts)
        self._sync()

    def _sync(self) -> None:
        for part in (self.curve, self.work, self.money):
            part.sync()

    def showEvent(self, event: QShowEvent) -> None:
        """Look into the future while it is looked at."""
        super().showEvent(event)
        self._foresight.watch(is_watched=True, by=ORIGIN)
        self._name_tabs()
        self.setFocusProxy(self.shown.taker)
        self._go_to_selection()
        for show in (self._show_lever, self._show_initiative, self._show_stream):
            show()
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Compute for nobody."""
        super().hideEvent(event)
        self._desk.history.end_gesture()
        self._foresight.watch(is_watched=False, by=ORIGIN)
