"""What an import would do: the guesses as corrected, and what would become of the scorecard."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.document.change import Change
from scorecard_app.domain.plain import Plain
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.meaning import CELL, TABLE
from scorecard_app.exchange.preview.changes import Key
from scorecard_app.exchange.preview.findings import Findings, Inquiry, found
from scorecard_app.exchange.preview.guesses import answer
from scorecard_app.exchange.preview.steps import StepLine, step_lines
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.importing.files import ImportFiles
from scorecard_app.ui.importing.profile_store import ProfileStore
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.session import Session

if TYPE_CHECKING:
    from scorecard_app.ui.open_document import OpenDocument

ORIGIN = "import"


class ImportDesk(QObject):
    """Guesses anew after every correction, off the GUI thread; stale answers are dropped.

    `changed` says that anything shown may differ. `corrections` are what the user decided,
    `left_out` the rows that are not to be taken; both are changed by the methods only. `done` says
    what the import did that was made, `is_last_step` that Undo takes it back.
    """

    changed = Signal()

    def __init__(
        self,
        files: ImportFiles,
        session: Session,
        parts: Parts,
        profiles: ProfileStore,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.files = files
        self.parts = parts
        self.done = ""
        self.is_last_step = False
        self._session = session
        self._profiles = profiles
        self._background = background
        self.corrections: dict[str, Plain] = {}
        self.left_out: set[Key] = set()
        self._findings: Findings | None = None
        self._trouble = ""
        self._names: list[str] = []
        self._is_looking = self._is_stale = False
        self._followed: OpenDocument | None = None
        files.read.connect(self._begin)
        files.changed.connect(self.changed)
        session.replaced.connect(self._follow)
        self._follow()

    @property
    def findings(self) -> Findings | None:
        """Return what was found last; None before anything was."""
        return self._findings

    @property
    def trouble(self) -> str:
        """Say what stands in the way, in one sentence; nothing where nothing does."""
        refused = self._findings.refused if self._findings else ""
        return self.files.trouble or self._trouble or refused

    @property
    def work(self) -> str:
        """Say what is under way; nothing where nothing is."""
        if self.files.is_reading:
            return _("Reading the file…")
        return _("Looking at the tables…") if self._is_looking else ""

    @property
    def can_apply(self) -> bool:
        """Say whether nothing stands in the way of the import."""
        rows = self._findings.changes if self._findings else ()
        takes = any(each.can_be_left_out and each.key not in self.left_out for each in rows)
        return takes and not (self.work or self.trouble or self.done)

    @property
    def steps(self) -> tuple[StepLine, ...]:
        """Return every step as it stands."""
        return step_lines(self._findings, self.left_out, done=self.done)

    def correct(self, told: Mapping[str, Plain]) -> None:
        """Put decisions in the place of guesses; what was decided already changes nothing."""
        if not told.items() <= self.corrections.items():
            self.corrections |= told
            self.look_again()

    def answer(self, key: str, text: str) -> None:
        """Take what was typed for a guess."""
        fiscal_start = self._findings.inquiry.card.settings.fiscal_start if self._findings else 1
        try:
            told = answer(key, text, fiscal_start=fiscal_start)
        except UserError as error:
            self.tell(str(error))
        else:
            self.correct({key: told})

    def take_back(self, keys: Collection[str]) -> None:
        """Go back to the guess for each of these."""
        for key in keys:
            self.corrections.pop(key, None)
        self.look_again()

    def leave_out(self, keys: Collection[Key], *, is_left_out: bool) -> None:
        """Leave rows out of the import, or take them after all."""
        if is_left_out:
            self.left_out.update(keys)
        else:
            self.left_out.difference_update(keys)
        self.changed.emit()

    def forget_profiles(self) -> None:
        """Forget what was decided about tables with these headers before."""
        try:
            for signature in self._findings.remembered if self._findings else ():
                self._profiles.forget(signature)
        except UserError as error:
            self.tell(str(error))
        else:
            self.look_again()

    def remember(self) -> None:
        """Remember what was decided, for the next tables with these headers; UserError if not."""
        for meaning in self._findings.meanings if self._findings else ():
            self._profiles.remember(meaning)

    def note_done(self, said: str) -> None:
        """Say that the import was made, and what it did."""
        self.done, self.is_last_step = said, True
        self.changed.emit()

    def tell(self, trouble: str) -> None:
        """Say what stands in the way, until anything is changed."""
        self._trouble = trouble
        self.changed.emit()

    def look_again(self) -> None:
        """Guess anew; where that is under way, once more when it has ended."""
        self._trouble = self.done = ""
        current = self._session.current
        if not self.files.books or current is None:
            self._findings = None
        elif self._is_looking:
            self._is_stale = True
        else:
            self._is_looking = True
            corrections, profiles = dict(self.corrections), self._profiles.profiles
            inquiry = Inquiry(current.card, self.files.books, corrections, profiles)
            parts = self.parts
            self._background.run(
                partial(found, inquiry, today=parts.today, mint=parts.mint, forms=parts.forms),
                then=self._take,
                refused=self._fail,
            )
        self.changed.emit()

    def _begin(self) -> None:
        """Begin with other files; what was decided about the first stays where one is joined."""
        names = [each.name for each in self.files.books]
        is_joined = bool(self._names) and names[:-1] == self._names
        self._names = names
        kept = self.corrections if is_joined else {}
        self.corrections = {
            key: value for key, value in kept.items() if key != TABLE and not key.startswith(CELL)
        }
        self.left_out.clear()
        self._findings = None
        self.look_again()

    def _take(self, findings: Findings) -> None:
        self._is_looking = False
        is_stale, self._is_stale = self._is_stale, False
        if findings.inquiry.books == self.files.books:
            self._findings = findings
        if is_stale:
            self.look_again()
        else:
            self.changed.emit()

    def _fail(self, error: UserError) -> None:
        self._is_looking = self._is_stale = False
        self.tell(str(error))

    def _follow(self) -> None:
        """Look at what becomes of another scorecard, and of every other state of it."""
        current = self._session.current
        if current is not None and current is not self._followed:
            current.bridge.changed.connect(self._note_change)
        self._followed = current
        self.look_again()

    def _note_change(self, change: Change) -> None:
        """Look again, unless the change is the import itself or comes after it."""
        if change.origin == ORIGIN or not self.files.books:
            return
        if self.done and change.origin != "undo":
            self.is_last_step = False
            self.changed.emit()
        else:
            self.look_again()
