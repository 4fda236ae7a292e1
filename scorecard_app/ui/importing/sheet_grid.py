"""The grid of a sheet: the table in it is outlined, and drawn anew by mouse or keyboard."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPalette, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from scorecard_app.exchange.guesses.headers import MOST_LINES
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.preview.words import ROW_KINDS
from scorecard_app.exchange.sheets.sheet import Corner
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.importing.sheet_model import GridRole, Part, SheetFace, SheetModel
from scorecard_app.ui.theme import TextSize, ThemeStore

_ROW, _COLUMN, _WIDEST = 26, 110, 260
_MEASURED = 40
"""Rows that are looked at for the width of a column."""


class SheetGrid(QTableView):
    """Shows a sheet; what is selected may become the table.

    `range_drawn` carries an address, `header_ended` how many lines the header has, and
    `row_told` the index of a row and its kind.
    """

    range_drawn = Signal(str)
    header_ended = Signal(int)
    row_told = Signal(int, object)
    column_asked = Signal(int, object)

    def __init__(
        self, themes: ThemeStore, forms: LocaleForms, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self._px = px
        self.sheet_model = SheetModel(forms, self)
        self.setModel(self.sheet_model)
        self.setItemDelegate(_CellDelegate(themes, self))
        self.setAccessibleName(_("Cells of the sheet"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setProperty("padded", True)  # noqa: FBT003 - Qt's signature
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().customContextMenuRequested.connect(self._open_row_menu)
        self.verticalHeader().sectionDoubleClicked.connect(self._end_header)
        self.horizontalHeader().customContextMenuRequested.connect(self._ask_for_column)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def selected_address(self) -> str:
        """Return the address of the cells that are selected, "" of fewer than two rows."""
        ranges = [*self.selectionModel().selection().toList()]
        if not ranges:
            return ""
        first, last = ranges[0].topLeft(), ranges[0].bottomRight()
        sheet = self.sheet_model.face.sheet
        if last.row() <= first.row():
            return ""
        start = sheet.where(first.row(), first.column())
        return f"{start}:{sheet.address(last.row(), last.column())}"

    def show_face(self, face: SheetFace) -> None:
        """Show a sheet, or another state of it."""
        is_other = face.sheet is not self.sheet_model.face.sheet
        self.sheet_model.show_face(face)
        if is_other:
            self._fit()
            if face.table is not None:
                top = self.sheet_model.index(face.table.top, face.table.left)
                self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
                self.setCurrentIndex(top)

    def go_to(self, corner: Corner) -> None:
        """Make a cell of the file the current one, in the middle."""
        index = self.sheet_model.place_of(corner)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def use_selection(self) -> None:
        """Let the selected cells be the table."""
        if self.selected_address:
            self.range_drawn.emit(self.selected_address)

    def row_menu(self, row: int) -> QMenu:
        """Return what a row can be told to be."""
        menu = QMenu(self)
        table = self.sheet_model.face.table
        meaning = self.sheet_model.face.meaning
        if table is None or meaning is None or not table.top <= row <= table.bottom:
            return menu
        lines = row - meaning.header.top + 1
        if 0 < lines <= MOST_LINES:
            menu.addAction(_("The header ends here"), partial(self.header_ended.emit, lines))
        if row == meaning.header.top:
            menu.addAction(_("There is no header"), partial(self.header_ended.emit, 0))
        menu.addAction(_("The table begins here"), partial(self._cut, row, table.bottom))
        menu.addAction(_("The table ends here"), partial(self._cut, table.top, row))
        if row >= meaning.header.first:
            menu.addSeparator()
            for kind in RowKind:
                action = menu.addAction(_(ROW_KINDS[kind]), partial(self.row_told.emit, row, kind))
                action.setCheckable(True)
                action.setChecked(meaning.rows.get(row) is kind)
        return menu

    def _end_header(self, row: int) -> None:
        """Let the header end at a row, where it is near enough to its beginning."""
        meaning = self.sheet_model.face.meaning
        lines = row - meaning.header.top + 1 if meaning is not None else 0
        if 0 < lines <= MOST_LINES:
            self.header_ended.emit(lines)

    def _cut(self, top: int, bottom: int) -> None:
        """Let the table begin or end at other rows."""
        table, sheet = self.sheet_model.face.table, self.sheet_model.face.sheet
        if table is not None and bottom > top:
            start = sheet.where(top, table.left)
            self.range_drawn.emit(f"{start}:{sheet.address(bottom, table.right)}")

    def _fit(self) -> None:
        """Give each column the room of its first cells."""
        for column in range(min(self.sheet_model.columnCount(), 400)):
            hint = max(self.sizeHintForColumn(column), self._px(_COLUMN))
            heading = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, min(max(hint, heading), self._px(_WIDEST)))

    def menu_at(self, index: QModelIndex) -> QMenu:
        """Return what can be done about the row of a cell, and with what is selected."""
        menu = self.row_menu(index.row())
        if self.selected_address:
            others = menu.actions()
            use = menu.addAction(_("Use the selected cells as the table"), self.use_selection)
            if others:
                menu.insertAction(others[0], use)
        return menu

    def _open_row_menu(self, at: QPoint) -> None:
        row = self.verticalHeader().logicalIndexAt(at)
        if row >= 0:
            self._pop_up(self.row_menu(row), self.verticalHeader().mapToGlobal(at))

    def _ask_for_column(self, at: QPoint) -> None:
        column = self.horizontalHeader().logicalIndexAt(at)
        if column >= 0:
            self.column_asked.emit(column, self.horizontalHeader().mapToGlobal(at))

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.popup(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row: the one below the pointer, or the current one by key."""
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).bottomLeft() if is_by_key else event.pos()
            self._pop_up(self.menu_at(index), self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the selected cells on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.use_selection()
            return
        super().keyPressEvent(event)


class _CellDelegate(QStyledItemDelegate):
    """Draws the outline of the table, its header, and a corner on what was not read."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Dress a cell by what it belongs to."""
        super().initStyleOption(option, index)
        theme = self._themes.theme
        part = index.data(GridRole.PART)
        role = {Part.HEADER: "text", Part.DATA: "text"}.get(part, "text.held")
        for group in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(group, theme.colour(role))
        if part is Part.HEADER:
            option.font = theme.font(TextSize.BODY, strong=True)
            option.backgroundBrush = theme.brush("surface.sunken")

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell, then the lines round the table."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        edges = index.data(GridRole.EDGES)
        theme = self._themes.theme
        if edges:
            wide = max(theme.px(2), 1)
            accent = theme.colour("accent")
            if "t" in edges:
                painter.fillRect(rect.left(), rect.top(), rect.width(), wide, accent)
            if "b" in edges:
                painter.fillRect(rect.left(), rect.bottom() - wide + 1, rect.width(), wide, accent)
            if "l" in edges:
                painter.fillRect(rect.left(), rect.top(), wide, rect.height(), accent)
            if "r" in edges:
                painter.fillRect(rect.right() - wide + 1, rect.top(), wide, rect.height(), accent)
            if "h" in edges:
                painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, accent)
        if index.data(GridRole.ISSUE):
            side = theme.px(8)
            corner = rect.topRight()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.brush("band.off"))
            painter.drawPolygon(
                QPolygon([corner, corner - QPoint(side, 0), corner + QPoint(0, side)])
            )
