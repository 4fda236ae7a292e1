"""The trend of one measure: its chart, what is pointed at in words, or an invitation to begin."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from scorecard_app.document.change import SETTINGS, Change
from scorecard_app.domain.ids import MeasureId, MintId
from scorecard_app.present.charts.trend import ChartPoint, ChartSpec, axis_ticks, chart_spec
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.theme import TextSize, ThemeStore

if TYPE_CHECKING:
    from scorecard_app.ui.charts.plot import Plot

_GAP, _MARGIN = 8, 24
_LEAST_WIDTH, _LEAST_HEIGHT = 240, 140
_TABLES = ("measures", "series", "rules", "overrides")


class TrendChart(QWidget):
    """Follows one measure; the plotting library is loaded when the first chart is seen."""

    entry_requested = Signal()

    def __init__(
        self,
        bridge: Bridge,
        themes: ThemeStore,
        forms: LocaleForms,
        mint: MintId,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._forms = forms
        self._mint = mint
        self._measure_id: MeasureId | None = None
        self._spec: ChartSpec | None = None
        self._plot: Plot | None = None
        self._is_stale = False
        self._readout = QLabel(self)
        self._invitation = _Invitation(themes, self)
        self._stack = QStackedWidget(self)
        self._set_up()
        bridge.changed.connect(self._follow)
        bridge.scene_replaced.connect(self.refresh)
        themes.changed.connect(self._dress)

    @property
    def readout(self) -> str:
        """Return what is said of the value pointed at, or of the last one."""
        return self._readout.text()

    @property
    def spec(self) -> ChartSpec | None:
        """Return what is drawn; None without a measure."""
        return self._spec

    def show_measure(self, measure_id: MeasureId | None) -> None:
        """Show the trend of another measure."""
        if measure_id != self._measure_id:
            self._measure_id = measure_id
            self.refresh()

    def refresh(self) -> None:
        """Draw again; while nobody looks, remember to."""
        self._is_stale = True
        if self.isVisible():
            self._redraw()

    def _set_up(self) -> None:
        px = self._themes.theme.px
        self._stack.addWidget(self._invitation)
        self._invitation.button.clicked.connect(self.entry_requested)
        self._readout.setTextFormat(Qt.TextFormat.PlainText)
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._readout.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(_GAP) // 2)
        layout.addWidget(self._readout)
        layout.addWidget(self._stack, 1)
        self.setMinimumSize(px(_LEAST_WIDTH), px(_LEAST_HEIGHT))
        self.setAccessibleName(_("Trend"))
        self._dress()

    def _context(self) -> FormContext:
        scene = self._bridge.scene
        return FormContext(scene.card, scene.relations, scene.day, self._forms, self._mint)

    def _follow(self, change: Change) -> None:
        if self._measure_id is None:
            return
        if change.touches(*_TABLES, SETTINGS):
            self.refresh()

    def _redraw(self) -> None:
        self._is_stale = False
        context = self._context()
        if self._measure_id not in context.card.measures:
            self._measure_id = None
        self._spec = chart_spec(context, self._measure_id) if self._measure_id else None
        if self._spec is None or self._spec.is_empty:
            self._invitation.invite(has_measure=self._spec is not None)
            self._stack.setCurrentWidget(self._invitation)
            self._readout.hide()
            return
        plot = self._seen_plot()
        self._stack.setCurrentWidget(plot.widget)
        self._readout.show()
        self._draw(plot, self._spec, context)
        self._say(None)

    def _draw(self, plot: "Plot", spec: ChartSpec, context: FormContext) -> None:
        if self._measure_id is not None:
            theme = self._themes.theme
            across, up = plot.most_ticks(spec, theme)
            ticks = axis_ticks(spec, context, self._measure_id, across=across, up=up)
            plot.draw(spec, ticks, theme)

    def _seen_plot(self) -> "Plot":
        if self._plot is None:
            # pyqtgraph takes longer to load than the whole window before its first paint
            from scorecard_app.ui.charts.plot import Plot  # noqa: PLC0415 - see above

            self._plot = Plot(self)
            self._plot.pointed.connect(self._say)
            self._stack.addWidget(self._plot.widget)
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
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Label the axes as the new size allows."""
        super().resizeEvent(event)
        if self._plot is not None and self._spec is not None and not self._spec.is_empty:
            self._draw(self._plot, self._spec, self._context())


class _Invitation(QWidget):
    """What stands in an empty chart: what could be here, and the one thing to do."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(_("Enter values"), self)
        px = themes.theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), 0)
        layout.setSpacing(px(_GAP))
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def invite(self, *, has_measure: bool) -> None:
        """Invite to type values, or to choose a measure first."""
        self.button.setVisible(has_measure)
        self._sentence.setText(
            _("No values yet. Type the first one, or paste a row or column from a spreadsheet.")
            if has_measure
            else _("Choose a measure, or an objective that has one, to see its trend.")
        )
