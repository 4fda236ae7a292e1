"""What a file on the disk looked like when we last read or wrote it."""

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard_app.errors import UserError
from scorecard_app.storage.database import check_database, opened
from scorecard_app.storage.source import copy_in


@dataclass(frozen=True, slots=True)
class FileStamp:
    """Time of change and size, quick to compare, and the revision that the file holds."""

    mtime_ns: int
    size: int
    rev_uuid: str

    @classmethod
    def of(cls, path: Path, *, rev_uuid: str) -> "FileStamp":
        """Look at a file that is known to hold this revision."""
        status = os.stat(path)  # noqa: PTH116 - one seam for injected faults
        return cls(status.st_mtime_ns, status.st_size, rev_uuid)


def revision_in(path: Path) -> str | None:
    """Return the revision that a file says it holds, None where it says nothing readable."""
    with (
        suppress(UserError, OSError, sqlite3.Error),
        TemporaryDirectory(prefix="scorecard-") as folder,
    ):
        copy = Path(folder) / "copy.db"
        copy_in(path, copy)
        with opened(copy) as db:
            check_database(db, path.name)  # a view in the place of the table could run for ever
            row = db.execute("SELECT value FROM meta WHERE key = 'rev_uuid'").fetchone()
            return str(row[0]) if row else None
    return None
