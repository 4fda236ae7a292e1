import os
import random
import re
import sqlite3
import stat
import struct
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from scorecard_app.domain.ids import LinkId, MeasureId, ObjectiveId, SeriesId
from scorecard_app.domain.links import Link
from scorecard_app.domain.measures import Series
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.errors import UserError
from scorecard_app.storage import source
from scorecard_app.storage.content import HASH_KEY, content_hash, read_tables
from scorecard_app.storage.files import read_card, write_card
from scorecard_app.storage.schema import APPLICATION_ID, USER_VERSION, schema_sql
from tests.storage.surroundings import MEASURE, card_named, context
from tests.strategies import full_scorecards, scorecards

if TYPE_CHECKING:
    from collections.abc import Callable


def saved(card: Scorecard, folder: Path) -> Path:
    path = folder / "plan.scorecard"
    write_card(card, path, context=context(folder))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_card(path)
    return str(caught.value)


def tampered(path: Path, *statements: str) -> Path:
    """Change a file by SQL and give it the hash that fits, as a careful hand could."""
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)
        sealed = (content_hash(read_tables(db)), HASH_KEY)
        db.execute("UPDATE meta SET value = ? WHERE key = ?", sealed)
    return path


@settings(max_examples=settings().max_examples // 2)  # each is saved and opened
@given(scorecards())
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, card: Scorecard
) -> None:
    assert read_card(saved(card, tmp_path_factory.mktemp("round"))) == card


def test_the_same_card_gives_the_same_rows(tmp_path: Path) -> None:
    card = card_named("a").put(Objective(ObjectiveId("o"), name="Grow"))
    paths = [tmp_path / "one.scorecard", tmp_path / "two.scorecard"]
    for path, each in zip(paths, [card, replace(card)], strict=True):
        write_card(each, path, context=context(tmp_path))
    tables = []
    for path in paths:
        with closing(sqlite3.connect(path)) as db:
            tables.append({k: v for k, v in read_tables(db).items() if k != "meta"})
    assert tables[0] == tables[1]


def test_others_can_query_the_file_with_plain_sql(tmp_path: Path) -> None:
    series = Series(SeriesId("s"), MEASURE, samples=Samples.of({24312: 80.5}))
    path = saved(card_named("Cost").put(series), tmp_path)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        row = db.execute(
            "SELECT samples_ordinals, samples_numbers "
            "FROM series JOIN measures ON measures.id = series.measure_id "
            "WHERE measures.name = 'Cost'"
        ).fetchone()
    assert row == (struct.pack("<i", 24312), struct.pack("<d", 80.5))


