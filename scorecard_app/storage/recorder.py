"""The writer thread: each change durable in the working database, acknowledged after its commit."""

import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from scorecard_app.document.change import Change
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.content import write_delta
from scorecard_app.storage.context import Context
from scorecard_app.storage.database import transaction
from scorecard_app.storage.failures import unrecorded
from scorecard_app.storage.revisions import Revision, RevisionKind, last_seq, write_revision

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears, on the writer thread, that changes are durable or, in a sentence, are not yet."""

    on_saved: Callable[[int], None]
    on_failure: Callable[[str], None]


class Recorder:
    """Queues changes and writes them, one transaction for whatever waits, in their order."""

    def __init__(
        self, db: sqlite3.Connection, card: Scorecard, *, context: Context, listener: Listener
    ) -> None:
        self._db = db
        self._context = context
        self._listener = listener
        self._latest = card
        self._written = card
        self._seq = last_seq(db)
        self._waiting: list[Revision] = []
        self._taken = 0
        self._lock = Lock()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="working-copy")

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as the database holds it; call this on the writer thread."""
        return self._written

    @property
    def seq(self) -> int:
        """Return the number of the last durable change."""
        return self._seq

    def record(self, change: Change, *, kind: RevisionKind, gesture: str) -> None:
        """Queue a change; one of the same gesture that still waits becomes one with it."""
        if change.before is not self._latest:
            message = "a change that does not start where the last one ended"
            raise RuntimeError(message)
        self._latest = change.after
        time = self._context.now().isoformat()
        revision = Revision(change, kind, gesture, self._context.user, time)
        with self._lock:
            free = self._waiting[self._taken :]
            if free and free[-1].is_continued_by(revision):
                self._waiting[-1] = free[-1].joined(revision)
            else:
                self._waiting.append(revision)
        self._writer.submit(self._write_or_tell).add_done_callback(_show_bug)

    def run(self, job: Callable[[], _T]) -> _T:
        """Run a job on the writer thread when all changes are durable, and return its answer.

        Raises UserError if the changes cannot be written.
        """
        return self._writer.submit(self._after_writing, job).result()

    def stop(self) -> None:
        """End the thread; what could not be written by now is given up."""
        self._writer.shutdown()

    def _after_writing(self, job: Callable[[], _T]) -> _T:
        try:
            self._write()
        except (sqlite3.OperationalError, OSError) as error:
            raise unrecorded(error) from error
        return job()

    def _write_or_tell(self) -> None:
        try:
            self._write()
        except (sqlite3.OperationalError, OSError) as error:
            self._listener.on_failure(str(unrecorded(error)))

    def _write(self) -> None:
        """Write all that waits; it keeps waiting if that fails."""
        with self._lock:
            revisions = tuple(self._waiting)
            self._taken = len(revisions)
        if not revisions:
            return
        try:
            with transaction(self._db):
                for seq, revision in enumerate(revisions, self._seq + 1):
                    write_delta(self._db, revision.change.delta)
                    write_revision(self._db, seq, revision)
            with self._lock:
                del self._waiting[: len(revisions)]
        finally:
            self._taken = 0
        self._seq += len(revisions)
        self._written = revisions[-1].change.after
        self._listener.on_saved(self._seq)


def _show_bug(done: Future[None]) -> None:
    """Hand what nobody expected to the crash hook; a thread pool would swallow it."""
    error = done.exception()
    if error is not None:
        sys.excepthook(type(error), error, error.__traceback__)
