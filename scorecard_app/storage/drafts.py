"""Working copies that nobody has open: what a crash left, or what was kept as a draft."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scorecard_app.storage.context import Context
from scorecard_app.storage.database import opened
from scorecard_app.storage.locks import FolderLock
from scorecard_app.storage.recorder import Listener
from scorecard_app.storage.revisions import last_seq
from scorecard_app.storage.slot import read_slot, slots_folder
from scorecard_app.storage.stamp import revision_in
from scorecard_app.storage.working_copy import DATABASE, WorkingCopy


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
                shutil.rmtree(self.folder)


def recoverable(state_folder: Path) -> tuple[Draft, ...]:
    """Return the working copies that hold unpublished changes and are open nowhere, newest first.

    One that cannot be read is left where it is.
    """
    drafts = (_draft_in(folder) for folder in slots_folder(state_folder).iterdir())
    return tuple(
        sorted((draft for draft in drafts if draft), key=lambda draft: draft.last, reverse=True)
    )


def remove_spent(state_folder: Path) -> None:
    """Delete the working copies that are open nowhere and hold nothing that is not in a file."""
    for folder in slots_folder(state_folder).iterdir():
        with _locked(folder) as is_ours:
            if is_ours and _is_spent(folder):
                shutil.rmtree(folder)


def _is_spent(folder: Path) -> bool:
    """Say whether nothing is lost with this folder; one that cannot be read is not spent."""
    if not (folder / DATABASE).exists():
        return True
    try:
        with opened(folder / DATABASE) as db:
            return _published(db) >= last_seq(db)
    except (sqlite3.Error, ValueError):
        return False


def _draft_in(folder: Path) -> Draft | None:
    with _locked(folder) as is_ours:
        if not is_ours or not (folder / DATABASE).exists():
            return None
        try:
            with opened(folder / DATABASE) as db:
                return _read_draft(db, folder)
        except (sqlite3.Error, ValueError):
            return None


def _read_draft(db: sqlite3.Connection, folder: Path) -> Draft | None:
    sql = "SELECT count(*), max(time) FROM revisions WHERE seq > ?"
    changes, last = db.execute(sql, (_published(db),)).fetchone()
    if not changes:
        return None
    (name,) = db.execute("SELECT name FROM settings").fetchone()
    path = read_slot(db).path
    return Draft(folder, name, Path(path) if path else None, changes, datetime.fromisoformat(last))


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
