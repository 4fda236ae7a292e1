import errno
import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from scorecard_app.document.change import Change, Delta
from scorecard_app.domain.ids import SeriesId
from scorecard_app.domain.measures import Series
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.storage import content, disk, publication, recorder, working_copy
from scorecard_app.storage.content import HASH_KEY, content_hash, read_tables
from scorecard_app.storage.failures import FileChangedError
from scorecard_app.storage.files import read_card, write_card
from scorecard_app.storage.revisions import RevisionKind, pack_delta
from scorecard_app.storage.schema import USER_VERSION
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.surroundings import MEASURE, Ear, card_named, context, renaming
from tests.strategies import scorecards


class Editor:
    """A user with a working copy: edits, undoes, redoes, and knows what should be there."""

    def __init__(self, copy: WorkingCopy) -> None:
        self.copy = copy
        self.card = copy.card

    def rename(self, name: str, *, gesture: str = "") -> Change:
        change = renaming(self.card, name)
        self.copy.record(change, gesture=gesture)
        self.card = change.after
        return change

    def put(self, card: Scorecard) -> None:
        self.copy.record(Change("Edit", self.card, card))
        self.card = card

    def undo(self) -> None:
        step = self.copy.history().done[-1]
        change = Change(step.label, self.card, step.before)
        self.copy.record(change, kind=RevisionKind.UNDO)
        self.card = change.after

    def redo(self) -> None:
        step = self.copy.history().undone[0]
        change = Change(step.label, self.card, step.after)
        self.copy.record(change, kind=RevisionKind.REDO)
        self.card = change.after

    def names(self) -> tuple[list[str], list[str]]:
        history = self.copy.history()
        return (
            [step.after.measures[MEASURE].name for step in history.done],
            [step.after.measures[MEASURE].name for step in history.undone],
        )


@contextmanager
def editing(
    folder: Path, card: Scorecard | None = None, ear: Ear | None = None
) -> Iterator[Editor]:
    card = card_named("a") if card is None else card
    listener = (ear or Ear()).listener
    copy = WorkingCopy.create(card, context=context(folder), listener=listener)
    try:
        yield Editor(copy)
    finally:
        copy.close(keep=False)


@contextmanager
def opening(path: Path, folder: Path, ear: Ear | None = None) -> Iterator[Editor]:
    listener = (ear or Ear()).listener
    copy = WorkingCopy.open(path, context=context(folder), listener=listener)
    try:
        yield Editor(copy)
    finally:
        copy.close(keep=False)


def database(folder: Path) -> Path:
    (found,) = (folder / "state" / "working copies").glob("*/work.db")
    return found


def test_each_change_is_acknowledged_by_its_number(tmp_path: Path) -> None:
    ear = Ear()
    with editing(tmp_path, ear=ear) as editor:
        for number, name in enumerate("bcd", 1):
            editor.rename(name)
            editor.copy.flush()
            assert ear.saved[-1] == number
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


