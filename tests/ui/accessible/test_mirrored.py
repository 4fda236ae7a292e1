"""The window read from right to left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.ui.icons import back_and_on
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import ThemeStore
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


@pytest.mark.usefixtures("_mirrored")
def test_words_begin_at_the_right_and_arrows_look_away_from_what_they_step(qtbot: QtBot) -> None:
    label = RoleLabel(ThemeStore("light"))
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.setText("Words that are written from left to right")
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    assert back_and_on(label) == ("chevron-right", "chevron-left")
