"""What takes time: found in the background for the last question only, and stopped with it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard_app.errors import UserError
from scorecard_app.ui.background import Background


@dataclass(frozen=True, slots=True)
class Heed:
    """What work in the background heeds, and whom it tells how far it is, from 0 to 1."""

    is_cancelled: Callable[[], bool]
    tell: Callable[[float], None]


Work = Callable[[Heed], object]

_REST_MS = 150
"""After so long without another change the work begins."""


class Drawing(QObject):
    """Works for the last question only; `found` carries its answer.

    `worked` says whether anything is under way, and `told` how much of it is done.
    """

    found = Signal(object)
    refused = Signal(str)
    worked = Signal(bool)
    told = Signal(float)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._work: Work | None = None
        self._stop = Event()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._begin)

    def ask(self, work: Work) -> None:
        """Work on this once nothing changes for a moment; what was under way is stopped."""
        self.stop()
        self._work = work
        self._timer.start()
        self.worked.emit(True)  # noqa: FBT003 - Qt's own signature

    def stop(self) -> None:
        """Work on nothing any more."""
        self._stop.set()
        self._timer.stop()
        if self._work is not None:
            self._work = None
            self.worked.emit(False)  # noqa: FBT003

    def _begin(self) -> None:
        work = self._work
        if work is None:
            return
        self._stop = stop = Event()
        self._background.run(
            partial(work, Heed(stop.is_set, self.told.emit)),
            then=partial(self._answer, stop),
            refused=partial(self._refuse, stop),
        )

    def _answer(self, stop: Event, found: object) -> None:
        if stop is self._stop and not stop.is_set():
            self._end()
            self.found.emit(found)

    def _refuse(self, stop: Event, error: UserError) -> None:
        if stop is self._stop and not stop.is_set():
            self._end()
            self.refused.emit(str(error))

    def _end(self) -> None:
        self._work = None
        self.worked.emit(False)  # noqa: FBT003