def test_undo_and_redo_are_rebuilt_from_the_revisions(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        for name in "bcd":
            editor.rename(name)
        assert editor.names() == (["b", "c", "d"], [])
        editor.undo()
        editor.undo()
        assert editor.names() == (["b"], ["c", "d"])
        editor.redo()
        assert editor.names() == (["b", "c"], ["d"])
        editor.rename("e")
        assert editor.names() == (["b", "c", "e"], [])
        history = editor.copy.history()
        assert history.done[0].before == card_named("a")
        assert history.done[-1].after is editor.card
        assert [step.label for step in history.done] == [f"Rename to {name}" for name in "bce"]


def test_the_steps_of_the_rebuilt_stack_follow_each_other_as_the_same_objects(
    tmp_path: Path,
) -> None:
    with editing(tmp_path) as editor:
        for name in "bcd":
            editor.rename(name)
        editor.undo()
        history = editor.copy.history()
        chain = [*history.done, *history.undone]
        assert all(one.after is two.before for one, two in pairwise(chain))


def test_a_gesture_is_one_step_of_undo_however_often_it_was_written(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        for name in ("b", "bc", "bcd"):
            editor.rename(name, gesture="typing 1")
            editor.copy.flush()
        editor.rename("x", gesture="typing 2")
        editor.rename("y")
        assert editor.names() == (["bcd", "x", "y"], [])
        editor.undo()
        editor.undo()
        editor.undo()
        assert editor.card.measures[MEASURE].name == "a"
        editor.rename("z", gesture="typing 2")
        assert editor.names() == (["z"], [])


def test_a_gesture_that_ends_where_it_began_is_no_step(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        editor.rename("b")
        editor.rename("c", gesture="typing")
        editor.copy.flush()
        editor.rename("b", gesture="typing")
        assert editor.names() == (["b"], [])
        assert editor.copy.history().done[-1].after is editor.card


def test_changes_of_a_gesture_that_still_wait_become_one(tmp_path: Path) -> None:
    ear = Ear()
    is_free = threading.Event()
    with editing(tmp_path, ear=ear) as editor:
        editor.copy._recorder._writer.submit(is_free.wait)
        for name in ("b", "bc", "bcd"):
            editor.rename(name, gesture="typing")
        editor.rename("x")
        is_free.set()
        editor.copy.flush()
        assert ear.saved == [2]
        assert editor.names() == (["bcd", "x"], [])


@settings(max_examples=settings().max_examples // 2)  # each draws two and saves
@given(before=scorecards(), after=scorecards())
def test_any_change_can_be_recorded_and_taken_back(
    tmp_path_factory: pytest.TempPathFactory, before: Scorecard, after: Scorecard
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with editing(folder, before) as editor:
        editor.put(after)
        history = editor.copy.history()
        if before == after:
            assert history.done == ()
        else:
            assert history.done[0].before == before
            editor.undo()
            assert editor.copy.history().undone[0].after == after
        editor.copy.publish(folder / "plan.scorecard")
    assert read_card(folder / "plan.scorecard") == before


def test_one_value_of_a_long_series_is_a_small_revision() -> None:
    values = {ordinal: float(ordinal) for ordinal in range(3650)}
    before = card_named("a").put(Series(SeriesId("s"), MEASURE, samples=Samples.of(values)))
    series = before.series[SeriesId("s")]
    after = before.put(replace(series, samples=series.samples.updated({5: 1.5, 6: None})))
    assert len(pack_delta(Change("", before, after).delta)) < 120


def test_what_a_newer_version_recorded_ends_the_undo_stack(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        for name in "bcd":
            editor.rename(name)
        editor.copy.publish(tmp_path / "plan.scorecard")
    path = tmp_path / "plan.scorecard"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE revisions SET delta = x'00' WHERE seq = 2")
        db.execute(
            "UPDATE meta SET value = ? WHERE key = ?", (content_hash(read_tables(db)), HASH_KEY)
        )
    with opening(path, tmp_path) as editor:
        assert editor.names() == (["d"], [])


def test_an_undo_of_what_is_not_there_is_passed_over(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        editor.copy.record(renaming(editor.card, "b"), kind=RevisionKind.UNDO)
        history = editor.copy.history()
    assert history.done == history.undone == ()


def test_a_kept_draft_of_a_new_scorecard_knows_no_file(tmp_path: Path) -> None:
    with editing(tmp_path) as editor:
        assert editor.copy.path is None
        assert not editor.copy.is_stale(tmp_path / "plan.scorecard")


def test_the_undo_stack_survives_saving_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    with editing(tmp_path) as editor:
        for name in "bc":
            editor.rename(name)
        editor.undo()
        editor.copy.publish(path)
    with opening(path, tmp_path) as editor:
        assert editor.card == read_card(path)
        assert editor.names() == (["b"], ["c"])
        assert not editor.copy.has_unpublished


def test_sharing_without_history_leaves_no_trace_of_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    with editing(tmp_path) as editor:
        editor.put(editor.card.with_settings(name="A secret plan"))
        editor.put(editor.card.with_settings(name="Plan"))
        editor.copy.publish(path, with_history=False)
        assert editor.copy.history().done, "here it is kept"
    whole = path.read_bytes()
    assert b"secret" not in whole
    assert os.fsencode(tmp_path) not in whole
    with opening(path, tmp_path) as editor:
        assert editor.copy.history().done == ()


def test_a_published_file_names_no_path_of_this_computer(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    with editing(tmp_path) as editor:
        editor.copy.publish(path)
        editor.rename("b")
        editor.copy.publish(path)
    assert os.fsencode(tmp_path) not in path.read_bytes()


def test_each_save_names_the_one_before_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    metas = []
    with editing(tmp_path) as editor:
        for name in "bc":
            editor.rename(name)
            editor.copy.publish(path)
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
                metas.append(dict(db.execute("SELECT key, value FROM meta").fetchall()))
    first, second = metas
    assert second["parent_rev"] == first["rev_uuid"] != second["rev_uuid"]
    assert second["doc_uuid"] == first["doc_uuid"]
    assert (first["rev_no"], second["rev_no"]) == ("1", "2")
    assert first["app_version"] == "0.1"
    assert first["saved_utc"].startswith("2026-09-14T12:00:")


def test_what_a_newer_minor_version_added_is_carried_through_a_save(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE feelings (mood TEXT, weight BLOB)")
        db.execute("INSERT INTO feelings VALUES ('fine', x'0102ff')")
        db.execute("ALTER TABLE measures ADD COLUMN colour TEXT")
        db.execute("UPDATE measures SET colour = 'red'")
        db.execute(f"PRAGMA user_version = {USER_VERSION + 1}")
        db.execute(
            "UPDATE meta SET value = ? WHERE key = ?", (content_hash(read_tables(db)), HASH_KEY)
        )
    with opening(path, tmp_path) as editor:
        editor.rename("b")
        editor.copy.publish(path)
    assert read_card(path) == editor.card
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT * FROM feelings").fetchall() == [("fine", b"\x01\x02\xff")]
        assert db.execute("SELECT name, colour FROM measures").fetchall() == [("b", "red")]
        assert db.execute("PRAGMA user_version").fetchone() == (USER_VERSION + 1,)


def test_the_users_folder_holds_only_the_file_and_the_courtesy_lock(tmp_path: Path) -> None:
    path = tmp_path / "user" / "plan.scorecard"
    path.parent.mkdir()
    write_card(card_named("a"), path, context=context(tmp_path))
    bytes_before = path.read_bytes()
    with opening(path, tmp_path) as editor:
        editor.rename("b")
        editor.copy.flush()
        assert path.read_bytes() == bytes_before
        names = {each.name for each in path.parent.iterdir()}
        assert names == {"plan.scorecard", ".~lock.plan.scorecard#"}
    assert [each.name for each in path.parent.iterdir()] == ["plan.scorecard"]


def test_sqlite_opens_nothing_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = tmp_path / "user"
    user.mkdir()
    write_card(card_named("a"), user / "plan.scorecard", context=context(tmp_path))
    opened: list[str] = []
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def watch(path: object, **options: object) -> sqlite3.Connection:
        opened.append(str(path))
        return connect(path, **options)

    monkeypatch.setattr(sqlite3, "connect", watch)
    with opening(user / "plan.scorecard", tmp_path) as editor:
        editor.rename("b")
        os.utime(user / "plan.scorecard", (1, 1))
        editor.copy.publish(user / "plan.scorecard")
        editor.copy.publish(user / "copy.scorecard", with_history=False)
    assert len(opened) >= 5
    assert not [each for each in opened if each.startswith(str(user))]


def test_a_file_that_somebody_else_saved_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    theirs = context(tmp_path / "theirs", host="pc-8")
    write_card(card_named("a"), path, context=context(tmp_path))
    with opening(path, tmp_path) as editor:
        assert not editor.copy.is_stale(path)
        editor.rename("ours")
        write_card(card_named("theirs"), path, context=theirs)
        assert editor.copy.is_stale(path)
        with pytest.raises(FileChangedError, match="changed by somebody else"):
            editor.copy.publish(path)
        assert read_card(path) == card_named("theirs")
        assert editor.copy.has_unpublished
        editor.copy.publish(tmp_path / "copy.scorecard")
        assert read_card(tmp_path / "copy.scorecard") == editor.card
        assert editor.copy.path == tmp_path / "copy.scorecard"
        assert read_card(path) == card_named("theirs")


def test_a_changed_file_is_overwritten_on_demand_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    with opening(path, tmp_path) as editor:
        path.write_bytes(b"not even a scorecard")
        assert editor.copy.is_stale(path)
        editor.copy.publish(path, over_changed=True)
        assert read_card(path) == editor.card
        assert not editor.copy.is_stale(path)


def test_a_file_that_was_only_touched_or_is_gone_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    with opening(path, tmp_path) as editor:
        os.utime(path, (1, 1))
        assert not editor.copy.is_stale(path)
        path.unlink()
        assert not editor.copy.is_stale(path)
        editor.copy.publish(path)
        assert read_card(path) == editor.card


def test_a_save_that_failed_at_its_last_step_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    with opening(path, tmp_path) as editor:
        editor.rename("b")
        with monkeypatch.context() as patch:
            patch.setattr(disk, "_digest", lambda _path: "other")
            with pytest.raises(UserError, match="was not saved"):
                editor.copy.publish(path)
        editor.copy.publish(path)
        assert not editor.copy.has_unpublished
    assert read_card(path) == editor.card


def test_a_copy_that_does_not_hold_the_scorecard_is_never_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    with opening(path, tmp_path) as editor:
        monkeypatch.setattr(publication, "card_of", lambda _tables: card_named("other"))
        with pytest.raises(UserError, match="is damaged"):
            editor.copy.publish(path)
    assert read_card(path) == card_named("a")


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


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "full"), "the disk of this computer is full"),
        (OSError(errno.EIO, "broken"), "does not take its working copy"),
    ],
)
def test_a_save_that_cannot_be_prepared_leaves_the_file_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))

    def fail(*_args: object, **_options: object) -> None:
        raise error

    with opening(path, tmp_path) as editor:
        editor.rename("b")
        monkeypatch.setattr(working_copy, "finish", fail)
        with pytest.raises(UserError, match=reason):
            editor.copy.publish(path)
        assert editor.copy.has_unpublished
    assert read_card(path) == card_named("a")


def test_a_file_that_cannot_be_opened_leaves_no_working_copy(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    path.write_bytes(b"not a scorecard")
    with pytest.raises(UserError, match="is not a scorecard"), opening(path, tmp_path):
        pass
    assert list((tmp_path / "state" / "working copies").iterdir()) == []


def test_a_link_is_followed_when_opening_and_saving(tmp_path: Path) -> None:
    path = tmp_path / "real" / "plan.scorecard"
    path.parent.mkdir()
    write_card(card_named("a"), path, context=context(tmp_path))
    link = tmp_path / "link.scorecard"
    link.symlink_to(path)
    with opening(link, tmp_path) as editor:
        editor.rename("b")
        editor.copy.publish(link)
        assert editor.copy.path == path
    assert link.is_symlink()
    assert read_card(path) == editor.card
