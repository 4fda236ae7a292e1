import sqlite3
from pathlib import Path

import pytest

from scorecard_app.storage import database
from scorecard_app.storage.database import check_database, create_tables, opened, transaction


def fail_inside(db: sqlite3.Connection, statement: str, *, error: Exception) -> None:
    with transaction(db):
        db.execute(statement)
        raise error


def test_a_transaction_is_whole_or_nothing_also_where_sqlite_rolled_back_by_itself(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "a.db") as db:
        with transaction(db):
            create_tables(db)
            db.execute("INSERT INTO meta VALUES ('a', '1')")
        with pytest.raises(KeyError):
            fail_inside(db, "INSERT INTO meta VALUES ('b', '2')", error=KeyError())
        with pytest.raises(sqlite3.OperationalError):
            fail_inside(db, "ROLLBACK", error=sqlite3.OperationalError("disk is full"))
        assert db.execute("SELECT key FROM meta").fetchall() == [("a",)]


def test_a_file_that_takes_too_many_steps_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 3)
    monkeypatch.setattr(database, "_STEPS", 10)
    with opened(tmp_path / "a.db") as db:
        with transaction(db):
            create_tables(db)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            check_database(db, "a")


def test_a_connection_limits_what_a_hostile_file_may_ask_for(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as db:
        assert db.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH) == 100_000
        assert db.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert db.execute("PRAGMA cell_size_check").fetchone() == (1,)
        assert db.execute("PRAGMA mmap_size").fetchone() == (0,)
        with pytest.raises(sqlite3.DataError):
            db.execute("SELECT " + "1+" * 60_000 + "1")
