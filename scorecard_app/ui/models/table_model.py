"""The scorecard table as an item model: grouped, sorted, filtered, compared; rows when seen."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QModelIndex, QObject, Qt

from scorecard_app.document.change import SETTINGS, Change
from scorecard_app.domain.ids import EntityId
from scorecard_app.engine.results import Results
from scorecard_app.present.outline import ROOT, NodeId, Tree
from scorecard_app.present.outline_changes import touched_nodes
from scorecard_app.present.table.arrange import Arrangement, arranged
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.facts import FactBook, Footing
from scorecard_app.present.table.nodes import Grouping, is_group, plain_node
from scorecard_app.present.table.rows import TableRow
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.models.outline_model import SHAPING, holds
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.models.table_cells import cell, heading
from scorecard_app.ui.models.tree_model import Index, TreeModel

_NOWHERE = QModelIndex()
_COLUMNS = tuple(Column)
_UNSEEN = frozenset(
    {
        "maps",
        "placements",
        "notes",
        "risks",
        "actions",
        "decisions",
        "snapshots",
        "initiatives",
        "pictures",
    }
)
"""Tables that no row shows: dragging a card leaves the table alone."""

_SHARED = frozenset(
    {SETTINGS, "people", "perspectives", "objectives", "attachments", "links", "themes"}
)
"""Tables on whose weights, names and lags rows beside and below may rest, too."""


class TableModel(TreeModel):
    """Keeps the facts of rows that somebody looked at or sorted by, until they may differ."""

    def __init__(
        self, bridge: Bridge, history: History, forms: LocaleForms, parent: QObject | None = None
    ) -> None:
        self._forms = forms
        self._then: Results | None = None
        self._relations = bridge.scene.relations
        self._arrangement = Arrangement()
        self._book = FactBook(self._footing_on(bridge))
        self._rows: dict[NodeId, TableRow] = {}
        self._is_resting = False
        self._is_behind = False
        super().__init__(bridge, history, parent)
        bridge.changed.connect(self._follow)
        bridge.scene_replaced.connect(self._replace)

    @property
    def arrangement(self) -> Arrangement:
        """Return how the rows stand."""
        return self._arrangement

    @property
    def book(self) -> FactBook:
        """Return the facts of the rows."""
        return self._book

    def arrange(self, arrangement: Arrangement) -> None:
        """Let the rows stand another way."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._rebuild()

    def rest(self, *, is_resting: bool) -> None:
        """Leave rows where they are while nobody sees them, or bring them where they belong."""
        self._is_resting = is_resting
        if self._is_behind and not is_resting:
            self._is_behind = False
            self._rebuild()

    def compare(self, then: Results | None) -> None:
        """Compare with how everything stood at another date, or with nothing."""
        self._then = then
        self._replace()

    def indexes_of(self, entity_id: EntityId) -> list[QModelIndex]:
        """Return where an entity stands; below themes it may stand more than once."""
        found = super().indexes_of(entity_id)
        if self._arrangement.grouping is Grouping.THEME:
            plain = {index.data(Role.NODE) for index in found}
            twins = (each for each in self._tree.nodes() if each not in plain)
            found += [self.index_of(each) for each in twins if plain_node(each) in plain]
        return found

    def row_at(self, index: Index) -> TableRow | None:
        """Return all that a row says; None for one that is on its way out."""
        return self._row(self.node_at(index))

    def depth_of(self, index: Index) -> int:
        """Count what a row stands below."""
        return self._tree.depth(self.node_at(index))

    def foresee(self, indexes: Iterable[Index]) -> None:
        """Work out together what many rows are about to show."""
        nodes = (self.node_at(index) for index in indexes)
        self._book.judge_behaviour(node for node in nodes if self._row(node) is not None)

    def _wanted(self) -> Tree:
        return arranged(self._arrangement, self._book)

    def _cell(self, node: NodeId, column: int, role: int) -> object:
        row = self._row(node)
        return None if row is None else cell(row, _COLUMNS[column], role)

    def _row(self, node: NodeId) -> TableRow | None:
        row = self._rows.get(node)
        if row is None:
            if not (is_group(node) or holds(self._bridge.scene, plain_node(node))):
                return None  # on its way out, and never seen before
            row = self._rows[node] = TableRow(node, self._book[node])
        return row

    def _follow(self, change: Change) -> None:
        before, scene = self._relations, self._bridge.scene
        self._relations = scene.relations
        footing = self._footing_on(self._bridge)
        if change.delta.keys() <= _UNSEEN:
            self._book.turn(footing, ())
            return
        touched = None
        if not _SHARED & change.delta.keys():
            touched = touched_nodes(change.delta, before, scene.relations)
        self._book.turn(footing, touched)
        if change.touches(*SHAPING):
            self._reshape()
        elif self._arrangement.rests_on_figures:
            self._is_behind = self._is_resting
            if not self._is_resting:
                self._reshape()
        self._refresh(touched)

    def _replace(self) -> None:
        self._relations = self._bridge.scene.relations
        self._book.turn(self._footing_on(self._bridge), None)
        self._reshape()
        self._refresh(None)

    def _refresh(self, touched: Collection[NodeId] | None) -> None:
        """Forget those rows (None: all) that may differ, and tell the views."""
        stale = self._shown_of(touched)
        for node in stale:
            del self._rows[node]
        told = [node for node in stale if node in self._tree]
        if touched is not None:
            for node in told:
                self._tell(node)
            return
        for parent in {self._tree.parent(node) for node in told}:
            last = len(self._tree.children(parent)) - 1
            above = self.index_of(parent) if parent != ROOT else QModelIndex()
            first, end = self.index(0, 0, above), self.index(last, len(Column) - 1, above)
            self.dataChanged.emit(first, end)

    def _shown_of(self, touched: Collection[NodeId] | None) -> list[NodeId]:
        """Return the rows kept that show some nodes (None: all); below themes there may be more."""
        if touched is None or self._arrangement.grouping is Grouping.THEME:
            rows = self._rows
            return [node for node in rows if touched is None or plain_node(node) in touched]
        return [node for node in touched if node in self._rows]

    def _footing_on(self, bridge: Bridge) -> Footing:
        scene = bridge.scene
        return Footing(scene.relations, scene.results, self._then, self._forms)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        return heading(Column(section), role)
