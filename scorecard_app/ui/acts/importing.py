"""The commands that import: any file comes in on a page of its own, made when it is needed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.prompts import Prompts
from scorecard_app.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard_app.domain.ids import MintId
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.ui.importing.page import ImportPage


class ImportActs(QObject):
    """Shows the page of imports, and gives it files.

    `handed_over` carries the path of a workbook that this program wrote; `left` says that the
    reader wants back to the work.
    """

    noticed = Signal(object)
    handed_over = Signal(object)
    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        parts: Parts,
        *,
        profiles: Path,
        background: Background,
        prompts: Prompts,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._parts = parts
        self._profiles = profiles
        self._background = background
        self._prompts = prompts
        self._page: ImportPage | None = None
        self._start_then: Callable[[ImportPage], None] | None = None
        self._next: Callable[[ImportPage], None] | None = None

    @property
    def page(self) -> "ImportPage | None":
        """Return the page, if it was ever needed."""
        return self._page

    def open(self) -> None:
        """Show the page, and ask for a file where there is none yet."""
        if self._session.current is not None:
            self._with_page(self._ask)

    def take_file(self, path: Path) -> None:
        """Import a file that was dropped."""
        if self._is_open_for(path, partial(self._take, path)):
            self._with_page(partial(self._take, path))

    def take_both(self, first: Path, second: Path) -> None:
        """Import two files that were dropped together, as tables to be joined."""
        then = partial(self._take_pair, first, second)
        if self._is_open_for(first, then):
            self._with_page(then)

    def _is_open_for(self, path: Path, then: "Callable[[ImportPage], None]") -> bool:
        """Say whether there is a scorecard to import into; offer to start one where not."""
        if self._session.current is None:
            text = _("No scorecard is open into which “{name}” could be imported.")
            offer = Offer(_("Start a new one from it"), partial(self._start, path, then))
            notice = Notice(
                text.format(name=path.name), Tone.WARNING, (offer,), ends_with_change=True
            )
            self.noticed.emit(notice)
        return self._session.current is not None

    def _start(self, path: Path, then: "Callable[[ImportPage], None]") -> None:
        """Start a scorecard from a file: a workbook of ours is one, any other is imported."""
        begin = partial(self._begin, path, then)
        self._background.run(partial(_is_ours, path), then=begin, refused=self._refuse)

    def _begin(self, path: Path, then: "Callable[[ImportPage], None]", is_ours: bool) -> None:  # noqa: FBT001 - of the worker
        if self._session.current is not None:
            return
        if not is_ours:
            self._start_then = then
            once = Qt.ConnectionType.SingleShotConnection
            self._session.replaced.connect(self._go_on, once)
        self._session.begin(partial(_card_of if is_ours else _blank, path, self._parts.mint))

    def _go_on(self) -> None:
        """Import what the new scorecard was started from, once it is there."""
        then, self._start_then = self._start_then, None
        if self._session.current is not None and then is not None:
            self._with_page(then)

    def _with_page(self, then: "Callable[[ImportPage], None]") -> None:
        """Load what the page stands on while the window goes on, then show it."""
        if self._page is not None:
            then(self._page)
            return
        is_loading, self._next = self._next is not None, then  # the last that was asked for counts
        if not is_loading:
            self._background.run(_load, then=self._make, refused=self._refuse)

    def _make(self, _nothing: None) -> None:
        then, self._next = self._next, None
        self._page = self._build()
        self._window.set_page(Page.IMPORT, self._page)
        if then is not None and self._session.current is not None:
            then(self._page)

    def _ask(self, page: "ImportPage") -> None:
        self._window.show_page(Page.IMPORT)
        if not page.desk.files.books and not page.desk.files.is_reading:
            page.desk.files.choose()

    def _take(self, path: Path, page: "ImportPage") -> None:
        """Take a file in place of what is there, or beside it where their rows belong together."""
        from scorecard_app.ui.importing.files import Joins  # noqa: PLC0415 - loaded by now

        self._window.show_page(Page.IMPORT)
        files, is_done = page.desk.files, bool(page.desk.done)
        files.take(path, joins=Joins.IF_IT_FITS if files.can_join and not is_done else Joins.NEVER)

    def _take_pair(self, first: Path, second: Path, page: "ImportPage") -> None:
        self._window.show_page(Page.IMPORT)
        page.desk.files.take_both(first, second)

    def _build(self) -> "ImportPage":
        from scorecard_app.ui.importing.applying import Applying  # noqa: PLC0415 - see `_load`
        from scorecard_app.ui.importing.desk import ImportDesk  # noqa: PLC0415
        from scorecard_app.ui.importing.files import ImportFiles  # noqa: PLC0415
        from scorecard_app.ui.importing.page import ImportPage  # noqa: PLC0415
        from scorecard_app.ui.importing.profile_store import ProfileStore  # noqa: PLC0415

        files = ImportFiles(self._background, self._prompts, self)
        profiles = ProfileStore(self._profiles)
        desk = ImportDesk(files, self._session, self._parts, profiles, self._background, self)
        applying = Applying(desk, self._session, self._background, self._prompts)
        applying.noticed.connect(self.noticed)
        files.handed_over.connect(self._hand_over)
        files.refused.connect(self._refuse)
        page = ImportPage(desk, applying, self._parts.themes, self._parts.icons)
        page.closed.connect(self.left)
        return page

    def _hand_over(self, path: Path) -> None:
        """Let a workbook of ours come in its own way."""
        self.left.emit()
        self.handed_over.emit(path)

    def _refuse(self, error: UserError | str) -> None:
        self.noticed.emit(Notice(str(error), Tone.WARNING))


def _load() -> None:
    """Import what the page stands on, which would else freeze the window."""
    import scorecard_app.ui.importing.page  # noqa: F401, PLC0415 - brings the whole of exchange


def _is_ours(path: Path) -> bool:
    from scorecard_app.exchange.workbook.recognising import is_ours  # noqa: PLC0415 - heavy

    return is_ours(path)


def _card_of(path: Path, _mint: "MintId") -> "Scorecard":
    from scorecard_app.exchange.workbook.back.reading import read_workbook  # noqa: PLC0415 - heavy

    return read_workbook(path).card


def _blank(path: Path, mint: "MintId") -> "Scorecard":
    from scorecard_app.document.starts import blank  # noqa: PLC0415 - heavy

    return blank(mint=mint, name=path.stem)
