"""The command that puts the numbers of the open scorecard into a copy of a user's workbook."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.errors import UserError
from scorecard_app.texts import N_, _
from scorecard_app.ui.background import Background
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.prompts import MACRO_BOOKS, WORKBOOKS, FileKind, Prompts
from scorecard_app.ui.session import Session
from scorecard_app.ui.transfers import Transfers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard_app.exchange.filling.report import Filled
    from scorecard_app.exchange.intake.profiles import Profile
    from scorecard_app.ui.filling.page import FillPage
    from scorecard_app.ui.open_document import OpenDocument

_TEXT = N_("Tables as text")
_KINDS = (
    WORKBOOKS,
    MACRO_BOOKS,
    *(FileKind(_TEXT, (ending,)) for ending in (".csv", ".tsv", ".txt")),
)
_ANY = FileKind(N_("Workbooks and tables"), tuple(e for kind in _KINDS for e in kind.endings))


class FillActs(QObject):
    """Asks for the workbook, shows what would be set, and writes the copy.

    `noticed` carries a Notice, `read_wanted` the workbook that is to be seen as an import reads it;
    `left`: back to the work.
    """

    noticed = Signal(object)
    read_wanted = Signal(object)
    left = Signal()

    def __init__(  # noqa: PLR0913 - built once, by keyword
        self,
        window: MainWindow,
        session: Session,
        transfers: Transfers,
        parts: Parts,
        *,
        profiles: Path,
        background: Background,
        prompts: Prompts,
    ) -> None:
        super().__init__(transfers)
        self._window = window
        self._session = session
        self._transfers = transfers
        self._parts = parts
        self._profiles = profiles
        self._background = background
        self._prompts = prompts
        self._page: FillPage | None = None
        session.replaced.connect(self._put_away)

    @property
    def page(self) -> "FillPage | None":
        """Return the page, None where no workbook is being filled."""
        return self._page

    def fill(self) -> None:
        """Ask for a workbook, and show what its copy would be filled with."""
        current = self._session.current
        if current is None:
            return
        current.history.end_gesture()
        source = self._prompts.path_to_open(_("Which workbook is to be filled?"), (_ANY,))
        if source is not None:
            then = partial(self._show, source, current)
            self._background.run(_load, then=then, refused=self._refuse)

    def _show(self, source: Path, target: "OpenDocument", _nothing: None) -> None:
        from scorecard_app.ui.filling.desk import FillDesk  # noqa: PLC0415 - loaded by now
        from scorecard_app.ui.filling.page import FillPage  # noqa: PLC0415

        if self._session.current is not target:
            return
        self._put_away()
        profiles = partial(_profiles, self._profiles)
        desk = FillDesk(source, target, self._parts, profiles, self._background)
        page = FillPage(desk, self._parts.themes, self._parts.icons)
        desk.setParent(page)
        page.write_wanted.connect(self._write)
        page.read_wanted.connect(self._look_how_it_is_read)
        page.closed.connect(self._put_away)
        self._window.strip.dismiss()  # it tells of something else
        self._window.set_page(Page.FILL, page)
        self._page = page
        desk.look_again()
        self._window.show_page(Page.FILL)
        self._window.enter_page()

    def _write(self) -> None:
        """Ask for a name, and write the copy as it was shown."""
        page = self._page
        if page is None or page.desk.report is None or not page.desk.can_write:
            return
        source = page.desk.source
        kinds = tuple(each for each in _KINDS if source.suffix.lower() in each.endings)
        name = _("{name}, filled").format(name=source.stem) + source.suffix
        target = self._prompts.path_to_save(
            _("Save the filled copy"), kinds or (WORKBOOKS,), suggested=source.with_name(name)
        )
        if target is not None:
            self._background.run(
                partial(_written, source, target, page.desk.content),
                then=partial(self._tell, target, page.desk.report),
                refused=self._refuse,
            )

    def _tell(self, target: Path, report: "Filled", _nothing: None) -> None:
        """Say what was done, offer the whole of it, and go back to the work."""
        name = target.name
        self._put_away()
        self._transfers.put_report(_("Filled copy “{name}”").format(name=name), report.lines())
        text = _("“{name}” was written: {counts}.").format(name=name, counts=report.counts())
        tone = Tone.WARNING if report.held or not report.cells else Tone.INFO
        offer = Offer(_("Show the report"), self._transfers.report_wanted.emit)
        self.noticed.emit(Notice(text, tone, (offer,)))

    def _look_how_it_is_read(self) -> None:
        """Show the workbook on the page of imports; then there is a way back to this one."""
        if self._page is not None:
            self.read_wanted.emit(self._page.desk.source)
            text = _("Correct how it is read, and let it be remembered in the last step.")
            back = Offer(_("Back to the copy"), self._come_back)
            self.noticed.emit(Notice(text, offers=(back,)))

    def _come_back(self) -> None:
        if self._page is not None:
            self._window.show_page(Page.FILL)

    def _put_away(self) -> None:
        if self._page is not None:
            self._page.desk.close()
            self._page = None
            if self._window.page is Page.FILL:
                self.left.emit()
            self._window.drop_page(Page.FILL)

    def _refuse(self, error: UserError) -> None:
        self.noticed.emit(Notice(str(error), Tone.WARNING))


def _load() -> None:
    """Import what the page stands on, which would else freeze the window."""
    import scorecard_app.ui.filling.page  # noqa: F401, PLC0415 - brings the whole of exchange


def _profiles(folder: Path) -> "Sequence[Profile]":
    from scorecard_app.ui.importing.profile_store import ProfileStore  # noqa: PLC0415 - heavy

    return ProfileStore(folder).profiles


def _written(source: Path, target: Path, content: bytes) -> None:
    from scorecard_app.exchange.filling.filling import check_target  # noqa: PLC0415 - heavy
    from scorecard_app.exchange.whole_file import write_whole  # noqa: PLC0415

    check_target(source, target)
    write_whole(target, content)
