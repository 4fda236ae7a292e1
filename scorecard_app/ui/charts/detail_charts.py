"""The charts of the chosen measure, and of the score that it serves: one at a time, by choice."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QToolButton, QVBoxLayout, QWidget

from scorecard_app.document.change import SETTINGS, Change
from scorecard_app.domain.ids import EntityId, MeasureId, MintId
from scorecard_app.domain.periods import Period
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.charts.viewing import viewed
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge, Scene
from scorecard_app.ui.charts.chart_view import ChartView
from scorecard_app.ui.charts.chooser import Chooser
from scorecard_app.ui.charts.invitation import Invitation
from scorecard_app.ui.charts.kinds import (
    FOLLOW_VIEW,
    SCORE,
    TABLE,
    TREND,
    XMR,
    Subject,
    built,
    choices,
    first_choice,
)
from scorecard_app.ui.charts.limits_bar import LimitsBar
from scorecard_app.ui.charts.segments import Segments
from scorecard_app.ui.charts.trend_chart import TrendChart
from scorecard_app.ui.charts.twin_table import TwinTable
from scorecard_app.ui.charts.view_by import ViewBy
from scorecard_app.ui.theme import ThemeStore

_GAP = 4
_TABLES = (
    *("measures", "series", "rules", "overrides", "locks", "decisions", "notes"),
    *("objectives", "perspectives", "attachments"),
)


class DetailCharts(QWidget):
    """Follows one measure, and the objective or perspective above it if that is what was chosen.

    The kind of chart that was chosen stays while it is to be had; before, it is the default one.
    `chooser` is placed by whoever holds this. `entry_requested` asks for the grid;
    `save_requested` carries a chart and its size.
    """

    entry_requested = Signal()
    save_requested = Signal(object, object)

    def __init__(
        self,
        bridge: Bridge,
        themes: ThemeStore,
        forms: LocaleForms,
        mint: MintId,
        *,
        limits: LimitsBar | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._forms = forms
        self._mint = mint
        self._subject = Subject()
        self._wanted = ""
        self._charted = ""
        self._is_stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._catch_up)
        self.chooser = Chooser(themes.theme, self)
        self._segments = Segments(_("Kind of chart"), self.chooser)
        self._zoom = _button(_("Zoom"), _("Zoom into the trend"), self.chooser)
        self._zoom.setCheckable(True)
        self._whole_span = _button(_("Whole span"), _("Show the whole time again"), self.chooser)
        self.view_by = ViewBy(self.chooser)
        self._view = ChartView(themes, self)
        self._table = TwinTable(themes, self)
        self._trend = TrendChart(themes, self)
        self._invitation = Invitation(themes, self)
        self._limits = limits
        self._stack = QStackedWidget(self)
        self._set_up(themes)
        bridge.facts_changed.connect(self._follow)
        bridge.scene_replaced.connect(self.refresh)

    @property
    def kind(self) -> str:
        """Return the kind of chart that is shown."""
        self._catch_up()
        return self._segments.key

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds that can be chosen."""
        self._catch_up()
        return self._segments.keys

    @property
    def chart(self) -> Chart:
        """Return what is drawn."""
        self._catch_up()
        return self._view.chart

    @property
    def readout(self) -> str:
        """Return what is said of the point that is met, or of the last one."""
        self._catch_up()
        return self._view.readout

    def choose(self, kind: str) -> None:
        """Show another kind of chart, as the user would."""
        self._segments.choose(kind)

    def show_measure(self, measure_id: MeasureId | None) -> None:
        """Show the charts of another measure."""
        self._show_subject(replace(self._subject, measure_id=measure_id))

    def show_whole(self, whole_id: EntityId | None) -> None:
        """Offer what an objective's or a perspective's score is made of; None offers it not."""
        self._show_subject(replace(self._subject, whole_id=whole_id))

    def refresh(self) -> None:
        """Draw again; while nobody looks, remember to."""
        self._is_stale = True
        self._catch_up()

    def _show_subject(self, subject: Subject) -> None:
        if subject != self._subject:
            self._subject = subject
            self.refresh()

    def _set_up(self, themes: ThemeStore) -> None:
        px = themes.theme.px
        self.chooser.hold(self._segments, (self.view_by, self._zoom), self._whole_span)
        for page in (self._invitation, self._view, self._table, self._trend):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(_GAP))
        column.addWidget(self._stack, 1)
        if self._limits is not None:
            limits = self._limits
            limits.hide()
            self._view.insertActions(self._view.actions()[0], [limits.freeze, limits.rebase])
            self._view.chosen_changed.connect(self._choose_period)
            limits.closed.connect(self._view.setFocus)
            column.addWidget(limits)
        self._whole_span.hide()
        self._zoom.hide()
        self._segments.chosen.connect(self._choose)
        self._zoom.toggled.connect(self.refresh)
        self.view_by.changed.connect(self.refresh)
        self._whole_span.clicked.connect(self._trend.show_whole_span)
        self._trend.zoomed.connect(self._whole_span.setEnabled)
        self._view.table_requested.connect(self._show_table)
        self._view.save_requested.connect(self.save_requested)
        self._invitation.button.clicked.connect(self.entry_requested)

    def _choose_period(self) -> None:
        measure = self._bridge.scene.card.measures.get(self._subject.measure_id or MeasureId(""))
        at = self._view.chosen_at
        if self._limits is not None and measure is not None:
            has_period = at is not None and self.kind == XMR
            self._limits.choose(Period(measure.frequency, round(at or 0)) if has_period else None)

    def _choose(self, kind: str) -> None:
        self._wanted = kind
        self.refresh()

    def _show_table(self) -> None:
        self.choose(TABLE)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, change: Change) -> None:
        """Draw again once what was edited, a cell perhaps, is painted: typing goes first."""
        if change.touches(*_TABLES, SETTINGS):
            self._is_stale = True
            self._soon.start(0)

    def _catch_up(self) -> None:
        """Draw what has changed meanwhile, if somebody looks."""
        if self._is_stale and self.isVisible():
            self._redraw()

    def _redraw(self) -> None:
        self._is_stale = False
        scene = self._bridge.scene
        context = _context(scene, self._forms, self._mint)
        if self._subject.measure_id not in context.card.measures:
            self._subject = replace(self._subject, measure_id=None)
        wholes = {*context.card.objectives, *context.card.perspectives}
        if self._subject.whole_id not in wholes:
            self._subject = replace(self._subject, whole_id=None)
        offered = choices(scene, context, self._subject)
        kind = self._wanted
        if kind not in {choice.key for choice in offered}:
            kind = first_choice(scene, context, self._subject, offered)
        self._segments.offer(offered, kind)
        if offered:
            self._draw(context, kind)
        else:
            self._invitation.invite(has_measure=self._subject.measure_id is not None)
            self._show(self._invitation)

    def _draw(self, context: FormContext, kind: str) -> None:
        """Show a chart, or the table of the one that was shown last."""
        if kind != TABLE:
            self._charted = kind
        charted = self._charted if self._charted in self.kinds else self.kinds[0]
        measure_id = self._subject.measure_id
        if kind == TREND and self._zoom.isChecked() and measure_id is not None:
            seen = viewed(context, measure_id, self.view_by.viewing)
            self._trend.show_trend(seen.context, measure_id)
            self._show(self._trend)
            return
        viewing = self.view_by.viewing
        chart = built(charted, self._bridge.scene, context, self._subject, viewing=viewing)
        if chart is not None:
            self._view.show_chart(chart, has_title=charted == SCORE)
            self._table.show_twin(chart.twin)
        self._show(self._table if kind == TABLE else self._view)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        card, measure_id = self._bridge.scene.card, self._subject.measure_id
        follows = page is not self._invitation and measure_id is not None
        follows = follows and self._charted in FOLLOW_VIEW and self.kind in {*FOLLOW_VIEW, TABLE}
        if measure_id is not None and follows:
            self.view_by.offer(card.measures[measure_id])
        self.view_by.setVisible(follows)
        self._zoom.setVisible(page is not self._invitation and self.kind == TREND)
        self._whole_span.setVisible(page is self._trend)
        if self._limits is not None:
            self._show_limits(self._limits, is_shown=page is self._view and self.kind == XMR)

    def _show_limits(self, limits: LimitsBar, *, is_shown: bool) -> None:
        for action in (limits.freeze, limits.rebase):
            action.setVisible(is_shown)
        measure_id = self._subject.measure_id
        if is_shown and measure_id is not None:
            scene = self._bridge.scene
            limits.show_limits(_context(scene, self._forms, self._mint), measure_id)
            self._choose_period()
        else:
            limits.drop_question()
        limits.setVisible(is_shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed meanwhile."""
        super().showEvent(event)
        self._catch_up()


def _context(scene: Scene, forms: LocaleForms, mint: MintId) -> FormContext:
    return FormContext(scene.card, scene.relations, scene.day, forms, mint, scene.results)


def _button(text: str, name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
