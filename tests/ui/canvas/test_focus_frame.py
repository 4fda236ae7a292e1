"""The frame that says that the keyboard is in the map."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import card, lane
from tests.ui.canvas.stage import Stage, card_at

Reason = Qt.FocusReason


def stage_with(qtbot: QtBot) -> Stage:
    return Stage(qtbot, card(lane("Value"), card_at("Grow", "Value", 24, 24)))


def give_focus(stage: Stage, reason: Qt.FocusReason) -> None:
    """Take the keyboard away from the map and give it back for a reason."""
    stage.view.clearFocus()
    stage.view.setFocus(reason)


def edges(stage: Stage) -> set[str]:
    """Return the colours of the outermost two pixels of the map, in the middle of each side."""
    picture = stage.view.grab(stage.view.viewport().geometry()).toImage()
    width, height = picture.width(), picture.height()
    across = [(x, height // 2) for x in (0, 1, width - 2, width - 1)]
    down = [(width // 2, y) for y in (0, 1, height - 2, height - 1)]
    return {picture.pixelColor(*at).name() for at in (*across, *down)}


def focus_colour(stage: Stage) -> QColor:
    return stage.themes.theme.colour("focus")


@pytest.mark.parametrize(
    "reason", [Reason.ShortcutFocusReason, Reason.TabFocusReason, Reason.BacktabFocusReason]
)
def test_the_keyboard_frames_the_map_that_it_reaches(qtbot: QtBot, reason: Qt.FocusReason) -> None:
    stage = stage_with(qtbot)
    assert focus_colour(stage).name() not in edges(stage)
    give_focus(stage, reason)
    assert edges(stage) == {focus_colour(stage).name()}
    stage.view.clearFocus()
    assert focus_colour(stage).name() not in edges(stage)


def test_the_mouse_needs_no_frame_and_takes_it_away(qtbot: QtBot) -> None:
    stage = stage_with(qtbot)
    give_focus(stage, Reason.MouseFocusReason)
    assert focus_colour(stage).name() not in edges(stage)
    give_focus(stage, Reason.TabFocusReason)
    stage.click(stage.middle("Grow"))
    assert stage.selection == ["Grow"]
    assert focus_colour(stage).name() not in edges(stage)


@pytest.mark.parametrize("reason", [Reason.PopupFocusReason, Reason.ActiveWindowFocusReason])
def test_a_menu_or_another_window_leaves_the_frame_as_it_was(
    qtbot: QtBot, reason: Qt.FocusReason
) -> None:
    stage = stage_with(qtbot)
    give_focus(stage, Reason.TabFocusReason)
    for change in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(stage.view, QFocusEvent(change, reason))
        assert edges(stage) == {focus_colour(stage).name()}


def test_the_frame_goes_with_the_size_and_the_theme_and_stays_while_the_map_moves(
    qtbot: QtBot,
) -> None:
    stage = stage_with(qtbot)
    give_focus(stage, Reason.TabFocusReason)
    stage.view.resize(700, 500)
    stage.themes.use("dark")
    stage.view.camera.zoom_in()
    stage.view.horizontalScrollBar().setValue(stage.view.horizontalScrollBar().value() + 40)
    assert edges(stage) == {focus_colour(stage).name()}
