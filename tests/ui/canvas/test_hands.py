"""Cards and links are made, walked, copied and pasted by key alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.ui.canvas.link_field import LinkField
from scorecard_app.ui.commands import COMMANDS, Keymap
from scorecard_app.ui.habits import Habits
from tests.ui.canvas.stage import (
    CTRL,
    PLAIN,
    SHIFT,
    Stage,
    far_apart,
    pairs,
    placement_of,
    type_title,
)

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
BY_ID = {command.id: command for command in COMMANDS}


def stage_with(qtbot: QtBot, *selected: str, habits: Habits | None = None) -> Stage:
    """Return a stage of three lanes on which these are selected."""
    return Stage(qtbot, far_apart("Value", "Clients", "People"), habits).selecting(*selected)


def held(stage: Stage, key: Qt.Key, times: int = 1) -> None:
    """Hold Ctrl and press an arrow; QTest would let Ctrl go after each press."""
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    QApplication.sendEvent(stage.view, QKeyEvent(down, Key.Key_Control, CTRL))
    for _time in range(times):
        for kind in (down, up):
            QApplication.sendEvent(stage.view, QKeyEvent(kind, key, CTRL))


def let_go(stage: Stage) -> None:
    """Let Ctrl go."""
    event = QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Control, PLAIN)
    QApplication.sendEvent(stage.view, event)


def grown(stage: Stage, key: Qt.Key, times: int = 1) -> None:
    """Hold Ctrl, press an arrow, and let go."""
    held(stage, key, times)
    let_go(stage)


def field(stage: Stage) -> LinkField | None:
    """Return the open field for the end of a link."""
    found = stage.view.viewport().findChildren(LinkField)
    return next((each for each in found if each.isVisible()), None)


def typed(stage: Stage, text: str, end: Qt.Key = Key.Key_Return) -> None:
    """Type into the open field and end by a key."""
    opened = field(stage)
    assert opened is not None
    QTest.keyClicks(opened.line, text)
    QTest.keyClick(opened.line, end)


def test_ctrl_arrow_shows_a_ghost_until_ctrl_is_let_go(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    held(stage, Key.Key_Up)
    assert (len(stage.card.objectives), stage.steps) == (4, 0)
    let_go(stage)
    type_title(stage, "Please")
    assert ("Train", "Please") in pairs(stage)
    made = ObjectiveId(stage.selection[0])
    assert stage.card.objectives[made].perspective_id == "Clients"
    assert stage.steps == 1


def test_ctrl_arrow_again_makes_more_siblings_none_on_another_card(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Grow")
    grown(stage, Key.Key_Down, times=3)
    assert len(stage.selection) == 3
    boxes = [stage.view.map_scene.rect_of(each) for each in stage.selection]
    assert all(box is not None for box in boxes)
    assert not any(a and b and a is not b and a.intersects(b) for a in boxes for b in boxes)
    made = [each for each in stage.card.links.values() if each.to_id == "Grow"]
    assert len(made) == 3
    assert stage.steps == 1


def test_ctrl_arrow_sideways_gives_way_to_the_card_that_stands_there(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    grown(stage, Key.Key_Right)
    type_title(stage, "Coach")
    made = ObjectiveId(stage.selection[0])
    spot = placement_of(stage.card, made)
    assert (spot.x, spot.y) != (280.0, 24.0)
    assert ("Train", "Coach") in pairs(stage)


def test_escape_gives_the_ghosts_up(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    held(stage, Key.Key_Up)
    stage.key(Key.Key_Escape)
    let_go(stage)
    assert (len(stage.card.objectives), stage.steps) == (4, 0)
    assert stage.selection == ["Train"]


def test_ctrl_arrow_beyond_the_top_says_why_nothing_comes(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Grow")
    grown(stage, Key.Key_Up)
    assert stage.hints[-1] == "There is no perspective above."


def test_alt_arrow_follows_a_link_before_it_goes_to_the_nearest_card(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_Up, ALT)
    assert (stage.selection, stage.hints[-1]) == (["Save"], "Along a link to 2 Save")
    stage.key(Key.Key_Left, ALT)
    assert (stage.selection, stage.hints[-1]) == (["Grow"], "To 1 Grow")
    stage.key(Key.Key_Up, ALT)
    assert (stage.selection, stage.hints[-1]) == (["Grow"], "There is no card that way.")


def test_alt_arrow_begins_at_the_first_card_and_leaves_a_link_by_its_end(qtbot: QtBot) -> None:
    stage = stage_with(qtbot)
    stage.key(Key.Key_Down, ALT)
    assert stage.selection == ["Grow"]
    stage.view_state.select(["Train→Save"])
    stage.key(Key.Key_Up, ALT)
    assert stage.selection == ["Save"]


def test_link_to_takes_a_number_and_leaves_the_link_selected(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_L, CTRL)
    typed(stage, "1")
    assert ("Train", "Grow") in pairs(stage)
    assert stage.selection[0] in stage.card.links
    assert field(stage) is None
    assert stage.view.viewport().hasFocus() or stage.view.hasFocus()


def test_link_to_takes_letters_of_a_name_and_a_minus(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    stage.key(Key.Key_L, CTRL)
    typed(stage, "-sav")
    (made,) = [each for each in stage.card.links.values() if each.from_id == "Hire"]
    assert (made.to_id, made.sign) == ("Save", Sign.NEGATIVE)


def test_link_to_says_why_a_card_cannot_be_linked(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_L, CTRL)
    typed(stage, "2")
    opened = field(stage)
    assert opened is not None
    assert opened.says.text() == (
        "These two are already linked in this way; edit that link instead."
    )
    QTest.keyClick(opened.line, Key.Key_Escape)
    assert field(stage) is None
    assert stage.steps == 0


def test_l_links_two_cards_that_are_chosen_by_the_arrows(qtbot: QtBot) -> None:
    stage = stage_with(qtbot)
    stage.key(Key.Key_L)
    opened = field(stage)
    assert opened is not None
    QTest.keyClick(opened.line, Key.Key_Down)
    QTest.keyClick(opened.line, Key.Key_Return)  # the second from the top left: Save
    QTest.keyClick(opened.line, Key.Key_Return)  # what is nearest to it
    assert ("Save", "Hire") in pairs(stage)


def test_l_takes_a_chain_of_numbers(qtbot: QtBot) -> None:
    stage = stage_with(qtbot)
    stage.key(Key.Key_L)
    typed(stage, "3>4>-1")
    assert {("Train", "Hire"), ("Hire", "Grow")} <= pairs(stage)
    assert stage.card.links[stage.selection[0]].sign is Sign.NEGATIVE  # type: ignore[index]
    assert stage.steps == 1


def test_l_begins_a_title_while_a_card_is_selected(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_L)
    assert field(stage) is None
    assert stage.editor is not None


def test_the_field_for_a_link_closes_when_its_card_goes(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_L, CTRL)
    stage.view_state.select(["Hire"])
    stage.view.place.ask_link(ObjectiveId("Hire"))
    assert field(stage) is not None
    stage.view.setFocus()
    assert field(stage) is None


def test_a_new_perspective_stands_below_that_of_the_selected_card(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Grow")
    with qtbot.waitSignal(stage.view.details_wanted):
        stage.key(Key.Key_N, CTRL | SHIFT)
    made = stage.card.perspectives[PerspectiveId(stage.selection[0])]
    assert made.row == 1
    stage.key(Key.Key_Insert)
    type_title(stage, "First")
    assert stage.card.objectives[ObjectiveId(stage.selection[0])].perspective_id == made.id


def test_shift_f2_says_whether_the_selected_cards_lead(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Grow", "Save")
    found = []
    for _time in range(3):
        stage.key(Key.Key_F2, SHIFT)
        found.append(
            {stage.card.objectives[ObjectiveId(each)].lead_lag for each in stage.selection}
        )
    assert found == [{LeadLag.LEADING}, {LeadLag.LAGGING}, {None}]


def test_every_key_of_the_map_can_be_another(qtbot: QtBot, habits: Habits) -> None:
    stage = stage_with(qtbot, "Train", habits=habits)
    habits.keep_keymap(Keymap().rebound(BY_ID["walk_up"], ("Ctrl+Alt+J",)))
    stage.key(Key.Key_Up, ALT)
    assert stage.selection == ["Train"]
    stage.key(Key.Key_J, CTRL | ALT)
    assert stage.selection == ["Save"]


def test_tab_leaves_the_map_for_those_who_want_it_so(qtbot: QtBot, habits: Habits) -> None:
    habits.keep_tab_links(on=False)
    stage = stage_with(qtbot, "Train", habits=habits)
    stage.key(Key.Key_Tab)
    assert (stage.editor, len(stage.card.objectives)) == (None, 4)


def test_the_setting_of_tab_holds_while_a_title_is_typed(qtbot: QtBot, habits: Habits) -> None:
    habits.keep_tab_links(on=False)
    stage = stage_with(qtbot, "Train", habits=habits)
    stage.key(Key.Key_F2)
    type_title(stage, "Teach", Key.Key_Tab)
    assert stage.card.objectives[ObjectiveId("Train")].name == "Teach"
    assert len(stage.card.objectives) == 4


@pytest.mark.parametrize(("key", "held"), [(Key.Key_Plus, CTRL | SHIFT), (Key.Key_Equal, CTRL)])
def test_a_sign_is_heard_with_and_without_shift(
    qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    stage = stage_with(qtbot)
    stage.key(key, held)
    assert stage.view.zoom == pytest.approx(1.25)


def test_keys_of_the_number_pad_are_those_of_the_keyboard(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier | PLAIN)
    assert stage.editor is not None
