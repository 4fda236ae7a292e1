"""What a slider repaints bit by bit is what would be painted anew; the peer is a whole repaint."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId
from scorecard_app.domain.links import WORD_RANGES, Strength
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.faces import CardFace, Shape, StatusFace, SupposedFace
from scorecard_app.present.what_if.worn import worn
from scorecard_app.ui.canvas.pictures import CardPictures, strip_of
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.supposed import handle_x
from scorecard_app.ui.theme import load_theme
from tests.builders import Parts, card, lane, link, measure
from tests.ui.canvas.stage import Stage, card_at
from tests.ui.canvas.test_painting import Painted, anew, shown, unlike

HELD = "Train"
SHARES = (0.1, 0.6, 0.62, -0.4, 0.0)
_TRACK_UP = 13


def linked(*more: Parts) -> Scorecard:
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
        *more,
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
    slide_about(begun(qtbot, linked(), zoom))


def test_a_step_draws_no_card_over_one_that_lies_on_it(qtbot: QtBot) -> None:
    slide_about(begun(qtbot, linked(card_at("Over", "Value", 330, 80)), 1.0))


def begun(qtbot: QtBot, made: Scorecard, zoom: float) -> Stage:
    """Ask what would be different, with the card that is pushed near the middle."""
    stage = Stage(qtbot, made)
    stage.view_state.what_if.switch(is_on=True)
    stage.view.camera.zoom_to(zoom)
    stage.view.camera.look_at(stage.middle(HELD) - QPointF(100, 0))
    return stage


def slide_about(stage: Stage) -> None:
    """Push a card by its slider here and there, and compare after each step."""
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


def test_a_step_is_redrawn_without_what_lies_beneath_or_elsewhere(qtbot: QtBot) -> None:
    """Only the strips of the three cards, and nothing of the lane and the links below them."""
    stage = begun(qtbot, linked(), 1.0)
    rect = stage.view.map_scene.rect_of(ObjectiveId(HELD))
    assert rect is not None
    at = QPointF(handle_x(rect, 0.0), rect.bottom() - _TRACK_UP)
    stage.press(at)
    QApplication.processEvents()
    painted = Painted()
    stage.view.viewport().installEventFilter(painted)
    stage.view.map_scene.still.ground.forget()
    stage.move(at + QPointF(30, 0))
    QApplication.processEvents()
    stage.view.viewport().removeEventFilter(painted)
    strip = strip_of(1.0)
    assert painted.pixels == 3 * strip.width() * strip.height()
    assert not stage.view.map_scene.still.ground.fill(), "there is no picture of the ground yet"


SCALES = [(Level.BRIEF, 0.38 + 0.01 * step) for step in range(42)]
SCALES += [(Level.FULL, scale) for scale in (0.8, 0.93, 1.0, 1.37, 1.61, 2.0)]


def test_all_that_a_step_changes_lies_within_its_strip_which_is_all_paper(qtbot: QtBot) -> None:
    """At every scale, wherever the handle stands: else what lies beneath would have to be drawn."""
    del qtbot
    good = StatusFace(Shape.CIRCLE, "On track", "band.on")
    plain = CardFace(ObjectiveId("a"), PerspectiveId("v"), "12", "Land the change", good)
    moved = SupposedFace("9", "98", "k", "9 % better", "+9 %", "band.on", money="+3 k", moved=-0.5)
    pictures = CardPictures(load_theme("light"))
    for level, scale in SCALES:
        drawn, strip = (level, scale, 1.0), strip_of(scale)
        bare = pictures.bare(plain, good, drawn).pixmap.toImage()
        paper = bare.copy(strip)
        assert np.frombuffer(paper.constBits(), np.uint8)[3::4].min() == 255, scale
        for pushed in (-1.0, 0.0, 1.0):
            face = worn(plain, replace(moved, pushed=pushed, is_pushed=bool(pushed)))
            whole = pictures.picture(face, drawn, may_be_coarse=False).pixmap.toImage()
            assert unlike(without(whole, strip), without(bare, strip)) == "", scale
            assert unlike(whole, bare) != ""


def without(image: QImage, part: QRect) -> QImage:
    """Return a picture with a part blackened."""
    rest = image.copy()
    painter = QPainter(rest)
    painter.fillRect(part, Qt.GlobalColor.black)
    painter.end()
    return rest
