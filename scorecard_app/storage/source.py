"""Bring a user's file into a folder of our own and read it there, checked from end to end."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.storage.content import (
    HASH_KEY,
    RowsError,
    card_of,
    check_revisions,
    content_hash,
    meta_of,
    read_tables,
)
from scorecard_app.storage.database import check_database
from scorecard_app.storage.disk import open_regular, private
from scorecard_app.storage.failures import damaged, no_room_to_work, unreadable
from scorecard_app.storage.migrations import migrate
from scorecard_app.storage.schema import APPLICATION_ID, MAJOR
from scorecard_app.storage.soundness import why_not_sound
from scorecard_app.storage.version import Version
from scorecard_app.texts import _, ngettext

MAX_BYTES = 512 << 20
"""The largest file that is opened."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_CHUNK = 1 << 20
_SIDECARS = ("-journal", "-wal")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""Ends a rollback journal that names a super-journal."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a checked database holds."""

    card: Scorecard
    version: Version


def copy_in(path: Path, copy: Path) -> os.stat_result:
    """Copy a user's file, and what SQLite may have left beside it, to a file of our own.

    Returns the status of what was copied. UserError says why a file cannot be a scorecard of
    ours; nothing opens the original again.
    """
    try:
        with open_regular(path) as file:
            status = os.fstat(file.fileno())
            sidecars = [suffix for suffix in _SIDECARS if _is_there(_beside(path, suffix))]
            _check_header(
                file.read(_HEADER_BYTES), path.name, size=None if sidecars else status.st_size
            )
            file.seek(0)
            _copy(file, copy, path.name)
    except OSError as error:
        raise unreadable(path.name, error) from error
    for suffix in sidecars:
        _copy_in_beside(_beside(path, suffix), _beside(copy, suffix))
    return status


def _is_there(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises where a name is too long


def _copy_in_beside(sidecar: Path, copy: Path) -> None:
    """Copy what SQLite left beside a file, unless it could reach beyond that file.

    A journal may name a super-journal, whatever file that is: SQLite deletes it when it has
    rolled the journal back. Left out, the file shows by its hash whether it needed the journal.
    """
    try:
        with open_regular(sidecar) as file:
            _copy(file, copy, sidecar.name)
    except OSError as error:
        raise unreadable(sidecar.name, error) from error
    if copy.read_bytes().endswith(_JOURNAL_MAGIC):
        copy.unlink()


def load(db: sqlite3.Connection, name: str) -> Loaded:
    """Read a scorecard out of a copied file, or say in a sentence why there is none in it."""
    with _one_sentence(name):
        check_database(db, name)
        tables = read_tables(db)
        check_revisions(tables)
        meta = meta_of(tables)
        if meta.get(HASH_KEY) != content_hash(tables):
            raise damaged(name)
        if migrate(db):
            tables = read_tables(db)
        card = card_of(tables)
        reason = why_not_sound(card)
        if reason:
            raise UserError(
                _("“{name}” was not opened, because something in it cannot be. {reason}").format(
                    name=name, reason=reason
                )
            )
        return Loaded(card, Version.of(meta))


def load_working(db: sqlite3.Connection, name: str) -> Loaded:
    """Read the scorecard of a working copy, which has no hash: it changes with every edit."""
    with _one_sentence(name):
        check_database(db, name)
        migrate(db)
        tables = read_tables(db)
        check_revisions(tables)
        return Loaded(card_of(tables), Version.of(meta_of(tables)))


@contextmanager
def _one_sentence(name: str) -> Iterator[None]:
    """Turn whatever a broken file makes SQLite or the codec raise into a sentence."""
    try:
        yield
    except UserError:
        raise
    except RowsError as error:
        raise UserError(
            _(
                "“{name}” holds something in its table “{table}” that no scorecard can hold. "
                "It was not opened; open a backup or an earlier copy of it."
            ).format(name=name, table=error.args[0])
        ) from error
    # Measured: not only sqlite3.Error but UnicodeDecodeError, OverflowError and others
    except Exception as error:
        raise damaged(name) from error


def _check_header(header: bytes, name: str, *, size: int | None) -> None:
    """Refuse what cannot be a scorecard by its first bytes; size None is not compared."""
    if not header:
        raise UserError(_("“{name}” is empty.").format(name=name))
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise UserError(_("“{name}” is not a scorecard.").format(name=name))
    if _number(header, 68) != APPLICATION_ID:
        raise UserError(
            _("“{name}” is a database of another program, not a scorecard.").format(name=name)
        )
    major = _number(header, 60) >> 16
    if major > MAJOR:
        raise UserError(
            _(
                "“{name}” was saved by a newer version of this program (file version {version}). "
                "Install the newer version to open it."
            ).format(name=name, version=major)
        )
    if major < MAJOR:
        raise damaged(name)
    missing = 0 if size is None else _size_in(header) - size
    if missing > 0:
        raise UserError(
            ngettext(
                "“{name}” is cut short: {missing} byte is missing. "
                "Copy it again, or open a backup.",
                "“{name}” is cut short: {missing} bytes are missing. "
                "Copy it again, or open a backup.",
                missing,
            ).format(name=name, missing=missing)
        )


def _size_in(header: bytes) -> int:
    """Return the size that the header gives: 1 stands for pages of 65,536 bytes."""
    page = int.from_bytes(header[16:18], "big")
    return (65_536 if page == 1 else page) * _number(header, 28)


def _number(header: bytes, start: int) -> int:
    return int.from_bytes(header[start : start + 4], "big")


def _copy(file: BinaryIO, copy: Path, name: str) -> None:
    """Stream a file to one of our own that only its owner may read."""
    try:
        with open(copy, "xb", opener=private) as target:
            target.writelines(_chunks(file, name))
    except OSError as error:
        raise no_room_to_work(error) from error


def _chunks(file: BinaryIO, name: str) -> Iterator[bytes]:
    room = MAX_BYTES
    try:
        while chunk := file.read(min(_CHUNK, room + 1)):
            room -= len(chunk)
            if room < 0:
                raise UserError(
                    _("“{name}” is larger than {limit} MB, which no scorecard is.").format(
                        name=name, limit=MAX_BYTES >> 20
                    )
                )
            yield chunk
    except OSError as error:
        raise unreadable(name, error) from error


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
