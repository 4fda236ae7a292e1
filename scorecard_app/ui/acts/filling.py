"""The command that puts the numbers of the open scorecard into a copy of a user's workbook."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.errors import UserError
from scorecard_app.texts import N_, _
from scorecard_app.ui.background import Background
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.prompts import MACRO_BOOKS, WORKBOOKS, FileKind, Prompts
from scorecard_app.ui.session import Session
from scorecard_app.ui.transfers import Transfers

if TYPE_CHECKING:
    from datetime import date

    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.exchange.filling.report import Filled

_TEXT = N_("Tables as text")
_KINDS = (
    WORKBOOKS,
    MACRO_BOOKS,
    *(FileKind(_TEXT, (ending,)) for ending in (".csv", ".tsv", ".txt")),
)
_ANY = FileKind(N_("Workbooks and tables"), tuple(e for kind in _KINDS for e in kind.endings))


class FillActs(QObject):
    """Asks for the workbook and for the name of the copy; `noticed` carries a Notice."""

    noticed = Signal(object)

    def __init__(
        self,
        session: Session,
        transfers: Transfers,
        parts: Parts,
        *,
        profiles: Path,
        background: Background,
        prompts: Prompts,
    ) -> None:
        super().__init__(transfers)
        self._session = session
        self._transfers = transfers
        self._parts = parts
        self._profiles = profiles
        self._background = background
        self._prompts = prompts

    def fill(self) -> None:
        """Ask for a workbook and for a name, and write the filled copy."""
        current = self._session.current
        if current is None:
            return
        source = self._prompts.path_to_open(_("Which workbook is to be filled?"), (_ANY,))
        if source is None:
            return
        kinds = tuple(each for each in _KINDS if source.suffix.lower() in each.endings)
        name = _("{name}, filled").format(name=source.stem) + source.suffix
        target = self._prompts.path_to_save(
            _("Save the filled copy"), kinds or (WORKBOOKS,), suggested=source.with_name(name)
        )
        if target is not None:
            work = partial(_fill, source, target, current.card, self._profiles, self._parts.today)
            self._background.run(work, then=partial(self._tell, target), refused=self._refuse)

    def _tell(self, target: Path, report: "Filled") -> None:
        """Say what was done, and offer the whole of it."""
        name = target.name
        self._transfers.put_report(_("Filled copy “{name}”").format(name=name), report.lines())
        text = _("“{name}” was written: {counts}.").format(name=name, counts=report.counts())
        tone = Tone.WARNING if report.held or not report.cells else Tone.INFO
        offer = Offer(_("Show the report"), self._transfers.report_wanted.emit)
        self.noticed.emit(Notice(text, tone, (offer,)))

    def _refuse(self, error: UserError) -> None:
        self.noticed.emit(Notice(str(error), Tone.WARNING))


def _fill(source: Path, target: Path, card: "Scorecard", profiles: Path, today: "date") -> "Filled":
    from scorecard_app.exchange.filling.filling import filled  # noqa: PLC0415 - heavy
    from scorecard_app.ui.importing.profile_store import ProfileStore  # noqa: PLC0415 - heavy

    return filled(source, target, card, profiles=ProfileStore(profiles).profiles, today=today)
