"""Keys are chosen on the page of keys, work at once, and are remembered."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.ui.dialogs import KeysPage
from scorecard_app.ui.keys import written
from tests.journeys.driver import User, started
from tests.journeys.test_window import begin


def opened(user: User) -> KeysPage:
    """Open the page of keys."""
    begin(user)
    user.choose("keys")
    page = user.program.window.findChild(KeysPage)
    assert isinstance(page, KeysPage)
    return page


def choose(page: KeysPage, title: str) -> None:
    """Choose a command of the list by what it is called."""
    page.search.setText(title)
    items = (page.list.topLevelItem(at) for at in range(page.list.topLevelItemCount()))
    page.list.setCurrentItem(next(each for each in items if each and each.text(0).strip() == title))


def press(page: KeysPage, key: str) -> None:
    """Press a key in the field for it."""
    page.key.setKeySequence(QKeySequence(key))


def keys_of(user: User, command_id: str) -> list[str]:
    """Return the keys that a command hears."""
    return [each.toString() for each in user.program.actions[command_id].shortcuts()]


def test_a_key_of_ones_own_works_at_once_and_at_the_next_start(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        page = opened(user)
        choose(page, "Fit the map")
        press(page, "Ctrl+Alt+F")
        page.add_button.click()
        assert keys_of(user, "fit_all") == ["Ctrl+Alt+F", "Shift+1", "Ctrl+Shift+H"]

    with started(tmp_path, qtbot, qapp) as user:
        assert keys_of(user, "fit_all")[0] == "Ctrl+Alt+F"


def test_a_key_that_is_taken_says_whose_it_is_and_changes_hands(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        page = opened(user)
        choose(page, "Fit the map")
        press(page, "Ctrl+M")
        holder = "“Add measure from the library”"
        key = written(("Ctrl+M",))  # as Qt says it, in whatever language it speaks
        assert page.says.text() == f"{key} belongs to {holder}, which would lose it."
        page.add_button.click()
        assert keys_of(user, "fit_all")[0] == "Ctrl+M"
        assert keys_of(user, "find_measure") == []
        page.all_usual_button.click()
        assert keys_of(user, "find_measure") == ["Ctrl+M"]


def test_a_command_can_lose_its_keys_and_get_the_usual_ones_back(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        page = opened(user)
        choose(page, "Undo")
        page.remove_button.click()
        assert keys_of(user, "undo") == []
        page.usual_button.click()
        assert keys_of(user, "undo") == ["Ctrl+Z"]


@pytest.mark.parametrize("key", ["F", "Shift+F"])
def test_a_letter_alone_is_refused_with_the_reason(
    key: str, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        page = opened(user)
        choose(page, "Undo")
        press(page, key)
        assert page.says.text().startswith("A letter alone begins a title on the map.")
        assert not page.add_button.isEnabled()


def test_keys_that_were_written_badly_are_the_usual_ones(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.settings.choose(user_name="Ada")  # so that there is a file
        store = user.program.settings._store
        store.setValue("keys", "[broken")
    with started(tmp_path, qtbot, qapp) as user:
        assert keys_of(user, "undo") == ["Ctrl+Z"]
