import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import SeriesId
from scorecard_app.domain.measures import Series
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.content import HASH_KEY, content_hash, read_tables
from scorecard_app.storage.files import read_card
from scorecard_app.storage.revisions import RevisionKind, pack_delta
from tests.storage.editor import editing, opening
from tests.storage.surroundings import MEASURE, Ear, card_named, renaming
from tests.strategies import scorecards


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


@settings(max_examples=settings().max_examples // 4)  # each draws two and saves
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
