"""The cards of the map in the real window: how much they say is remembered."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.ui.canvas.note_editor import NoteEditor
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.paint.levels import Level
from tests.journeys.driver import User, started
from tests.journeys.test_window import begin


def density(user: User) -> Level:
    """Return how much the cards of the map say."""
    view = user.program.window.findChild(MapView)
    assert isinstance(view, MapView)
    return view.map_scene.look.density


def ticked(user: User) -> list[str]:
    """Return which densities are ticked in the menu."""
    names = ("compact", "full", "detailed")
    return [each for each in names if user.program.actions[f"cards_{each}"].isChecked()]


def test_the_density_of_the_cards_is_chosen_by_command_and_remembered(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        assert (density(user), ticked(user)) == (Level.FULL, ["full"])
        user.choose("cards_compact")
        user.choose("cards_compact")
        assert (density(user), ticked(user)) == (Level.COMPACT, ["compact"])
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        assert (density(user), ticked(user)) == (Level.COMPACT, ["compact"])


def test_a_note_is_put_on_the_map_by_command(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.choose("add_sticky")
        assert isinstance(QApplication.focusWidget(), NoteEditor)
