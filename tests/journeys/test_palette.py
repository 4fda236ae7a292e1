"""The palette in the real window, by the keyboard alone."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.people import set_owner_by_name
from scorecard_app.domain.ids import PersonId
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.palette.palette import Palette
from scorecard_app.ui.toolbar import ViewBar
from tests.journeys.driver import User, started
from tests.journeys.test_window import begin

KEYS = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(user: User, typed: str = "") -> Palette:
    """Open the palette with its key and type."""
    user.choose("palette")
    palette = user.program.window.findChild(Palette)
    assert isinstance(palette, Palette)
    assert palette.isVisible()
    type_in(typed)
    return palette


def type_in(text: str) -> None:
    """Type where the keyboard is."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_a_command_is_found_by_a_few_letters_and_enter_gives_it(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        palette = opened(user, "scor")
        assert palette.model.rows[0].name == "Scorecard"
        press(KEYS.Key_Return)
        assert not palette.isVisible()
        assert user.program.window.page is Page.SCORECARD


def test_the_palette_and_the_room_are_one_click_away(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        window = user.program.window
        bar = window.findChild(ViewBar)
        assert bar is not None
        QTest.mouseClick(bar.widgetForAction(user.program.actions["palette"]), LEFT)
        palette = window.findChild(Palette)
        assert palette is not None
        assert palette.isVisible()
        press(KEYS.Key_Escape)
        QTest.mouseClick(bar.widgetForAction(user.program.actions["present"]), LEFT)
        assert window.isFullScreen()


def test_what_was_chosen_lately_stands_first_the_next_time(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        opened(user, "measures")
        press(KEYS.Key_Return)
        palette = opened(user)
        assert palette.model.rows[0].command_id == "show_measures"


def test_a_command_that_makes_no_sense_stays_and_says_why(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        palette = opened(user, "link the two")
        assert palette.model.rows[0].reason == "Select two cards of the map first."
        press(KEYS.Key_Return)
        assert palette.isVisible()
        assert palette.nothing.text() == "Select two cards of the map first."


def test_an_at_sign_goes_to_a_card_by_its_name(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        card = next(iter(user.card.objectives.values()))
        opened(user, f"@{card.name}")
        press(KEYS.Key_Return)
        assert user.open.view_state.selection == (card.id,)


def test_escape_gives_the_keyboard_back_to_where_it_was(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        before = QApplication.focusWidget()
        palette = opened(user, "nothing is called so")
        assert palette.model.rows == []
        assert palette.nothing.text().startswith("Nothing is called so.")
        assert palette.search.height() >= palette.search.minimumSizeHint().height()
        assert palette.nothing.geometry().bottom() < palette.height()
        press(KEYS.Key_Escape)
        assert not palette.isVisible()
        assert QApplication.focusWidget() is before


def test_a_person_is_jumped_to_by_lighting_what_is_theirs(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        owned = next(each for each in user.card.objectives.values() if each.number == 8)
        own = partial(
            set_owner_by_name, entity_id=owned.id, person_id=PersonId("anna"), name="Anna Berg"
        )
        user.open.history.run("Owner", own)
        opened(user, "@berg")
        press(KEYS.Key_Return)
        view = user.program.window.findChild(MapView)
        assert isinstance(view, MapView)
        assert view.seeing.light.cards == (owned.id,)
        assert user.open.view_state.selection == (owned.id,)
