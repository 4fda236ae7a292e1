"""The Scorecard view: the line of filters over the table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.models.filter_bar import FilterBar
from scorecard_app.ui.models.scorecard_table import ScorecardTable
from scorecard_app.ui.models.table_model import TableModel
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState


class ScorecardView(QWidget):
    """Joins the table to what is looked for and compared with."""

    explain_requested = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        history: History,
        view_state: ViewState,
        themes: ThemeStore,
        *,
        forms: LocaleForms,
        settings: ProgramSettings,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._settings = settings
        self.model = TableModel(bridge, history, forms, self)
        self.bar = FilterBar(themes, self)
        self.table = ScorecardTable(self.model, history, view_state, themes, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.bar.changed.connect(self._arrange)
        self.bar.arrange.menu().aboutToShow.connect(self._offer_columns)
        self.table.explain_requested.connect(self.explain_requested)
        self.table.columns_changed.connect(self._keep_columns)
        self.table.restore_columns(settings.table_columns)
        self.table.sorted.connect(self.bar.follow_sorting)
        bridge.changed.connect(self._read)
        bridge.scene_replaced.connect(self._read)
        self._read()
        self.table.setFocus()  # so that the table has the keyboard when the view is shown

    def _arrange(self) -> None:
        self.table.arrange(self.bar.arrangement)

    def _offer_columns(self) -> None:
        menu = self.table.column_menu()
        self.bar.arrange.menu().addMenu(menu)

    def _keep_columns(self) -> None:
        self._settings.keep_table_columns(self.table.columns_state())

    def _read(self, *_change: object) -> None:
        self.bar.read(self._bridge.scene.card)
