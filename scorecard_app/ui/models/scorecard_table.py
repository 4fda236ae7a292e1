"""The scorecard as a table: the outline with values, targets, scores, trends and owners."""

from PySide6.QtWidgets import QHeaderView

from scorecard_app.texts import _
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.models.roles import Column

_WIDTHS = {
    Column.VALUE: 116,
    Column.TARGET: 116,
    Column.SCORE: 64,
    Column.STATUS: 92,
    Column.TREND: 112,
    Column.COVERAGE: 80,
    Column.OWNER: 120,
}
"""Widths at 96 dpi; the name takes the rest."""


class ScorecardTable(OutlineView):
    """Shows every column, and otherwise behaves as the outline does."""

    origin = "table"
    columns = tuple(Column)

    def _set_up(self) -> None:
        super()._set_up()
        self.setAccessibleName(_("Scorecard"))
        self.setAlternatingRowColors(False)
        px = self._themes.theme.px
        for column, width in _WIDTHS.items():
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.header().resizeSection(column, px(width))
        self.header().setMinimumSectionSize(px(48))
