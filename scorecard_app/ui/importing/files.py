"""The files that are imported: chosen, dropped or pasted, and read off the GUI thread."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from scorecard_app.errors import UserError
from scorecard_app.exchange.intake.importing import meanings_of, told_apart
from scorecard_app.exchange.intake.joining import is_joinable
from scorecard_app.exchange.sheets.reading import SUFFIXES, read_book, read_pasted
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.exchange.workbook.recognising import is_ours
from scorecard_app.texts import N_, _
from scorecard_app.ui.background import Background
from scorecard_app.ui.prompts import FileKind, Prompts

MOST_FILES = 2
_ANY_DAY = date(2000, 1, 1)
"""What ids two tables share does not depend on the day."""

TABLES = FileKind(N_("Workbooks and tables"), SUFFIXES)


class Joins(Enum):
    """Whether a file is joined to the one that is there already."""

    NEVER = "never"
    ALWAYS = "always"
    IF_IT_FITS = "if it fits"


class ImportFiles(QObject):
    """Holds the books that were read.

    `read` says that there are others; `changed` that reading began, ended or went wrong;
    `handed_over` carries the path of a workbook that this program wrote: it comes in another way;
    `refused` carries a sentence where a file could not be read and those that are there stay.
    """

    read = Signal()
    changed = Signal()
    handed_over = Signal(object)
    refused = Signal(str)

    def __init__(
        self, background: Background, prompts: Prompts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        background.closing.connect(self.stop)
        self._prompts = prompts
        self._reading: Event | None = None
        self.books: tuple[Book, ...] = ()
        self.trouble = ""

    @property
    def is_reading(self) -> bool:
        """Say whether a file is being read."""
        return self._reading is not None

    @property
    def can_join(self) -> bool:
        """Say whether a second file may be joined to the one that is there."""
        return len(self.books) == MOST_FILES - 1

    def choose(self) -> None:
        """Ask for a file to import, in place of what is there."""
        path = self._prompts.path_to_open(_("Import a file"), (TABLES,))
        if path is not None:
            self.take(path)

    def choose_second(self) -> None:
        """Ask for a second file, whose rows belong to those of the first by an id."""
        path = self._prompts.path_to_open(_("Join a second file"), (TABLES,))
        if path is not None:
            self.take(path, joins=Joins.ALWAYS)

    def take(self, path: Path, *, joins: Joins = Joins.NEVER) -> None:
        """Read a file, in place of what is there or to be joined to it."""
        first = self.books[0] if self.books else None
        self._begin(lambda stop: _read(path, stop, first, joins), (path,))

    def take_both(self, first: Path, second: Path) -> None:
        """Read two files, in place of what is there; two of ours come in one after the other."""
        self._begin(lambda stop: _read_both(first, second, stop), (first, second))

    def paste(self, text: str) -> None:
        """Take a block that was copied in another program."""
        if text.strip():
            self._begin(lambda _stop: (read_pasted(text),))
        else:
            self.stop()
            self._tell(_("The clipboard holds no cells. Copy them in the other program first."))

    def remove(self, at: int) -> None:
        """Put one of the files away."""
        self._hold([book for number, book in enumerate(self.books) if number != at])

    def clear(self) -> None:
        """Put everything away."""
        self.stop()
        self._hold(())

    def stop(self) -> None:
        """Stop reading."""
        if self._reading is not None:
            self._reading.set()
            self._reading = None
            self.changed.emit()

    def _begin(self, read: Callable[[Event], Sequence[Book]], paths: Sequence[Path] = ()) -> None:
        """Read in place of what is being read, while the window goes on."""
        self.stop()
        self.trouble = ""
        self._reading = stop = Event()
        self._background.run(
            partial(read, stop),
            then=partial(self._note, stop, paths),
            refused=partial(self._refuse, stop),
        )
        self.changed.emit()

    def _note(self, stop: Event, paths: Sequence[Path], books: Sequence[Book]) -> None:
        if self._reading is not stop:
            return
        self._reading = None
        if books:
            self._hold(books)
        else:
            self.changed.emit()
            for path in paths:
                self.handed_over.emit(path)

    def _refuse(self, stop: Event, error: UserError) -> None:
        if self._reading is stop:
            self._reading = None
            self._tell(str(error))

    def _tell(self, trouble: str) -> None:
        """Say what went wrong; it stands in the way only where no other file is there."""
        if self.books:
            self.refused.emit(trouble)
        else:
            self.trouble = trouble
        self.changed.emit()

    def _hold(self, books: Sequence[Book]) -> None:
        self.trouble = ""
        self.books = told_apart(books)
        self.read.emit()


def _read(path: Path, stop: Event, first: Book | None, joins: Joins) -> Sequence[Book]:
    """Read a file, and return it with what it joins; none where this program wrote it."""
    if joins is not Joins.ALWAYS and is_ours(path):
        return ()
    book = read_book(path, is_cancelled=stop.is_set)
    if first is None or joins is Joins.NEVER:
        return (book,)
    return (first, book) if joins is Joins.ALWAYS or _fit(first, book) else (book,)


def _read_both(first: Path, second: Path, stop: Event) -> Sequence[Book]:
    """Read two files to be joined; none where this program wrote both."""
    ours = [each for each in (first, second) if is_ours(each)]
    if len(ours) == 1:
        text = _("“{name}” was exported by this program: it comes in by itself. Drop it alone.")
        raise UserError(text.format(name=ours[0].name))
    return [] if ours else [read_book(e, is_cancelled=stop.is_set) for e in (first, second)]


def _fit(first: Book, second: Book) -> bool:
    """Say whether the rows of one of two files belong to those of the other."""
    try:
        one, other = meanings_of(told_apart((first, second)), today=_ANY_DAY)
    except UserError:
        return False
    return is_joinable(one, other) or is_joinable(other, one)
