"""The courtesy lock beside a user's file, `.~lock.NAME#`: it tells others and stops nobody."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scorecard_app.domain.plain import from_plain, to_plain
from scorecard_app.storage.disk import open_regular, private

_MAX_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open, where and since when; `copy_id` is the name of the working copy."""

    user: str
    host: str
    since: datetime
    copy_id: str


def lock_path(target: Path) -> Path:
    """Return where the lock of a file stands."""
    return target.with_name(f".~lock.{target.name}#")


def holder_of(target: Path) -> Holder | None:
    """Return who says to have the file open; None where nobody does, or nothing can be read."""
    try:
        with open_regular(lock_path(target)) as file:
            holder = from_plain(Holder, json.loads(file.read(_MAX_BYTES)))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return holder if isinstance(holder, Holder) and holder.since.tzinfo else None


def announce(target: Path, holder: Holder) -> None:
    """Leave a lock, unless another stands there or the folder takes none."""
    with (
        suppress(OSError),
        open(lock_path(target), "x", opener=private, encoding="utf-8") as file,
    ):
        json.dump(to_plain(holder), file)


def withdraw(target: Path, *, copy_id: str) -> None:
    """Remove our own lock; another's stays."""
    holder = holder_of(target)
    if holder and holder.copy_id == copy_id:
        with suppress(OSError):
            os.unlink(lock_path(target))  # noqa: PTH108
