"""The page of keys, made of the table of commands."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.theme import ThemeStore

_COLUMN_GAP = 32


@dataclass(frozen=True, slots=True)
class KeysRow:
    """One command with its keys, under a heading."""

    heading: str
    title: str
    keys: tuple[str, ...]


class KeysPage(SidePage):
    """Lists the commands that have keys, by menu."""

    def __init__(
        self, rows: Iterable[KeysRow], *, themes: ThemeStore, parent: QWidget | None = None
    ) -> None:
        super().__init__("keysPage", themes, parent)
        self.column.addWidget(self.heading(_("Keyboard shortcuts")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(themes.theme.px(_COLUMN_GAP))
        grid.setColumnStretch(1, 1)
        heading = ""
        for row in rows:
            if row.heading != heading:
                heading = row.heading
                grid.addWidget(self.paragraph(heading, quiet=True), grid.rowCount(), 0, 1, 2)
            line = grid.rowCount()
            grid.addWidget(QLabel(row.title), line, 0)
            grid.addWidget(QLabel(_written(row.keys)), line, 1)
        self.column.addLayout(grid)


def _written(keys: Iterable[str]) -> str:
    """Write keys as the system does."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(each).toString(form) for each in keys)
