"""A picture behind the map in the real window: chosen, described, saved, opened, taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.pictures import Backdrop
from scorecard_app.ui.canvas.view import MapView
from tests.journeys.driver import User, started
from tests.journeys.test_window import begin
from tests.picture_files import png


def view_of(user: User) -> MapView:
    view = user.program.window.findChild(MapView)
    assert isinstance(view, MapView)
    return view


def backdrop(user: User) -> Backdrop | None:
    (drawn,) = user.card.maps.values()
    return drawn.backdrop


def test_a_picture_is_put_behind_the_map_and_stays_with_the_file(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    picture, saved = tmp_path / "sea.png", tmp_path / "plan.scorecard"
    picture.write_bytes(png(64, 48))
    with started(tmp_path / "one", qtbot, qapp) as user:
        begin(user)
        user.choose("backdrop")
        user.answer(picture)
        user.press(Qt.Key.Key_Space)
        user.wait_for_work()
        assert user.said == "The picture lies behind the map now."
        panel = view_of(user).backdrop_panel
        user.press(Qt.Key.Key_Right, into=panel.opacity)
        panel.description.setFocus()
        user.type("Sea")
        user.press(Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert view_of(user).hasFocus()
        found = backdrop(user)
        assert found is not None
        assert (found.description, found.opacity) == ("Sea", 35.0)
        user.answer(saved)
        user.choose("save")
        user.wait_for_work()
    with started(tmp_path / "two", qtbot, qapp, file=saved) as user:
        assert backdrop(user) == found
        assert view_of(user).map_scene.backdrop.face is not None
        user.choose("remove_backdrop")
        assert not user.card.pictures
        for _step in range(4):
            user.choose("undo")
        assert backdrop(user) is None
        for _step in range(3):
            user.choose("redo")
        assert backdrop(user) == found
