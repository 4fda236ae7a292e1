"""The bar above the rows of a merge: which of them are shown, and what is done with all of them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from scorecard_app.exchange.workbook.wording import SHEETS
from scorecard_app.present.merging.rows import KINDS, Kind, MergeRow, counts
from scorecard_app.texts import N_, _
from scorecard_app.ui.theme import ThemeStore

_GAP = 8
_OF_CHANGES = (N_("&Take all shown"), N_("Leave all shown &out"))
_OF_MISSING = (N_("Dele&te all shown"), N_("Keep &all shown"))
"""What can be done with all that is shown, where all of it is missing in the workbook."""


class FilterBar(QWidget):
    """`filtered`: other rows are wanted; `all_taken`: whether all that is shown is to be taken."""

    filtered = Signal()
    all_taken = Signal(bool)

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self.kinds, self.tables = QComboBox(self), QComboBox(self)
        self.kinds.setAccessibleName(_("Show"))
        self.tables.setAccessibleName(_("Of which sheet"))
        self.take_button = QPushButton(_(_OF_CHANGES[0]), self)
        self.leave_button = QPushButton(_(_OF_CHANGES[1]), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        for combo in (self.kinds, self.tables):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addWidget(combo)
            combo.currentIndexChanged.connect(self._tell)
        row.addStretch(1)
        for button in (self.take_button, self.leave_button):
            row.addWidget(button)
        self.take_button.clicked.connect(self._take)
        self.leave_button.clicked.connect(self._leave)

    def shown(self, rows: Sequence[MergeRow]) -> tuple[MergeRow, ...]:
        """Offer what there is to choose among these rows, and return those that are wanted."""
        self._offer(rows)
        kind, table = self.kinds.currentData(), self.tables.currentData()
        found = tuple(
            row
            for row in rows
            if kind in {None, row.kind}
            and (table is None or (row.spot is not None and row.spot.table == table))
        )
        is_missing = bool(found) and all(row.kind is Kind.MISSING for row in found)
        words = _OF_MISSING if is_missing else _OF_CHANGES
        for button, word in zip((self.take_button, self.leave_button), words, strict=True):
            button.setText(_(word))
            button.setEnabled(any(row.can_be_left_out for row in found))
        return found

    def _offer(self, rows: Sequence[MergeRow]) -> None:
        found = counts(rows)
        kinds = [
            (_("{kind} ({count})").format(kind=_(KINDS[kind]), count=found[kind]), kind)
            for kind in Kind
            if found[kind]
        ]
        tables = dict.fromkeys(row.spot.table for row in rows if row.spot is not None)
        _offer(self.kinds, [(_("Everything"), None), *kinds])
        sheets = [(_table_name(each), each) for each in tables]
        _offer(self.tables, [(_("All sheets"), None), *sheets])

    def _tell(self, _at: int) -> None:
        self.filtered.emit()

    def _take(self) -> None:
        self.all_taken.emit(True)  # noqa: FBT003 - Qt's signature

    def _leave(self) -> None:
        self.all_taken.emit(False)  # noqa: FBT003 - Qt's signature


def _offer(combo: QComboBox, offers: Iterable[tuple[str, object]]) -> None:
    """Offer texts with their data; what was chosen stays chosen if it is still there."""
    wanted = list(offers)
    if [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())] == wanted:
        return
    chosen = combo.currentData()
    combo.blockSignals(True)  # noqa: FBT003 - Qt's signature
    combo.clear()
    for text, data in wanted:
        combo.addItem(text, data)
    combo.setCurrentIndex(max(combo.findData(chosen), 0) if chosen is not None else 0)
    combo.blockSignals(False)  # noqa: FBT003 - Qt's signature


def _table_name(table: str) -> str:
    return _(SHEETS[table].name) if table in SHEETS else _("Settings")
