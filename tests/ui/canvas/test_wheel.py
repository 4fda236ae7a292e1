"""A mouse has notches, a trackpad has phases or counts pixels; a long touch is a right click."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.ui.canvas.tools.waiting import LongTouch
from scorecard_app.ui.canvas.wheel import Turn, turn_of
from tests.ui.canvas.stage import CTRL, LEFT, PLAIN, SHIFT, Stage, two_lanes

STILL, BEGUN = Qt.ScrollPhase.NoScrollPhase, Qt.ScrollPhase.ScrollBegin


def turned(
    angle: int, *, pixels: int = 0, keys: Qt.KeyboardModifier = PLAIN, phase: Qt.ScrollPhase = STILL
) -> QWheelEvent:
    """Return a turn down the page by so much."""
    return QWheelEvent(
        QPointF(300, 200),
        QPointF(300, 200),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        keys,
        phase,
        False,  # noqa: FBT003 - Qt's own argument
    )


@pytest.mark.parametrize(
    ("event", "wheel_zooms", "expected"),
    [
        (turned(-120), False, Turn(QPoint(0, -64))),
        (turned(-120, keys=SHIFT), False, Turn(QPoint(-64, 0))),
        (turned(120, keys=CTRL), False, Turn(QPoint(), 1.0)),
        (turned(120), True, Turn(QPoint(), 1.0)),
        (turned(120, keys=SHIFT), True, Turn(QPoint(64, 0))),
        (turned(120, pixels=9), True, Turn(QPoint(0, 9))),
        (turned(120, phase=BEGUN), True, Turn(QPoint(0, 64))),
        (turned(0), True, Turn(QPoint())),
    ],
    ids=[
        "a notch pans down",
        "Shift pans across",
        "Ctrl zooms",
        "as the user likes it, a notch zooms",
        "Shift pans across all the same",
        "what counts pixels is a trackpad",
        "what has phases is a trackpad",
        "no turn is no zoom",
    ],
)
def test_a_wheel_means(event: QWheelEvent, expected: Turn, *, wheel_zooms: bool) -> None:
    assert turn_of(event, wheel_zooms=wheel_zooms) == expected


def test_the_wheel_zooms_at_the_pointer_as_the_user_likes_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    stage.view.wheel_zooms = True
    held = stage.view.mapToScene(QPoint(300, 200))
    QApplication.sendEvent(stage.view.viewport(), turned(120))
    assert stage.view.zoom == 1.25
    assert stage.view.mapFromScene(held) == QPoint(300, 200)


def touch(stage: Stage, at: QPoint, kind: QEvent.Type) -> None:
    """Touch a point of the view as a screen tells of it: as a mouse that is none."""
    viewport = stage.view.viewport()
    here, screen = at.toPointF(), viewport.mapToGlobal(at).toPointF()
    source = Qt.MouseEventSource.MouseEventSynthesizedBySystem
    event = QMouseEvent(kind, here, here, screen, LEFT, LEFT, PLAIN, source)
    QApplication.sendEvent(viewport, event)


def test_a_finger_that_stays_on_a_card_asks_for_its_menu(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    at = stage.view.mapFromScene(stage.middle("Hire"))
    asked: list[QPoint] = []
    stage.view.menu_requested.connect(asked.append)
    clock = stage.view.map_scene.findChild(LongTouch)
    assert isinstance(clock, LongTouch)
    touch(stage, at, QEvent.Type.MouseButtonPress)
    assert clock.timer.isActive()
    clock.timer.timeout.emit()
    assert asked == [stage.view.viewport().mapToGlobal(at)]
    assert stage.selection == ["Hire"]
    touch(stage, at, QEvent.Type.MouseButtonRelease)
    assert stage.steps == 0
    assert not clock.timer.isActive()


def test_a_mouse_that_stays_asks_for_nothing(qtbot: QtBot) -> None:
    stage = Stage(qtbot, two_lanes())
    clock = stage.view.map_scene.findChild(LongTouch)
    assert isinstance(clock, LongTouch)
    stage.press(stage.middle("Hire"))
    assert not clock.timer.isActive()
    stage.release(stage.middle("Hire"))
