import sqlite3
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard_app.document.change import Delta
from scorecard_app.errors import UserError
from scorecard_app.storage import content, recorder
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.editor import Editor, database, editing, opening
from tests.storage.surroundings import Ear, card_named, context, renaming


def test_each_change_is_acknowledged_by_its_number(tmp_path: Path) -> None:
    ear = Ear()
    with editing(tmp_path, ear=ear) as editor:
        for number, name in enumerate("bcd", 1):
            editor.rename(name)
            editor.copy.flush()
            assert ear.saved[-1] == editor.copy.seq == number
    assert ear.saved == [1, 2, 3]
    assert not ear.failures


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    seen: list[str] = []

    class Reader(Ear):
        def look(self, _seq: int) -> None:
            wal = database(tmp_path).with_name("work.db-wal").read_bytes()
            seen.append("there" if b"a name to find" in wal else "missing")

    listener = replace(Ear().listener, on_saved=Reader().look)
    copy = WorkingCopy.create(card_named("a"), context=context(tmp_path), listener=listener)
    Editor(copy).rename("a name to find")
    copy.flush()
    copy.close(keep=False)
    assert seen == ["there"]


def test_the_working_copy_is_durable_and_private(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        editor.rename("b")
        pragmas = editor.copy._recorder.run(
            lambda: [
                editor.copy._db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "locking_mode", "trusted_schema")
            ]
        )
        folder = database(tmp_path).parent
        modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
        names = {path.name for path in folder.iterdir()}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert pragmas == ["wal", 2, "exclusive", 0]
    assert modes == {0o600}
    assert "work.db-shm" not in names


def test_a_change_that_does_not_follow_the_last_one_is_a_bug(tmp_path: Path) -> None:
    with editing(tmp_path) as editor, pytest.raises(RuntimeError, match="does not start where"):
        editor.copy.record(renaming(card_named("a"), "b"))


def test_a_kept_draft_of_a_new_scorecard_knows_no_file(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        assert editor.copy.path is None
        assert not editor.copy.is_stale(tmp_path / "plan.scorecard")


class FullDisk:
    """SQLite's answer when the disk is full, once or for as long as it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, code: int = sqlite3.SQLITE_FULL) -> None:
        self.is_full = True

        def guarded(db: sqlite3.Connection, delta: Delta) -> None:
            if self.is_full:
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorcode = code
                raise error
            content.write_delta(db, delta)

        monkeypatch.setattr(recorder, "write_delta", guarded)


@pytest.mark.parametrize(
    ("code", "reason"),
    [(sqlite3.SQLITE_FULL, "its disk is full"), (sqlite3.SQLITE_IOERR, "does not take them")],
)
def test_changes_that_cannot_be_written_are_said_so_kept_and_written_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    ear = Ear()
    with editing(tmp_path, ear=ear) as editor:
        full = FullDisk(monkeypatch, code=code)
        editor.rename("b")
        with pytest.raises(UserError, match="not yet safe on this computer"):
            editor.copy.flush()
        assert reason in ear.failures[0]
        assert ear.saved == []
        with pytest.raises(UserError, match="not yet safe"):
            editor.copy.close(keep=True)
        full.is_full = False
        editor.rename("c")
        editor.copy.flush()
        assert ear.saved == [2]
        assert editor.names() == (["b", "c"], [])


def test_a_bug_while_writing_reaches_the_crash_hook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: caught.append(kind))
    with editing(tmp_path) as editor:
        with monkeypatch.context() as patch:
            patch.setattr(recorder, "write_revision", lambda *_args: 1 / 0)
            editor.rename("b")
            with pytest.raises(ZeroDivisionError):
                editor.copy.flush()
        assert caught == [ZeroDivisionError]
        editor.copy.flush()
        assert editor.names() == (["b"], [])


def test_a_file_that_cannot_be_opened_leaves_no_working_copy(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    path.write_bytes(b"not a scorecard")
    with pytest.raises(UserError, match="is not a scorecard"), opening(path, tmp_path):
        pass
    assert list((tmp_path / "state" / "working copies").iterdir()) == []
