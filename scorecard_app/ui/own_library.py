"""What the user saved, held for the whole window and written by a worker."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.errors import UserError
from scorecard_app.ui.background import Background
from scorecard_app.ui.notices import Notice, Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard_app.document.library.own import OwnLibrary
    from scorecard_app.storage.personal_library import Found, PersonalLibrary


class OwnLibraryStore(QObject):
    """Reads the library of the user once, and writes every state of it in the order of making.

    `changed` says that another library is there; `noticed` carries what went wrong.
    """

    changed = Signal()
    noticed = Signal(object)

    def __init__(
        self,
        make_file: "Callable[[], PersonalLibrary]",
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_file = make_file
        self._background = background
        self._file: PersonalLibrary | None = None
        self._library: OwnLibrary | None = None
        self._unwritten: OwnLibrary | None = None
        self._is_writing = False
        self._unreadable: UserError | None = None

    @property
    def is_loaded(self) -> bool:
        """Say whether it is known what the user saved."""
        return self._library is not None

    @property
    def library(self) -> "OwnLibrary":
        """Return what the user saved; it is read now if it was not before."""
        if self._library is None:
            try:
                self._take(self._read())
            except UserError as error:
                self._do_without(error)
        return self._library or _empty()

    def load(self) -> None:
        """Read the library, if it was not read before, while the window goes on."""
        if self._library is None:
            self._background.run(self._read, then=self._take, refused=self._do_without)

    def replace(self, library: "OwnLibrary") -> None:
        """Keep another library, and write it; not over one that could not be read."""
        if self._unreadable is not None:
            self._refuse(self._unreadable)
        elif library != self._library:
            self._library = self._unwritten = library
            self.changed.emit()
            self._write_next()

    def _read(self) -> "Found":
        return self._open().read()

    def _open(self) -> "PersonalLibrary":
        if self._file is None:
            self._file = self._make_file()
        return self._file

    def _take(self, found: "Found") -> None:
        if found.warning:
            self.noticed.emit(Notice(found.warning, Tone.WARNING))
        if self._library is None:
            self._library = found.library
            self.changed.emit()

    def _do_without(self, error: UserError) -> None:
        """Go on with an empty library that is never written."""
        if self._library is None:
            self._unreadable = error
            self._library = _empty()
            self._refuse(error)
            self.changed.emit()

    def _write_next(self) -> None:
        if self._unwritten is None or self._is_writing:
            return
        library, self._unwritten = self._unwritten, None
        self._is_writing = True
        self._background.run(
            partial(self._open().write, library), then=self._go_on, refused=self._complain
        )

    def _go_on(self, _nothing: None) -> None:
        self._is_writing = False
        self._write_next()

    def _complain(self, error: UserError) -> None:
        self._is_writing = False
        self._refuse(error)
        self._write_next()

    def _refuse(self, error: UserError) -> None:
        self.noticed.emit(Notice(str(error), Tone.WARNING))


def _empty() -> "OwnLibrary":
    from scorecard_app.document.library.own import OwnLibrary  # noqa: PLC0415 - not at the start

    return OwnLibrary()
