"""What comes out of the worker thread when a scorecard is opened; light enough for the start."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from scorecard_app.storage.courtesy import Holder
    from scorecard_app.storage.recorder import Listener
    from scorecard_app.storage.revisions import History as Steps
    from scorecard_app.storage.working_copy import WorkingCopy


class Safety(Enum):
    """Where the last change is."""

    UNTOUCHED = auto()
    PENDING = auto()
    KEPT = auto()
    FAILED = auto()
    PUBLISHED = auto()


class Acknowledgements(QObject):
    """Carries what the writer thread says over to the GUI thread."""

    saved = Signal(int)
    failed = Signal(str)

    @property
    def listener(self) -> "Listener":
        """Return what a working copy calls."""
        from scorecard_app.storage.recorder import Listener  # noqa: PLC0415 - not at the start

        return Listener(self.saved.emit, self.failed.emit)


@dataclass(frozen=True)
class Opened:
    """A working copy with the steps of earlier sessions, fresh from the worker thread.

    `holder` is who else had the user's file open.
    """

    working_copy: "WorkingCopy"
    acknowledgements: Acknowledgements
    steps: "Steps"
    holder: "Holder | None"
