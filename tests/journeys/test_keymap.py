"""The table of keys (ux.md §1.3), row by row and column by column: map, title, grid, window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.strategy import Objective
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.title_editor import TitleEditor
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.palette.palette import Palette
from tests.builders import card, lane, link
from tests.journeys.driver import User, started
from tests.journeys.hands import GridHand, MapHand
from tests.ui.canvas.stage import CTRL, PLAIN, SHIFT, Stage, card_at, write_title
from tests.ui.editors.test_value_grid import actuals, go, here, opened
from tests.ui.models.small_desk import desk

Key = Qt.Key
Held = Qt.KeyboardModifier
ALT = Held.AltModifier


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Return a map of three lanes with the card Hire selected in the middle one."""
    made = Stage(
        qtbot,
        card(
            lane("Value", row=0),
            lane("People", row=1),
            lane("Money", row=2),
            card_at("Grow", "Value", 24, 24),
            card_at("Hire", "People", 24, 24),
            card_at("Train", "People", 280, 24),
            link("Hire", "Grow"),
        ),
    )
    made.view_state.select(["Hire"])
    return made


def new_card(stage: Stage) -> Objective:
    """Return the one card that was not there before."""
    (found,) = stage.card.objectives.keys() - {"Grow", "Hire", "Train"}
    return stage.card.objectives[found]


def order_in(stage: Stage, lane_name: str) -> list[str]:
    """Return the cards of a lane in their order, the new one without its name."""
    held = [each for each in stage.card.objectives.values() if each.perspective_id == lane_name]
    return [each.name for each in sorted(held, key=lambda each: each.position)]


def links_of(stage: Stage, objective_id: ObjectiveId) -> set[tuple[str, str]]:
    """Return what a card is linked to, and what to it."""
    ends = {(each.from_id, each.to_id) for each in stage.card.links.values()}
    return {pair for pair in ends if objective_id in pair}


def is_typing(stage: Stage, text: str = "") -> bool:
    """Say whether a title is being typed, so far this."""
    return stage.editor is not None and stage.editor.toPlainText() == text


def makes_sibling_below(stage: Stage) -> None:
    assert order_in(stage, "People") == ["Hire", "", "Train"]
    assert is_typing(stage)


def makes_sibling_above(stage: Stage) -> None:
    assert order_in(stage, "People") == ["", "Hire", "Train"]
    assert is_typing(stage)


def makes_effect(stage: Stage) -> None:
    made = new_card(stage)
    assert made.perspective_id == "Value"
    assert links_of(stage, made.id) == {("Hire", made.id)}
    assert is_typing(stage)


def makes_cause(stage: Stage) -> None:
    made = new_card(stage)
    assert made.perspective_id == "Money"
    assert links_of(stage, made.id) == {(made.id, "Hire")}
    assert is_typing(stage)


def edits_title(stage: Stage) -> None:
    assert is_typing(stage, "Hire")
    assert stage.editor is not None
    assert stage.editor.textCursor().selectedText() == "Hire"


def begins_title(stage: Stage) -> None:
    assert is_typing(stage, "x")


def selects_nothing(stage: Stage) -> None:
    assert stage.selection == []


def walks_along_the_link(stage: Stage) -> None:
    assert stage.selection == ["Grow"]


def walks_to_the_nearest(stage: Stage) -> None:
    assert stage.selection == ["Train"]


def deletes_and_offers_undo(stage: Stage) -> None:
    assert "Hire" not in stage.card.objectives
    assert stage.card.links == {}
    (notice,) = stage.notices
    assert "1 link" in notice.text
    assert [each.title for each in notice.offers] == ["Undo"]


Claim = Callable[[Stage], None]

MAKING = (
    (Key.Key_Return, PLAIN, makes_sibling_below),
    (Key.Key_Return, SHIFT, makes_sibling_above),
    (Key.Key_Tab, PLAIN, makes_effect),
    (Key.Key_Backtab, SHIFT, makes_cause),
)
"""The keys by which cards are made, in every style of the map."""


@pytest.mark.parametrize(
    ("key", "held", "claim"),
    [
        *MAKING,
        (Key.Key_F2, PLAIN, edits_title),
        (Key.Key_X, PLAIN, begins_title),
        (Key.Key_Escape, PLAIN, selects_nothing),
        (Key.Key_Up, CTRL, makes_effect),  # QTest lets Ctrl go, which ends the ghost
        (Key.Key_Down, CTRL, makes_cause),
        (Key.Key_Up, ALT, walks_along_the_link),
        (Key.Key_Right, ALT, walks_to_the_nearest),
        (Key.Key_Delete, PLAIN, deletes_and_offers_undo),
        (Key.Key_Backspace, PLAIN, deletes_and_offers_undo),
    ],
)
def test_with_a_card_selected_a_key_does_what_the_table_says(
    stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier, claim: Claim
) -> None:
    stage.key(key, held)
    claim(stage)


