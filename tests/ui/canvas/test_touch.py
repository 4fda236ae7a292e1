"""Fingers: a tap selects, a drag moves, a long touch opens the menu, two fingers zoom."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.ui.canvas.tools.waiting import LongTouch
from tests.ui.canvas.stage import Stage
from tests.ui.canvas.test_lanes import three_lanes


class Hand:
    """Fingers on the glass over a map, numbered from 0."""

    def __init__(self, stage: Stage) -> None:
        self._glass = stage.view.viewport()
        self._device = QTest.createTouchDevice()
        self._stage = stage

    def put(self, *at: QPoint) -> None:
        """Put fingers down, all at once."""
        touch = QTest.touchEvent(self._glass, self._device)
        for finger, point in enumerate(at):
            touch.press(finger, point, self._glass)
        touch.commit()

    def add(self, still: QPoint, second: QPoint) -> None:
        """Put a second finger down while the first one stays."""
        touch = QTest.touchEvent(self._glass, self._device)
        touch.move(0, still, self._glass)
        touch.press(1, second, self._glass)
        touch.commit()

    def move(self, *at: QPoint) -> None:
        """Move the fingers that are down."""
        touch = QTest.touchEvent(self._glass, self._device)
        for finger, point in enumerate(at):
            touch.move(finger, point, self._glass)
        touch.commit()

    def lift(self, *at: QPoint) -> None:
        """Lift all fingers."""
        touch = QTest.touchEvent(self._glass, self._device)
        for finger, point in enumerate(at):
            touch.release(finger, point, self._glass)
        touch.commit()

    def tap(self, at: QPoint) -> None:
        """Touch and let go."""
        self.put(at)
        self.lift(at)

    def pixel(self, name: str) -> QPoint:
        """Return the middle of a card in the view."""
        return self._stage.view.mapFromScene(self._stage.middle(name))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, three_lanes())


def test_a_tap_selects_a_card_and_gives_the_map_the_keyboard(stage: Stage) -> None:
    hand = Hand(stage)
    hand.tap(hand.pixel("Serve"))
    assert stage.selection == ["Serve"]
    assert stage.view.hasFocus()


def test_two_taps_edit_the_title(stage: Stage) -> None:
    hand = Hand(stage)
    hand.tap(hand.pixel("Serve"))
    hand.tap(hand.pixel("Serve"))
    assert stage.editor is not None
    assert stage.editor.toPlainText() == "Serve"


def test_a_finger_drags_a_card_in_one_step(stage: Stage) -> None:
    hand = Hand(stage)
    start = hand.pixel("Serve")
    hand.put(start)
    for step in range(1, 5):
        hand.move(start + QPoint(40 * step, 0))
    hand.lift(start + QPoint(160, 0))
    assert stage.spot("Serve")[0] == 184
    assert stage.steps == 1


def test_a_second_finger_gives_the_drag_up_and_zooms_at_the_middle_of_both(stage: Stage) -> None:
    hand, view = Hand(stage), stage.view
    start, second = hand.pixel("Serve"), hand.pixel("Serve") + QPoint(200, 0)
    hand.put(start)
    hand.move(start + QPoint(40, 0))
    before, zoom = stage.card, view.zoom
    hand.add(start, second)
    assert stage.spot("Serve")[0] == 24
    middle = (start + second) / 2
    held = view.mapToScene(middle)
    hand.move(start - QPoint(50, 0), second + QPoint(50, 0))
    assert view.zoom == pytest.approx(1.5 * zoom, rel=0.02)
    assert (view.mapFromScene(held) - middle).manhattanLength() <= 3
    hand.lift(start, second)
    assert before is not stage.card
    assert (stage.steps, stage.spot("Serve")[0]) == (0, 24)


def test_a_long_touch_selects_and_opens_the_menu(stage: Stage) -> None:
    asked: list[QPoint] = []
    stage.view.menu_requested.connect(asked.append)
    hand = Hand(stage)
    hand.put(hand.pixel("Serve"))
    (waiting,) = stage.view.map_scene.findChildren(LongTouch)
    assert waiting.timer.isActive()
    waiting.timer.timeout.emit()
    hand.lift(hand.pixel("Serve"))
    assert stage.selection == ["Serve"]
    assert len(asked) == 1
    assert stage.steps == 0


def test_in_a_room_a_finger_hits_what_is_small_within_44_pixels(stage: Stage) -> None:
    """WCAG 2.1, 2.5.5: targets are 44 pixels wide and high."""
    look = stage.view.map_scene.look
    assert 2 * look.reach(9.0) == 18
    look.project(is_projected=True)
    assert 2 * look.reach(9.0) == 44
