"""The map agrees with the document after every change, and repaints no more than it must."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.links import add_link
from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.document.edits.objectives import add_objective, rename_objective
from scorecard_app.document.edits.perspectives import add_perspective
from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.ids import (
    LinkId,
    MapId,
    MeasureId,
    ObjectiveId,
    PerspectiveId,
    PlacementId,
)
from scorecard_app.domain.maps import Map
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.commands import add_card_here, delete_selected
from scorecard_app.ui.canvas.items import CardItem
from tests.builders import MAP, card, lane, link, measure, minter
from tests.ui.canvas.stage import Stage, card_at, type_title


def small() -> Scorecard:
    """Return two lanes with a measured card in each, linked."""
    return card(
        lane("Value", row=0),
        lane("People", row=1),
        card_at("Grow", "Value", 24, 24),
        card_at("Hire", "People", 24, 24),
        link("Hire", "Grow"),
        measure("Sales", "Grow", actual={"2026-07": 5.0, "2026-08": 6.0}),
    )


def agrees(stage: Stage) -> bool:
    """Say whether the scene shows exactly what the document holds."""
    scorecard, shown = stage.card, stage.view.map_scene.shown_ids()
    placed = {each.item_id for each in scorecard.placements.values() if each.map_id == MAP}
    return (
        shown.objectives == placed & scorecard.objectives.keys()
        and shown.links == scorecard.links.keys()
        and shown.perspectives == scorecard.perspectives.keys()
    )


def seen(stage: Stage) -> QRectF:
    """Return what part of the map is seen."""
    return stage.view.mapToScene(stage.view.viewport().rect()).boundingRect()


def test_what_is_made_elsewhere_appears_and_goes_with_undo(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    add = partial(
        add_objective,
        objective_id=ObjectiveId("Train"),
        placement_id=PlacementId("Train@map"),
        perspective_id=PerspectiveId("People"),
        map_id=MAP,
        at=(280.0, 24.0),
        name="Train",
    )
    join = partial(
        add_link, link_id=LinkId("l"), from_id=ObjectiveId("Train"), to_id=ObjectiveId("Grow")
    )
    below = partial(add_perspective, perspective_id=PerspectiveId("Tech"), name="Tech")
    for edit in (add, join, below, partial(delete_items, ids=["Hire"])):
        assert stage.history.run("Edit", edit)
        assert agrees(stage)
    for _step in range(4):
        stage.history.undo()
        assert agrees(stage)


def test_a_renamed_card_shows_its_new_name_and_no_other_face_changes(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    scene = stage.view.map_scene
    other = scene.face_of(ObjectiveId("Hire"))
    stage.history.run(
        "Rename", partial(rename_objective, objective_id=ObjectiveId("Grow"), name="Grow fast")
    )
    face = scene.face_of(ObjectiveId("Grow"))
    assert face is not None
    assert face.title == "Grow fast"
    assert scene.face_of(ObjectiveId("Hire")) is other


def test_a_new_value_reaches_the_card_of_its_objective(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.history.run(
        "Set value",
        partial(
            set_values,
            measure_id=MeasureId("Sales"),
            kind=SeriesKind.ACTUAL,
            values={parse_period("2026-08"): 8.0},
            mint=minter(),
        ),
    )
    face = stage.view.map_scene.face_of(ObjectiveId("Grow"))
    assert face is not None
    assert face.value == "8"


def test_a_lane_grows_with_its_cards_and_the_lanes_below_give_way(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    before = stage.middle("Hire")
    moves = {ObjectiveId("Grow"): Move(24.0, 224.0)}
    stage.history.run("Move", partial(move_nodes, map_id=MAP, moves=moves))
    assert stage.middle("Hire").y() == before.y() + 200
    assert stage.shown_spot("Hire") == (24.0, 24.0)


def test_a_card_without_a_placement_is_not_on_the_map(qtbot: QtBot) -> None:
    scorecard = small()
    hidden = scorecard.drop([scorecard.placements[PlacementId("Hire@map")]])
    shown = Stage(qtbot, hidden).view.map_scene.shown_ids()
    assert shown.objectives == {"Grow"}
    assert shown.links == set()


def test_another_map_shows_its_own_cards(qtbot: QtBot) -> None:
    second = MapId("second")
    stage = Stage(qtbot, small().put(Map(second, "Second", position=1.0)))
    stage.view_state.show_map(second)
    assert stage.view.map_scene.shown_ids().objectives == set()
    assert stage.view.map_scene.shown_ids().perspectives == {"Value", "People"}


def test_a_deleted_map_gives_way_to_the_first(qtbot: QtBot) -> None:
    second = MapId("second")
    stage = Stage(qtbot, small().put(Map(second, "Second", position=1.0)))
    stage.view_state.show_map(second)
    stage.history.run("Delete", partial(delete_items, ids=[second]))
    assert stage.view.map_scene.map_id == MAP


def test_another_day_shows_the_value_of_that_day(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.bridge.show_date(date(2026, 8, 15))
    face = stage.view.map_scene.face_of(ObjectiveId("Grow"))
    assert face is not None
    assert face.value == "5"


def test_what_is_selected_elsewhere_comes_into_sight(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.view.resize(400, 300)
    stage.view.camera.zoom_in()
    stage.view_state.select(["Hire"], origin="outline")
    assert seen(stage).contains(stage.middle("Hire"))


def test_what_undo_brings_back_is_selected_and_comes_into_sight(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.view_state.select(["Hire"])
    box = stage.view.map_scene.rect_of("Hire") or QRectF()
    delete_selected(stage.view.place)
    stage.view.camera.zoom_to(2.0)
    stage.view.centerOn(stage.in_lane("Value", 1200, -400))
    assert not seen(stage).intersects(box)
    stage.history.undo()
    assert stage.selection == ["Hire"]
    assert seen(stage).contains(box)


def test_a_link_that_comes_back_without_a_card_is_selected_itself(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.history.run("Delete", partial(delete_items, ids=["Hire→Grow"]))
    stage.history.undo()
    assert stage.selection == ["Hire→Grow"]


def test_what_redo_makes_again_is_selected(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.view_state.select(["Hire"])
    add_card_here(stage.view.place)
    type_title(stage, "Train")
    made = stage.selection
    stage.history.undo()
    stage.view_state.select(["Grow"])
    stage.history.redo()
    assert stage.selection == made


def test_what_undo_changes_back_is_selected_and_comes_into_sight(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    rename = partial(rename_objective, objective_id=ObjectiveId("Hire"), name="Hire well")
    stage.history.run("Rename", rename)
    stage.view_state.select(["Grow"])
    stage.view.camera.zoom_to(2.0)
    stage.view.centerOn(stage.in_lane("Value", 1200, -400))
    stage.history.undo()
    assert stage.selection == ["Hire"]
    assert seen(stage).contains(stage.middle("Hire"))


def test_a_card_that_undo_moves_back_is_selected(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.drag(stage.middle("Hire"), stage.middle("Hire") + QPointF(160, 0))
    stage.view_state.select(["Grow"])
    stage.history.undo()
    assert stage.selection == ["Hire"]


def test_undo_that_changes_many_cards_leaves_the_selection_alone(qtbot: QtBot) -> None:
    many = [card_at(f"Card {number}", "People", 240.0 * number, 24) for number in range(9)]
    stage = Stage(qtbot, card(lane("Value"), lane("People", row=1), *many))
    stage.view_state.select([f"Card {number}" for number in range(9)])
    stage.key(Qt.Key.Key_Right)
    stage.view_state.select(["Card 3"])
    stage.history.undo()
    assert stage.selection == ["Card 3"]


def test_a_card_made_anew_is_selected_only_by_who_made_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.view_state.select(["Grow"])
    add = partial(
        add_objective,
        objective_id=ObjectiveId("Train"),
        placement_id=PlacementId("Train@map"),
        perspective_id=PerspectiveId("People"),
        map_id=MAP,
        at=(280.0, 24.0),
    )
    stage.history.run("Add", add)
    assert stage.selection == ["Grow"]


def test_a_change_of_theme_changes_the_ground(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    stage.themes.use("dark")
    ground = stage.view.grab().toImage().pixelColor(2, stage.view.height() - 3)
    assert ground == stage.themes.theme.colour("canvas")


@pytest.mark.parametrize("zoom", [0.2, 0.4, 1.0, 3.0])
def test_every_scale_paints_without_a_word_from_qt(qtbot: QtBot, zoom: float) -> None:
    """Qt's warnings fail tests; what is looked for here is that the card is not the ground."""
    stage = Stage(qtbot, small())
    stage.view.camera.zoom_to(zoom)
    stage.view.centerOn(stage.middle("Grow"))
    image = stage.view.grab().toImage()
    middle = stage.view.viewport().rect().center()
    colours = {
        image.pixelColor(middle.x() + dx, middle.y() + dy).name()
        for dx in range(-40, 40)
        for dy in range(-10, 10)
    }
    assert stage.themes.theme.colour("card").name() in colours


def test_a_face_that_stays_the_same_repaints_nothing(qtbot: QtBot) -> None:
    stage = Stage(qtbot, small())
    (item,) = (
        each
        for each in stage.view.map_scene.items()
        if isinstance(each, CardItem) and each.face.objective_id == "Grow"
    )
    QApplication.processEvents()
    painted: list[object] = []
    stage.view.map_scene.changed.connect(painted.append)
    item.set_face(replace(item.face))
    QApplication.processEvents()
    assert painted == []
    item.set_face(replace(item.face, title="Another"))
    QApplication.processEvents()
    assert painted
