"""What people who come from other editors try with the mouse, habit by habit, on a real view.

Each claim is a row of the habits that Excalidraw, draw.io, Obsidian, yEd and Miro have taught.
"""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.link_field import LinkField
from scorecard_app.ui.motion import Motion
from tests.builders import card, lane
from tests.ui.canvas.stage import CTRL, PLAIN, RIGHT, SHIFT, Stage, both_ways, card_at, type_title

NOWHERE = QPoint(2, 2)
SIDES: dict[str, Callable[[Stage, str], QPointF]] = {
    "top": lambda stage, name: box(stage, name)[0],
    "right": lambda stage, name: box(stage, name)[1],
    "bottom": lambda stage, name: box(stage, name)[2],
    "left": lambda stage, name: box(stage, name)[3],
}


def box(stage: Stage, name: str) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """Return the middles of the sides of a card: top, right, bottom, left."""
    rect = stage.view.map_scene.rect_of(name)
    assert rect is not None
    middle = rect.center()
    return (
        QPointF(middle.x(), rect.top()),
        QPointF(rect.right(), middle.y()),
        QPointF(middle.x(), rect.bottom()),
        QPointF(rect.left(), middle.y()),
    )


def three_rows() -> Scorecard:
    """Return one card in the middle of three lanes, and one beside it."""
    return card(
        lane("Value", row=0),
        lane("Clients", row=1),
        lane("People", row=2),
        card_at("Satisfy", "Clients", 280, 24),
        card_at("Grow", "Value", 24, 24),
    )


def ends(stage: Stage) -> list[tuple[str, str]]:
    """Return what is linked to what, by names."""
    names = {key: each.name for key, each in stage.card.objectives.items()}
    return sorted((names[each.from_id], names[each.to_id]) for each in stage.card.links.values())


def field(stage: Stage) -> LinkField | None:
    """Return the open field that asks for a card."""
    found = stage.view.viewport().findChildren(LinkField)
    return next((each for each in found if each.isVisible()), None)


@pytest.mark.parametrize("side", SIDES)
def test_a_link_is_drawn_from_the_dot_on_any_side(qtbot: QtBot, side: str) -> None:
    stage = Stage(qtbot, three_rows())
    stage.move(stage.middle("Satisfy"))
    stage.drag(SIDES[side](stage, "Satisfy"), stage.middle("Grow"))
    assert ends(stage) == [("Satisfy", "Grow")]


@pytest.mark.parametrize(
    ("side", "lane_name", "expected"),
    [
        ("top", "Value", ("Satisfy", "New")),
        ("right", "Clients", ("Satisfy", "New")),
        ("bottom", "People", ("New", "Satisfy")),
        ("left", "Clients", ("New", "Satisfy")),
    ],
)
def test_a_click_on_a_dot_makes_a_linked_card_on_that_side(
    qtbot: QtBot, side: str, lane_name: str, expected: tuple[str, str]
) -> None:
    stage = Stage(qtbot, three_rows())
    stage.move(stage.middle("Satisfy"))
    at = SIDES[side](stage, "Satisfy")
    stage.move(at)
    assert stage.hints[-1] == "Drag to a card to link it · click for a new card that is linked"
    stage.click(at)
    type_title(stage, "New")
    made = next(each for each in stage.card.objectives.values() if each.name == "New")
    assert made.perspective_id == lane_name
    assert ends(stage) == [expected]
    assert stage.steps == 1


def test_a_click_on_the_dot_above_the_highest_lane_says_why_nothing_comes(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_rows())
    stage.move(stage.middle("Grow"))
    stage.click(box(stage, "Grow")[0])
    assert "There is no perspective above." in stage.hints
    assert stage.steps == 0


def test_l_and_two_clicks_link_two_cards(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_rows())
    stage.key(Qt.Key.Key_L)
    stage.click(stage.middle("Satisfy"))
    assert field(stage) is not None
    stage.click(stage.middle("Grow"))
    assert field(stage) is None
    assert ends(stage) == [("Satisfy", "Grow")]
    assert stage.selection == [next(iter(stage.card.links))]


