"""Scenarios side by side: kept, called otherwise, taken up again and deleted in their place."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.scenarios import keep_scenario, rename_scenario
from scorecard_app.domain.ids import MintId, ScenarioId
from scorecard_app.domain.value import Scenario
from scorecard_app.present.what_if.naming import suggested_name
from scorecard_app.present.worth.compared import Compared
from scorecard_app.texts import _
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.history import History
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.worth.table import PlainTable

_GAP, _WIDTH = 8, 240
ORIGIN = "value"


class ScenariosPart(QWidget):
    """Compares the scenarios of the file; the name of the chosen one is typed below."""

    def __init__(
        self, foresight: Foresight, history: History, mint: MintId, themes: ThemeStore
    ) -> None:
        super().__init__()
        self._foresight, self._history, self._mint = foresight, history, mint
        self._ids: tuple[ScenarioId, ...] = ()
        self.table = PlainTable(_("Scenarios"), themes, self)
        self.says = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.says.setWordWrap(True)
        self.keep, self.take, self.delete = (QToolButton(self) for _each in range(3))
        self.keep.setText(_("Keep what is supposed"))
        self.take.setText(_("Suppose this"))
        self.delete.setText(_("Delete"))
        self.field = QLineEdit(self)
        self.field.setAccessibleName(_("Name of the scenario"))
        self.field.setPlaceholderText(_("Name of the scenario"))
        self.field.setFixedWidth(themes.theme.px(_WIDTH))
        self._lay_out(themes.theme.px(_GAP))
        self.table.row_chosen.connect(self._read)
        self.keep.clicked.connect(self._keep)
        self.take.clicked.connect(self._take)
        self.delete.clicked.connect(self._delete)
        self.field.editingFinished.connect(self._rename)

    def _lay_out(self, gap: int) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(gap)
        for each in (self.keep, self.take, self.delete):
            each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            acts.addWidget(each)
        acts.addStretch(1)
        acts.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addWidget(self.says)

    def show_compared(self, found: Compared) -> None:
        """Show these."""
        self._ids = found.ids
        self.table.show_rows(found.header, found.rows)
        none = _("No scenario yet: push cards on the map, and keep that as a scenario.")
        same = _("All scenarios meet the same draws, so their differences are not chance.")
        self.says.setText(same if found.ids else none)
        self._read()

    def _read(self) -> None:
        chosen = self._chosen
        self.keep.setEnabled(not self._foresight.supposed.is_empty)
        for each in (self.take, self.delete, self.field):
            each.setEnabled(chosen is not None)
        self.field.setText(chosen.name if chosen is not None else "")
        self.field.setCursorPosition(0)

    @property
    def _chosen(self) -> Scenario | None:
        row, scenarios = self.table.currentRow(), self._foresight.board.relations.card.scenarios
        return scenarios.get(self._ids[row]) if 0 <= row < len(self._ids) else None

    def _keep(self) -> None:
        plan = self._foresight.plan
        edit = partial(
            keep_scenario,
            scenario_id=ScenarioId(self._mint()),
            name=suggested_name(self._foresight.board, plan),
            pushes=plan.pushes,
            lever_settings=plan.lever_settings,
            initiatives=plan.initiatives,
        )
        self._history.run(_("Keep a scenario"), edit, origin=ORIGIN)

    def _take(self) -> None:
        if self._chosen is not None:
            self._foresight.supposed.take(self._chosen)

    def _delete(self) -> None:
        if self._chosen is not None:
            edit = partial(delete_items, ids=(self._chosen.id,))
            self._history.run(_("Delete a scenario"), edit, origin=ORIGIN)

    def _rename(self) -> None:
        chosen, name = self._chosen, self.field.text()
        if chosen is not None and name.strip() != chosen.name:
            edit = partial(rename_scenario, scenario_id=chosen.id, name=name)
            self._history.run(_("Rename a scenario"), edit, origin=ORIGIN)
