"""The page of keys, made of the table of commands."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.commands import KeyRow
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.theme import ThemeStore

_COLUMN_GAP = 32
_BOTTOM = Qt.AlignmentFlag.AlignBottom


_Group = tuple[str, list[KeyRow]]


class KeysPage(SidePage):
    """Lists the commands that have keys, by menu."""

    def __init__(
        self, rows: Iterable[KeyRow], *, themes: ThemeStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Keyboard shortcuts"), themes, parent)
        self.column.addWidget(self.heading(_("Keyboard shortcuts")))
        groups = [(heading, list(group)) for heading, group in groupby(rows, key=_heading)]
        columns = QHBoxLayout()
        columns.setSpacing(2 * themes.theme.px(_COLUMN_GAP))
        half = (sum(len(group) for _heading, group in groups) + 1) // 2
        for column in _columns(groups, half):
            columns.addLayout(self._column(column), 0)
        columns.addStretch(1)
        self.column.addLayout(columns)

    def _column(self, groups: Iterable[_Group]) -> QVBoxLayout:
        column = QVBoxLayout()
        gap = self._themes.theme.px(_COLUMN_GAP)
        grid = QGridLayout()
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(gap // 4)
        for heading, rows in groups:
            line = grid.rowCount()
            grid.setRowMinimumHeight(line, gap)
            grid.addWidget(self.paragraph(heading, quiet=True), line, 0, 1, 2, _BOTTOM)
            for at, row in enumerate(rows, line + 1):
                grid.addWidget(QLabel(row.title), at, 0)
                grid.addWidget(QLabel(_written(row.keys)), at, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column


def _heading(row: KeyRow) -> str:
    return row.heading


def _columns(groups: Sequence[_Group], most: int) -> tuple[list[_Group], list[_Group]]:
    """Divide the groups in their order, the first column up to so many rows."""
    first: list[_Group] = []
    rest = list(groups)
    while rest and sum(len(rows) for _heading, rows in first) + len(rest[0][1]) <= most + 1:
        first.append(rest.pop(0))
    return first, rest


def _written(keys: Iterable[str]) -> str:
    """Write keys as the system does."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(each).toString(form) for each in keys)
