"""What keys and wheel do to a map."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import link
from tests.ui.canvas.stage import (
    CTRL,
    NONE,
    PLAIN,
    SHIFT,
    Keys,
    Stage,
    hold_key,
    let_go_key,
    placement_of,
    two_lanes,
    type_title,
    write_title,
)

Key = Qt.Key


def linked() -> Scorecard:
    """Return two lanes, two cards below and one above, linked."""
    return two_lanes(link("Hire", "Grow"))


def stage_with(qtbot: QtBot, *selected: str) -> Stage:
    """Return a stage on which these are selected."""
    return Stage(qtbot, linked()).selecting(*selected)


def wheel(stage: Stage, notches: int, keys: Keys, at: QPoint) -> None:
    """Turn the wheel over a point of the viewport."""
    viewport = stage.view.viewport()
    event = QWheelEvent(
        at.toPointF(),
        viewport.mapToGlobal(at).toPointF(),
        QPoint(),
        QPoint(0, 120 * notches),
        NONE,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(viewport, event)


@pytest.mark.parametrize(
    ("key", "keys", "spot"),
    [
        (Key.Key_Right, PLAIN, (288.0, 24.0)),
        (Key.Key_Left, SHIFT, (200.0, 24.0)),
        (Key.Key_Down, SHIFT, (280.0, 104.0)),
        (Key.Key_Up, SHIFT, (280.0, 8.0)),
    ],
)
def test_arrows_nudge_by_the_grid_and_with_shift_ten_times_as_far(
    qtbot: QtBot, key: Key, keys: Keys, spot: tuple[float, float]
) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(key, keys)
    assert stage.spot("Train")[:2] == spot
    assert stage.steps == 1


def test_a_held_arrow_is_one_step_and_the_next_press_another(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    hold_key(stage, Key.Key_Right)
    hold_key(stage, Key.Key_Right)
    let_go_key(stage, Key.Key_Right)
    assert (stage.spot("Train")[0], stage.steps) == (296.0, 1)
    stage.key(Key.Key_Right)
    assert (stage.spot("Train")[0], stage.steps) == (304.0, 2)


def test_delete_takes_cards_and_links_in_one_step(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire", "Train")
    stage.key(Key.Key_Delete)
    assert set(stage.card.objectives) == {"Grow"}
    assert not stage.card.links
    assert stage.view.map_scene.shown_ids().objectives == {"Grow"}
    assert (stage.selection, stage.steps) == ([], 1)
    stage.history.undo()
    assert stage.view.map_scene.shown_ids().objectives == {"Grow", "Hire", "Train"}
    assert stage.view.map_scene.shown_ids().links == set(stage.card.links)


def test_delete_leaves_alone_what_is_selected_elsewhere(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "People")
    stage.key(Key.Key_Delete)
    assert stage.steps == 0
    assert stage.refusals == []


def test_f2_edits_the_title_and_typing_replaces_it(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    stage.key(Key.Key_F2)
    assert stage.editor is not None
    assert stage.editor.toPlainText() == "Hire"
    type_title(stage, "Hire well")
    stage.key(Key.Key_W)
    type_title(stage, "in")
    assert stage.card.objectives[ObjectiveId("Hire")].name == "win"
    assert stage.steps == 2


def test_a_title_that_is_typed_elsewhere_commits_when_the_focus_leaves(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    stage.key(Key.Key_F2)
    write_title(stage, "Win")
    stage.view.setFocus()
    assert stage.card.objectives[ObjectiveId("Hire")].name == "Win"
    assert stage.editor is None


def test_undo_of_the_card_under_the_editor_closes_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    stage.double_click(stage.in_lane("Value", 504, 76))
    stage.history.undo()
    assert stage.editor is None
    assert len(stage.card.objectives) == 3


def test_enter_makes_a_sibling_below(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    stage.key(Key.Key_Return)
    type_title(stage, "Keep")
    made = stage.card.objectives[ObjectiveId(stage.selection[0])]
    spot = placement_of(stage.card, made.id)
    assert (made.name, made.perspective_id) == ("Keep", "People")
    assert (spot.x, spot.y) == (24.0, 152.0), "a card is 104 high, and 24 stay free"
    assert stage.steps == 1


def test_a_sibling_stands_next_below_though_a_card_of_the_lane_beneath_was_there(
    qtbot: QtBot,
) -> None:
    stage = stage_with(qtbot, "Grow")
    stage.key(Key.Key_Return)
    type_title(stage, "Keep")
    spot = placement_of(stage.card, ObjectiveId(stage.selection[0]))
    assert (spot.x, spot.y) == (24.0, 152.0), "a card is 104 high, and 24 stay free"


def test_shift_enter_makes_a_sibling_above_and_its_column_moves_down(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    stage.key(Key.Key_Return, SHIFT)
    type_title(stage, "Keep")
    made = stage.card.objectives[ObjectiveId(stage.selection[0])]
    spot = placement_of(stage.card, made.id)
    assert (spot.x, spot.y) == (24.0, 24.0)
    assert stage.spot("Hire")[:2] == (24.0, 152.0)
    assert stage.spot("Train")[:2] == (280.0, 24.0), "another column stays"
    assert stage.steps == 1


def test_ctrl_enter_while_typing_commits_and_makes_the_next_sibling(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    stage.key(Key.Key_Return)
    for name in ("Keep", "Lead"):
        write_title(stage, name)
        assert stage.editor is not None
        QTest.keyClick(stage.editor, Key.Key_Return, CTRL)
    type_title(stage, "Care")
    names = {each.name for each in stage.card.objectives.values()}
    assert {"Keep", "Lead", "Care"} <= names
    assert stage.steps == 3


def test_tab_makes_a_card_that_the_selected_one_serves(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_Tab)
    type_title(stage, "Sell")
    made = stage.card.objectives[ObjectiveId(stage.selection[0])]
    assert made.perspective_id == "Value"
    assert any(
        (each.from_id, each.to_id) == ("Train", made.id) for each in stage.card.links.values()
    )
    assert stage.steps == 1


def test_shift_tab_makes_a_card_that_serves_the_selected_one(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Grow")
    stage.key(Key.Key_Backtab, SHIFT)
    type_title(stage, "Listen")
    made = stage.card.objectives[ObjectiveId(stage.selection[0])]
    assert made.perspective_id == "People"
    assert any(
        (each.from_id, each.to_id) == (made.id, "Grow") for each in stage.card.links.values()
    )


def test_tab_on_the_top_row_says_why_there_is_no_card(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Grow")
    stage.key(Key.Key_Tab)
    assert stage.hints[-1] == "There is no perspective above."
    assert stage.steps == 0


def test_escape_drops_the_selection(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    stage.key(Key.Key_Escape)
    assert stage.selection == []


def test_ctrl_and_the_wheel_zoom_at_the_pointer(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    at = QPoint(300, 200)
    before = stage.view.mapToScene(at)
    wheel(stage, 2, CTRL, at)
    after = stage.view.mapToScene(at)
    assert stage.view.zoom == pytest.approx(1.25**2)
    assert (after - before).manhattanLength() <= 2.0


def test_zoom_ends_at_10_and_800_percent(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    wheel(stage, 40, CTRL, QPoint(300, 200))
    assert stage.view.zoom == 8.0
    wheel(stage, -60, CTRL, QPoint(300, 200))
    assert stage.view.zoom == pytest.approx(0.1)


def test_the_wheel_pans_and_with_shift_sideways(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    before = stage.view.mapFromScene(QPointF())
    wheel(stage, -1, PLAIN, QPoint(300, 200))
    assert stage.view.mapFromScene(QPointF()) - before == QPoint(0, -64)
    wheel(stage, -1, SHIFT, QPoint(300, 200))
    assert stage.view.mapFromScene(QPointF()) - before == QPoint(-64, -64)


def test_the_map_can_never_be_panned_out_of_sight(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    for _turn in range(60):
        wheel(stage, -1, PLAIN, QPoint(300, 200))
    shown = stage.view.mapFromScene(stage.view.map_scene.bounds).boundingRect()
    assert shown.bottom() >= 64


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_Exclam])
def test_shift_1_shows_all_and_ctrl_0_goes_back_to_100_percent(qtbot: QtBot, key: Key) -> None:
    stage = Stage(qtbot, linked())
    wheel(stage, 8, CTRL, QPoint(0, 0))
    stage.key(key, SHIFT)
    seen = stage.view.mapToScene(stage.view.viewport().rect()).boundingRect()
    assert seen.contains(stage.view.map_scene.bounds)
    wheel(stage, 3, CTRL, QPoint(0, 0))
    stage.key(Key.Key_0, CTRL)
    assert stage.view.zoom == 1.0


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_ParenRight])
def test_shift_0_goes_back_to_100_percent_too(qtbot: QtBot, key: Key) -> None:
    stage = Stage(qtbot, linked())
    wheel(stage, 3, CTRL, QPoint(0, 0))
    stage.key(key, SHIFT)
    assert stage.view.zoom == 1.0


def test_shift_2_shows_the_selection_in_the_middle(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    wheel(stage, 4, CTRL, QPoint(0, 0))
    stage.key(Key.Key_2, SHIFT)
    off = stage.view.mapFromScene(stage.middle("Train")) - stage.view.viewport().rect().center()
    assert off.manhattanLength() <= 2


def test_tab_leaves_the_map_when_nothing_is_selected(qtbot: QtBot) -> None:
    stage = Stage(qtbot, linked())
    stage.key(Key.Key_Tab)
    assert len(stage.card.objectives) == 3
    assert stage.editor is None


@pytest.mark.parametrize("selected", ["Hire", "Hire→Grow", "People", None])
def test_the_menu_key_opens_the_menu_at_what_is_selected(
    qtbot: QtBot, selected: str | None
) -> None:
    stage = Stage(qtbot, linked())
    stage.view_state.select([selected] if selected else [])
    asked: list[QPoint] = []
    stage.view.menu_requested.connect(asked.append)
    key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(stage.view, QContextMenuEvent(key, QPoint(), QPoint()))
    viewport = stage.view.viewport()
    (at,) = asked
    spot = viewport.mapFromGlobal(at)
    assert viewport.rect().contains(spot)
    if selected == "Hire":
        hire = stage.view.mapFromScene(stage.middle("Hire"))
        assert (spot - hire).manhattanLength() <= 2
