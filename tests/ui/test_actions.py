"""Actions do what the table says, by the keys the user chose, and say why where they cannot."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.ui.actions import Actions
from scorecard_app.ui.commands import COMMANDS, UNDO, Keymap, Menu, Need
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.theme import ThemeStore

SAVE = next(command for command in COMMANDS if command.id == "save")
CTRL = Qt.KeyboardModifier.ControlModifier


class Seat:
    """A window with the actions of the table, and how often it was asked to save."""

    def __init__(self, qtbot: QtBot) -> None:
        self.saved = 0
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        acts = {command.id: list for command in COMMANDS} | {SAVE.id: self.save}
        icons = Icons(ThemeStore("light", self.window), self.window)
        self.actions = Actions(COMMANDS, acts, icons=icons, window=self.window)
        self.actions.enable({Need.DOCUMENT})
        with qtbot.waitActive(self.window):
            self.window.show()

    def save(self) -> None:
        self.saved += 1

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self.window, key, held)


@pytest.fixture
def seat(qtbot: QtBot) -> Seat:
    return Seat(qtbot)


def test_a_key_of_the_table_gives_its_command(seat: Seat) -> None:
    seat.press(Qt.Key.Key_S, CTRL)
    assert seat.saved == 1


def test_chosen_keys_take_the_place_of_those_of_the_table(seat: Seat) -> None:
    seat.actions.use_keys(Keymap().rebound(SAVE, ("F12", "Ctrl+J")))
    seat.press(Qt.Key.Key_S, CTRL)
    assert seat.saved == 0
    seat.press(Qt.Key.Key_J, CTRL)
    seat.press(Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    assert seat.saved == 2


def test_the_keys_of_the_table_come_back(seat: Seat) -> None:
    seat.actions.use_keys(Keymap().rebound(SAVE, ()))
    seat.actions.use_keys(Keymap())
    seat.press(Qt.Key.Key_S, CTRL)
    assert seat.saved == 1


def test_a_command_is_greyed_exactly_where_there_is_a_reason(seat: Seat) -> None:
    for has in ((), {Need.DOCUMENT}, {Need.DOCUMENT, Need.MAP, Need.SELECTION}):
        seat.actions.enable(has)
        for command in COMMANDS:
            is_greyed = not seat.actions[command.id].isEnabled()
            assert is_greyed == bool(seat.actions.reason(command.id)), command.id


def test_needs_that_are_met_as_before_ask_no_command_again(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step of a drag says what is met."""
    asked: list[str] = []

    def reason(_actions: Actions, command_id: str) -> str:
        asked.append(command_id)
        return ""

    seat.actions.enable({Need.DOCUMENT, Need.MAP})
    monkeypatch.setattr(Actions, "reason", reason)
    seat.actions.enable({Need.MAP, Need.DOCUMENT})
    assert asked == []
    seat.actions.enable({Need.DOCUMENT})
    assert len(asked) == len(COMMANDS)


def test_a_greyed_command_says_why(seat: Seat) -> None:
    assert seat.actions.reason(UNDO) == "There is nothing to undo."
    assert seat.actions.reason(SAVE.id) == ""


def test_the_menus_hold_every_command_in_the_order_of_the_table(seat: Seat) -> None:
    menus = seat.actions.fill(seat.window.menuBar())
    shown = [name for menu in menus.values() for name in _names(menu)]
    listed = [command.id for command in COMMANDS if command.is_listed]
    assert [name for name in shown if name] == listed
    assert list(menus) == list(Menu)


def test_no_menu_is_higher_than_a_small_screen(seat: Seat) -> None:
    """At 26 pixels a row and 9 a line, 600 of the 768 are enough for it."""
    for menu in seat.actions.fill(seat.window.menuBar()).values():
        lines = sum(each.isSeparator() for each in menu.actions())
        assert 26 * (len(menu.actions()) - lines) + 9 * lines <= 590


def test_the_menu_of_a_card_offers_what_can_be_done_with_it_and_nothing_else(seat: Seat) -> None:
    on_the_map = {Need.DOCUMENT, Need.MAP, Need.PLAN, Need.SELECTION}
    card = {Need.CARDS, Need.CARDS_OR_NOTES, Need.COPYABLE, Need.CARD}
    seat.actions.enable(on_the_map | card)
    menu = QMenu(seat.window)
    seat.actions.offer(menu)
    assert _names(menu) == [
        *("edit_title", "details", "lead_lag", "link_to", "trace", "open_parts", "explain"),
        *("invest_by_lever", "invest_by_initiative"),
        *("cut", "copy", "duplicate", "pin", "delete"),
    ]


def test_the_menu_of_several_cards_has_a_submenu_to_align_them(seat: Seat) -> None:
    seat.actions.enable(
        {
            Need.DOCUMENT,
            Need.MAP,
            Need.SELECTION,
            Need.CARDS,
            Need.CARDS_OR_NOTES,
            Need.SEVERAL_CARDS,
        }
    )
    menu = QMenu(seat.window)
    seat.actions.offer(menu)
    (submenu,) = (each.menu() for each in menu.actions() if each.menu())
    assert isinstance(submenu, QMenu)
    assert "align_left" in _names(submenu)
    assert "link" not in _names(menu)


def _names(menu: QMenu) -> list[str]:
    """Return the ids of the commands of a menu and its submenus, from the top down."""
    found: list[str] = []
    for action in menu.actions():
        inner = action.menu()
        found += _names(inner) if isinstance(inner, QMenu) else [action.objectName()]
    return [each for each in found if each]