@pytest.mark.parametrize("style", ["style_tree", "style_radial", "style_table"])
@pytest.mark.parametrize(("key", "held", "claim"), MAKING)
def test_cards_are_made_by_the_same_keys_where_the_map_places_them(
    stage: Stage, style: str, key: Qt.Key, held: Qt.KeyboardModifier, claim: Claim
) -> None:
    DEEDS[style](stage.view.place)
    stage.key(key, held)
    claim(stage)
    assert stage.refusals == []


def test_what_was_made_in_another_style_has_a_place_of_its_own_by_hand(stage: Stage) -> None:
    DEEDS["style_tree"](stage.view.place)
    for held in (PLAIN, SHIFT):
        stage.view_state.select(["Hire"])
        stage.key(Key.Key_Return, held)
        type_key(stage, Key.Key_Return)
    DEEDS["style_lanes"](stage.view.place)
    boxes = stage.view.map_scene.card_rects()
    assert len(boxes) == 5
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def type_key(stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key in the title that is being typed."""
    assert stage.editor is not None
    QTest.keyClick(stage.editor, key, held)


def takes_it_and_stays_selected(stage: Stage) -> None:
    assert (stage.editor, stage.selection) == (None, ["Hire"])
    assert stage.view.hasFocus()
    stage.key(Key.Key_Return)
    assert order_in(stage, "People") == ["Hire well", "", "Train"]


def takes_it_and_makes_sibling(stage: Stage) -> None:
    assert order_in(stage, "People") == ["Hire well", "", "Train"]
    assert is_typing(stage)


def takes_it_and_makes_effect(stage: Stage) -> None:
    assert order_in(stage, "People") == ["Hire well", "Train"]
    makes_effect(stage)


def begins_a_line_for_the_description(stage: Stage) -> None:
    write_title(stage, "and keep")
    assert stage.hints[-1] == "The first line is the title; the others go into the description."
    type_key(stage, Key.Key_Return)
    hire = stage.card.objectives[ObjectiveId("Hire")]
    assert (hire.name, hire.description) == ("Hire well", "and keep")
    assert stage.steps == 1


def leaves_all_as_it_was(stage: Stage) -> None:
    assert (stage.editor, stage.steps) == (None, 0)
    assert order_in(stage, "People") == ["Hire", "Train"]


def goes_a_word_back(stage: Stage) -> None:
    write_title(stage, "very ")
    assert is_typing(stage, "Hire very well")
    assert len(stage.card.objectives) == 3


def deletes_a_letter(stage: Stage) -> None:
    assert is_typing(stage, "Hire wel")
    assert "Hire" in stage.card.objectives


@pytest.mark.parametrize(
    ("key", "held", "claim"),
    [
        (Key.Key_Return, PLAIN, takes_it_and_stays_selected),
        (Key.Key_Return, SHIFT, begins_a_line_for_the_description),
        (Key.Key_Return, CTRL, takes_it_and_makes_sibling),
        (Key.Key_Tab, PLAIN, takes_it_and_makes_effect),
        (Key.Key_Escape, PLAIN, leaves_all_as_it_was),
        (Key.Key_Left, CTRL, goes_a_word_back),
        (Key.Key_Backspace, PLAIN, deletes_a_letter),
    ],
)
def test_while_a_title_is_typed_a_key_does_what_the_table_says(
    stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier, claim: Claim
) -> None:
    stage.key(Key.Key_F2)
    write_title(stage, "Hire well")
    type_key(stage, key, held)
    claim(stage)


@pytest.mark.parametrize(
    ("key", "held", "there", "august"),
    [
        (Key.Key_Return, PLAIN, (1, "2026-08"), 95.0),
        (Key.Key_Up, PLAIN, (0, "2026-08"), 95.0),
        (Key.Key_Down, PLAIN, (1, "2026-08"), 95.0),
        (Key.Key_Tab, PLAIN, (0, "2026-09"), 95.0),
        (Key.Key_Backtab, SHIFT, (0, "2026-07"), 95.0),
        (Key.Key_Right, CTRL, (0, "2026-09"), 95.0),
        (Key.Key_Delete, PLAIN, (0, "2026-08"), None),
        (Key.Key_Backspace, PLAIN, (0, "2026-08"), None),
    ],
)
def test_in_a_grid_a_key_does_what_the_table_says(
    qtbot: QtBot,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    there: tuple[int, str],
    august: float | None,
) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-08")
    QTest.keyClick(grid, key, held)
    assert here(grid, model) == there
    assert actuals(at).get("2026-08") == august


def test_in_a_grid_shift_and_enter_go_up(qtbot: QtBot) -> None:
    grid, model = opened(qtbot, desk())
    go(grid, model, 1, "2026-08")
    QTest.keyClick(grid, Key.Key_Return, SHIFT)
    assert here(grid, model) == (0, "2026-08")


def test_in_a_grid_f2_edits_typing_replaces_and_escape_gives_up(qtbot: QtBot) -> None:
    at = desk()
    grid, model = opened(qtbot, at)
    go(grid, model, 0, "2026-08")
    for key, begun in ((Key.Key_F2, "95"), (Key.Key_7, "7")):
        QTest.keyClick(grid, key)
        (editor,) = (each for each in grid.findChildren(QLineEdit) if each.isVisible())
        assert editor.text() == begun
        QTest.keyClick(editor, Key.Key_Escape)
        assert actuals(at)["2026-08"] == 95.0


@pytest.fixture
def user(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[User]:
    """Return somebody who has begun with a framework, the map before them, a card selected."""
    with started(tmp_path, qtbot, qapp) as made:
        made.program.starter.begin_from_template("it-business-value")
        made.wait_for_work()
        MapHand(made).view.setFocus()
        made.open.view_state.select([next(iter(made.card.objectives))])
        yield made


def window_key(user: User, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or user.program.window, key, held)


def editors(user: User) -> list[TitleEditor]:
    """Return the titles that are being typed."""
    found = MapHand(user).view.viewport().findChildren(TitleEditor)
    return [each for each in found if each.isVisible()]


def enter_grid(user: User) -> ValueGrid:
    """Give the keyboard to the values of a measure."""
    grid = GridHand(user).grid
    user.program.window.docks.detail.raise_()
    user.open.view_state.select([next(iter(user.card.measures))])
    grid.setFocus()
    return grid


def test_f6_leaves_map_title_and_grid_and_comes_round_again(user: User) -> None:
    view = MapHand(user).view
    for begin in (None, Key.Key_F2):
        view.setFocus()
        if begin is not None:
            window_key(user, begin)
            assert editors(user)
        passed = set()
        for _pane in range(8):
            window_key(user, Key.Key_F6)
            passed.add(QApplication.focusWidget() is view)
        assert passed == {False, True}
        assert editors(user) == []
    before = len(user.card.objectives)
    grid = enter_grid(user)
    window_key(user, Key.Key_F6, SHIFT)
    assert not grid.hasFocus()
    assert len(user.card.objectives) == before


def test_ctrl_and_a_number_shows_a_view_also_from_within_a_title(user: User) -> None:
    for begin in (None, Key.Key_F2):
        if begin is not None:
            window_key(user, begin)
        for key, page in (
            (Key.Key_2, Page.SCORECARD),
            (Key.Key_3, Page.MEASURES),
            (Key.Key_1, Page.MAP),
        ):
            window_key(user, key, CTRL)
            assert user.program.window.page is page
    assert editors(user) == []
    assert MapHand(user).view.hasFocus()


def test_ctrl_k_opens_the_palette_from_map_title_and_grid(user: User) -> None:
    def opened_once() -> bool:
        found = user.program.window.findChildren(Palette)
        is_open = any(each.isVisible() for each in found)
        window_key(user, Key.Key_Escape)
        return is_open

    window_key(user, Key.Key_K, CTRL)
    assert opened_once()
    window_key(user, Key.Key_F2)
    window_key(user, Key.Key_K, CTRL)
    assert opened_once()
    enter_grid(user)
    window_key(user, Key.Key_K, CTRL)
    assert opened_once()


def test_ctrl_enter_opens_the_details_of_the_selected_card(user: User) -> None:
    window_key(user, Key.Key_Return, CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert user.program.window.docks.inspector.isAncestorOf(focus)
    window_key(user, Key.Key_1, CTRL)
    assert MapHand(user).view.hasFocus()


@pytest.mark.parametrize("held", [PLAIN, SHIFT])
def test_f5_presents_the_map_and_escape_ends_it(user: User, held: Qt.KeyboardModifier) -> None:
    window_key(user, Key.Key_F5, held)
    assert user.program.window.isFullScreen()
    for _press in range(3):  # what is being typed, the selection, the room
        if user.program.window.isFullScreen():
            window_key(user, Key.Key_Escape)
    assert not user.program.window.isFullScreen()


def test_f1_shows_the_keys_and_escape_leads_back(user: User) -> None:
    for key, page in ((Key.Key_F1, Page.KEYS), (Key.Key_Escape, Page.MAP)):
        window_key(user, key)
        assert user.program.window.page is page
