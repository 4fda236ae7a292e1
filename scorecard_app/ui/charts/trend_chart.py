"""The trend of one measure with time to zoom into: the wheel, a drag, or the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from scorecard_app.domain.ids import MeasureId
from scorecard_app.present.charts.trend import ChartPoint, ChartSpec, axis_ticks, chart_spec
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import _
from scorecard_app.ui.theme import TextSize, ThemeStore

if TYPE_CHECKING:
    from scorecard_app.ui.charts.plot import Plot

_GAP = 4
_LEAST_WIDTH, _LEAST_HEIGHT = 160, 120
_NEARER, _FARTHER = 0.8, 1.25
_STEP = 0.15
"""The share of the span that is in sight by which the arrow keys move it."""


class TrendChart(QWidget):
    """Draws the trend of a measure; the plotting library is loaded when the first one is seen.

    `zoomed` says whether less than the whole span is in sight.
    """

    zoomed = Signal(bool)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: tuple[FormContext, MeasureId] | None = None
        self._spec: ChartSpec | None = None
        self._plot: Plot | None = None
        self._is_stale = False
        self._readout = QLabel(self)
        self._set_up()
        themes.changed.connect(self._dress)

    @property
    def readout(self) -> str:
        """Return what is said of the value pointed at, or of the last one."""
        return self._readout.text()

    @property
    def spec(self) -> ChartSpec | None:
        """Return what is drawn; None while nobody looks, or without a value."""
        return self._spec

    def show_trend(self, context: FormContext, measure_id: MeasureId) -> None:
        """Show the trend of a measure as it stands; another one is shown with its whole span."""
        is_other = self._shown is None or self._shown[1] != measure_id
        self._shown = (context, measure_id)
        self._is_stale = True
        if is_other and self._plot is not None:
            self._plot.show_whole_span()
        if self.isVisible():
            self._redraw()

    def show_whole_span(self) -> None:
        """Show the whole time again."""
        if self._plot is not None:
            self._plot.show_whole_span()

    def _set_up(self) -> None:
        self._readout.setTextFormat(Qt.TextFormat.PlainText)
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._readout.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        px = self._themes.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(_GAP))
        self._column.addWidget(self._readout)
        self.setMinimumSize(px(_LEAST_WIDTH), px(_LEAST_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Trend to zoom into: plus and minus zoom, arrows move, 0 resets"))
        self._dress()

    def _redraw(self) -> None:
        self._is_stale = False
        if self._shown is None:
            return
        spec = chart_spec(*self._shown)
        self._spec = None if spec.is_empty else spec
        self._draw()
        self._say(None)

    def _draw(self) -> None:
        if self._spec is None or self._shown is None:
            return
        plot, theme = self._seen_plot(), self._themes.theme
        across, up = plot.most_ticks(self._spec, theme)
        ticks = axis_ticks(self._spec, *self._shown, across=across, up=up)
        plot.draw(self._spec, ticks, theme)

    def _seen_plot(self) -> "Plot":
        if self._plot is None:
            # pyqtgraph takes longer to load than the whole window before its first paint
            from scorecard_app.ui.charts.plot import Plot  # noqa: PLC0415 - see above

            self._plot = Plot(self)
            self._plot.pointed.connect(self._say)
            self._plot.zoomed.connect(self.zoomed)
            self._column.addWidget(self._plot.widget, 1)
            self._plot.widget.show()
            self._column.activate()  # what it can name depends on its size
        return self._plot

    def _say(self, point: ChartPoint | None) -> None:
        shown = point or self._last_actual()
        self._readout.setText(shown.readout if shown else "")
        self.setAccessibleDescription(self._readout.text())

    def _last_actual(self) -> ChartPoint | None:
        lines = self._spec.series if self._spec else ()
        points = next((each.points for each in lines if each.points), ())
        return points[-1] if points else None

    def _dress(self) -> None:
        theme = self._themes.theme
        self._readout.setFont(theme.font(TextSize.SMALL, tabular=True))
        self._readout.setStyleSheet(f"color: {theme.colour('text.quiet').name()};")
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Label the axes as the new size allows."""
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by plus and minus, move by the arrows, and show everything by 0 or Home."""
        plot = self._plot
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if plot is not None:
                plot.zoom(_NEARER)
            case Qt.Key.Key_Minus if plot is not None:
                plot.zoom(_FARTHER)
            case Qt.Key.Key_Left if plot is not None:
                plot.move_by(-_STEP)
            case Qt.Key.Key_Right if plot is not None:
                plot.move_by(_STEP)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                self.show_whole_span()
            case _:
                super().keyPressEvent(event)
