"""An import is made, as one step of undo; and the report of what was not read is written."""

from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import MintId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.intake.importing import intake_of
from scorecard_app.exchange.intake.profiles import profile_of, written
from scorecard_app.exchange.preview.changes import Key
from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.report_book import write_report
from scorecard_app.exchange.preview.steps import counts
from scorecard_app.exchange.whole_file import write_whole
from scorecard_app.texts import N_, _
from scorecard_app.ui.background import Background
from scorecard_app.ui.importing.desk import ORIGIN, ImportDesk
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.prompts import WORKBOOKS, FileKind, Prompts
from scorecard_app.ui.session import Session

PROFILES = FileKind(N_("Mapping profiles"), (".json",))


class Applying(QObject):
    """Makes the import that lies on the desk; `applied` says that it was made."""

    noticed = Signal(object)
    applied = Signal()

    def __init__(
        self, desk: ImportDesk, session: Session, background: Background, prompts: Prompts
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._background = background
        self._prompts = prompts
        self._is_applying = False

    def apply(self) -> None:
        """Make the import."""
        current, findings = self._session.current, self._desk.findings
        if current is None or findings is None or self._is_applying or not self._desk.can_apply:
            return
        current.history.end_gesture()
        if current.card is not findings.inquiry.card:
            self._desk.look_again()
            return
        self._is_applying = True
        left_out = frozenset(self._desk.left_out)
        self._background.run(
            partial(_final, findings, left_out, self._desk.parts.mint),
            then=partial(self._put_in, current, findings),
            refused=self._fail,
        )

    def undo(self) -> None:
        """Take the last step back."""
        if self._session.current is not None:
            self._session.current.history.undo()

    def remember(self) -> None:
        """Remember what was decided, without importing anything."""
        if self._remember():
            text = _("What was decided is remembered for tables with the same headers.")
            self.noticed.emit(Notice(text))

    def save_report(self) -> None:
        """Ask for a file and write the tables with a column of what was not read."""
        findings = self._desk.findings
        if findings is None or not findings.meanings:
            return
        stem = Path(findings.sources[0].name).stem
        suggested = Path(_("{name} with errors").format(name=stem) + WORKBOOKS.endings[0])
        path = self._prompts.path_to_save(_("Save the report"), (WORKBOOKS,), suggested=suggested)
        if path is not None:
            self._background.run(
                partial(write_report, path, findings),
                then=partial(self._note_written, path),
                refused=self._refuse,
            )

    def save_profile(self) -> None:
        """Ask for a file and write what was decided, for the command line and for others."""
        findings = self._desk.findings
        if findings is None or not findings.meanings:
            return
        suggested = Path(findings.sources[0].name).with_suffix(PROFILES.endings[0])
        path = self._prompts.path_to_save(_("Save the decisions"), (PROFILES,), suggested=suggested)
        if path is not None:
            profiles = [profile_of(each, name=each.book.name) for each in findings.meanings]
            self._background.run(
                partial(write_whole, path, written(profiles).encode()),
                then=partial(self._note_written, path),
                refused=self._refuse,
            )

    def _put_in(self, target: OpenDocument, findings: Findings, after: Scorecard) -> None:
        """Make the import a step, unless the scorecard moved on while it was prepared."""
        self._is_applying = False
        if self._session.current is not target or target.card is not findings.inquiry.card:
            self._desk.look_again()
            return
        names = ", ".join(each.name for each in findings.sources)
        label = _("Import “{name}”").format(name=names)
        said = counts(findings, self._desk.left_out)
        target.history.run(label, partial(_replaced, after=after), origin=ORIGIN)
        self._remember()
        self._desk.note_done(said)
        undo = Offer(_("Undo"), self.undo)
        tone = Tone.WARNING if findings.unread else Tone.INFO
        self.noticed.emit(Notice(f"{label}: {said}.", tone, (undo,), ends_with_change=True))
        self.applied.emit()

    def _remember(self) -> bool:
        """Remember what was decided; where that fails, the import stands all the same."""
        try:
            self._desk.remember()
        except UserError as error:
            self._refuse(error)
            return False
        return True

    def _fail(self, error: UserError) -> None:
        self._is_applying = False
        self._desk.tell(str(error))

    def _refuse(self, error: UserError) -> None:
        self.noticed.emit(Notice(str(error), Tone.WARNING))

    def _note_written(self, path: Path, _nothing: None) -> None:
        self.noticed.emit(Notice(_("“{name}” was written.").format(name=path.name)))


def _final(findings: Findings, left_out: Collection[Key], mint: MintId) -> Scorecard:
    """Return the scorecard after the import without the rows that are left out."""
    intake, inquiry = findings.intake, findings.inquiry
    if intake is None:
        return inquiry.card
    if left_out:
        intake = intake_of(
            inquiry.card, findings.meanings, inquiry.corrections, left_out=left_out, mint=mint
        )
    return intake.plan.card


def _replaced(_before: Scorecard, *, after: Scorecard) -> Scorecard:
    return after
