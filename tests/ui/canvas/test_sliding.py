"""What a slider repaints bit by bit is what would be painted anew; the peer is a whole repaint."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import WORD_RANGES, Strength
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.paint.supposed import handle_x
from tests.builders import card, lane, link, measure
from tests.ui.canvas.stage import Stage, card_at
from tests.ui.canvas.test_painting import anew, shown, unlike

HELD = "Train"
SHARES = (0.1, 0.6, 0.62, -0.4, 0.0)
_TRACK_UP = 13


def linked() -> Scorecard:
    """Build three cards in a row of cause and effect, the last of which changes its status."""
    made = card(
        lane("Value"),
        card_at("Sell", "Value", 24, 24),
        card_at("Serve", "Value", 280, 24),
        card_at(HELD, "Value", 536, 24),
        measure("Sales", "Sell", actual={"2026-08": 90.0}, target={"2026-01": 120.0}),
        measure("Speed", "Serve", actual={"2026-08": 90.0}, target={"2026-01": 91.0}),
        link(HELD, "Serve"),
        link("Serve", "Sell"),
    )
    links = (replace(each, magnitude=WORD_RANGES[Strength.STRONG]) for each in made.links.values())
    measures = (replace(each, baseline=80.0) for each in made.measures.values())
    return made.put(*links, *measures)


def painted_whole(stage: Stage) -> QImage:
    """Return what the screen shows once no picture of a card is left."""
    look = stage.view.map_scene.look
    look.use(look.theme)
    return anew(stage)


@pytest.mark.parametrize("zoom", [0.45, 0.7, 1.0, 1.37, 2.5])
def test_each_step_of_a_slider_shows_what_painting_all_would(qtbot: QtBot, zoom: float) -> None:
    stage = Stage(qtbot, linked())
    stage.view_state.what_if.switch(is_on=True)
    stage.view.camera.zoom_to(zoom)
    stage.view.camera.look_at(stage.middle(HELD) - QPointF(100, 0))
    rect = stage.view.map_scene.rect_of(ObjectiveId(HELD))
    assert rect is not None
    y = rect.bottom() - _TRACK_UP
    stage.press(QPointF(handle_x(rect, 0.0), y))
    for share in SHARES:
        stage.move(QPointF(handle_x(rect, share), y))
        assert unlike(shown(stage), painted_whole(stage)) == ""
    assert stage.view.map_scene.still.is_on
    stage.move(QPointF(handle_x(rect, 0.5), y))
    stage.release(QPointF(handle_x(rect, 0.5), y))
    assert stage.view_state.what_if.pushes[ObjectiveId(HELD)] > 0
    for _again in range(2):  # straight from their parts, and from pictures
        assert unlike(shown(stage), painted_whole(stage)) == ""
