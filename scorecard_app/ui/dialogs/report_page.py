"""The page that says, line by line, what an import did."""

from collections.abc import Iterable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.theme import ThemeStore

_HEIGHT = 480
_WIDTH = 900


class ReportPage(SidePage):
    """Shows the lines of the last report, to read and to copy."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(_("What the import did"), themes, parent)
        self._title = self.heading("")
        self._lines = QPlainTextEdit(self)
        self._lines.setReadOnly(True)
        self._lines.setAccessibleName(_("What the import did"))
        self._lines.setMinimumHeight(themes.theme.px(_HEIGHT))
        self._lines.setMaximumWidth(themes.theme.px(_WIDTH))
        self.column.addWidget(self._title)
        self.column.addWidget(self._lines)

    def show_lines(self, title: str, lines: Iterable[str]) -> None:
        """Show a report in place of the last."""
        self._title.setText(title)
        self._lines.setPlainText("\n".join(lines))
