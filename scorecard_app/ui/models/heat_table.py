"""The heat table: a status mark for every row and period, to be walked by the arrow keys."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from scorecard_app.texts import _
from scorecard_app.ui.models.delegates import HEIGHT, Index, NameDelegate, draw_base
from scorecard_app.ui.models.heat_model import HeatModel
from scorecard_app.ui.models.roles import NAME, Role
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import Theme, ThemeStore
from scorecard_app.ui.view_state import ViewState

_MARK = 12
_COLUMN, _NAME_WIDTH, _INDENT = 48, 264, 16
_MOST_OPENED = 400


class HeatTable(QWidget):
    """Two trees side by side, so that the names stay while the periods are scrolled.

    Reads the current cell out in `read_out`; what is chosen here is chosen everywhere. A click
    on a mark, or Space, asks for its score to be explained as of the end of its period.
    """

    read_out = Signal(str)
    explain_requested = Signal(str, object)
    origin = "heat"

    def __init__(
        self, model: HeatModel, view_state: ViewState, themes: ThemeStore, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view_state = view_state
        self._themes = themes
        self.names = _tree(model, _("Heat table, names"), themes.theme, self)
        self.marks = _Marks(model, themes, self)
        self._is_at_end = True
        self._name_delegate = NameDelegate(themes, self.names)
        self.names.setItemDelegateForColumn(NAME, self._name_delegate)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(self.marks, 1)
        self.setFocusProxy(self.marks)
        self._join()
        themes.changed.connect(self._repaint)
        model.modelReset.connect(self._lay_out)
        self._lay_out()

    def open_rows(self) -> None:
        """Open as much as can be looked through."""
        for tree in (self.names, self.marks):
            if self._model.count <= _MOST_OPENED:
                tree.expandAll()
            else:
                tree.expandToDepth(0)

    def _join(self) -> None:
        """Let the two trees open, scroll and choose as one."""
        names, marks = self.names, self.marks
        names.setFixedWidth(self._themes.theme.px(_NAME_WIDTH))
        names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for tree in (names, marks):
            tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        names.setSelectionModel(marks.selectionModel())
        names.expanded.connect(marks.expand)
        names.collapsed.connect(marks.collapse)
        marks.expanded.connect(names.expand)
        marks.collapsed.connect(names.collapse)
        names.verticalScrollBar().valueChanged.connect(marks.verticalScrollBar().setValue)
        marks.verticalScrollBar().valueChanged.connect(names.verticalScrollBar().setValue)
        across = marks.horizontalScrollBar()
        across.valueChanged.connect(self._note_end)
        across.rangeChanged.connect(self._stay_at_end)
        marks.selectionModel().currentChanged.connect(self._read_out)
        marks.explain_requested.connect(self._ask_why)
        marks.clicked.connect(self._ask_why)

    def _lay_out(self) -> None:
        """Give every period the same width, and show the latest."""
        px, marks = self._themes.theme.px, self.marks
        for column in range(1, self._model.columnCount()):
            self.names.setColumnHidden(column, True)  # noqa: FBT003 - Qt's own
        marks.setColumnHidden(NAME, True)  # noqa: FBT003 - Qt's own
        self.names.setColumnWidth(NAME, px(_NAME_WIDTH))
        width = max(px(_COLUMN), marks.header().sectionSizeHint(self._model.columnCount() - 1))
        marks.header().setDefaultSectionSize(width)
        self.names.header().setFixedHeight(marks.header().sizeHint().height())
        self.open_rows()
        self._is_at_end = True
        self._stay_at_end()

    def _note_end(self, value: int) -> None:
        self._is_at_end = value == self.marks.horizontalScrollBar().maximum()

    def _stay_at_end(self) -> None:
        """Keep the latest period whole where it was in sight, however much room there is."""
        if self._is_at_end:
            bar = self.marks.horizontalScrollBar()
            bar.setValue(bar.maximum())

    def _read_out(self, current: Index, _previous: Index) -> None:
        """Read the cell out, and choose its row everywhere."""
        name = self._model.index(current.row(), NAME, current.parent()).data() or ""
        said = current.data(Qt.ItemDataRole.AccessibleTextRole) or ""
        is_name = current.column() == NAME
        self.read_out.emit(said if is_name else f"{name} · {said}" if said else str(name))
        entity_id = current.data(Role.ENTITY)
        if entity_id:
            self._view_state.select([entity_id], origin=self.origin)

    def _ask_why(self, cell: Index) -> None:
        entity_id, day = cell.data(Role.ENTITY), self._model.day_of(cell.column())
        if entity_id and day is not None and cell.data(Role.STATUS) is not None:
            self.explain_requested.emit(entity_id, day)

    def _repaint(self) -> None:
        for tree in (self.names, self.marks):
            tree.viewport().update()


class _Marks(QTreeView):
    """The periods; it opens and closes with the names beside it."""

    explain_requested = Signal(object)

    def __init__(self, model: HeatModel, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        _set_up(self, model, _("Heat table"), themes.theme)
        self._delegate = _MarkDelegate(themes, self)
        self.setItemDelegate(self._delegate)
        self.setIndentation(0)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask why with Space; walk from cell to cell with the arrows."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.explain_requested.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _MarkDelegate(QStyledItemDelegate):
    """Paints one status mark."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        px = self._themes.theme.px
        return QSize(px(_COLUMN), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        draw_base(painter, option)
        status = index.data(Role.STATUS)
        if status is None:
            return
        side = self._themes.theme.px(_MARK)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        draw_status_mark(painter, box, status, self._themes.theme)


def _tree(model: HeatModel, name: str, theme: Theme, parent: QWidget) -> QTreeView:
    tree = QTreeView(parent)
    _set_up(tree, model, name, theme)
    return tree


def _set_up(tree: QTreeView, model: HeatModel, name: str, theme: Theme) -> None:
    tree.setModel(model)
    tree.setAccessibleName(name)
    tree.setUniformRowHeights(True)
    tree.setIndentation(theme.px(_INDENT))
    tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionsMovable(False)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
