"""A picture behind the map: put there, moved, sized, faded, described, printed or not, undone."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.backdrops import change_backdrop, set_backdrop
from scorecard_app.domain.pictures import Backdrop, size_of
from scorecard_app.ui.canvas.backdrop_deeds import put_picture_file
from scorecard_app.ui.canvas.deeds import DEEDS
from tests.builders import MAP, card, lane, objective
from tests.picture_files import png, png_that_says
from tests.ui.canvas.stage import Stage

START = card(lane("Value"), objective("Grow"))
SMALL = (800.0, 10.0, 40.0, 20.0)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot, START)


@pytest.fixture
def pictured(qtbot: QtBot) -> Stage:
    return Stage(qtbot, set_backdrop(START, map_id=MAP, data=png(40, 20), within=SMALL))


def backdrop(stage: Stage) -> Backdrop:
    found = stage.card.maps[MAP].backdrop
    assert found is not None
    return found


def box(stage: Stage) -> tuple[float, float, float, float]:
    found = backdrop(stage)
    return found.x, found.y, found.width, found.height


def give(stage: Stage, command_id: str) -> None:
    DEEDS[command_id](stage.view.place)


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_picture_of_a_file_lies_in_the_middle_of_the_lanes(stage: Stage, tmp_path: Path) -> None:
    put_picture_file(stage.view.place, saved(tmp_path, "a.png", png(40, 20)))
    lanes = stage.view.map_scene.arrangement.bounds
    shown = stage.view.map_scene.backdrop.box
    assert lanes.contains(shown)
    assert shown.center() == lanes.center()
    assert stage.notices[-1].text == "The picture lies behind the map now."
    stage.history.undo()
    assert stage.card == START
    assert stage.view.map_scene.backdrop.face is None


def test_what_is_no_picture_is_refused_with_its_name(stage: Stage, tmp_path: Path) -> None:
    for name, data in {"b.png": b"text", "c.png": png(4, 4)[:60]}.items():
        put_picture_file(stage.view.place, saved(tmp_path, name, data))
        assert stage.notices[-1].text == (
            f"“{name}” is no picture that can be read. Choose a PNG or JPEG file."
        )
    put_picture_file(stage.view.place, saved(tmp_path, "d.png", png_that_says(90_000, 90_000)))
    assert "8100 million pixels, more than the 50 million" in stage.notices[-1].text
    put_picture_file(stage.view.place, tmp_path / "none.png")
    assert stage.notices[-1].text == "“none.png” cannot be read."
    assert stage.card == START


def test_a_large_picture_is_kept_smaller(stage: Stage, tmp_path: Path) -> None:
    put_picture_file(stage.view.place, saved(tmp_path, "wide.png", png(5_120, 640)))
    (picture,) = stage.card.pictures.values()
    assert size_of(picture.data) == (2_560, 320)


def test_an_image_of_the_clipboard_is_pasted_behind_the_map(stage: Stage) -> None:
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    give(stage, "paste")
    (picture,) = stage.card.pictures.values()
    assert size_of(picture.data) == (30, 30)
    QGuiApplication.clipboard().clear()


def test_a_picture_file_can_be_dropped_and_another_file_is_left_to_the_window(
    stage: Stage, tmp_path: Path
) -> None:
    landing = stage.view._landing
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved(tmp_path, "a.PNG", png(4, 2))))])
    assert landing.is_welcome(data)
    assert landing.hover(data, QPointF())
    assert stage.hints[-1] == "Drop the picture to put it behind the map"
    landing.drop(data, QPointF())
    assert stage.card.pictures
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "plan.scorecard"))])
    assert not landing.is_welcome(data)


def test_the_mouse_moves_the_picture_only_while_its_panel_is_open(pictured: Stage) -> None:
    middle = pictured.view.map_scene.backdrop.box.center()
    pictured.drag(middle, middle + QPointF(-60, 30))
    assert box(pictured) == SMALL
    give(pictured, "backdrop")
    pictured.drag(middle, middle + QPointF(-60, 30))
    assert box(pictured) == (740.0, 40.0, 40.0, 20.0)
    assert pictured.steps == 1
    pictured.view.backdrop_panel.close()
    pictured.drag(middle + QPointF(-60, 30), middle)
    assert box(pictured) == (740.0, 40.0, 40.0, 20.0)


def test_its_corner_sizes_the_picture_in_its_proportions(pictured: Stage) -> None:
    give(pictured, "backdrop")
    corner = pictured.view.map_scene.backdrop.box.bottomRight()
    pictured.drag(corner, corner + QPointF(40, 5))
    assert box(pictured) == (800.0, 10.0, 80.0, 40.0)


def test_escape_puts_the_picture_back(pictured: Stage) -> None:
    give(pictured, "backdrop")
    middle = pictured.view.map_scene.backdrop.box.center()
    pictured.press(middle)
    pictured.move(middle + QPointF(50, 50))
    assert box(pictured) != SMALL
    pictured.key(Qt.Key.Key_Escape)
    assert box(pictured) == SMALL
    pictured.release(middle)
    assert pictured.steps == 0


def test_the_panel_changes_the_picture_one_step_for_each_thing(pictured: Stage) -> None:
    give(pictured, "backdrop")
    panel = pictured.view.backdrop_panel
    for percent in (40, 50, 60):
        panel.opacity.setValue(percent)
    assert (backdrop(pictured).opacity, pictured.steps) == (60.0, 1)
    assert panel.percent.text() == "Opacity: 60 %"
    panel.printed.click()
    panel.description.setFocus()
    for letter in "sea":
        panel.description.insert(letter)
        panel.description.textEdited.emit(panel.description.text())
    found = backdrop(pictured)
    assert (found.is_printed, found.description, pictured.steps) == (False, "sea", 3)
    face = pictured.view.map_scene.backdrop.face
    assert face is not None
    assert face.said == "Background picture: sea"
    panel.fit.click()
    assert pictured.view.map_scene.backdrop.box.width() > 100
    panel.remove.click()
    assert not pictured.card.pictures
    assert not panel.fit.isEnabled()
    for _step in range(pictured.steps):
        pictured.history.undo()
    assert box(pictured) == SMALL


def test_the_panel_follows_what_is_undone(pictured: Stage) -> None:
    give(pictured, "backdrop")
    edit = partial(change_backdrop, map_id=MAP, opacity=80.0)
    pictured.history.run("Fade", edit)
    assert pictured.view.backdrop_panel.opacity.value() == 80
    pictured.history.undo()
    assert pictured.view.backdrop_panel.opacity.value() == 30
    assert pictured.steps == 0


def test_a_map_without_a_picture_asks_for_one(stage: Stage) -> None:
    wanted: list[object] = []
    stage.view.picture_wanted.connect(wanted.append)
    give(stage, "backdrop")
    panel = stage.view.backdrop_panel
    assert not panel.opacity.isVisible()
    panel.choose.click()
    assert len(wanted) == 1
    for command in ("fit_backdrop", "remove_backdrop"):
        give(stage, command)
        assert stage.hints[-1] == "This map has no background picture."


def test_who_cannot_see_the_map_is_told_of_its_picture(pictured: Stage) -> None:
    edit = partial(change_backdrop, map_id=MAP, description="The harbour")
    pictured.history.run("Describe", edit)
    assert "Background picture: The harbour" in pictured.view.accessibleDescription()
    give(pictured, "remove_backdrop")
    assert "Background picture" not in pictured.view.accessibleDescription()
