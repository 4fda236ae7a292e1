"""The value view: the verdict, money over the months, and three tables that explain it."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from scorecard_app.document.edits.scenarios import scenarios_in_order
from scorecard_app.domain.ids import MintId, ObjectiveId
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.worth.fan import money_charts
from scorecard_app.present.worth.returns import return_rows
from scorecard_app.present.worth.verdict import odds, verdict
from scorecard_app.present.worth.ways import Ways, ways_of
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.history import History
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.view_state import ViewState
from scorecard_app.ui.worth.charts import ChartGrid
from scorecard_app.ui.worth.drawing import Asked, Drawing, Drawn
from scorecard_app.ui.worth.levers import LeversPart
from scorecard_app.ui.worth.scenarios import ScenariosPart
from scorecard_app.ui.worth.ways import WaysPart

_ACROSS, _DOWN, _GAP = 16, 12, 8
_CHART_SHARE, _TABLE_SHARE = 5, 4


class ValuePage(QWidget):
    """Shows the middle of all beliefs at once, and its ranges as soon as they are drawn."""

    def __init__(  # noqa: PLR0913 - what every page is given
        self,
        foresight: Foresight,
        view_state: ViewState,
        history: History,
        *,
        themes: ThemeStore,
        mint: MintId,
        background: Background,
        charts: ChartGrid,
    ) -> None:
        super().__init__()
        self._foresight, self._view_state, self.charts = foresight, view_state, charts
        self._drawn: Drawn | None = None
        self._seed = 1
        self._drawing = Drawing(background, self)
        self.title = RoleLabel(themes, "text", size=TextSize.TITLE, strong=True, parent=self)
        self.title.setText(_("What it is worth"))
        self.verdict = RoleLabel(themes, "text", parent=self)
        self.odds = RoleLabel(themes, "text.quiet", parent=self)
        self.again, self.reset = QToolButton(self), QToolButton(self)
        self.again.setText(_("Draw anew"))
        self.again.setToolTip(_("Draw all ranges under another seed: what stays is no chance"))
        self.reset.setText(_("Reset"))
        self.levers = LeversPart(foresight, themes)
        self.ways = WaysPart(themes)
        self.scenarios = ScenariosPart(foresight, history, mint, themes)
        self.tabs = QTabWidget(self)
        self.tabs.tabBar().setAccessibleName(_("What is worth looking at"))
        self.tabs.addTab(self.levers, _("Where money does most"))
        self.tabs.addTab(self.ways, _("Why the card matters"))
        self.tabs.addTab(self.scenarios, _("Scenarios"))
        self._lay_out(themes)
        self.setFocusProxy(self.levers.table)
        foresight.changed.connect(self._read)
        view_state.selection_changed.connect(self._read_ways)
        self.tabs.currentChanged.connect(self._read_ways)
        self._drawing.drawn.connect(self._take)
        self.again.clicked.connect(self._draw_anew)
        self.reset.clicked.connect(foresight.supposed.reset)

    def _lay_out(self, themes: ThemeStore) -> None:
        px = themes.theme.px
        for each in (self.verdict, self.odds):
            each.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(px(_GAP))
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.again, self.reset):
            button.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_ACROSS), px(_DOWN), px(_ACROSS), px(_DOWN))
        column.setSpacing(px(_GAP))
        column.addLayout(head)
        column.addWidget(self.verdict)
        column.addWidget(self.odds)
        column.addWidget(self.charts, _CHART_SHARE)
        column.addWidget(self.tabs, _TABLE_SHARE)

    def _read(self) -> None:
        """Show the middle at once, and ask for the ranges."""
        if not self.isVisible():
            return
        self._drawn = None
        foresight = self._foresight
        network = foresight.network
        self._say()
        self._show_money()
        self._read_ways()
        self.reset.setEnabled(not foresight.supposed.is_empty)
        if network is None:
            self._drawing.stop()
            return
        scenarios = scenarios_in_order(foresight.board.relations.card)
        draws = Draws(self._seed)
        self._drawing.ask(Asked(foresight.board, network, foresight.plan, scenarios, draws))

    def _say(self) -> None:
        foresight = self._foresight
        if foresight.trouble:
            self.verdict.setText(foresight.trouble)
        elif foresight.supposed.is_empty:
            how = _("Nothing is supposed yet: push a card on the map, or turn a lever below.")
            self.verdict.setText(how)
        elif foresight.outcome is not None:
            self.verdict.setText(verdict(foresight.board, foresight.outcome))
        is_told = self._drawn is not None and not foresight.supposed.is_empty
        said = odds(foresight.board, self._drawn.sure) if is_told and self._drawn else ""
        remarks = " ".join(each.text for each in foresight.remarks)
        self.odds.setText(f"{said} {remarks}".strip())

    def _show_money(self) -> None:
        foresight = self._foresight
        sure = self._drawn.sure if self._drawn is not None else None
        is_empty = foresight.supposed.is_empty
        invited = _("Here the money of each stream is drawn by month, with its ranges.")
        self.charts.show_charts(
            money_charts(
                foresight.board,
                None if is_empty else foresight.outcome,
                sure,
                month=foresight.month,
                trouble=invited if is_empty else foresight.trouble,
            )
        )

    def _read_ways(self) -> None:
        network, current = self._foresight.network, self._view_state.current
        if not self.isVisible() or self.tabs.currentWidget() is not self.ways:
            return
        if network is None or current is None:
            self.ways.show_ways(Ways(_("Select a card to see how it reaches money.")))
            return
        board, plan = self._foresight.board, self._foresight.plan
        self.ways.show_ways(ways_of(board, network, plan, ObjectiveId(current)))

    def _take(self, drawn: Drawn) -> None:
        if not self.isVisible():
            return
        self._drawn = drawn
        board, plan = self._foresight.board, self._foresight.plan
        self._say()
        self._show_money()
        self.levers.show_rows(return_rows(board, plan, drawn.returns))
        self.scenarios.show_compared(drawn.compared)

    def _draw_anew(self) -> None:
        self._seed += 1
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Look into the future while it is looked at."""
        super().showEvent(event)
        self._foresight.watch(is_watched=True)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw for nobody."""
        super().hideEvent(event)
        self._drawing.stop()
        self._foresight.watch(is_watched=False)
