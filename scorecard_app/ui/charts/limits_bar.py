"""Below the behaviour chart: freeze or rebase the natural limits, and what was decided so far."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.edits.phases import (
    Ruling,
    freeze_limits,
    rebase_limits,
    take_back_phase,
)
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.charts.phases import (
    PhaseFace,
    period_text,
    phase_faces,
    signal_rules_sentence,
)
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.charts.reason_line import ReasonLine
from scorecard_app.ui.history import History
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP = 8
_WIDE_FROM = 560
"""From this width on, at 96 dpi, there is room to say by which preset signals are found."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What waits for its reason: the step, and the edit, which still lacks its ruling."""

    label: str
    edit: Callable[..., Scorecard]


class LimitsBar(QWidget):
    """Acts on the period that is chosen in the chart; each decision is one step with its reason.

    `freeze` and `rebase` are also for the menu of the chart; `closed` says that the reason was
    given, or that the question was left.
    """

    closed = Signal()

    def __init__(
        self,
        history: History,
        themes: ThemeStore,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._themes = themes
        self._today = today
        self._context: FormContext | None = None
        self._measure_id = MeasureId("")
        self._period: Period | None = None
        self._plan: _Plan | None = None
        self._faces: tuple[PhaseFace, ...] = ()
        self.freeze = _action(_("Freeze limits here…"), "F", self)
        self.rebase = _action(_("Rebase limits from here…"), "R", self)
        self._acts = QWidget(self)
        self.phases = QToolButton(self._acts)
        self.phases.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.phases)
        self.phases.setMenu(self._menu)
        self._rules = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self._acts)
        self.line = ReasonLine(themes, self)
        self._set_up()

    def show_limits(self, context: FormContext, measure_id: MeasureId) -> None:
        """Offer what can be decided about a measure; a question about another one is dropped."""
        if measure_id != self._measure_id:
            self.drop_question()
        self._context, self._measure_id = context, measure_id
        self._rules.setText(signal_rules_sentence(context))
        self._rules.setToolTip(_("The preset is a setting of the scorecard."))
        self._list_phases(phase_faces(context, measure_id))

    def drop_question(self) -> None:
        """Ask no more: something else is shown."""
        self._plan = None
        self.line.hide()
        self._acts.show()

    def choose(self, period: Period | None) -> None:
        """Let the buttons be about another period."""
        self._period = period
        self.freeze.setEnabled(period is not None)
        self.rebase.setEnabled(period is not None)
        if period is None or self._context is None:
            return
        when = period_text(self._context, period)
        freeze = _("Let the limits rest on the values up to {period} from now on (F)")
        self.freeze.setToolTip(freeze.format(period=when))
        rebase = _("Compute the limits anew from {period} on (R)")
        self.rebase.setToolTip(rebase.format(period=when))

    def _set_up(self) -> None:
        gap = self._themes.theme.px(_GAP)
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        row.addWidget(self.phases)
        ignored = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._rules.setSizePolicy(ignored)
        row.addWidget(self._rules, 1)
        row.addStretch()
        for action, text in ((self.freeze, _("Freeze…")), (self.rebase, _("Rebase…"))):
            button = QToolButton(self._acts)
            button.setProperty("chip", True)  # noqa: FBT003 - Qt's own order
            action.setIconText(text)
            button.setDefaultAction(action)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap // 2)
        column.addWidget(self.line)
        column.addWidget(self._acts)
        self.line.hide()
        self.freeze.triggered.connect(self._ask_freeze)
        self.rebase.triggered.connect(self._ask_rebase)
        self.line.decided.connect(self._decide)
        self.line.left.connect(self._leave)

    def _list_phases(self, faces: tuple[PhaseFace, ...]) -> None:
        self._faces = faces
        self._menu.clear()
        text = ngettext("{count} phase", "{count} phases", len(faces)).format(count=len(faces))
        self.phases.setText(text)
        self.phases.setVisible(bool(faces))
        self.phases.setToolTip(_("The phases of the natural limits, and why they are there"))
        for place, face in enumerate(faces):
            text = _("{phase} ({reason}): take back…")
            action = self._menu.addAction(text.format(phase=face.sentence, reason=face.reason))
            action.setProperty("place", place)
            action.triggered.connect(self._ask_take_back)

    def _ask_freeze(self) -> None:
        if self._period is None or self._context is None:
            return
        text = _("Freeze the natural limits on the values up to {period}")
        edit = partial(freeze_limits, measure_id=self._measure_id, until=self._period)
        self._ask(text.format(period=period_text(self._context, self._period)), _("Freeze"), edit)

    def _ask_rebase(self) -> None:
        if self._period is None or self._context is None:
            return
        text = _("Compute the natural limits anew from {period} on")
        edit = partial(rebase_limits, measure_id=self._measure_id, since=self._period)
        self._ask(text.format(period=period_text(self._context, self._period)), _("Rebase"), edit)

    def _ask_take_back(self) -> None:
        face = self._faces[self.sender().property("place")]
        text = _("Take back: {phase}").format(phase=face.sentence)
        edit = partial(take_back_phase, measure_id=self._measure_id, since=face.since)
        self._ask(text, _("Take back"), edit)

    def _ask(self, what: str, verb: str, edit: Callable[..., Scorecard]) -> None:
        self._plan = _Plan(what, edit)
        self._acts.hide()
        self.line.ask(what, verb)

    def _decide(self, reason: str) -> None:
        if self._plan is None or self._context is None:
            return
        ruling = Ruling(reason, self._today(), self._context.mint)
        self._history.refused.connect(self.line.refuse)
        edit = partial(self._plan.edit, ruling=ruling)
        is_done = self._history.run(self._plan.label, edit, origin="limits")
        self._history.refused.disconnect(self.line.refuse)
        if is_done:
            self._leave()

    def _leave(self) -> None:
        self.drop_question()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the preset where there is room for it."""
        super().resizeEvent(event)
        self._rules.setVisible(self.width() >= self._themes.theme.px(_WIDE_FROM))


def _action(text: str, key: str, parent: QWidget) -> QAction:
    action = QAction(text, parent)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    return action
