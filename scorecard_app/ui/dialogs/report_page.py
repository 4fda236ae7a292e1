"""The page that says, line by line, what was done with a workbook."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.transfers import Transfers

_HEIGHT = 480
_WIDTH = 900


class ReportPage(SidePage):
    """Shows the lines of the last report, to read and to copy."""

    def __init__(
        self, transfers: Transfers, *, themes: ThemeStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("What was done with the workbook"), themes, parent)
        self._title = self.heading("")
        self._lines = QPlainTextEdit(self)
        self._lines.setReadOnly(True)
        self._lines.setAccessibleName(_("What was done with the workbook"))
        self._lines.setMinimumHeight(themes.theme.px(_HEIGHT))
        self._lines.setMaximumWidth(themes.theme.px(_WIDTH))
        self.column.addWidget(self._title)
        self.column.addWidget(self._lines)
        self._transfers = transfers
        transfers.reported.connect(self._read)
        self._read()

    def _read(self) -> None:
        title, lines = self._transfers.report
        self._title.setText(title)
        self._lines.setPlainText("\n".join(lines))