def test_the_schema_text_makes_every_table(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(schema_sql())
        made = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert made == {*TABLES, "settings", "past_pictures", "revisions", "meta"}
    header = saved(card_named("a"), tmp_path).read_bytes()[:100]
    assert struct.unpack(">I", header[60:64]) == (USER_VERSION,) == (1 << 16 | 3,)
    assert struct.unpack(">I", header[68:72]) == (APPLICATION_ID,)
    assert header[18:20] == b"\x01\x01", "not WAL: the file opens from read-only media"


def test_a_new_file_is_for_its_owner_only_and_an_old_one_keeps_its_permissions(
    tmp_path: Path,
) -> None:
    path = saved(card_named("a"), tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o664)
    write_card(card_named("b"), path, context=context(tmp_path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    path = saved(card_named("a"), tmp_path)
    link = tmp_path / "link.scorecard"
    link.symlink_to(path)
    write_card(card_named("b"), link, context=context(tmp_path))
    assert link.is_symlink()
    assert read_card(path) == card_named("b")


def test_reading_changes_nothing_beside_the_file(tmp_path: Path) -> None:
    path = saved(card_named("a"), tmp_path)
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    read_card(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir())) == before


def test_a_change_that_sqlite_left_beside_the_file_is_taken_in(tmp_path: Path) -> None:
    path = saved(card_named("a"), tmp_path)
    away = tmp_path / "away"
    away.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        tampered_hash = "UPDATE meta SET value = 'x' WHERE key = 'app_version'"
        db.execute(tampered_hash)
        db.execute(
            "UPDATE meta SET value = ? WHERE key = ?", (content_hash(read_tables(db)), HASH_KEY)
        )
        db.commit()
        for suffix in ("", "-wal"):
            name = path.name + suffix
            (away / name).write_bytes((tmp_path / name).read_bytes())
    assert read_card(away / path.name) == card_named("a")
    (away / f"{path.name}-wal").unlink()
    assert read_card(away / path.name) == card_named("a"), "before the change it was whole as well"


def test_bits_flipped_all_over_a_file_are_found_or_harmless(tmp_path: Path) -> None:
    card = card_named("Cost").put(Series(SeriesId("s"), MEASURE, samples=Samples.of({24312: 80.5})))
    whole = saved(card, tmp_path).read_bytes()
    dice = random.Random(1)  # noqa: S311 - no secret
    bits = [*range(0, len(whole) * 8, 9973), *dice.sample(range(len(whole) * 8), 60)]
    bits += range(97, 100 * 8, 97)
    path = tmp_path / "flipped.scorecard"
    found = 0
    for bit in bits:
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        try:
            assert read_card(path) == card
        except UserError:
            found += 1
    assert found > 10


@pytest.mark.long
@settings(max_examples=20)  # each of them is opened some two hundred times
@given(full_scorecards())
def test_every_9797th_bit_flipped_in_any_scorecard_is_found_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, card: Scorecard
) -> None:
    folder = tmp_path_factory.mktemp("bits")
    whole = saved(card, folder).read_bytes()
    path = folder / "flipped.scorecard"
    for bit in range(0, len(whole) * 8, 9797):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        try:
            assert read_card(path) == card
        except UserError:
            continue


def test_a_flipped_bit_in_a_name_is_called_damage(tmp_path: Path) -> None:
    path = saved(card_named("Cost of sales"), tmp_path)
    path.write_bytes(path.read_bytes().replace(b"Cost of sales", b"Cost of salez"))
    assert "“plan.scorecard” is damaged" in refusal(path)


def test_text_that_is_not_utf_8_is_called_damage(tmp_path: Path) -> None:
    path = saved(card_named("Cost of sales"), tmp_path)
    path.write_bytes(path.read_bytes().replace(b"Cost of sales", b"Cost of sale\xff"))
    assert "is damaged" in refusal(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_cut_file_is_called_cut_short(tmp_path: Path, share: float) -> None:
    path = saved(card_named("a"), tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    missing = len(whole) - int(len(whole) * share)
    assert f"“plan.scorecard” is cut short: {missing} bytes are missing" in refusal(path)


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (b"", "“plan.scorecard” is empty."),
        (b"SQLite", "“plan.scorecard” is not a scorecard."),
        (b"PK\x03\x04" * 100, "“plan.scorecard” is not a scorecard."),
    ],
)
def test_what_is_no_database_is_refused(tmp_path: Path, contents: bytes, sentence: str) -> None:
    path = tmp_path / "plan.scorecard"
    path.write_bytes(contents)
    assert refusal(path) == sentence


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE places (url TEXT)")
    assert "database of another program" in refusal(path)


def test_a_missing_file_and_a_folder_are_called_so(tmp_path: Path) -> None:
    assert "“gone.scorecard” is not there" in refusal(tmp_path / "gone.scorecard")
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path / "folder") == "“folder” is a folder, not a scorecard."


def test_a_file_that_may_not_be_read_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(card_named("a"), tmp_path)

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(source, "_copy", refuse)
    assert "You are not allowed to read “plan.scorecard”" in refusal(path)


def test_a_failing_disk_is_named_without_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(card_named("a"), tmp_path)

    def fail(*_args: object) -> None:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(source, "_copy", fail)
    assert refusal(path) == "“plan.scorecard” could not be read: Input/output error."


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(card_named("a"), tmp_path)
    monkeypatch.setattr(source, "MAX_BYTES", 1 << 10)
    assert "is larger than 0 MB" in refusal(path)


def test_a_newer_major_version_is_refused_and_an_unheard_of_old_one_too(tmp_path: Path) -> None:
    path = saved(card_named("a"), tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {2 << 16 | 3}")
    assert "saved by a newer version of this program (file version 2)" in refusal(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 7")
    assert "is damaged" in refusal(path)


def test_a_newer_minor_version_opens(tmp_path: Path) -> None:
    path = tampered(
        saved(card_named("a"), tmp_path),
        "CREATE TABLE feelings (id TEXT PRIMARY KEY, mood TEXT)",
        "CREATE INDEX moods ON feelings (mood)",
        "INSERT INTO feelings VALUES ('f', 'fine')",
        "ALTER TABLE measures ADD COLUMN colour TEXT",
        "UPDATE measures SET colour = 'red'",
        f"PRAGMA user_version = {USER_VERSION + 5}",
    )
    assert read_card(path) == card_named("a")


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE locks"],
        ["ALTER TABLE measures RENAME COLUMN purpose TO point"],
        ["DROP TABLE people", "CREATE TABLE people (id TEXT NOT NULL PRIMARY KEY, n TEXT)"],
    ],
)
@pytest.mark.parametrize("minor", [0, 1])
def test_other_tables_are_refused(tmp_path: Path, statements: list[str], minor: int) -> None:
    version = f"PRAGMA user_version = {USER_VERSION + minor}"
    path = tampered(saved(card_named("a"), tmp_path), *statements, version)
    assert "does not have the tables of a scorecard" in refusal(path)


