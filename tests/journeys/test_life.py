"""The life of a scorecard in the window: begun, changed, saved, left, found again."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits import rename_objective, set_setting
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.storage.courtesy import Holder, announce
from scorecard_app.storage.files import read_card
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.prompts import Leaving
from tests.journeys.driver import KEPT, User, started

TEMPLATE = "corporate"


def rename(user: User, name: str) -> None:
    """Change the name of the scorecard, as the settings page does."""
    user.open.history.run("Name", partial(set_setting, field="name", value=name))


def begin(user: User) -> None:
    """Begin a blank scorecard from the start page."""
    user.program.starter.begin_blank()
    user.wait_for_work()


def test_the_window_starts_with_the_start_page(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        assert user.program.window.page is Page.START
        assert user.program.window.windowTitle() == "Scorecard"
        assert not user.program.actions["save"].isEnabled()


def test_a_change_is_said_to_be_kept_only_after_it_is(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        assert user.saving == ""
        rename(user, "Ours")
        assert user.saving == "Saving on this computer…"
        user.wait_until_kept()

        assert user.open.working_copy.has_unpublished


def test_saved_and_opened_again_it_is_the_same_and_can_still_be_undone(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "ours.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        before = user.card
        rename(user, "Ours")
        user.answer(path)
        user.choose("save")
        user.wait_for_work()
        assert read_card(path) == user.card
        assert not user.program.window.isWindowModified()
        assert user.program.window.windowTitle().startswith("ours.scorecard")
        saved = user.card

    with started(tmp_path, qtbot, qapp, file=path) as user:
        assert user.card == saved
        user.choose("undo")
        assert user.card == before
        user.choose("redo")
        assert user.card == saved
        assert not user.program.window.isWindowModified()


def test_a_draft_that_was_kept_is_offered_at_the_next_start(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Unfinished")
        kept = user.card

    with started(tmp_path, qtbot, qapp) as user:
        (draft,) = user.program.session.drafts()
        user.program.session.resume(draft)
        user.wait_for_work()
        assert user.card == kept
        assert user.program.window.isWindowModified()
        user.choose("undo")
        assert user.card.settings.name != "Unfinished"


def test_discarded_work_is_not_offered_again(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Nothing")
        user.answer(Leaving.DISCARD)
        user.choose("close")

        assert user.program.session.current is None
        assert user.program.window.page is Page.START
        assert user.program.session.drafts() == ()


def test_staying_leaves_everything_open(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Still here")
        user.answer(Leaving.STAY)
        user.program.window.close()

        assert user.program.window.isVisible()
        assert user.card.settings.name == "Still here"


def test_saving_before_leaving_saves_and_leaves(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "on the way.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "On the way")
        user.answer(Leaving.SAVE, path)
        user.program.window.close()
        user.wait(lambda: not user.program.window.isVisible())

    assert read_card(path).settings.name == "On the way"


def test_a_save_that_is_cancelled_leaves_the_window_open(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Wait")
        user.answer(Leaving.SAVE, None)
        user.program.window.close()

        assert user.program.window.isVisible()


def test_a_file_that_cannot_be_opened_disturbs_nothing(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    letter = tmp_path / "letter.scorecard"
    letter.write_text("Dear Sir or Madam", encoding="utf-8")
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Open")
        user.answer(letter)
        user.choose("open")
        user.wait_for_work()

        assert user.said == "“letter.scorecard” is not a scorecard."
        assert user.card.settings.name == "Open"


def test_staying_while_another_file_waits_leaves_that_file_alone(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "other.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Other")
        user.answer(path)
        user.choose("save")
        user.wait_for_work()
        rename(user, "Changed since")
        user.answer(path, Leaving.STAY)
        user.choose("open")
        user.wait_for_work()

        assert user.card.settings.name == "Changed since"
        assert user.program.session.drafts() == ()


def test_a_file_that_somebody_else_saved_is_left_and_ours_becomes_a_copy(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path, theirs = tmp_path / "shared.scorecard", tmp_path / "theirs.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Theirs")
        user.answer(theirs)
        user.choose("save")
        user.wait_for_work()
        rename(user, "Ours")
        user.answer(path)
        user.choose("save_as")
        user.wait_for_work()
        path.write_bytes(theirs.read_bytes())
        rename(user, "Ours, later")
        user.choose("save")
        user.wait_for_work()

        assert "was saved as a copy" in user.said
        copy = user.open.path
        assert copy is not None
        assert copy.parent == tmp_path
        assert read_card(copy).settings.name == "Ours, later"
        assert read_card(path).settings.name == "Theirs"


def test_a_folder_that_takes_no_file_is_said_and_nothing_is_lost(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, "Ours")
        user.answer(tmp_path / "nowhere" / "ours.scorecard")
        user.choose("save")
        user.wait_for_work()

        assert "was not saved" in user.said
        assert user.program.window.isWindowModified()
        assert user.saving.startswith(KEPT)


def test_autosave_saves_the_file_after_every_change(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "by itself.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.answer(path)
        user.choose("save")
        user.wait_for_work()
        user.program.settings.choose(autosave=True)
        rename(user, "By itself")
        user.wait(lambda: not user.open.is_modified)

        assert read_card(path).settings.name == "By itself"


def test_the_sample_opens_as_a_new_scorecard_with_figures(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.open_sample()
        user.wait_for_work()

        assert user.open.path is None
        assert len(user.card.measures) == 116  # mcc_indicators.csv
        assert user.open.view_state.date.year == 2011  # the compact ended in April 2011
        assert not user.program.window.isWindowModified()


@pytest.mark.parametrize("text", ["Grow <b>fast</b>", "Größe & Maß"])
def test_names_are_shown_as_they_are(
    text: str, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        rename(user, text)

        assert user.program.window.windowTitle().startswith(text)


def test_a_gesture_that_ends_where_it_began_leaves_undo_working(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("it-business-value")
        user.wait_for_work()
        name = next(iter(user.card.objectives))
        history, start = user.open.history, user.card
        history.run("Name", partial(rename_objective, objective_id=ObjectiveId(name), name="One"))
        for text in ("Two", "One"):
            edit = partial(rename_objective, objective_id=ObjectiveId(name), name=text)
            history.run("Name", edit, merge_key="typing")
        history.end_gesture()
        user.choose("undo")
        user.wait_until_kept()

        assert user.card == start


def test_who_else_has_a_file_open_is_said_when_it_is_opened_but_not_of_ourselves(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "shared.scorecard"
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_blank()
        user.wait_for_work()
        user.answer(path)
        user.choose("save")
        user.wait_for_work()
        user.program.session.open_file(path)
        user.wait_for_work()
        assert user.said == ""
        user.choose("close")
        user.wait_for_work()
        since = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
        announce(path, Holder("Ann", "studio", since, "her-copy"))
        user.program.session.open_file(path)
        user.wait_for_work()

        assert user.said.startswith("Ann has had “shared.scorecard” open on studio since ")
        assert f"{since.astimezone():%H:%M}" in user.said
