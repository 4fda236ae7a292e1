"""Files made to do harm: by hand, with a hash that fits, or with something else in their place."""

import errno
import json
import os
import sqlite3
import struct
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.storage import files, source, stamp
from scorecard_app.storage.content import HASH_KEY, content_hash, read_tables
from scorecard_app.storage.courtesy import holder_of, lock_path
from scorecard_app.storage.drafts import holder_elsewhere
from scorecard_app.storage.files import read_card, write_card
from scorecard_app.storage.schema import USER_VERSION
from tests.storage.editor import editing, opening
from tests.storage.surroundings import card_named, context

NEWER = f"PRAGMA user_version = {USER_VERSION + 1}"
ONE_EDIT = {"measures": {"m": [{"name": "x"}, {"name": "a"}]}}


def saved(folder: Path, name: str = "plan.scorecard", card: Scorecard | None = None) -> Path:
    path = folder / name
    write_card(card or card_named("a"), path, context=context(folder))
    return path


def tampered(path: Path, *statements: str, revision: tuple[object, ...] = ()) -> Path:
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)
        if revision:
            db.execute("INSERT INTO revisions VALUES (?, 'edit', ?, '', '', '', '', ?)", revision)
        sealed = (content_hash(read_tables(db)), HASH_KEY)
        db.execute("UPDATE meta SET value = ? WHERE key = ?", sealed)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_card(path)
    return str(caught.value)


def filled_pipe(path: Path) -> int:
    """Make a pipe that waits for no one, so that a reader is told apart from one that hangs."""
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    os.write(writer, b"x" * 4096)
    return writer


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    writer = filled_pipe(tmp_path / "pipe.scorecard")
    assert refusal(tmp_path / "pipe.scorecard") == (
        "“pipe.scorecard” is a device or a pipe, not a scorecard."
    )
    os.close(writer)


def test_a_device_is_not_read() -> None:
    assert refusal(Path("/dev/zero")) == "“zero” is a device or a pipe, not a scorecard."


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_pipe_beside_the_file_is_not_read(tmp_path: Path, suffix: str) -> None:
    path = saved(tmp_path)
    writer = filled_pipe(path.with_name(path.name + suffix))
    assert f"“plan.scorecard{suffix}” is a device or a pipe" in refusal(path)
    os.close(writer)


def test_a_pipe_in_the_place_of_the_courtesy_lock_holds_nobody_up(tmp_path: Path) -> None:
    path = saved(tmp_path)
    holder = {"user": "u", "host": "h", "since": "2026-09-14T12:00:00+00:00", "copy_id": "c"}
    os.mkfifo(lock_path(path))
    writer = os.open(lock_path(path), os.O_RDWR)
    os.write(writer, json.dumps(holder).encode().ljust(4096))
    assert holder_of(path) is None
    os.close(writer)


def test_links_that_lead_in_a_circle_are_called_so(tmp_path: Path) -> None:
    path = tmp_path / "loop.scorecard"
    path.symlink_to(path)
    says = "Too many levels of symbolic links"
    assert says in refusal(path)
    with pytest.raises(UserError, match=says):
        write_card(card_named("a"), path, context=context(tmp_path))
    with pytest.raises(UserError, match=says), opening(path, tmp_path):
        pass
    with editing(tmp_path) as editor, pytest.raises(UserError, match=says):
        editor.copy.publish(path)
    assert holder_elsewhere(path, context=context(tmp_path)) is None


def test_a_name_that_is_no_text_is_opened_and_saved(tmp_path: Path) -> None:
    path = saved(tmp_path, os.fsdecode(b"pl\xffn.scorecard"))
    with opening(path, tmp_path) as editor:
        editor.rename("b")
        editor.copy.publish(path)
    assert read_card(path) == card_named("b")


@pytest.mark.parametrize("name", ["x" * 245 + ".scorecard", "ä" * 122 + ".scorecard"])
def test_the_longest_name_that_a_folder_takes_is_saved(tmp_path: Path, name: str) -> None:
    name = name.encode()[-255:].decode(errors="ignore")
    assert read_card(saved(tmp_path, name)) == card_named("a")


