"""What a working copy knows about the user's file it belongs to, kept beside its contents."""

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from scorecard_app.domain.plain import from_plain, to_plain
from scorecard_app.storage.content import write_meta
from scorecard_app.storage.stamp import FileStamp

SLOT_KEY = "working"
"""The row of `meta` that belongs to one computer and is never published."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A save under way: the revision that a file will hold, and under which id.

    If the file turns out to hold it, the program died between replacing it and saying so here.
    """

    path: str
    seq: int
    rev_uuid: str


@dataclass(frozen=True, slots=True)
class Slot:
    """The user's file, what it last looked like, and the last revision that it holds."""

    path: str | None = None
    stamp: FileStamp | None = None
    published: int = 0
    pending: Pending | None = None


def slots_folder(state_folder: Path) -> Path:
    """Return the folder that holds the working copies, made for its owner only."""
    folder = state_folder / "working copies"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def read_slot(db: sqlite3.Connection) -> Slot:
    """Read it from a working database; a new one knows no file."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (SLOT_KEY,)).fetchone()
    return from_plain(Slot, json.loads(row[0])) if row else Slot()


def write_slot(db: sqlite3.Connection, slot: Slot) -> None:
    """Write it to a working database."""
    # Escaped, for the name of a file may hold bytes that are no text, which SQLite would refuse
    write_meta(db, {SLOT_KEY: json.dumps(to_plain(slot))})
