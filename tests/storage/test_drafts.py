import itertools
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scorecard_app.errors import UserError
from scorecard_app.storage import publication, working_copy
from scorecard_app.storage.context import Context
from scorecard_app.storage.courtesy import holder_of
from scorecard_app.storage.drafts import holder_elsewhere, recoverable, remove_spent
from scorecard_app.storage.files import write_card
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.surroundings import START, Ear, card_named, context, renaming

LISTENER = Ear().listener


def folders(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "state" / "working copies").iterdir())


def crash(copy: WorkingCopy) -> None:
    """End a working copy as a crash would: nothing written any more, its lock free."""
    copy.flush()
    copy._recorder.stop()
    copy._db.close()
    copy._lock.release()


def edited(copy: WorkingCopy, *names: str) -> WorkingCopy:
    card = copy.card
    for name in names:
        change = renaming(card, name)
        copy.record(change)
        card = change.after
    return copy


def created(tmp_path: Path, *names: str) -> WorkingCopy:
    copy = WorkingCopy.create(card_named("a"), context=context(tmp_path), listener=LISTENER)
    return edited(copy, *names)


def test_a_crash_leaves_a_draft_with_its_name_file_count_and_time(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    copy = WorkingCopy.open(path, context=context(tmp_path), listener=LISTENER)
    crash(edited(copy, "b", "c"))
    (draft,) = recoverable(tmp_path / "state")
    assert (draft.name, draft.path, draft.changes) == ("Card", path, 2)
    assert draft.last == datetime(2026, 9, 14, 12, 0, 2, tzinfo=UTC)
    resumed = draft.open(context=context(tmp_path), listener=LISTENER)
    assert resumed.card.measures == renaming(card_named("a"), "c").after.measures
    assert [step.label for step in resumed.history().done] == ["Rename to b", "Rename to c"]
    resumed.publish(path)
    resumed.close(keep=True)
    assert recoverable(tmp_path / "state") == ()
    assert folders(tmp_path) == []


def test_a_live_working_copy_is_not_offered_and_not_opened_twice(tmp_path: Path) -> None:
    crash(created(tmp_path, "b"))
    (draft,) = recoverable(tmp_path / "state")
    resumed = draft.open(context=context(tmp_path), listener=LISTENER)
    assert recoverable(tmp_path / "state") == ()
    remove_spent(tmp_path / "state")
    draft.discard()
    with pytest.raises(UserError, match="open in another window"):
        draft.open(context=context(tmp_path), listener=LISTENER)
    resumed.close(keep=True)
    assert recoverable(tmp_path / "state") == (draft,)


def test_a_discarded_draft_is_gone_for_good(tmp_path: Path) -> None:
    created(tmp_path, "b").close(keep=True)
    (draft,) = recoverable(tmp_path / "state")
    draft.discard()
    assert folders(tmp_path) == []
    draft.discard()


def test_closing_without_keeping_leaves_nothing(tmp_path: Path) -> None:
    created(tmp_path, "b").close(keep=False)
    assert folders(tmp_path) == []


def test_drafts_are_listed_newest_first(tmp_path: Path) -> None:
    surroundings = context(tmp_path)
    for names in (["b"], ["b", "c"]):
        copy = WorkingCopy.create(card_named("a"), context=surroundings, listener=LISTENER)
        edited(copy, *names).close(keep=True)
    assert [draft.changes for draft in recoverable(tmp_path / "state")] == [2, 1]


def test_a_crash_after_replacing_the_file_and_before_noting_it_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.scorecard"
    copy = created(tmp_path, "b")

    class Crash(BaseException):
        pass

    def die(*_args: object, **_options: object) -> None:
        raise Crash

    def put_and_die(path: Path, target: Path, *, context: Context) -> None:
        publication.put_in_place(path, target, context=context)
        die()

    monkeypatch.setattr(working_copy, "put_in_place", die)
    with pytest.raises(Crash):
        copy.publish(path)
    crash(copy)
    (draft,) = recoverable(tmp_path / "state")
    assert draft.changes == 1, "the file was not there yet"
    resumed = draft.open(context=context(tmp_path), listener=LISTENER)
    monkeypatch.setattr(working_copy, "put_in_place", put_and_die)
    with pytest.raises(Crash):
        resumed.publish(path)
    crash(resumed)
    assert recoverable(tmp_path / "state") == ()
    remove_spent(tmp_path / "state")
    assert folders(tmp_path) == []


def test_spent_folders_are_removed_and_drafts_are_kept(tmp_path: Path) -> None:
    crash(created(tmp_path))
    (spent,) = folders(tmp_path)
    (spent.parent / "begun").mkdir()
    (spent.parent / "begun" / "incoming.db").write_bytes(b"half a copy")
    created(tmp_path, "b").close(keep=True)
    assert len(folders(tmp_path)) == 3
    remove_spent(tmp_path / "state")
    (draft,) = recoverable(tmp_path / "state")
    assert folders(tmp_path) == [draft.folder]


def test_a_damaged_working_copy_is_neither_offered_nor_deleted(tmp_path: Path) -> None:
    created(tmp_path, "b").close(keep=True)
    (draft,) = recoverable(tmp_path / "state")
    (draft.folder / "work.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    assert recoverable(tmp_path / "state") == ()
    remove_spent(tmp_path / "state")
    assert folders(tmp_path) == [draft.folder]
    with pytest.raises(UserError, match="“Draft” is damaged"):
        draft.open(context=context(tmp_path), listener=LISTENER)
    draft.discard()


def test_a_folder_that_vanishes_meanwhile_is_no_failure(tmp_path: Path) -> None:
    created(tmp_path, "b").close(keep=True)
    (draft,) = recoverable(tmp_path / "state")
    shutil.rmtree(draft.folder)
    draft.discard()
    (draft.folder.parent / "a file").touch()
    assert recoverable(tmp_path / "state") == ()


def test_the_first_start_has_no_drafts(tmp_path: Path) -> None:
    assert recoverable(tmp_path / "state") == ()


def test_the_lock_that_a_crash_left_beside_the_file_goes_with_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    for names, end in (["b"], "discard"), ([], "remove"):
        copy = WorkingCopy.open(path, context=context(tmp_path), listener=LISTENER)
        crash(edited(copy, *names))
        assert holder_of(path) is not None
        if end == "discard":
            recoverable(tmp_path / "state")[0].discard()
        else:
            remove_spent(tmp_path / "state")
        assert holder_of(path) is None
        assert folders(tmp_path) == []


def test_a_lock_of_our_own_counts_only_while_its_working_copy_is_open(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    ours = context(tmp_path)
    write_card(card_named("a"), path, context=ours)
    assert holder_elsewhere(path, context=ours) is None
    copy = edited(WorkingCopy.open(path, context=ours, listener=LISTENER), "b")
    assert holder_elsewhere(path, context=ours) == holder_of(path) is not None
    assert holder_elsewhere(path, context=context(tmp_path, user="bob")) == holder_of(path)
    crash(copy)
    assert holder_elsewhere(path, context=ours) is None
    shutil.rmtree(folders(tmp_path)[0])
    (tmp_path / "state" / "working copies" / "another").mkdir()
    assert holder_elsewhere(path, context=ours) is None


def test_a_draft_tells_the_time_of_its_last_change_though_the_clock_went_back(
    tmp_path: Path,
) -> None:
    times = itertools.count(0, -365)
    clock = replace(context(tmp_path), now=lambda: START + timedelta(days=next(times)))
    copy = WorkingCopy.create(card_named("a"), context=clock, listener=LISTENER)
    edited(copy, "b", "c").close(keep=True)
    (draft,) = recoverable(tmp_path / "state")
    assert draft.last == START - timedelta(days=365)
    resumed = draft.open(context=context(tmp_path), listener=LISTENER)
    assert [step.label for step in resumed.history().done] == ["Rename to b", "Rename to c"]
    resumed.close(keep=False)


@pytest.mark.parametrize("slot", ["[]", '{"colour": 1}', '{"published": "1"}', "{"])
def test_a_draft_that_forgot_its_file_in_a_way_stops_no_start(tmp_path: Path, slot: str) -> None:
    created(tmp_path, "b").close(keep=True)
    (draft,) = recoverable(tmp_path / "state")
    with closing(sqlite3.connect(draft.folder / "work.db")) as db, db:
        db.execute("INSERT OR REPLACE INTO meta VALUES ('working', ?)", (slot,))
    assert recoverable(tmp_path / "state") == ()
    remove_spent(tmp_path / "state")
    assert folders(tmp_path) == [draft.folder]
