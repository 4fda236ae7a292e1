"""The page of an import: the steps at the left, the chosen one beside them, and Apply below."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.exchange.preview.steps import Step, counts
from scorecard_app.texts import _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.importing.applying import Applying
from scorecard_app.ui.importing.changes_step import ChangesStep
from scorecard_app.ui.importing.check_step import CheckStep
from scorecard_app.ui.importing.columns_step import ColumnsStep
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame
from scorecard_app.ui.importing.range_step import RangeStep
from scorecard_app.ui.importing.reading_order import walk
from scorecard_app.ui.importing.result_step import ResultStep
from scorecard_app.ui.importing.shape_step import ShapeStep
from scorecard_app.ui.importing.source_step import SourceStep
from scorecard_app.ui.importing.step_list import StepList
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.theme import ThemeStore

_PAD, _GAP, _MARK = 12, 8, 16


class ImportPage(QWidget):
    """Any step may be looked at at any time; Apply is there as soon as nothing stands in the way.

    `closed`: the reader wants back to the work.
    """

    closed = Signal()

    def __init__(
        self, desk: ImportDesk, applying: Applying, themes: ThemeStore, icons: Icons
    ) -> None:
        super().__init__()
        self.desk = desk
        self.applying = applying
        self._themes = themes
        self._icons = icons
        self._had_findings = False
        self.setAccessibleName(_("Import"))
        self.steps = StepList(themes, icons, self)
        self.source = SourceStep(desk, themes, icons)
        self.range = RangeStep(desk, themes, icons)
        self.shape = ShapeStep(desk, themes, icons)
        self.columns = ColumnsStep(desk, themes, icons)
        self.check = CheckStep(desk, themes, icons)
        self.changes = ChangesStep(desk, themes, icons)
        self.result = ResultStep(desk, themes)
        self._stack = QStackedWidget(self)
        for frame in self._frames():
            self._stack.addWidget(frame)
        self.apply_button = QPushButton(_("Apply"), self)
        self.stop_button = QPushButton(_("Stop"), self)
        self.close_button = QPushButton(_("Back to the scorecard"), self)
        self._foot = QFrame(self)
        self._mark = RoleLabel(themes, parent=self)
        self._says = ElidedLabel(themes, "text.quiet", parent=self)
        self._lay_out()
        self._connect()
        self.steps.go_to(Step.SOURCE)
        self.sync()

    @property
    def step(self) -> Step:
        """Return the step that is shown."""
        return list(Step)[self.steps.currentRow()]

    @property
    def says(self) -> str:
        """Return what stands beside Apply."""
        return self._says.whole

    def go_to(self, step: Step) -> None:
        """Show a step."""
        self.steps.go_to(step)

    def sync(self) -> None:
        """Show how everything stands."""
        desk = self.desk
        self.steps.show_lines(desk.steps)
        self._frame().sync()
        self.apply_button.setEnabled(desk.can_apply)
        self.stop_button.setVisible(desk.files.is_reading)
        findings = desk.findings
        said = (counts(findings, desk.left_out) or _("Nothing to take")) if findings else ""
        self._says.show_whole(desk.work or desk.trouble or desk.done or said)
        is_bad = bool(desk.trouble) and not desk.work
        self._mark.setVisible(is_bad)
        if is_bad:
            self._mark.setPixmap(self._icons.pixmap("warning", role="band.off", side=_MARK))
        self._lead_on()

    def paste(self) -> None:
        """Take what lies on the clipboard."""
        self.desk.files.paste(QGuiApplication.clipboard().text())

    def _lead_on(self) -> None:
        """Show the source where the table was put away."""
        findings = self.desk.findings
        has_findings = findings is not None and bool(findings.meanings)
        if has_findings != self._had_findings:
            self._had_findings = has_findings
            if not has_findings and self.step is not Step.SOURCE and not self.desk.work:
                self.go_to(Step.SOURCE)

    def _begin_again(self) -> None:
        """Leave the result of the last import when another file comes."""
        if self.step is Step.RESULT:
            self.go_to(Step.SOURCE)

    def _frames(self) -> tuple[StepFrame, ...]:
        return (
            self.source,
            self.range,
            self.shape,
            self.columns,
            self.check,
            self.changes,
            self.result,
        )

    def _frame(self) -> StepFrame:
        return self._frames()[max(self.steps.currentRow(), 0)]

    def _lay_out(self) -> None:
        px = self._themes.theme.px
        foot = self._foot
        foot.setObjectName("importFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(_PAD), px(_GAP), px(_PAD), px(_GAP))
        row.setSpacing(px(_GAP))
        row.addWidget(self._mark)
        row.addWidget(self._says)
        row.addStretch(1)
        row.addWidget(self.stop_button)
        row.addWidget(self.close_button)
        row.addWidget(self.apply_button)
        self.apply_button.setDefault(True)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.steps)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(foot)
        self.setFocusProxy(self.steps)

    def _connect(self) -> None:
        self.desk.changed.connect(self.sync)
        self.desk.files.read.connect(self._begin_again)
        self.steps.step_chosen.connect(self._show_step)
        self.apply_button.clicked.connect(self.applying.apply)
        self.applying.applied.connect(self._show_result)
        self.stop_button.clicked.connect(self.desk.files.stop)
        self.close_button.clicked.connect(self.closed)
        self.result.undo_wanted.connect(self.applying.undo)
        self.result.report_wanted.connect(self.applying.save_report)
        self.result.profile_wanted.connect(self.applying.save_profile)
        self.result.remember_wanted.connect(self.applying.remember)
        self.result.left.connect(self.closed)
        for key, act in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence(Qt.Key.Key_Escape), self.closed),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show_step(self, step: Step) -> None:
        self._stack.setCurrentIndex(list(Step).index(step))
        self._frame().sync()

    def _show_result(self) -> None:
        self.go_to(Step.RESULT)
        self.result.setFocus()

    def _walk(self, step: int) -> None:
        """Give the keyboard to the next part: the steps, the chosen one, the foot."""
        parts: tuple[QWidget, ...] = (self.steps, self._frame(), self._foot)
        focus = QApplication.focusWidget()
        at = [
            number
            for number, part in enumerate(parts)
            if focus is not None and (part is focus or part.isAncestorOf(focus))
        ]
        part = parts[(at[0] + step if at else 0) % len(parts)]
        reason = Qt.FocusReason.ShortcutFocusReason
        (self.close_button if part is self._foot else part).setFocus(reason)

    def event(self, event: QEvent) -> bool:
        """Hear F6 before the window does: there are no panes beside this page."""
        is_ours = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F6
        if is_ours and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Walk by Tab as the page is read: what was made last would else come last."""
        parts = (self.steps, self._frame(), self._foot)
        return walk(self, parts, is_next=is_next) or super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk on at F6, and back with Shift."""
        if event.key() != Qt.Key.Key_F6:
            super().keyPressEvent(event)
            return
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._walk(-1 if is_back else 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, and be up to date."""
        super().showEvent(event)
        if not event.spontaneous():
            self.sync()
            self.source.setFocus() if self.step is Step.SOURCE else self.steps.setFocus()
