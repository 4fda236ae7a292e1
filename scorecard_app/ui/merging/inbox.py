"""The workbooks that come back: read off the GUI thread, one after the other."""

from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.notices import Notice, Offer

if TYPE_CHECKING:  # these bring openpyxl, which no first frame needs
    from collections.abc import Callable

    from scorecard_app.exchange.workbook.back.book import BookIn

_PATIENCE_MS = 400
"""So long reading goes on before anything is said of it."""


class Inbox(QObject):
    """Reads one workbook at a time; `waiting` are those whose turn has not come.

    `arrived` carries a workbook that was read, `refused` the error where that failed; `said` a
    Notice that is true until `ended`.
    """

    arrived = Signal(object)
    refused = Signal(object)
    said = Signal(object)
    ended = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._stop: Event | None = None
        self.name = ""
        self.waiting: list[Path] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._say_what_is_read)
        background.closing.connect(self.clear)

    @property
    def is_reading(self) -> bool:
        """Say whether a workbook is being read."""
        return self._stop is not None

    def read(self, path: Path) -> None:
        """Read a workbook; nothing may be read just then."""
        self._stop, self.name = Event(), path.name
        self._patience.start()
        self._background.run(
            partial(_opened, path, self._stop.is_set),
            then=partial(self._hand_over, self._stop),
            refused=partial(self._give_up, self._stop),
        )

    def keep(self, path: Path) -> None:
        """Let a workbook wait for its turn."""
        if path not in self.waiting:
            self.waiting.append(path)

    def go_on(self) -> None:
        """Read the next workbook that waits."""
        if self.waiting and not self.is_reading:
            self.read(self.waiting.pop(0))

    def stop(self) -> None:
        """Stop reading, and go on with what waits."""
        if self._stop is not None:
            self._stop.set()
            self._end()
            self.go_on()

    def clear(self) -> None:
        """Stop reading, and forget what waits."""
        self.waiting.clear()
        self.stop()

    def _end(self) -> None:
        self._stop = None
        self._patience.stop()
        self.ended.emit()

    def _hand_over(self, stop: Event, book: "BookIn") -> None:
        if not stop.is_set():
            self._end()
            self.arrived.emit(book)

    def _give_up(self, stop: Event, error: UserError) -> None:
        """Say why a workbook could not be read; whoever stopped it knows."""
        if not stop.is_set():
            self._end()
            self.refused.emit(error)
            self.go_on()

    def _say_what_is_read(self) -> None:
        text = _("Reading “{name}”…").format(name=self.name)
        self.said.emit(Notice(text, offers=(Offer(_("Stop"), self.stop),)))


def _opened(path: Path, is_cancelled: "Callable[[], bool]") -> "BookIn":
    """Open a workbook, and import what the page stands on, which would else freeze the window."""
    import scorecard_app.ui.merging.page  # noqa: F401, PLC0415 - brings the whole of exchange
    from scorecard_app.exchange.workbook.back.book import open_book  # noqa: PLC0415

    return open_book(path, is_cancelled=is_cancelled)
