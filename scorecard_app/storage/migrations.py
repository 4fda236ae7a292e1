"""Bring a private copy of an older file to the present version: one function per version step."""

import sqlite3
from collections.abc import Callable, Mapping

from scorecard_app.document.change import SETTINGS
from scorecard_app.storage.codec import RowCodec
from scorecard_app.storage.database import transaction
from scorecard_app.storage.schema import (
    ADDED,
    CODECS,
    MAJOR,
    MINOR,
    NEW,
    SETTINGS_CODEC,
    columns_of,
    quoted,
    table_sql,
)


def migrate(db: sqlite3.Connection) -> bool:
    """Take every step from the version of a checked database to ours; say whether there was one.

    A newer minor version stays as it is. All steps are one transaction.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    steps = [minor for minor in _STEPS if minor > version & 0xFFFF]
    if not steps:
        return False
    with transaction(db):
        for minor in steps:
            _STEPS[minor](db)
            db.execute(f"PRAGMA user_version = {MAJOR << 16 | minor}")
    return True


def _to_1_1(db: sqlite3.Connection) -> None:
    """Add courses, phases, computed series and weights from elsewhere; nothing says any yet."""
    _add_columns(db, 1)


def _to_1_2(db: sqlite3.Connection) -> None:
    """Add pictures behind maps and sizes of notes; no map and no note has one yet."""
    _add_columns(db, 2)
    for table in NEW[2]:
        _make_table(db, table, 2)


def _to_1_3(db: sqlite3.Connection) -> None:
    """Add owners and dates of levers and caps of years; nobody has said any yet."""
    _add_columns(db, 3)


_STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    1: _to_1_1,
    2: _to_1_2,
    3: _to_1_3,
}
"""What leads to each minor version from the one before, in order; the last is the present one."""
assert max(_STEPS) == MINOR  # noqa: S101 - our own invariant


def _add_columns(db: sqlite3.Connection, minor: int) -> None:
    """Make the tables anew that have more columns in a version, with defaults in the new ones."""
    for table, names in ADDED[minor].items():
        cells = [_codec(table).default(name) for name in names]
        kept = ["id", *(column.name for column in columns_of(table, minor - 1))]
        old = quoted(f"{table} before")
        db.execute(f"ALTER TABLE {table} RENAME TO {old}")
        _make_table(db, table, minor)
        into = ", ".join(map(quoted, (*kept, *names)))
        holes = ", ".join([*map(quoted, kept), *("?" for _name in names)])
        db.execute(f"INSERT INTO {table} ({into}) SELECT {holes} FROM {old}", cells)  # noqa: S608 - our own names
        db.execute(f"DROP TABLE {old}")


def _make_table(db: sqlite3.Connection, table: str, minor: int) -> None:
    db.execute(table_sql(table, minor).rstrip().rstrip(";"))


def _codec(table: str) -> RowCodec:
    return SETTINGS_CODEC if table == SETTINGS else CODECS[table]
