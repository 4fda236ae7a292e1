"""The bytes of a picture stand in a file once, whatever is done and undone."""

import sqlite3
from contextlib import closing
from pathlib import Path

from scorecard_app.document.change import Change
from scorecard_app.document.edits.backdrops import remove_backdrop, set_backdrop
from scorecard_app.storage.files import read_card
from scorecard_app.storage.revisions import pack_delta
from tests.builders import MAP, card
from tests.picture_files import png
from tests.storage.editor import Editor, editing, opening

WITHOUT = card()
NOISE = b"".join(bytes([each * 7 % 256, each * 31 % 256, each % 256]) for each in range(9_000))
WITH = set_backdrop(WITHOUT, map_id=MAP, data=png(9_000, 1, b"abc") + NOISE, within=(0, 0, 9, 9))


def rows(path: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as db:
        (present,) = db.execute("SELECT count(*) FROM pictures").fetchone()
        (past,) = db.execute("SELECT count(*) FROM past_pictures").fetchone()
    return present, past


def put_and_remove(editor: Editor) -> None:
    editor.put(WITH)
    editor.put(remove_backdrop(WITH, map_id=MAP))


def test_a_recorded_change_names_a_picture_and_holds_none() -> None:
    for change in (Change("", WITHOUT, WITH), Change("", WITH, WITHOUT)):
        assert len(pack_delta(change.delta)) < 700


def test_what_was_removed_comes_back_by_undo_after_opening(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    with editing(tmp_path, WITHOUT) as editor:
        put_and_remove(editor)
        editor.copy.publish(path)
        assert rows(path) == (0, 1)
    with opening(path, tmp_path) as again:
        steps = again.copy.history().done
        assert [step.after for step in steps] == [WITH, WITHOUT]
        again.undo()
        again.copy.flush()
        assert again.card == WITH
        again.copy.publish(path)
        assert rows(path) == (1, 0)
    assert read_card(path) == WITH


def test_a_file_without_history_keeps_no_picture_that_it_does_not_show(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    with editing(tmp_path, WITHOUT) as editor:
        put_and_remove(editor)
        editor.copy.publish(path, with_history=False)
    assert rows(path) == (0, 0)
    assert NOISE not in path.read_bytes()


def test_history_ends_where_its_picture_is_gone(tmp_path: Path) -> None:
    with editing(tmp_path, WITHOUT) as editor:
        put_and_remove(editor)
        editor.copy.flush()
        editor.copy._recorder.run(
            lambda: editor.copy._db.execute("UPDATE past_pictures SET kind = 'gif'")
        )
        assert editor.copy.history().done == ()
