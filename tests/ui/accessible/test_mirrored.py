"""The window read from right to left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import card, lane
from tests.ui.canvas.stage import Stage, card_at


@pytest.fixture
def _mirrored(qapp: QApplication) -> Iterator[None]:
    """Let everything be read from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("_mirrored")
def test_the_map_stays_as_it_was_drawn_and_is_seen_whole(qtbot: QtBot) -> None:
    made = card(lane("Value"), card_at("Left", "Value", 24, 24), card_at("Right", "Value", 900, 24))
    stage = Stage(qtbot, made)
    stage.view.fit_all()

    boxes = filter(None, map(stage.view.map_scene.rect_of, ("Left", "Right")))
    seen = [stage.view.camera.to_viewport(each) for each in boxes]
    assert seen[0].right() < seen[1].left()
    assert all(stage.view.viewport().rect().contains(each) for each in seen)
