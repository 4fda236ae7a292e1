"""The scorecard as a table: the outline with values, targets, scores, trends and owners."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from scorecard_app.texts import _
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.models.roles import Column

_WIDTHS = {
    Column.VALUE: 136,
    Column.TARGET: 136,
    Column.SCORE: 64,
    Column.STATUS: 92,
    Column.TREND: 112,
    Column.COVERAGE: 80,
    Column.OWNER: 120,
}
"""Widths at 96 dpi, at least, as far as the headings need no more; the name takes the rest."""

_NAME_WIDTH = 240
"""Where that is not left for the names, the table is scrolled sideways."""


class ScorecardTable(OutlineView):
    """Shows every column, and otherwise behaves as the outline does."""

    origin = "table"
    columns = tuple(Column)

    def _set_up(self) -> None:
        super()._set_up()
        self.setAccessibleName(_("Scorecard"))
        self.setAlternatingRowColors(False)
        px = self._themes.theme.px
        self.header().setMinimumSectionSize(px(48))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, max(px(width), self.header().sectionSizeHint(column)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the other columns leave."""
        super().resizeEvent(event)
        rest = self.viewport().width() - sum(self.columnWidth(column) for column in _WIDTHS)
        self.setColumnWidth(Column.NAME, max(rest, self._themes.theme.px(_NAME_WIDTH)))
