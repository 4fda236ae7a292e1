"""A tree of ids as an item model that follows the document step by step."""

from abc import abstractmethod
from collections.abc import Hashable, Iterator, Mapping, Sequence
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

from scorecard_app.document.edits.fields import set_field
from scorecard_app.domain.ids import AttachmentId, EntityId, MeasureId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.outline import GROUPS, ROOT, NodeId, NodeKind, Tree, entity_of, kind_of
from scorecard_app.present.table.nodes import is_group, plain_node
from scorecard_app.texts import _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.measure_drag import (
    MEASURE_FORM,
    OWN_MEASURE_FORM,
    carried_measure,
    carried_own_measures,
    carry_own_measures,
    is_measure,
)
from scorecard_app.ui.models.roles import NAME, Role
from scorecard_app.ui.models.tree import Insert, Move, NodeTree, Remove, Step, is_far, steps

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_HEADING = Qt.ItemFlag.ItemIsEnabled
_PLAIN = _HEADING | Qt.ItemFlag.ItemIsSelectable
_NAMED = _PLAIN | Qt.ItemFlag.ItemIsEditable
_TABLES: Mapping[NodeKind, str] = {
    NodeKind.PERSPECTIVE: "perspectives",
    NodeKind.OBJECTIVE: "objectives",
    NodeKind.MEASURE: "measures",
    NodeKind.NOTE: "notes",
}


class TreeModel(QAbstractItemModel):
    """Rows come, go and move singly, so views keep their place; what they say is the heirs'.

    `measure_dropped` names a measure of the library and the objective that it was dropped on,
    `own_measures_dropped` those of other rows.
    A name that is typed next is one step with the gesture of `naming_key`, where there is one.
    """

    measure_dropped = Signal(str, str)
    own_measures_dropped = Signal(object, str)

    def __init__(self, bridge: Bridge, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._history = history
        self.naming_key: Hashable = None
        self._tree = NodeTree()
        self._shape = self._wanted()
        self._tree.rebuild(self._shape)

    @property
    def nodes(self) -> Iterator[NodeId]:
        """Yield the nodes of all rows."""
        return self._tree.nodes()

    @property
    def card(self) -> Scorecard:
        """Return the scorecard that the rows are made of."""
        return self._bridge.scene.card

    @property
    def count(self) -> int:
        """Count all rows."""
        return sum(1 for _node in self.nodes)

    def node_at(self, index: Index) -> NodeId:
        """Return the node of an index, ROOT for an invalid one."""
        return (self._tree.node(index.internalId()) or ROOT) if index.isValid() else ROOT

    def index_of(self, node: NodeId, column: int = NAME) -> QModelIndex:
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
        card, node = self._bridge.scene.card, plain_node(self.node_at(index))
        attachment = card.attachments.get(AttachmentId(node))
        if attachment is not None:
            return attachment.objective_id
        return ObjectiveId(node) if node in card.objectives else None

    @abstractmethod
    def _wanted(self) -> Tree:
        """Return the tree as it should be."""

    @abstractmethod
    def _cell(self, node: NodeId, column: int, role: int) -> object:
        """Return the data of a cell."""

    def _reshape(self) -> None:
        """Become the tree that is wanted, row by row."""
        wanted = self._wanted()
        if wanted == self._shape:
            return
        if is_far(self._tree, wanted):
            self._rebuild()
            return
        self._shape = wanted
        for step in steps(self._tree, wanted):
            self._take(step)

    def _rebuild(self) -> None:
        """Become the tree that is wanted at once; what views hold on to stays in their hands."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        places = [(self.node_at(index), index.column()) for index in held]
        self._shape = self._wanted()
        self._tree.rebuild(self._shape)
        self.changePersistentIndexList(held, [self.index_of(*place) for place in places])
        self.layoutChanged.emit()

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

    def _tell(self, node: NodeId) -> None:
        """Tell the views that a row differs."""
        last = self.columnCount() - 1
        self.dataChanged.emit(self.index_of(node), self.index_of(node, last))

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the index of a cell."""
        children = self._tree.children(self.node_at(parent))
        is_below = not parent.isValid() or parent.column() == NAME
        if not (is_below and 0 <= row < len(children) and 0 <= column < self.columnCount()):
            return QModelIndex()
        return self.createIndex(row, column, self._tree.handle(children[row]))

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject has a parent() of its own
        """Return the index of what a row stands below."""
        node = self.node_at(index)
        return QModelIndex() if node == ROOT else self.index_of(self._tree.parent(node))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count what stands below a row."""
        if parent.isValid() and parent.column() != NAME:
            return 0
        return len(self._tree.children(self.node_at(parent)))

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        """Say whether anything stands below a row, without counting it."""
        return bool(self._tree.children(self.node_at(parent))) and parent.column() <= NAME

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell: names can be edited, measures dragged and dropped."""
        node = self.node_at(index)
        if node == ROOT:
            return Qt.ItemFlag.NoItemFlags
        if node in GROUPS or is_group(node):
            return _HEADING
        flags = _NAMED if index.column() == NAME else _PLAIN
        if self.objective_of(index) is not None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        is_of_measure = kind_of(self._bridge.scene.card, plain_node(node)) is NodeKind.MEASURE
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_of_measure else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or what it is."""
        node = self.node_at(index)
        if node == ROOT:
            return None
        if role == Role.NODE:
            return node
        if role == Role.ENTITY:
            return None if is_group(node) else entity_of(self._bridge.scene.card, plain_node(node))
        return self._cell(node, index.column(), role)

    def mimeTypes(self) -> list[str]:
        """Say what can be dropped here: measures of the library, and those of other rows."""
        return [MEASURE_FORM, OWN_MEASURE_FORM]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the measures of the rows that are dragged."""
        card = self._bridge.scene.card
        ids = (entity_of(card, plain_node(self.node_at(index))) for index in indexes)
        chosen = (MeasureId(each) for each in ids if each and each in card.measures)
        return carry_own_measures(dict.fromkeys(chosen))

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Take measures on objectives and on what serves them."""
        return is_measure(data) and self.objective_of(parent) is not None

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Say which measure was dropped on which objective."""
        entry_id, own = carried_measure(data), carried_own_measures(data)
        objective_id = self.objective_of(parent)
        if objective_id is None or (entry_id is None and not own):
            return False
        if entry_id is not None:
            self.measure_dropped.emit(entry_id, objective_id)
        else:
            self.own_measures_dropped.emit(own, objective_id)
        return True

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename what a row stands for, or write its note, by an edit."""
        card = self._bridge.scene.card
        node = plain_node(self.node_at(index))
        if role != Qt.ItemDataRole.EditRole or node == ROOT or index.column() != NAME:
            return False
        if is_group(node):
            return False
        table, entity_id = _TABLES.get(kind_of(card, node)), entity_of(card, node)
        if table is None or entity_id is None:
            return False
        text = str(value).strip()
        if table == "notes" and not text and self.naming_key is not None:
            self._history.take_back(merge_key=self.naming_key)  # nobody wrote the new note
            return True
        field, label = ("text", _("Write note")) if table == "notes" else ("name", _("Rename"))
        edit = partial(set_field, table=table, entity_id=entity_id, field=field, value=text)
        return self._history.run(label, edit, merge_key=self.naming_key, origin="outline")
