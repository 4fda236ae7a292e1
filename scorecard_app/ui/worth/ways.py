"""Why a card matters: its ways to money, and how the chosen one comes about."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.present.worth.ways import Ways, header
from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.worth.table import PlainTable

_GAP = 8


class WaysPart(QWidget):
    """Shows the ways of the selected card to money, and how the chosen one comes about."""

    def __init__(self, themes: ThemeStore) -> None:
        super().__init__()
        self._ways = Ways("")
        self.total = RoleLabel(themes, "text", parent=self)
        self.total.setWordWrap(True)
        self.table = PlainTable(_("Why the card matters"), themes, self)
        self.says = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.says.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.theme.px(_GAP))
        column.addWidget(self.total)
        column.addWidget(self.table, 1)
        column.addWidget(self.says)
        self.table.row_chosen.connect(self._say)

    def show_ways(self, ways: Ways) -> None:
        """Show these."""
        self._ways = ways
        self.total.setText(ways.said)
        self.table.show_rows(header(), [each.cells for each in ways.rows])

    def _say(self) -> None:
        row = self.table.currentRow()
        self.says.setText(self._ways.rows[row].said if 0 <= row < len(self._ways.rows) else "")
