"""Workbooks of ours that come back: a page on which they merge with the open scorecard."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.merging.inbox import Inbox
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.prompts import WORKBOOKS, Prompts
from scorecard_app.ui.session import Session
from scorecard_app.ui.transfers import Transfers

if TYPE_CHECKING:  # these bring openpyxl and numpy, which no first frame needs
    from scorecard_app.exchange.workbook.back.book import BookIn
    from scorecard_app.ui.merging.page import MergePage


class MergeActs(QObject):
    """Opens the page of a merge, and does what its buttons say. `left`: back to the work.

    One workbook is looked at after the other: those that come meanwhile wait for their turn.
    """

    noticed = Signal(object)
    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        parts: Parts,
        *,
        transfers: Transfers,
        background: Background,
        prompts: Prompts,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._parts = window, session, parts
        self._transfers, self._background, self._prompts = transfers, background, prompts
        self._page: MergePage | None = None
        self._said: Notice | None = None
        self.inbox = Inbox(background, self)
        self.inbox.arrived.connect(self._show)
        self.inbox.refused.connect(self._refuse)
        self.inbox.said.connect(self._say)
        self.inbox.ended.connect(self._unsay)
        session.replaced.connect(self._begin_anew)

    @property
    def page(self) -> "MergePage | None":
        """Return the page, None where no workbook is being looked at."""
        return self._page

    def take_file(self, path: Path) -> None:
        """Open a workbook that came back, and show what it would change; or let it wait."""
        current = self._session.current
        if current is None:
            return
        current.history.end_gesture()
        if self._page is not None or self.inbox.is_reading:
            self._let_wait(path)
        else:
            self.inbox.read(path)

    def show(self) -> None:
        """Show the page again."""
        if self._page is not None:
            self._window.show_page(Page.MERGE)
            self._window.enter_page()

    def _let_wait(self, path: Path) -> None:
        """Keep a workbook until the one before it is done with: what was decided there stays."""
        self.inbox.keep(path)
        before = self._page.desk.book.name if self._page else self.inbox.name
        text = _("“{name}” waits until the import of “{before}” is applied or forgotten.")
        offers = self._ways_on() if self._page else ()
        self._say(Notice(text.format(name=path.name, before=before), offers=offers))

    def _ways_on(self) -> tuple[Offer, ...]:
        return (
            Offer(_("Continue the import"), self.show),
            Offer(_("Forget it"), self._forget),
        )

    def _show(self, book: "BookIn") -> None:
        from scorecard_app.ui.merging.desk import MergeDesk  # noqa: PLC0415 - loaded by the inbox
        from scorecard_app.ui.merging.page import MergePage  # noqa: PLC0415

        current = self._session.current
        if current is None:
            return
        desk = MergeDesk(book, current, self._parts, self._background)
        page = MergePage(desk, self._parts.themes, self._parts.icons)
        desk.setParent(page)
        page.revealed.connect(self._reveal)
        page.applied.connect(self._apply)
        page.report_wanted.connect(self._report)
        page.closed.connect(self._close)
        desk.changed.connect(self._end_where_nothing_is_new)
        self._window.strip.dismiss()  # it tells of another import
        self._window.set_page(Page.MERGE, page)
        self._page = page
        self.show()
        for path in self.inbox.waiting[:1]:
            self._let_wait(path)
        desk.refresh()

    def _end_where_nothing_is_new(self) -> None:
        """Say so, in place of an empty page, where a workbook says what the scorecard says."""
        page = self._page
        if page is None or page.desk.preview is None or not page.desk.is_fresh or page.desk.rows:
            return
        name, result = page.desk.book.name, page.desk.result(page.desk.preview)
        self._put_away()
        text = _("“{name}” says nothing new; the scorecard stays as it is.").format(name=name)
        self.noticed.emit(self._transfers.reported_as(text, name, result))
        self.inbox.go_on()

    def _reveal(self, entity_id: str) -> None:
        if self._session.current is not None:
            self._session.current.view_state.select((entity_id,), origin="merging")

    def _apply(self) -> None:
        """Make the merge one step, and put the page away."""
        page = self._page
        if page is None or page.desk.preview is None or not page.desk.is_fresh:
            return
        desk = page.desk
        result = desk.result(page.desk.preview)
        self._put_away()
        self.left.emit()
        self._transfers.take(
            desk.target, desk.target.card, desk.book.name, result, offers=self._offers_to_go_on()
        )

    def _offers_to_go_on(self) -> tuple[Offer, ...]:
        if not self.inbox.waiting:
            return ()
        text = _("Go on with “{name}”").format(name=self.inbox.waiting[0].name)
        return (Offer(text, self.inbox.go_on),)

    def _report(self) -> None:
        """Ask for a file and write the workbook with a column that says what needs a look."""
        page = self._page
        if page is None or page.desk.preview is None:
            return
        suggested = Path(page.desk.book.name).with_suffix("")
        path = self._prompts.path_to_save(
            _("Write a report of the import"),
            (WORKBOOKS,),
            suggested=suggested.with_name(_("{name} report.xlsx").format(name=suggested.name)),
        )
        if path is None:
            return
        from scorecard_app.exchange.workbook.back.report import write_report  # noqa: PLC0415 - see above

        work = partial(write_report, path, page.desk.book, page.desk.rows)
        self._background.run(work, then=partial(self._note_written, path), refused=self._refuse)

    def _note_written(self, path: Path, _nothing: None) -> None:
        self.noticed.emit(Notice(_("“{name}” was written.").format(name=path.name)))

    def _close(self) -> None:
        """Go back to the work; the page waits, with what was decided."""
        self.left.emit()
        page = self._page
        if page is not None:
            text = _("The import of “{name}” waits; nothing was changed.")
            self._say(Notice(text.format(name=page.desk.book.name), offers=self._ways_on()))

    def _forget(self) -> None:
        self._put_away()
        self.inbox.go_on()

    def _begin_anew(self) -> None:
        """Forget everything about a scorecard that is no longer open."""
        self.inbox.clear()
        self._put_away()

    def _say(self, notice: Notice) -> None:
        """Say what is true until the page, or what is read, is gone."""
        self._said = notice
        self.noticed.emit(notice)

    def _unsay(self) -> None:
        if self._said is not None and self._window.strip.notice is self._said:
            self._window.strip.dismiss()
        self._said = None

    def _put_away(self) -> None:
        if self._page is not None:
            self._page.desk.close()
            self._page = None
            self._unsay()
            if self._window.page is Page.MERGE:
                self.left.emit()
            self._window.drop_page(Page.MERGE)

    def _refuse(self, error: UserError) -> None:
        self.noticed.emit(Notice(str(error), Tone.WARNING))
