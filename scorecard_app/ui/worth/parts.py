"""Why a card matters, and scenarios side by side: a table each, with its explanation below."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.domain.ids import ScenarioId
from scorecard_app.present.worth.compared import Compared
from scorecard_app.present.worth.ways import Ways, header
from scorecard_app.texts import _
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.history import History
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.worth.table import PlainTable

_GAP = 8
ORIGIN = "value"


class WaysPart(QWidget):
    """Shows the ways of the selected card to money, and how the chosen one comes about."""

    def __init__(self, themes: ThemeStore) -> None:
        super().__init__()
        self._ways = Ways("")
        self.total = RoleLabel(themes, "text", parent=self)
        self.total.setWordWrap(True)
        self.table = PlainTable(_("Why the card matters"), themes, self)
        self.says = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.says.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(_GAP))
        column.addWidget(self.total)
        column.addWidget(self.table, 1)
        column.addWidget(self.says)
        self.table.row_chosen.connect(self._say)

    def show_ways(self, ways: Ways) -> None:
        """Show these."""
        self._ways = ways
        self.total.setText(ways.said)
        self.table.show_rows(header(), [each.cells for each in ways.rows])

    def _say(self) -> None:
        row = self.table.currentRow()
        self.says.setText(self._ways.rows[row].said if 0 <= row < len(self._ways.rows) else "")


class ScenariosPart(QWidget):
    """Compares the scenarios of the file; one can be taken up again, or deleted."""

    taken = Signal()

    def __init__(self, foresight: Foresight, history: History, themes: ThemeStore) -> None:
        super().__init__()
        self._foresight, self._history = foresight, history
        self._ids: tuple[ScenarioId, ...] = ()
        self.table = PlainTable(_("Scenarios"), themes, self)
        self.says = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.says.setWordWrap(True)
        self.take, self.delete = QToolButton(self), QToolButton(self)
        self.take.setText(_("Suppose this"))
        self.delete.setText(_("Delete"))
        gap = themes.theme.px(_GAP)
        acts = QHBoxLayout()
        acts.setSpacing(gap)
        for each in (self.take, self.delete):
            each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            acts.addWidget(each)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        column.addWidget(self.says)
        self.take.clicked.connect(self._take)
        self.delete.clicked.connect(self._delete)

    def show_compared(self, found: Compared) -> None:
        """Show these."""
        self._ids = found.ids
        self.table.show_rows(found.header, found.rows)
        for each in (self.take, self.delete):
            each.setEnabled(bool(found.ids))
        none = _("No scenario yet: push cards on the map, and keep that as a scenario.")
        same = _("All scenarios meet the same draws, so their differences are not chance.")
        self.says.setText(same if found.ids else none)

    @property
    def _chosen(self) -> ScenarioId | None:
        row = self.table.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def _take(self) -> None:
        scenario = self._foresight.board.relations.card.scenarios.get(
            self._chosen or ScenarioId("")
        )
        if scenario is not None:
            self._foresight.supposed.take(scenario)

    def _delete(self) -> None:
        if self._chosen is not None:
            edit = partial(delete_items, ids=(self._chosen,))
            self._history.run(_("Delete a scenario"), edit, origin=ORIGIN)
