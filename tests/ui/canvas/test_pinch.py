"""Two fingers on a touch screen zoom and pan the map; one is a mouse."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.canvas.stage import Stage, two_lanes


class Fingers:
    """Two fingers on the map."""

    def __init__(self, stage: Stage, device: QPointingDevice) -> None:
        self._screen, self._device = stage.view.viewport(), device

    def press(self, *places: QPoint) -> None:
        event = QTest.touchEvent(self._screen, self._device)
        for finger, at in enumerate(places):
            event.press(finger, at, self._screen)
        event.commit()

    def move(self, *places: QPoint) -> None:
        event = QTest.touchEvent(self._screen, self._device)
        for finger, at in enumerate(places):
            event.move(finger, at, self._screen)
        event.commit()

    def lift(self, *places: QPoint) -> None:
        event = QTest.touchEvent(self._screen, self._device)
        for finger, at in enumerate(places):
            event.release(finger, at, self._screen)
        event.commit()


def test_fingers_that_part_zoom_between_them_and_leave_all_cards_in_place(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    middle = stage.view.mapFromScene(stage.middle("Train"))
    before, apart = stage.card, [QPoint(20 * step, 0) for step in range(1, 5)]
    fingers = Fingers(stage, QTest.createTouchDevice())
    fingers.press(middle - apart[0], middle + apart[0])
    for away in apart[1:]:
        fingers.move(middle - away, middle + away)
    fingers.lift(middle - apart[-1], middle + apart[-1])
    assert stage.view.zoom > 1.5
    there = stage.view.mapFromScene(stage.middle("Train"))
    assert (there - middle).manhattanLength() < 30
    assert stage.card is before
