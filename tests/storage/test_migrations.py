"""A file of an older version becomes one of ours on a private copy; the original is untouched."""

import sqlite3
from contextlib import closing
from pathlib import Path

from scorecard_app.domain.measures import Course
from scorecard_app.domain.settings import ScoreScale, SignalRules
from scorecard_app.storage.content import read_tables
from scorecard_app.storage.database import connect, create_tables
from scorecard_app.storage.files import read_card
from scorecard_app.storage.migrations import migrate
from scorecard_app.storage.schema import ADDED, MAJOR, MINOR, USER_VERSION, columns_of, schema_sql
from scorecard_app.storage.source import load, load_working
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.surroundings import Ear, context

OLD = Path(__file__).parents[1] / "old_files" / "v1_0.scorecard"


def copied(tmp_path: Path) -> Path:
    copy = tmp_path / "copy.scorecard"
    copy.write_bytes(OLD.read_bytes())
    return copy


def statements(db: sqlite3.Connection) -> set[str]:
    return {sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql != ''")}


def test_an_old_database_gets_the_tables_of_the_present_version(tmp_path: Path) -> None:
    with closing(connect(copied(tmp_path))) as old, closing(connect(tmp_path / "new")) as new:
        create_tables(new)
        load(old, "old")
        assert statements(old) == statements(new)
        assert old.execute("PRAGMA user_version").fetchone() == (USER_VERSION,)


def test_migrating_a_second_time_changes_nothing(tmp_path: Path) -> None:
    with closing(connect(copied(tmp_path))) as db:
        assert migrate(db)
        before = read_tables(db)
        assert not migrate(db)
        assert read_tables(db) == before


def test_what_an_old_file_does_not_say_has_its_default() -> None:
    card = read_card(OLD)
    assert card.settings.signal_rules is SignalRules.NHS
    assert card.settings.score_scale is ScoreScale.HUNDRED
    assert {each.course for each in card.measures.values()} == {Course()}
    assert {each.phases for each in card.measures.values()} == {()}
    assert {each.weight_source for each in card.attachments.values()} == {None}
    assert {each.formula for each in card.series.values()} == {""}


def test_reading_an_old_file_leaves_it_as_it_was(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    read_card(copy)
    assert copy.read_bytes() == OLD.read_bytes()


def test_saving_an_old_file_writes_the_present_version(tmp_path: Path) -> None:
    path = copied(tmp_path)
    card = read_card(path)
    copy = WorkingCopy.open(path, context=context(tmp_path), listener=Ear().listener)
    copy.publish(path)
    copy.close(keep=False)
    assert read_card(path) == card
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (USER_VERSION,)


def test_a_draft_of_an_older_program_goes_on(tmp_path: Path) -> None:
    with closing(connect(copied(tmp_path))) as db:
        assert load_working(db, "Draft").card == read_card(OLD)


def test_each_version_adds_its_columns_behind_the_older_ones() -> None:
    for minor, tables in ADDED.items():
        for table, names in tables.items():
            kept = len(columns_of(table, minor - 1))
            added = [column.name for column in columns_of(table, minor)[kept:]]
            assert added == list(names)


def test_the_first_version_is_still_known_by_its_tables() -> None:
    assert MAJOR == 1
    assert "course" not in schema_sql(0)
    assert "course" in schema_sql(MINOR)