def test_a_journal_cannot_have_other_files_deleted(tmp_path: Path) -> None:
    path, victim = saved(tmp_path), tmp_path / "precious.txt"
    victim.write_text("precious\n" * 9)
    name, magic = str(victim).encode(), bytes.fromhex("d9d505f920a163d7")
    pages = path.stat().st_size // 4096
    head = magic + struct.pack(">5I", 0, 1, pages, 512, 4096)
    tail = struct.pack(">I", (1 << 30) // 4096 + 1) + name
    tail += struct.pack(">2I", len(name), sum(name)) + magic
    path.with_name(f"{path.name}-journal").write_bytes(head.ljust(512, b"\0") + tail)
    assert read_card(path) == card_named("a")
    assert victim.exists()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("CREATE INDEX i ON tags (hex(zeroblob(9)))", "does not have the tables"),
        ("CREATE INDEX i ON tags (name) WHERE name > ''", "does not have the tables"),
        ("CREATE UNIQUE INDEX i ON measures (source)", "does not have the tables"),
        ("CREATE TABLE x (a, b AS (hex(a)))", "does not have the tables"),
    ],
)
def test_an_addition_that_computes_or_refuses_rows_is_refused(
    tmp_path: Path, statement: str, says: str
) -> None:
    assert says in refusal(tampered(saved(tmp_path), statement, NEWER))


def test_a_virtual_table_is_known_however_its_sql_is_written(tmp_path: Path) -> None:
    path = tampered(
        saved(tmp_path),
        "CREATE VIRTUAL TABLE w USING fts5(x)",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'CREATE V', 'CREATE/**/V') WHERE name = 'w'",
        NEWER,
    )
    assert "holds program code" in refusal(path)


def test_a_constraint_of_a_newer_version_refuses_no_edit(tmp_path: Path) -> None:
    column = "ALTER TABLE measures ADD COLUMN mood TEXT DEFAULT '' CHECK (name != 'b')"
    with opening(tampered(saved(tmp_path), column, NEWER), tmp_path) as editor:
        editor.rename("b")
        editor.copy.flush()
        assert editor.names() == (["b"], [])


def test_a_newer_column_of_meta_is_no_damage(tmp_path: Path) -> None:
    path = tampered(saved(tmp_path), "ALTER TABLE meta ADD COLUMN mood TEXT", NEWER)
    assert read_card(path) == card_named("a")


@pytest.mark.parametrize(
    "revision",
    [(1 << 63) - 1, "label", b""],
    ids=["the last number there is", "a label that is no text", "a difference that is no blob"],
)
def test_revisions_that_none_could_follow_are_refused(tmp_path: Path, revision: object) -> None:
    delta = zlib.compress(json.dumps(ONE_EDIT).encode())
    row = {
        int: (revision, "Edit", delta),
        str: (1, b"Edit", delta),
        bytes: (1, "Edit", "text"),
    }[type(revision)]
    path = tampered(saved(tmp_path), revision=row)
    assert "holds something in its table “revisions”" in refusal(path)


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b'{"series":{"s":[{"id":"s","measure_id":"m","samples":{"9999999999":1}},null]}}',
        json.dumps(ONE_EDIT).encode() + b" " * (17 << 20),
    ],
    ids=["nested too deep", "an ordinal too large", "inflated too large"],
)
def test_a_difference_that_cannot_be_read_ends_the_undo_stack(tmp_path: Path, text: bytes) -> None:
    path = tampered(saved(tmp_path), revision=(1, "Edit", zlib.compress(text)))
    with opening(path, tmp_path) as editor:
        assert editor.names() == ([], [])


def test_a_view_in_the_place_of_meta_is_not_asked_for_the_revision(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE meta")
        db.execute("CREATE VIEW meta AS SELECT 'rev_uuid' AS key, 'ours' AS value")
    assert stamp.revision_in(path) is None


def test_a_computer_without_a_temporary_folder_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path)

    def refuse(**_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "TemporaryDirectory", refuse)
    assert "no room for a copy to work on: Permission denied" in refusal(path)


def test_a_state_folder_that_cannot_be_used_is_told_so(tmp_path: Path) -> None:
    path = saved(tmp_path)
    (tmp_path / "state").touch()
    with pytest.raises(UserError, match="no room for a copy to work on"), opening(path, tmp_path):
        pass
    assert holder_elsewhere(path, context=context(tmp_path)) is None


def test_a_full_disk_of_our_own_is_not_blamed_on_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path)

    def refuse(_path: str, _flags: int) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(source, "private", refuse)
    assert "no room for a copy to work on: No space left on device" in refusal(path)
