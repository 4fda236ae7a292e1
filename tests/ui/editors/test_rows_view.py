from functools import partial

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits import delete_items
from scorecard_app.domain.people import ActionState
from scorecard_app.domain.relations import Relations
from scorecard_app.ui.editors.group_box import GroupBox
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.note_part import NotePart
from scorecard_app.ui.editors.rows_view import RowsView
from scorecard_app.ui.folds import Folds
from tests.present.small_card import GROW, RATING, REVENUE, month, small_card
from tests.ui.editors.forms import cell, enter, opened, rows_of
from tests.ui.models.small_desk import desk

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)


def with_action(inspector: Inspector) -> RowsView:
    """Write an action by hand, and return the list it stands in."""
    view = rows_of(inspector, "actions")
    assert view.entry is not None
    view.entry.open()
    enter(view.entry.cells, "name", "Call clients")
    view.entry.add()
    return view


def test_a_row_is_typed_and_added_by_enter_in_one_step(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    entry = rows_of(inspector, "targets").entry
    assert entry is not None
    entry.opener.click()
    enter(entry.cells, "since", "Dec 2026")
    QTest.keyClick(cell(entry.cells, "since").control, Qt.Key.Key_Return)
    assert cell(entry.cells, "number").control.hasFocus(), "what is needed is asked for next"
    enter(entry.cells, "number", "150")
    QTest.keyClick(cell(entry.cells, "number").control, Qt.Key.Key_Return)
    assert dict(at.card.series["s-target"].samples)[month("2026-12")] == 150.0  # type: ignore[index]
    assert at.steps == 1
    assert cell(entry.cells, "number").control.shown_text() == ""


def test_what_cannot_be_added_says_why_and_stays_typed(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    entry = rows_of(inspector, "targets").entry
    assert entry is not None
    entry.open()
    enter(entry.cells, "since", "soon")
    enter(entry.cells, "number", "150")
    entry.add()
    assert entry.error.startswith("“soon” is not a period")
    assert cell(entry.cells, "since").control.shown_text() == "soon"
    assert at.steps == 0
    QTest.keyClick(cell(entry.cells, "since").control, Qt.Key.Key_Escape)


def test_a_row_that_was_typed_whole_is_added_when_something_else_is_chosen(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    entry = rows_of(inspector, "targets").entry
    assert entry is not None
    entry.open()
    enter(entry.cells, "since", "Dec 2026")
    entry.add()
    assert entry.error.startswith("Still needed")
    at.view_state.select([RATING])
    assert at.steps == 0, "half a row is none"
    at.view_state.select([REVENUE])
    entry.open()
    enter(entry.cells, "since", "Dec 2026")
    enter(entry.cells, "number", "150")
    at.view_state.select([RATING])
    assert dict(at.card.series["s-target"].samples)[month("2026-12")] == 150.0  # type: ignore[index]
    assert at.steps == 1


def test_a_cell_is_edited_in_place_and_its_fault_said_below_the_row(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    (line,) = rows_of(inspector, "targets").lines
    enter(line.cells, "number", "many")
    inspector.finish()
    assert cell(line.cells, "number").error == "“many” is not a number."
    enter(line.cells, "number", "120")
    inspector.finish()
    assert dict(at.card.series["s-target"].samples) == {month("2026-07"): 120.0}  # type: ignore[index]
    assert at.steps == 1


def test_a_target_gets_another_period_when_its_cell_is_left(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    (line,) = rows_of(inspector, "targets").lines
    enter(line.cells, "since", "Aug 2026")
    assert at.steps == 0
    inspector.finish()
    assert dict(at.card.series["s-target"].samples) == {month("2026-08"): 100.0}  # type: ignore[index]
    assert cell(line.cells, "since").control.shown_text() == "Aug 2026"


def test_a_row_is_removed_by_its_button_and_comes_back_by_undo(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    view = rows_of(inspector, "targets")
    view.lines[0].findChildren(QToolButton)[0].click()
    assert view.lines == []
    at.history.undo()
    assert len(view.lines) == 1
    assert at.card == small_card()


def test_a_row_that_goes_takes_what_was_typed_into_it_along(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    view = with_action(inspector)
    enter(view.lines[0].cells, "due", "2026-12-24")
    at.history.undo()
    assert view.lines == []
    inspector.finish()
    assert at.card == small_card()
    assert at.refusals == []


def test_a_status_needs_a_reason_in_place(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    entry = rows_of(inspector, "overrides").entry
    assert entry is not None
    entry.open()
    enter(entry.cells, "band", "Off track")
    entry.add()
    assert cell(entry.cells, "reason").control.hasFocus()
    assert not at.card.overrides
    enter(entry.cells, "reason", "A strike")
    entry.add()
    (override,) = at.card.overrides.values()
    assert (override.band_key, override.reason) == ("off", "A strike")
    assert at.bridge.scene.results.objective(GROW).band_key == "off"


def test_an_action_is_written_and_marked_done(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    view = with_action(inspector)
    enter(view.lines[0].cells, "state", "Done")
    (action,) = at.card.actions.values()
    assert (action.name, action.state) == ("Call clients", ActionState.DONE)


def test_a_guard_is_chosen_among_the_other_measures(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    view = rows_of(inspector, "guards")
    assert view.entry is not None
    view.entry.open()
    enter(view.entry.cells, "guard", "Rating")
    view.entry.add()
    assert at.card.measures[REVENUE].guard_ids == (RATING,)
    assert view.lines[0].cells[0].control.shown_text() == "Rating"


def test_a_deleted_measure_takes_what_was_typed_about_it_along(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    enter(rows_of(inspector, "targets").lines[0].cells, "since", "Aug 2026")
    at.history.run("Delete", partial(delete_items, ids=[REVENUE]))
    assert REVENUE not in at.card.measures
    assert at.refusals == []


def test_a_low_score_asks_for_its_note_in_place_until_it_is_written(qtbot: QtBot) -> None:
    at = desk(small_card().with_settings(note_threshold=90.0))
    inspector = opened(qtbot, at, REVENUE)
    part = inspector.findChild(NotePart)
    assert isinstance(part, NotePart)
    assert part.isVisible()
    part.row.control.setFocus()
    QTest.keyClicks(part.row.control, "A strike")
    inspector.finish()
    series = Relations(at.card).series_of(REVENUE)[0]
    assert series.remarks[month("2026-09")].note == "A strike"
    assert part.isVisible(), "it stays while it is worked on"
    assert at.steps == 1
    at.view_state.select([RATING])
    assert not part.isVisible()
    at.view_state.select([REVENUE])
    assert not part.isVisible()


def test_without_a_threshold_no_note_is_asked_for(qtbot: QtBot) -> None:
    inspector = opened(qtbot, desk(), REVENUE)
    part = inspector.findChild(NotePart)
    assert isinstance(part, NotePart)
    assert not part.isVisible()


def test_a_folded_group_stays_folded_for_the_next_window(qtbot: QtBot, tmp_path: object) -> None:
    store = QSettings(f"{tmp_path}/settings.ini", QSettings.Format.IniFormat)
    first = opened(qtbot, desk(), REVENUE, folds=Folds(store))
    group = next(each for each in first.findChildren(GroupBox) if each.key == "measures.unit")
    assert not group.is_folded
    group.header.click()
    store.sync()
    again = QSettings(f"{tmp_path}/settings.ini", QSettings.Format.IniFormat)
    second = opened(qtbot, desk(), REVENUE, folds=Folds(again))
    group = next(each for each in second.findChildren(GroupBox) if each.key == "measures.unit")
    assert group.is_folded
