"""The Scorecard view: filters and movers over the table, and the heat table in its place."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.engine.results import Results
from scorecard_app.present.periods import format_period
from scorecard_app.present.table.heat import heat_dates, heat_periods
from scorecard_app.present.table.movers import movers
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.background import Background
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.evaluation import Evaluation
from scorecard_app.ui.history import History
from scorecard_app.ui.models.filter_bar import FilterBar
from scorecard_app.ui.models.heat_model import HeatModel
from scorecard_app.ui.models.heat_table import HeatTable
from scorecard_app.ui.models.movers_strip import MoversStrip
from scorecard_app.ui.models.scorecard_table import ScorecardTable
from scorecard_app.ui.models.table_model import TableModel
from scorecard_app.ui.models.view_switch import ViewSwitch
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

_COLUMNS = "table-columns"


@dataclass(frozen=True)
class Aids:
    """What the view is given beside the scorecard."""

    themes: ThemeStore
    forms: LocaleForms
    settings: ProgramSettings
    background: Background


class ScorecardView(QWidget):
    """Joins the table to what is looked for and to what it is compared with."""

    explain_requested = Signal(str)

    def __init__(self, bridge: Bridge, history: History, view_state: ViewState, aids: Aids) -> None:
        super().__init__()
        self._bridge = bridge
        self._view_state = view_state
        self._aids = aids
        self._periods: tuple[Period, ...] = ()
        self._keeps_periods = False
        self._is_behind = False
        self.model = TableModel(bridge, history, aids.forms, self)
        self.heat_model = HeatModel(bridge, history, aids.forms, self.model.book, self)
        self.bar = FilterBar(aids.themes, self)
        self.switch = ViewSwitch(aids.themes, self)
        self.strip = MoversStrip(aids.themes, self)
        self.table = ScorecardTable(self.model, history, view_state, aids.themes, self)
        self.heat = HeatTable(self.heat_model, view_state, aids.themes, self)
        self.readout = QLabel(self)
        self._stack = QStackedWidget(self)
        self._then = Evaluation(aids.background, self)
        self._course = Evaluation(aids.background, self)
        self._lay_out()
        self._connect()
        self._read()
        self._ask_then()

    @property
    def is_heat(self) -> bool:
        """Say whether the heat table is shown."""
        return self._stack.currentWidget() is not self.table

    def show_heat(self, *, is_heat: bool) -> None:
        """Show the heat table of all periods, or the table of one."""
        if is_heat == self.is_heat:
            return
        self.switch.show_heat(is_heat=is_heat)
        self._stack.setCurrentIndex(int(is_heat))
        (self.heat if is_heat else self.table).setFocus()
        self._show_strip()
        self._ask_course()

    def reveal(self, entity_id: str) -> None:
        """Bring a row into view and choose it, though a filter hid it."""
        if not self.model.indexes_of(EntityId(entity_id)):
            self.bar.show_all()
        self._view_state.select([EntityId(entity_id)], origin="movers")

    def _lay_out(self) -> None:
        px = self._aids.themes.theme.px
        self.bar.row.addWidget(self.switch)
        page = QWidget(self)
        heat = QVBoxLayout(page)
        heat.setContentsMargins(0, 0, 0, 0)
        heat.setSpacing(0)
        heat.addWidget(self.heat, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), px(4), px(8), px(4))
        foot.addWidget(self.readout, 1)
        heat.addLayout(foot)
        self.readout.setTextFormat(Qt.TextFormat.PlainText)
        self.readout.setMinimumWidth(1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        bridge, table = self._bridge, self.table
        self.bar.changed.connect(self._arrange)
        self.bar.arrange.menu().aboutToShow.connect(self._offer_columns)
        self.switch.heat_chosen.connect(self._switch_heat)
        self.switch.frequency_chosen.connect(self._ask_course)
        self.strip.reveal_requested.connect(self.reveal)
        table.explain_requested.connect(self.explain_requested)
        self.heat.explain_requested.connect(self._explain_then)
        self.heat.read_out.connect(self.readout.setText)
        table.columns.changed.connect(self._keep_columns)
        table.columns.restore(self._aids.settings.layout(_COLUMNS))
        table.sorted.connect(self.bar.follow_sorting)
        bridge.facts_changed.connect(self._follow)
        bridge.scene_replaced.connect(self._follow)
        self._view_state.comparison_changed.connect(self._ask_then)
        self._then.answered.connect(self._take_then)
        self._course.answered.connect(self._take_course)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)

    def _explain_then(self, entity_id: str, day: date) -> None:
        """Go to the day of a cell and ask why; the later periods stay where they are."""
        self._keeps_periods = True
        self._view_state.show_date(day)
        self._keeps_periods = False
        self.explain_requested.emit(entity_id)

    def _find(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _arrange(self) -> None:
        self.table.arrange(self.bar.arrangement)
        if self.is_heat:
            self.heat_model.arrange(self.bar.arrangement)
            self.heat.open_rows()

    def _offer_columns(self) -> None:
        self.bar.arrange.menu().addMenu(self.table.columns.menu())

    def _keep_columns(self) -> None:
        self._aids.settings.keep_layout(_COLUMNS, self.table.columns.state)

    def _follow(self, *_change: object) -> None:
        """Follow the scorecard, or wait until somebody sees it."""
        self._is_behind = not self.isVisible()
        if self._is_behind:
            return
        self._read()
        self._ask_then()
        self._ask_course()

    def _read(self) -> None:
        self.bar.read(self._bridge.scene.card)

    def _ask_then(self) -> None:
        """Ask how everything stood at the date that is compared with."""
        day = self._view_state.date_then
        if day is None:
            self._then.forget()
            self._take_then(None)
        else:
            self._then.ask(self._bridge.scene.results, (day,))

    def _take_then(self, then: Results | None) -> None:
        if then is None and self.model.book.footing.then is None:
            return
        self.model.compare(then)
        self.table.columns.show_comparison(is_comparing=then is not None)
        self._show_strip()

    def _show_strip(self) -> None:
        footing = self.model.book.footing
        if footing.then is None or self.is_heat:
            self.strip.show_movers((), "")
            return
        since = format_period(period_of(footing.then.dates[0], Frequency.MONTH), self._aids.forms)
        self.strip.show_movers(movers(footing.results, footing.then, self._aids.forms), since)

    def _switch_heat(self, is_heat: bool) -> None:  # noqa: FBT001 - what the switch says
        self.show_heat(is_heat=is_heat)

    def _ask_course(self) -> None:
        """Ask how everything stood at the end of every period, while that is looked at."""
        if not self.is_heat:
            self._course.forget()
            return
        scene = self._bridge.scene
        if not self._keeps_periods:
            self._periods = heat_periods(scene.results, scene.day, self.switch.frequency)
        self._course.ask(scene.results, heat_dates(scene.card, self._periods))

    def _take_course(self, results: Results) -> None:
        self.heat_model.arrange(self.bar.arrangement)
        self.heat_model.show_results(self._periods, results)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the rows rest."""
        super().hideEvent(event)
        self.model.rest(is_resting=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the rows, not to the first of the filters."""
        super().showEvent(event)
        self.model.rest(is_resting=False)
        if self._is_behind:
            self._follow()
        (self.heat if self.is_heat else self.table).setFocus()