def test_a_newer_column_that_cannot_stay_empty_is_refused(tmp_path: Path) -> None:
    path = saved(card_named("a"), tmp_path)
    changes = [
        "ALTER TABLE tags RENAME TO old_tags",
        """CREATE TABLE tags (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL,
           colour_role TEXT NOT NULL, mood TEXT NOT NULL)""",
        "DROP TABLE old_tags",
        f"PRAGMA user_version = {USER_VERSION + 1}",
    ]
    assert "does not have the tables of a scorecard" in refusal(tampered(path, *changes))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON measures BEGIN DELETE FROM measures; END",
        "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT 1",
        "CREATE VIRTUAL TABLE w USING fts5(x)",
    ],
)
@pytest.mark.parametrize("minor", [0, 1])
def test_what_could_run_by_itself_is_refused(tmp_path: Path, statement: str, minor: int) -> None:
    path = saved(card_named("a"), tmp_path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)
        db.execute(f"PRAGMA user_version = {USER_VERSION + minor}")
    assert "holds program code" in refusal(path)


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("measures", "UPDATE measures SET name = x'00'"),
        ("measures", "UPDATE measures SET baseline = 9e999"),
        ("measures", "UPDATE measures SET frequency = 'fortnight'"),
        ("measures", 'UPDATE measures SET unit = \'{"kind":"number"\''),
        ("measures", "UPDATE measures SET unit = '{\"colour\":1}'"),
        ("measures", "UPDATE measures SET spread_target = 2"),
        ("settings", "UPDATE settings SET bands = '[[[[1e999]]]]'"),
        ("settings", "UPDATE settings SET missing = '{\"substitute\":1e999}'"),
        ("settings", "UPDATE settings SET missing = '{\"substitute\":NaN}'"),
        ("settings", "DELETE FROM settings"),
        ("series", "UPDATE series SET samples_numbers = x'00'"),
        ("series", "UPDATE series SET samples_numbers = x''"),
        ("series", "UPDATE series SET samples_numbers = x'000000000000f07f000000000000f07f'"),
        ("series", "UPDATE series SET samples_ordinals = x'0200000001000000'"),
        ("series", "UPDATE series SET samples_ordinals = x'0200000002000000'"),
    ],
)
def test_a_cell_that_no_scorecard_can_hold_is_named_by_its_table(
    tmp_path: Path, table: str, statement: str
) -> None:
    series = Series(SeriesId("s"), MEASURE, samples=Samples.of({100: 1.0, 200: 2.0}))
    path = tampered(saved(card_named("a").put(series), tmp_path), statement)
    assert f"holds something in its table “{table}” that no scorecard can hold" in refusal(path)


def test_huge_but_finite_numbers_are_no_damage(tmp_path: Path) -> None:
    samples = Samples.of({100: 1.7e308, 200: 1.7e308})
    card = card_named("a").put(Series(SeriesId("s"), MEASURE, samples=samples))
    assert read_card(saved(card, tmp_path)) == card


def test_a_missing_identity_is_called_damage(tmp_path: Path) -> None:
    path = tampered(saved(card_named("a"), tmp_path), "DELETE FROM meta WHERE key = 'doc_uuid'")
    assert "is damaged" in refusal(path)


def test_a_broken_index_is_called_damage(tmp_path: Path) -> None:
    path = tampered(
        saved(card_named("a"), tmp_path),
        "PRAGMA writable_schema = ON",
        """UPDATE sqlite_master SET rootpage =
           (SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_tags_1')
           WHERE name = 'sqlite_autoindex_measures_1'""",
    )
    assert "is damaged" in refusal(path)


def test_a_broken_reference_is_refused_with_the_sentence_of_the_check(tmp_path: Path) -> None:
    path = tampered(
        saved(card_named("a"), tmp_path),
        "INSERT INTO series SELECT 's', 'gone', 'actual', '', x'', x'', '{}', 0.0, ''",
    )
    assert "was not opened, because something in it cannot be." in refusal(path)
    assert "refers to something that is not there" in refusal(path)


def test_a_card_that_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    objective = Objective(ObjectiveId("o"), name="Grow")
    loop = Link(LinkId("l"), objective.id, objective.id)
    path = saved(card_named("a"), tmp_path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="could not be opened again"):
        write_card(card_named("a").put(objective, loop), path, context=context(tmp_path))
    assert path.read_bytes() == before
    dangling = Series(SeriesId("s"), MeasureId("gone"))
    with pytest.raises(UserError, match="Undo that, then save"):
        write_card(card_named("a").put(dangling), path, context=context(tmp_path))


def test_the_copy_that_sqlite_opens_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(card_named("a"), tmp_path)
    path.chmod(0o644)
    opened: list[str] = []
    modes: list[int] = []
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def watch(database: object, **options: object) -> sqlite3.Connection:
        opened.append(str(database))
        if os.path.exists(str(database)):  # noqa: PTH110 - ":memory:" is no path
            modes.append(stat.S_IMODE(os.stat(str(database)).st_mode))  # noqa: PTH116
        return connect(database, **options)

    monkeypatch.setattr(sqlite3, "connect", watch)
    read_card(path)
    write_card(card_named("b"), path, context=context(tmp_path))
    assert len(opened) >= 3
    assert not [each for each in opened if re.search(re.escape(str(path)), each)]
    assert set(modes) == {0o600}
