"""A chart for each stream of money, two beside one another."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QGridLayout, QWidget

from scorecard_app.present.charts.chart import Chart
from scorecard_app.ui.theme import ThemeStore

_COLUMNS = 2
_GAP = 12


class ShowsCharts(Protocol):
    """Whatever draws a chart."""

    def show_chart(self, chart: Chart, *, has_title: bool = False) -> None:
        """Show another chart."""


class ChartGrid(QWidget):
    """Makes as many charts as there are streams, by what draws a chart; `make` returns a widget."""

    def __init__(self, make: Callable[[], QWidget], themes: ThemeStore) -> None:
        super().__init__()
        self._make = make
        self._widgets: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(themes.theme.px(_GAP))

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Return what draws the charts, in their order."""
        return tuple(self._widgets)

    def show_charts(self, charts: Sequence[Chart]) -> None:
        """Show these."""
        while len(self._widgets) > len(charts):
            gone = self._widgets.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._widgets) < len(charts):
            at = len(self._widgets)
            self._widgets.append(self._make())
            self._grid.addWidget(self._widgets[-1], at // _COLUMNS, at % _COLUMNS)
        for widget, chart in zip(self._widgets, charts, strict=True):
            shows: ShowsCharts = widget  # type: ignore[assignment]  # it is a widget as well
            shows.show_chart(chart, has_title=True)
