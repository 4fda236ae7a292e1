"""Working copies that nobody has open: what a crash left, or what was kept as a draft."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scorecard_app.storage.context import Context
from scorecard_app.storage.courtesy import Holder, holder_of, withdraw
from scorecard_app.storage.database import opened
from scorecard_app.storage.disk import real_place
from scorecard_app.storage.locks import FolderLock
from scorecard_app.storage.recorder import Listener
from scorecard_app.storage.revisions import last_seq
from scorecard_app.storage.slot import read_slot, slots_folder
from scorecard_app.storage.stamp import revision_in
from scorecard_app.storage.working_copy import DATABASE, WorkingCopy

_UNREADABLE = (sqlite3.Error, OSError, ValueError, KeyError, TypeError)
"""What reading a damaged working copy may raise."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A working copy with changes that no file holds: the name, its file, how many, until when."""

    folder: Path
    name: str
    path: Path | None
    changes: int
    last: datetime

    def open(self, *, context: Context, listener: Listener) -> WorkingCopy:
        """Go on with it; UserError where it is open elsewhere by now."""
        return WorkingCopy.resume(self.folder, context=context, listener=listener)

    def discard(self) -> None:
        """Delete it for good, unless it is open elsewhere by now."""
        with _locked(self.folder) as is_ours:
            if is_ours:
                _delete(self.folder, self.path)


def recoverable(state_folder: Path) -> tuple[Draft, ...]:
    """Return the working copies that hold unpublished changes and are open nowhere, newest first.

    One that cannot be read is left where it is.
    """
    drafts = (_draft_in(folder) for folder in _slots(state_folder))
    return tuple(
        sorted((draft for draft in drafts if draft), key=lambda draft: draft.last, reverse=True)
    )


def remove_spent(state_folder: Path) -> None:
    """Delete the working copies that are open nowhere and hold nothing that is not in a file."""
    for folder in _slots(state_folder):
        with _locked(folder) as is_ours, suppress(OSError):  # the next start tries again
            if is_ours and _is_spent(folder):
                _delete(folder, _path_in(folder))


def holder_elsewhere(target: Path, *, context: Context) -> Holder | None:
    """Return who else has a file open; a lock left by a crash of our own does not count."""
    try:
        holder = holder_of(real_place(target))
    except OSError:
        return None
    if holder is None or (holder.user, holder.host) != (context.user, context.host):
        return holder
    for folder in _slots(context.state_folder):
        if folder.name == holder.copy_id:
            with _locked(folder) as is_free:
                return None if is_free else holder
    return None


def _slots(state_folder: Path) -> list[Path]:
    """Return the folders of all working copies; none where the state folder cannot be used."""
    try:
        return list(slots_folder(state_folder).iterdir())
    except OSError:
        return []


def _delete(folder: Path, path: Path | None) -> None:
    """Delete a working copy, and the courtesy lock that its end left beside the user's file."""
    if path is not None:
        withdraw(path, copy_id=folder.name)
    shutil.rmtree(folder)


def _is_spent(folder: Path) -> bool:
    """Say whether nothing is lost with this folder; one that cannot be read is not spent."""
    if not (folder / DATABASE).exists():
        return True
    try:
        with opened(folder / DATABASE) as db:
            return _published(db) >= last_seq(db)
    except _UNREADABLE:
        return False


def _path_in(folder: Path) -> Path | None:
    if not (folder / DATABASE).exists():
        return None
    with opened(folder / DATABASE) as db:
        path = read_slot(db).path
    return Path(path) if path else None


def _draft_in(folder: Path) -> Draft | None:
    with _locked(folder) as is_ours:
        if not is_ours or not (folder / DATABASE).exists():
            return None
        try:
            with opened(folder / DATABASE) as db:
                return _read_draft(db, folder)
        except _UNREADABLE:
            return None


def _read_draft(db: sqlite3.Connection, folder: Path) -> Draft | None:
    sql = "SELECT time FROM revisions WHERE seq > ? ORDER BY seq"
    times = [time for (time,) in db.execute(sql, (_published(db),))]
    if not times:
        return None
    (name,) = db.execute("SELECT name FROM settings").fetchone()
    path = read_slot(db).path
    return Draft(
        folder, name, Path(path) if path else None, len(times), datetime.fromisoformat(times[-1])
    )


def _published(db: sqlite3.Connection) -> int:
    """Return the last revision that a file holds, also if the program died while saving it."""
    slot = read_slot(db)
    pending = slot.pending
    if pending and revision_in(Path(pending.path)) == pending.rev_uuid:
        return pending.seq
    return slot.published


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold the lock of a folder, if it is free and still there."""
    try:
        lock = FolderLock.taken(folder)
    except OSError:
        lock = None
    try:
        yield lock is not None
    finally:
        if lock:
            lock.release()
