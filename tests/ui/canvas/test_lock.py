"""A locked layout holds still whatever the mouse does, and lets titles, cards and links go on.

The habit is that of workshops on shared boards: participants move things by accident (Miro), a
lock of the layout keeps text editable, and a short press unlocks nothing.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.lock import LockButton
from scorecard_app.ui.canvas.pins import pin_place
from scorecard_app.ui.canvas.tools.waiting import LongTouch
from scorecard_app.ui.canvas.workplace import LOCKED as SAYS
from scorecard_app.ui.canvas.workplace import PINNED
from tests.ui.canvas.stage import LEFT, Stage, two_lanes, type_title
from tests.ui.canvas.test_lanes import box, edge


@pytest.fixture
def locked(qtbot: QtBot) -> Stage:
    """Return two lanes whose layout is locked."""
    stage = Stage(qtbot, two_lanes())
    DEEDS["lock_layout"](stage.view.place)
    return stage


def is_locked(stage: Stage) -> bool:
    """Say whether the layout is locked."""
    return stage.view.map_scene.lock.is_on


def drag_card(stage: Stage) -> None:
    """Drag a card."""
    stage.drag(stage.middle("Train"), stage.middle("Train") + QPointF(100, 40))


def drag_edge(stage: Stage) -> None:
    """Drag the lower edge of a lane."""
    at = edge(stage, "Value")
    stage.drag(at, at + QPointF(0, 80))


def drag_header(stage: Stage) -> None:
    """Drag a lane below the other."""
    stage.drag(box(stage, "Value").header.center(), stage.in_lane("People", 600, 140))


def press_arrow(stage: Stage) -> None:
    """Press an arrow while a card is selected."""
    stage.view_state.select(["Train"])
    stage.key(Qt.Key.Key_Right)


def give(name: str) -> Callable[[Stage], None]:
    """Return what gives a command while all cards are selected."""

    def act(stage: Stage) -> None:
        stage.view_state.select(["Grow", "Hire", "Train"])
        DEEDS[name](stage.view.place)

    return act


@pytest.mark.parametrize(
    "act",
    [
        drag_card,
        drag_edge,
        drag_header,
        press_arrow,
        give("align_left"),
        give("distribute_across"),
        give("tidy_up"),
    ],
    ids=["card", "edge", "header", "arrow", "align", "distribute", "tidy up"],
)
def test_nothing_moves_and_the_hint_says_why(locked: Stage, act: Callable[[Stage], None]) -> None:
    act(locked)
    assert locked.steps == 0
    assert SAYS in locked.hints


def test_titles_cards_and_links_are_made_all_the_same(locked: Stage) -> None:
    locked.drag(locked.dot("Hire"), locked.middle("Grow"))
    locked.double_click(locked.middle("Train"))
    type_title(locked, "Teach")
    locked.double_click(locked.in_lane("Value", 600, 80))
    type_title(locked, "Delight")
    names = {each.name for each in locked.card.objectives.values()}
    assert names == {"Grow", "Hire", "Teach", "Delight"}
    assert len(locked.card.links) == 1


def test_a_click_on_the_lock_leaves_it_and_a_press_that_is_held_unlocks(
    qtbot: QtBot, locked: Stage
) -> None:
    button = LockButton(locked.view.map_scene.lock, locked.themes)
    qtbot.addWidget(button)
    button.show()
    QTest.mouseClick(button, LEFT)
    assert not button.timer.isActive()
    assert is_locked(locked)
    QTest.mousePress(button, LEFT)
    assert button.timer.isActive()
    assert button.timer.interval() == 600
    button.timer.timeout.emit()
    assert not is_locked(locked)
    assert button.isHidden()
    drag_card(locked)
    assert locked.steps == 1


@pytest.fixture
def pinned(qtbot: QtBot) -> Stage:
    """Return two lanes with one card that is pinned."""
    stage = Stage(qtbot, two_lanes())
    stage.view_state.select(["Train"])
    DEEDS["pin"](stage.view.place)
    return stage


def clocks(stage: Stage) -> list[LongTouch]:
    """Return what waits for a press to last."""
    found = stage.view.map_scene.findChildren(LongTouch)
    return [each for each in found if each.timer.isActive()]


def pin_of(stage: Stage, name: str) -> QPointF:
    """Return where the pin of a card is."""
    rect = stage.view.map_scene.rect_of(name)
    assert rect is not None
    return pin_place(rect)


def test_a_pinned_card_is_moved_by_neither_mouse_nor_keys(pinned: Stage) -> None:
    before = pinned.spot("Train")
    drag_card(pinned)
    press_arrow(pinned)
    assert pinned.spot("Train") == before
    assert pinned.hints.count(PINNED) >= 2
    assert pinned.steps == 1


def test_of_several_selected_cards_the_pinned_one_stays(pinned: Stage) -> None:
    before = pinned.spot("Train")
    pinned.view_state.select(["Hire", "Train"])
    pinned.drag(pinned.middle("Hire"), pinned.middle("Hire") + QPointF(0, 40))
    assert pinned.spot("Train") == before
    assert pinned.spot("Hire")[1] == 64.0


def test_a_pin_that_is_pressed_for_a_moment_lets_its_card_go(pinned: Stage) -> None:
    at = pin_of(pinned, "Train")
    pinned.press(at)
    (clock,) = clocks(pinned)
    assert clock.timer.interval() == 600
    clock.timer.timeout.emit()
    pinned.release(at)
    assert not pinned.view.map_scene.pinned
    drag_card(pinned)
    assert pinned.spot("Train")[0] == 384.0


def test_a_click_on_a_pin_or_a_press_beside_it_lets_nothing_go(pinned: Stage) -> None:
    pinned.click(pin_of(pinned, "Train"))
    pinned.press(pinned.middle("Train"))
    assert clocks(pinned) == []
    pinned.release(pinned.middle("Train"))
    assert pinned.view.map_scene.pinned == {"Train"}


def test_pinning_a_selected_lane_pins_its_cards(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.click(box(stage, "People").header.center())
    DEEDS["pin"](stage.view.place)
    assert stage.view.map_scene.pinned == {"Hire", "Train"}
