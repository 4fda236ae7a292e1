import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scorecard_app.errors import UserError
from scorecard_app.storage import disk, publication, working_copy
from scorecard_app.storage.content import HASH_KEY, content_hash, read_tables
from scorecard_app.storage.failures import FileChangedError
from scorecard_app.storage.files import read_card, write_card
from scorecard_app.storage.schema import USER_VERSION
from tests.storage.editor import editing, opening
from tests.storage.surroundings import card_named, context

if TYPE_CHECKING:
    from collections.abc import Callable


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
