"""Where the map is looked at when it cannot be seen whole, and how it is panned by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from tests.ui.canvas.stage import Stage, card_at, two_lanes

GROW, FAR = ObjectiveId("Grow"), ObjectiveId("Far")


def spread(qtbot: QtBot) -> Stage:
    """Show two cards at the ends of a map that is much wider than the view, the whole of it."""
    stage = Stage(qtbot, two_lanes(card_at("Far", "Value", 5_000, 24)))
    stage.view.fit_all()
    return stage


def test_who_zooms_in_on_an_empty_part_by_a_key_sees_the_goal(qtbot: QtBot) -> None:
    stage = spread(qtbot)
    stage.view.camera.zoom_to(2.0)
    assert GROW in stage.view.map_scene.cards_in(stage.view.camera.seen)


def test_in_a_room_a_map_that_is_too_large_is_seen_from_its_names_and_its_goal(
    qtbot: QtBot,
) -> None:
    stage = spread(qtbot)
    stage.view.present(is_presented=True)
    seen = stage.view.camera.seen
    assert GROW in stage.view.map_scene.cards_in(seen)
    assert seen.left() <= stage.view.map_scene.arrangement.lanes[0].header.left()


def test_in_a_room_what_is_selected_is_looked_at(qtbot: QtBot) -> None:
    stage = spread(qtbot)
    stage.view_state.select([FAR])
    stage.view.present(is_presented=True)
    assert FAR in stage.view.map_scene.cards_in(stage.view.camera.seen)


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (Qt.Key.Key_Right, QPoint(1, 0)),
        (Qt.Key.Key_Up, QPoint(0, -1)),
        (Qt.Key.Key_PageDown, QPoint(0, 1)),
    ],
)
def test_arrows_and_page_keys_pan_where_nothing_is_selected(
    key: Qt.Key, way: QPoint, qtbot: QtBot
) -> None:
    stage = spread(qtbot)
    before = stage.view.camera.seen.center()
    QTest.keyClick(stage.view, key)
    moved = stage.view.camera.seen.center() - before
    assert moved.x() * way.x() + moved.y() * way.y() > 0
    assert abs(moved.x() * way.y() + moved.y() * way.x()) < 2
    assert not stage.view.camera.shows_all
