"""The outline as an item model: perspectives, objectives at any depth, measures; ids only."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scorecard_app.document.change import Change
from scorecard_app.document.edits.fields import set_field
from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId
from scorecard_app.present.outline import (
    GROUPS,
    ROOT,
    NodeId,
    NodeKind,
    OutlineRow,
    entity_of,
    kind_of,
    outline_row,
    outline_tree,
)
from scorecard_app.present.outline_changes import touched_nodes
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge, Scene
from scorecard_app.ui.history import History
from scorecard_app.ui.measure_drag import MEASURE_FORM, carried_measure
from scorecard_app.ui.models.outline_cells import cell, heading
from scorecard_app.ui.models.roles import Column, Role
from scorecard_app.ui.models.tree import Insert, Move, NodeTree, Remove, Step, steps

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_SHAPING = ("perspectives", "objectives", "attachments", "measures")
_UNSEEN = frozenset(
    {"maps", "placements", "notes", "risks", "actions", "decisions", "links", "snapshots"}
)
"""Tables that no row shows: dragging a card or drawing a link leaves the outline alone."""

_TABLES: Mapping[NodeKind, str] = {
    NodeKind.PERSPECTIVE: "perspectives",
    NodeKind.OBJECTIVE: "objectives",
    NodeKind.MEASURE: "measures",
}


class OutlineModel(QAbstractItemModel):
    """Follows the document step by step: rows come, go and move singly, so views keep their place.

    Rows are made when a view asks for them and kept until something about them may differ.
    `measure_dropped` names a measure of the library and the objective that it was dropped on.
    """

    measure_dropped = Signal(str, str)

    def __init__(
        self,
        bridge: Bridge,
        history: History,
        forms: LocaleForms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._history = history
        self._forms = forms
        self._tree = NodeTree()
        self._rows: dict[NodeId, OutlineRow] = {}
        self._scene = bridge.scene
        for step in steps(self._tree, outline_tree(self._scene.relations)):
            self._tree.apply(step)
        bridge.changed.connect(self._follow)
        bridge.scene_replaced.connect(self._replace)

    @property
    def count(self) -> int:
        """Count all rows."""
        return sum(1 for _node in self._tree.nodes())

    def node_at(self, index: Index) -> NodeId:
        """Return the node of an index, ROOT for an invalid one."""
        return (self._tree.node(index.internalId()) or ROOT) if index.isValid() else ROOT

    def index_of(self, node: NodeId, column: int = Column.NAME) -> QModelIndex:
        """Return the index of a node; invalid for ROOT and for what is not there."""
        if node not in self._tree:
            return QModelIndex()
        return self.createIndex(self._tree.row(node), column, self._tree.handle(node))

    def indexes_of(self, entity_id: EntityId) -> list[QModelIndex]:
        """Return where an entity stands; a measure stands below each objective that it serves."""
        scene = self._bridge.scene
        nodes = [entity_id] if entity_id in self._tree else []
        if entity_id in scene.card.measures:
            measure = scene.card.measures[entity_id]  # type: ignore[index]  # looked up just now
            nodes += [each.id for each in scene.relations.attachments_to(measure.id)]
        return [self.index_of(node) for node in nodes if node in self._tree]

    def objective_of(self, index: Index) -> ObjectiveId | None:
        """Return the objective of a row, or the one that the measure of the row serves."""
        card, node = self._bridge.scene.card, self.node_at(index)
        attachment = card.attachments.get(AttachmentId(node))
        if attachment is not None:
            return attachment.objective_id
        return ObjectiveId(node) if node in card.objectives else None

    def _row(self, node: NodeId) -> OutlineRow:
        row = self._rows.get(node)
        if row is None:
            row = self._made(node)
            self._rows[node] = row
        return row

    def _made(self, node: NodeId) -> OutlineRow:
        """Make a row; what is about to go is still shown as it was."""
        scene = self._bridge.scene
        if not _holds(scene, node):
            scene = self._scene
        return outline_row(node, scene.relations, scene.results, self._forms)

    def _follow(self, change: Change) -> None:
        if change.delta.keys() <= _UNSEEN:
            self._scene = self._bridge.scene
            return
        before, after = self._scene.relations, self._bridge.scene.relations
        if change.touches(*_SHAPING):
            self._reshape()
        self._refresh(touched_nodes(change.delta, before, after))

    def _replace(self) -> None:
        self._reshape()
        self._refresh(None)

    def _reshape(self) -> None:
        for step in steps(self._tree, outline_tree(self._bridge.scene.relations)):
            self._take(step)

    def _take(self, step: Step) -> None:
        match step:
            case Insert():
                self.beginInsertRows(self.index_of(step.parent), step.row, step.row)
                self._tree.apply(step)
                self.endInsertRows()
            case Remove():
                self.beginRemoveRows(self.index_of(step.parent), step.row, step.row)
                self._tree.apply(step)
                self.endRemoveRows()
            case Move():
                self.beginMoveRows(
                    self.index_of(step.source),
                    step.source_row,
                    step.source_row,
                    self.index_of(step.parent),
                    step.row,
                )
                self._tree.apply(step)
                self.endMoveRows()

    def _refresh(self, touched: Collection[NodeId] | None) -> None:
        """Make those rows (None: all) again that someone has seen; tell of those that differ."""
        self._scene = self._bridge.scene
        seen = {node: row for node, row in self._rows.items() if node in self._tree}
        stale = seen if touched is None else {each: seen[each] for each in touched if each in seen}
        self._rows = {node: row for node, row in seen.items() if node not in stale}
        for node, before in stale.items():
            if self._row(node) != before:
                first, last = self.index_of(node), self.index_of(node, Column.OWNER)
                self.dataChanged.emit(first, last)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the index of a cell."""
        children = self._tree.children(self.node_at(parent))
        is_below = not parent.isValid() or parent.column() == Column.NAME
        if not (is_below and 0 <= row < len(children) and 0 <= column < len(Column)):
            return QModelIndex()
        return self.createIndex(row, column, self._tree.handle(children[row]))

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject has a parent() of its own
        """Return the index of what a row stands below."""
        node = self.node_at(index)
        return QModelIndex() if node == ROOT else self.index_of(self._tree.parent(node))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count what stands below a row."""
        if parent.isValid() and parent.column() != Column.NAME:
            return 0
        return len(self._tree.children(self.node_at(parent)))

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell: names can be edited."""
        node = self.node_at(index)
        if node == ROOT:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if node in GROUPS:
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        is_name = index.column() == Column.NAME
        return flags | Qt.ItemFlag.ItemIsEditable if is_name else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or what it is."""
        node = self.node_at(index)
        if node == ROOT:
            return None
        if role == Role.NODE:
            return node
        if role == Role.ENTITY:
            return entity_of(self._bridge.scene.card, node)
        return cell(self._row(node), Column(index.column()), role)

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

    def mimeTypes(self) -> list[str]:
        """Say what can be dropped here: measures of the library."""
        return [MEASURE_FORM]

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Take measures of the library on objectives and on what serves them."""
        return carried_measure(data) is not None and self.objective_of(parent) is not None

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Say which measure was dropped on which objective."""
        entry_id, objective_id = carried_measure(data), self.objective_of(parent)
        if entry_id is None or objective_id is None:
            return False
        self.measure_dropped.emit(entry_id, objective_id)
        return True

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename what a row stands for, by an edit."""
        card = self._bridge.scene.card
        node = self.node_at(index)
        if role != Qt.ItemDataRole.EditRole or node == ROOT or index.column() != Column.NAME:
            return False
        table, entity_id = _TABLES.get(kind_of(card, node)), entity_of(card, node)
        if table is None or entity_id is None:
            return False
        edit = partial(
            set_field, table=table, entity_id=entity_id, field="name", value=str(value).strip()
        )
        return self._history.run(_("Rename"), edit, origin="outline")


def _holds(scene: Scene, node: NodeId) -> bool:
    """Say whether a scene knows what a node stands for."""
    card = scene.card
    if node in card.perspectives or node in card.objectives or node in card.measures:
        return True
    return node in card.attachments or node in GROUPS
