"""The heat table as an item model: the rows of the table down, periods across."""

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, Qt

from scorecard_app.domain.periods import Period
from scorecard_app.engine.results import Results
from scorecard_app.present.outline import NodeId, Tree
from scorecard_app.present.table.arrange import Arrangement, arranged
from scorecard_app.present.table.facts import FactBook
from scorecard_app.present.table.heat import HeatCell, heat_cell, heat_heading
from scorecard_app.present.table.nodes import is_group, plain_node
from scorecard_app.present.table.rows import table_name
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.models.outline_cells import name_cell
from scorecard_app.ui.models.roles import NAME, Role
from scorecard_app.ui.models.tree_model import Index, TreeModel

_NOWHERE = QModelIndex()


class HeatModel(TreeModel):
    """Cells are made when they are painted, and kept until the results are others."""

    def __init__(
        self, bridge: Bridge, history: History, forms: LocaleForms, book: FactBook, parent: QObject
    ) -> None:
        self._forms = forms
        self._book = book
        self._arrangement = Arrangement()
        self._periods: tuple[Period, ...] = ()
        self._results: Results | None = None
        self._cells: dict[tuple[NodeId, int], HeatCell | None] = {}
        super().__init__(bridge, history, parent)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the periods across."""
        return self._periods

    def day_of(self, column: int) -> date | None:
        """Return the day as of which a column shows how everything stood."""
        if self._results is None or column == NAME:
            return None
        return self._results.dates[column - 1]

    def show_results(self, periods: tuple[Period, ...], results: Results) -> None:
        """Show how everything stood at the ends of these periods."""
        if periods != self._periods:
            self.beginResetModel()
            self._periods, self._results = periods, results
            self._cells.clear()
            self._shape = self._wanted()
            self._tree.rebuild(self._shape)
            self.endResetModel()
            return
        self._results = results
        self._cells.clear()
        self._rebuild()

    def arrange(self, arrangement: Arrangement) -> None:
        """Let the rows stand another way."""
        self._arrangement = arrangement
        self._rebuild()

    def _wanted(self) -> Tree:
        return arranged(self._arrangement, self._book) if self._results else {}

    def _cell(self, node: NodeId, column: int, role: int) -> object:
        if column == NAME:
            return name_cell(table_name(node, self._book), role)
        cell = self._heat(node, column - 1)
        if cell is None:
            return None
        match role:
            case Role.STATUS:
                return cell.status
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return cell.said
        return None

    def _heat(self, node: NodeId, at: int) -> HeatCell | None:
        if self._results is None or is_group(node):
            return None
        key = (node, at)
        if key not in self._cells:
            period = self._periods[at]
            plain = plain_node(node)
            self._cells[key] = heat_cell(plain, at, period, self._results, self._forms)
        return self._cells[key]

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Count the name and the periods."""
        return 1 + len(self._periods)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the name of a period."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section != NAME:
            return Qt.AlignmentFlag.AlignCenter
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if section == NAME:
            return _("Name")
        if section > len(self._periods):
            return None
        text = heat_heading(self._periods[section - 1], self._bridge.scene.card, self._forms)
        return text.replace(" ", "\n", 1) if role == Qt.ItemDataRole.DisplayRole else text
