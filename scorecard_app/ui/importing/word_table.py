"""The words that stand in the place of numbers, each with the number as which it is read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from scorecard_app.errors import UserError
from scorecard_app.exchange.preview.wordings import WordLine, word_taken_back, word_told
from scorecard_app.texts import N_, _
from scorecard_app.ui.flat_model import FlatModel, Index
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.plain_table import PlainTable
from scorecard_app.ui.theme import ThemeStore

_HEADS = (N_("Word in place of a number"), N_("Cells"), N_("Read as"), N_("How sure"))
_WORD, _COUNT, _NUMBER, _SURE = range(4)
_WIDTHS = {_WORD: 260, _COUNT: 76, _NUMBER: 120, _SURE: 140}
_MOST_ROWS = 5
_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class WordTable(PlainTable):
    """Lets each word be read as another number, or as none; Delete goes back to the guess."""

    def __init__(self, desk: ImportDesk, themes: ThemeStore) -> None:
        self._model = _WordModel(desk)
        super().__init__(self._model, _("Words in place of numbers"), themes)
        self._model.setParent(self)
        self._desk = desk
        self.setToolTip(_("Type a number, or nothing for a value that is missing."))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.give_room(_WIDTHS, stretched=(_WORD,))

    def show_words(self, lines: tuple[WordLine, ...]) -> None:
        """Show these words, in no more room than they need; nothing where there are none."""
        self._model.show_rows(lines)
        self.setVisible(bool(lines))
        rows = min(len(lines), _MOST_ROWS)
        height = self.verticalHeader().defaultSectionSize()
        edges = 2 * self.frameWidth()
        self.setFixedHeight(rows * height + self.horizontalHeader().sizeHint().height() + edges)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the guess with Delete."""
        row = self.currentIndex().row()
        if event.key() != Qt.Key.Key_Delete or row < 0:
            super().keyPressEvent(event)
            return
        line = self._model.rows[row]
        if line.is_told:
            left = word_taken_back(self._desk.corrections, line)
            if left[line.key]:
                self._desk.correct(left)
            else:
                self._desk.take_back([line.key])


class _WordModel(FlatModel):
    """One row a word; its number can be typed."""

    def __init__(self, desk: ImportDesk) -> None:
        super().__init__(_HEADS)
        self._desk = desk
        self.rows: tuple[WordLine, ...] = ()

    def show_rows(self, rows: tuple[WordLine, ...]) -> None:
        """Show these rows; where the words stay the same, what is chosen stays chosen."""
        if rows == self.rows:
            return
        if [each.word for each in rows] == [each.word for each in self.rows]:
            self.rows = rows
            last = self.index(len(rows) - 1, len(_HEADS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that numbers can be typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _NUMBER else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a cell."""
        line = self.rows[index.row()]
        if role in _SHOWN:
            sure = _("Chosen") if line.is_told else _("Guessed")
            return (line.word, str(line.count), line.text or _("empty"), sure)[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return line.text if index.column() == _NUMBER else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = index.column() in {_COUNT, _NUMBER}
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Read a word as the number that was typed."""
        line, text = self.rows[index.row()], str(value)
        if role != Qt.ItemDataRole.EditRole or text == line.text:
            return False
        forms = self._desk.parts.forms
        try:
            told = word_told(self._desk.corrections, line, text, forms)
        except UserError as error:
            self._desk.tell(str(error))
            return False
        self._desk.correct(told)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {_COUNT, _NUMBER}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)
