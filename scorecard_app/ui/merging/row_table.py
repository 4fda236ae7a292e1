"""The table of a merge: whole rows, a tick by the space bar, and room for what is long."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from scorecard_app.document.merge.deciding import Side
from scorecard_app.present.merging.rows import Kind
from scorecard_app.texts import _
from scorecard_app.ui.merging.row_model import FIELD, MINE, OUTCOME, STATE, THEIRS, WHAT, RowModel
from scorecard_app.ui.theme import ThemeStore

_ROW = 28
_SIDES = {"1": Side.MINE, "2": Side.THEIRS, "3": Side.BASE, "4": Side.SECOND}
_WIDTHS = {STATE: 140, FIELD: 160, OUTCOME: 148}
_SHARE = 0.27
"""How much of the rest each of the two sides takes; what they are about has what is left."""


class RowTable(QTableView):
    """Shows the rows; the space bar ticks the chosen one.

    `side_wanted` carries the side that a key chooses, `next_wanted` asks for the next conflict.
    """

    side_wanted = Signal(object)
    next_wanted = Signal()

    def __init__(self, model: RowModel, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._px = themes.theme.px
        self.setModel(model)
        model.modelReset.connect(self._give_room)
        self.setAccessibleName(_("What the workbook changes"))
        self.setProperty("padded", True)  # noqa: FBT003 - Qt's signature
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._px(_ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a side by 1, 2 or 3, and go to the next conflict by F8."""
        if event.key() == Qt.Key.Key_F8:
            self.next_wanted.emit()
        elif event.text() in _SIDES:
            self.side_wanted.emit(_SIDES[event.text()])
        else:
            super().keyPressEvent(event)

    def _give_room(self) -> None:
        """Let the sentence of what was not read run over the columns that it leaves empty."""
        self.clearSpans()
        model = self.model()
        for at, row in enumerate(model.rows if isinstance(model, RowModel) else ()):
            if row.kind is Kind.UNREAD:
                self.setSpan(at, WHAT, 1, OUTCOME - WHAT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        rest = self.viewport().width()
        for column, width in _WIDTHS.items():
            wide = max(self._px(width), header.sectionSizeHint(column))
            self.setColumnWidth(column, wide)
            rest -= wide
        for column in (MINE, THEIRS):
            wide = max(int(rest * _SHARE), header.sectionSizeHint(column))
            self.setColumnWidth(column, wide)
        self.setColumnWidth(WHAT, rest - self.columnWidth(MINE) - self.columnWidth(THEIRS))
