"""Slow work off the GUI thread; its end is told on the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from scorecard_app.errors import UserError

_T = TypeVar("_T")


@dataclass(eq=False)
class _Job:
    """One piece of work, and whom its end concerns."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    refused: Callable[[UserError], None]
    result: Any = None
    error: BaseException | None = None


class Background(QObject):
    """Run work on immutable values in other threads, and hand over what comes of it.

    A UserError goes to `refused`; whatever else is raised is raised again on the
    GUI thread, for the crash hook. `idle` says that nothing is under way any more, `closing` that
    whatever can be stopped had better stop.
    """

    idle = Signal()
    closing = Signal()
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._jobs: list[_Job] = []
        self._is_closed = False
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Say whether anything is under way."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[[], _T],
        *,
        then: Callable[[_T], None],
        refused: Callable[[UserError], None],
    ) -> None:
        """Start the work now; exactly one of `then` and `refused` is called when it ends.

        After `close` nothing is started any more.
        """
        if self._is_closed:
            return
        job = _Job(work, then, refused)
        self._jobs.append(job)

        def carry_out() -> None:
            try:
                job.result = job.work()
            except BaseException as error:  # noqa: BLE001 - raised again on the GUI thread
                job.error = error
            self._ended.emit(job)

        self._pool.start(carry_out)

    def close(self) -> None:
        """Wait for what is under way and forget it: nobody is called any more."""
        self._is_closed = True
        self.closing.emit()
        self._pool.waitForDone()
        self._jobs.clear()

    def _finish(self, job: _Job) -> None:
        if job not in self._jobs:
            return  # closed meanwhile; it was on its way already
        self._jobs.remove(job)
        try:
            if job.error is None:
                job.then(job.result)
            elif isinstance(job.error, UserError):
                job.refused(job.error)
            else:
                raise job.error
        finally:
            if not self._jobs:
                self.idle.emit()
