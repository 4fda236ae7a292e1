"""How much the cards of the map say, and the legend of their themes."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scorecard_app.document import edits
from scorecard_app.domain.ids import ObjectiveId, RiskId, ThemeId
from scorecard_app.domain.people import Risk
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.ui.paint.levels import Level, density_named, level_at
from tests.builders import card, lane
from tests.ui.canvas.stage import Stage, card_at

THEME = ThemeId("t")


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, card(lane("Value"), card_at("Grow", "Value", 24, 24)))


def themed(scorecard: Scorecard) -> Scorecard:
    """Let the objective serve a theme."""
    grow = scorecard.objectives[ObjectiveId("Grow")]
    return scorecard.put(Theme(THEME, "Growth"), replace(grow, theme_ids=(THEME,)))


def drawn(stage: Stage) -> QImage:
    """Return what the view shows."""
    return stage.view.grab().toImage()


def test_a_density_is_drawn_at_once_and_taken_back(stage: Stage) -> None:
    stage.history.run("Theme", themed)
    normal = drawn(stage)
    stage.view.use_density("compact")
    assert drawn(stage) != normal
    stage.view.use_density("full")
    assert drawn(stage) == normal


@pytest.mark.parametrize("name", ["", "unheard of"])
def test_an_unknown_density_is_the_normal_one(name: str) -> None:
    assert density_named(name) is Level.FULL


def test_a_density_holds_only_where_everything_can_be_read() -> None:
    levels = [level_at(scale, density=Level.COMPACT) for scale in (0.2, 0.35, 0.5, 1.0)]
    assert levels == [Level.AFAR, Level.MIDWAY, Level.BRIEF, Level.COMPACT]
    assert level_at(1.0, is_projected=True, density=Level.DETAILED) is Level.PROJECTED


def test_the_legend_names_the_themes_that_cards_serve(stage: Stage) -> None:
    legend = stage.view.map_scene.themes
    assert not legend.themes
    stage.history.run("Theme", themed)
    assert [(each.letters, each.name) for each in legend.themes] == [("G", "Growth")]
    assert legend.boundingRect().top() > stage.view.map_scene.arrangement.bounds.bottom()
    stage.history.run("Delete", lambda before: edits.delete_items(before, ids=[THEME]))
    assert not legend.themes
    assert legend.boundingRect().isEmpty()


def test_a_theme_that_is_renamed_is_renamed_on_its_cards(stage: Stage) -> None:
    stage.history.run("Theme", themed)
    stage.history.run("Name", lambda before: before.put(Theme(THEME, "Trust")))
    face = stage.view.map_scene.face_of(ObjectiveId("Grow"))
    assert face is not None
    assert [each.letters for each in face.themes] == ["T"]


def test_a_risk_that_is_added_stands_on_its_card(stage: Stage) -> None:
    risk = Risk(RiskId("r"), "Fire", subject_id="Grow", likelihood=2, impact=3)
    stage.history.run("Risk", lambda before: before.put(risk))
    face = stage.view.map_scene.face_of(ObjectiveId("Grow"))
    assert face is not None
    assert face.risk is not None
    assert face.risk.figure == "6"