def test_l_takes_a_number_for_one_end_and_a_click_for_the_other(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_rows())
    stage.key(Qt.Key.Key_L)
    stage.click(stage.middle("Satisfy"))
    asked = field(stage)
    assert asked is not None
    assert asked.line.hasFocus()
    QTest.keyClicks(asked.line, "2")
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert ends(stage) == [("Satisfy", "Grow")]


def test_after_l_a_card_that_cannot_be_linked_says_why_and_a_click_beside_gives_up(
    qtbot: QtBot,
) -> None:
    stage = Stage(qtbot, three_rows().put(*both_ways("Satisfy", "Grow")))
    stage.key(Qt.Key.Key_L)
    stage.click(stage.middle("Satisfy"))
    stage.click(stage.middle("Grow"))
    asked = field(stage)
    assert asked is not None
    assert asked.says.text() == "These two are already linked in this way; edit that link instead."
    stage.click(stage.in_lane("People", 600, 40))
    assert field(stage) is None
    assert stage.steps == 0


@pytest.mark.parametrize(
    ("keys", "expected"),
    [(PLAIN, {"Satisfy"}), (SHIFT, {"Grow", "Satisfy"}), (CTRL, {"Grow", "Satisfy"})],
    ids=["alone it selects anew", "Shift adds", "Ctrl takes in"],
)
def test_a_box_and_the_keys(qtbot: QtBot, keys: Qt.KeyboardModifier, expected: set[str]) -> None:
    stage = Stage(qtbot, three_rows())
    stage.click(stage.middle("Grow"))
    draw_box(stage, keys)
    assert set(stage.selection) == expected


def test_ctrl_and_a_box_take_out_what_is_selected(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_rows())
    stage.view_state.select(["Grow", "Satisfy"])
    draw_box(stage, CTRL)
    assert stage.selection == ["Grow"]


def draw_box(stage: Stage, keys: Qt.KeyboardModifier) -> None:
    """Draw a box round the card in the middle lane."""
    start, end = stage.in_lane("Clients", 262, 6), stage.in_lane("Clients", 600, 150)
    stage.press(start, keys=keys)
    stage.move((start + end) / 2, keys)
    stage.move(end, keys)
    stage.release(end, keys=keys)


@pytest.mark.parametrize("command", ["fit_all", "fit_selection"])
def test_a_fit_flies_and_arrives_where_it_would_be_without(qtbot: QtBot, command: str) -> None:
    still, flying = (
        Stage(qtbot, three_rows(), motion=Motion(partial(bool, is_still)))
        for is_still in (True, False)
    )
    for stage in (still, flying):
        stage.view.camera.zoom_to(3.0)
        stage.view_state.select(["Satisfy"])
        DEEDS[command](stage.view.place)
    assert still.view.zoom < 3.0
    assert flying.view.zoom == pytest.approx(3.0)
    flying.click(flying.view.mapToScene(NOWHERE), RIGHT)  # a press ends the flight
    assert flying.view.zoom == pytest.approx(still.view.zoom)
    assert flying.view.camera.seen.center() == still.view.camera.seen.center()


def test_a_map_that_is_resized_on_the_way_is_seen_whole_at_once(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_rows(), motion=Motion(lambda: False))
    stage.view.camera.zoom_to(3.0)
    DEEDS["fit_all"](stage.view.place)
    stage.view.resize(900, 500)
    seen = stage.view.camera.seen
    assert seen.contains(stage.view.map_scene.bounds)
    assert stage.view.camera.shows_all


def test_a_card_that_was_clicked_keeps_its_dots_within_reach(qtbot: QtBot) -> None:
    stage = Stage(qtbot, three_rows())
    stage.click(stage.middle("Satisfy"))
    stage.drag(stage.dot("Satisfy"), stage.middle("Grow"))
    (made,) = stage.card.links.values()
    assert made.from_id == ObjectiveId("Satisfy")
