"""The step that says what was done: one step of undo, a report, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from scorecard_app.exchange.intake.plan import State
from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.texts import _
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.words import Words


class ResultStep(StepFrame):
    """Offers what comes after an import."""

    undo_wanted = Signal()
    report_wanted = Signal()
    profile_wanted = Signal()
    remember_wanted = Signal()
    left = Signal()

    def __init__(self, desk: ImportDesk, themes: ThemeStore) -> None:
        says = _("The import is one step, which Undo takes back as a whole.")
        super().__init__(_("Result"), says, desk, themes)
        self._said = Words(themes, size=TextSize.TITLE, parent=self)
        self._more = Words(themes, "text.quiet", parent=self)
        self.column.addWidget(self._said)
        self.column.addWidget(self._more)
        self.undo_button = QPushButton(_("Undo"), self)
        self.report_button = QPushButton(_("Save the report…"), self)
        self.report_button.setToolTip(
            _("A workbook with the tables and a column that says what was not read")
        )
        self.profile_button = QPushButton(_("Save the decisions…"), self)
        self.profile_button.setToolTip(
            _("A mapping profile with which the command line imports such tables")
        )
        self.remember_button = QPushButton(_("Remember the decisions"), self)
        self.remember_button.setToolTip(
            _("Tables with the same headers are read so from now on; nothing is imported")
        )
        self.leave_button = QPushButton(_("Show the scorecard"), self)
        self.again_button = QPushButton(_("Import another file"), self)
        self.row(
            self.leave_button,
            self.undo_button,
            self.report_button,
            self.remember_button,
            self.profile_button,
            self.again_button,
            None,
        )
        self.column.addStretch(1)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.report_button.clicked.connect(self.report_wanted)
        self.profile_button.clicked.connect(self.profile_wanted)
        self.remember_button.clicked.connect(self.remember_wanted)
        self.leave_button.clicked.connect(self.left)
        self.again_button.clicked.connect(desk.files.clear)
        self.setFocusProxy(self.leave_button)

    def sync(self) -> None:
        """Say what was done, or that nothing was yet."""
        done, findings = self.desk.done, self.findings
        self._said.say(_("Imported: {what}.").format(what=done) if done else _undone(findings))
        more = []
        if done and findings is not None and findings.unread:
            more.append(_("The report names every cell that was not read, and what mends it."))
        if done and self.desk.corrections:
            more.append(_("What was decided is remembered for tables with the same headers."))
        self._more.say(" ".join(more))
        self.undo_button.setVisible(bool(done) and self.desk.is_last_step)
        self.profile_button.setVisible(bool(self.desk.corrections) and findings is not None)
        is_decided = bool(self.desk.corrections) and findings is not None
        self.remember_button.setVisible(is_decided and not done)
        self.leave_button.setVisible(bool(done))
        self.again_button.setVisible(bool(done))
        self.report_button.setVisible(findings is not None and bool(findings.meanings))


def _undone(findings: Findings | None) -> str:
    """Say why nothing was imported: it was not yet, or the scorecard says the same already."""
    rows = findings.changes if findings else ()
    if rows and all(each.state is State.UNCHANGED for each in rows):
        return _("The scorecard says already what the table says.")
    return _("Nothing was imported yet.")
