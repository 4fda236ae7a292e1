"""Connections to SQLite: hardened against what a foreign file may hold, durable for our own."""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard_app.errors import UserError
from scorecard_app.storage.failures import damaged
from scorecard_app.storage.schema import (
    APPLICATION_ID,
    MAJOR,
    MINOR,
    quoted,
    schema_sql,
)
from scorecard_app.texts import _

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 100_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 250_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,  # VACUUM INTO attaches what it writes
}
_HARDENING = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "ignore_check_constraints = ON",  # a foreign one may run for hours within a single step
)
_STEPS = 100_000
_PATIENCE = 10_000
"""Times that many steps a foreign file may cost, about ten seconds, before it is given up."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database of our own folders, hardened, and close it."""
    db = connect(path)
    try:
        yield db
    finally:
        db.close()


def connect(path: Path) -> sqlite3.Connection:
    """Open a database of our own folders, hardened; transactions are begun by hand."""
    # One thread at a time uses a connection, but not always the one that opened it
    db = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    for category, limit in _LIMITS.items():
        db.setlimit(category, limit)
    for pragma in _HARDENING:
        db.execute(f"PRAGMA {pragma}")
    return db


def make_durable(db: sqlite3.Connection) -> None:
    """Let every commit survive a power cut: write-ahead log, full synchronisation, no sharing."""
    db.execute("PRAGMA locking_mode = EXCLUSIVE")  # before WAL: then no shared-memory file
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")


def make_disposable(db: sqlite3.Connection) -> None:
    """Write quickly and leave no deleted text behind: this copy is checked and synced later."""
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA secure_delete = ON")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Commit what happens inside, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def create_tables(db: sqlite3.Connection, *, minor: int = MINOR) -> None:
    """Make the empty tables of a minor version; call it inside a transaction."""
    for statement in schema_sql(minor).split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {MAJOR << 16 | minor}")


def check_database(db: sqlite3.Connection, name: str) -> None:
    """Refuse a damaged database, foreign tables and anything that could run by itself."""
    steps = itertools.count()
    db.set_progress_handler(lambda: next(steps) > _PATIENCE, _STEPS)
    _check_kinds(db, name)
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version & 0xFFFF > MINOR:
        _check_columns(db, name)
        _check_additions(db, name)
    elif _statements(db) != _expected_statements(version & 0xFFFF):
        raise _foreign_tables(name)
    if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise damaged(name)
    db.set_progress_handler(None, _STEPS)


def _check_kinds(db: sqlite3.Connection, name: str) -> None:
    made = {kind for (kind,) in db.execute("SELECT type FROM sqlite_master")}
    # Not by their SQL, which may be written in many ways
    listed = {kind for (kind,) in db.execute("SELECT type FROM pragma_table_list")}
    if not (made <= {"table", "index"} and listed <= {"table"}):
        raise UserError(
            _(
                "“{name}” holds program code (a trigger, view or virtual table), "
                "which no scorecard does. It was not opened."
            ).format(name=name)
        )


def _check_columns(db: sqlite3.Connection, name: str) -> None:
    """Accept a newer minor version: all that we know is there, and all else can stay empty."""
    with opened(Path(":memory:")) as empty:
        create_tables(empty)
        tables = [row[0] for row in empty.execute("SELECT name FROM sqlite_master WHERE sql != ''")]
        for table in tables:
            ours = {row[1]: row[2:] for row in _columns(empty, table)}
            theirs = {row[1]: row[2:] for row in _columns(db, table)}
            added = [row for column, row in theirs.items() if column not in ours]
            can_stay_empty = all(
                not hidden and (default is not None or not is_needed)
                for _type, is_needed, default, _pk, hidden in added
            )
            if not (ours.items() <= theirs.items() and can_stay_empty):
                raise _foreign_tables(name)


def _check_additions(db: sqlite3.Connection, name: str) -> None:
    """Refuse additions that compute something, or that could refuse a row of ours."""
    computed = db.execute(
        "SELECT 1 FROM pragma_table_list AS found, pragma_table_xinfo(found.name) AS part "
        "WHERE part.hidden UNION ALL "
        "SELECT 1 FROM pragma_table_list AS found, pragma_index_list(found.name) AS part "
        "WHERE part.partial OR (part.\"unique\" AND part.origin != 'pk') UNION ALL "
        "SELECT 1 FROM sqlite_master AS found, pragma_index_xinfo(found.name) AS part "
        "WHERE found.type = 'index' AND part.cid = -2"
    )
    if computed.fetchone():
        raise _foreign_tables(name)


def _columns(
    db: sqlite3.Connection, table: str
) -> list[tuple[int, str, str, int, str | None, int, int]]:
    return db.execute(f"PRAGMA table_xinfo({quoted(table)})").fetchall()


def _expected_statements(minor: int) -> set[str]:
    with opened(Path(":memory:")) as empty:
        create_tables(empty, minor=minor)
        return _statements(empty)


def _statements(db: sqlite3.Connection) -> set[str]:
    """Return how each table and index was made; the indexes of keys have no statement."""
    return {_squeezed(sql) for (sql,) in db.execute("SELECT sql FROM sqlite_master") if sql}


def _squeezed(sql: str) -> str:
    return " ".join(sql.split())


def _foreign_tables(name: str) -> UserError:
    return UserError(
        _(
            "“{name}” does not have the tables of a scorecard. It was not opened; "
            "open a backup or an earlier copy of it."
        ).format(name=name)
    )
