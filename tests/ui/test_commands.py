"""The table of commands is plain: it can be searched, explained and bound to other keys."""

import subprocess
import sys
from collections import Counter

import pytest

from scorecard_app import resources
from scorecard_app.ui.commands import COMMANDS, DELETE, Keymap, Need, key_rows

BY_ID = {command.id: command for command in COMMANDS}
SAVE = BY_ID["save"]


def test_every_command_has_an_id_of_its_own() -> None:
    assert len(BY_ID) == len(COMMANDS)


ONE_AT_A_TIME = {Need.CARD, Need.TWO_CARDS, Need.LINK, Need.FREE}
"""Needs that are never met at once, so that their commands may share a key."""


def test_no_key_reaches_two_commands_at_once() -> None:
    counts = Counter(key for command in COMMANDS for key in command.keys)
    shared = {key for key, count in counts.items() if count > 1}
    needs = [(key, each.need) for each in COMMANDS for key in each.keys if key in shared]
    assert len(needs) == len(set(needs))
    assert {need for _key, need in needs} <= ONE_AT_A_TIME


def test_the_table_is_read_without_qt() -> None:
    asks = "import sys, scorecard_app.ui.commands as read; sys.exit('PySide6' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", asks], check=False)  # noqa: S603 - our own words
    assert ended.returncode == 0


def test_every_icon_is_there() -> None:
    icons = {command.icon for command in COMMANDS if command.icon}
    assert [icon for icon in icons if not resources.path(f"icons/{icon}.svg").is_file()] == []


def test_a_name_reads_without_the_marks_of_a_menu() -> None:
    assert (BY_ID["settings"].title, BY_ID["settings"].name) == ("Se&ttings…", "Settings")


@pytest.mark.parametrize("need", [need for need in Need if need is not Need.NOTHING])
def test_a_need_that_is_not_met_is_said(need: Need) -> None:
    assert need.reason({Need.DOCUMENT} - {need}) == need.value
    assert need.reason({Need.DOCUMENT, need}) == ""


def test_without_a_scorecard_every_command_that_needs_one_says_so_first() -> None:
    assert BY_ID[DELETE].need.reason(()) == "Open a scorecard first."
    assert BY_ID["new"].need.reason(()) == ""


def test_a_command_keeps_its_keys_until_others_are_chosen() -> None:
    chosen = Keymap().rebound(SAVE, ("F12", "Ctrl+S"))
    assert Keymap().keys(SAVE) == ("Ctrl+S",)
    assert chosen.keys(SAVE) == ("F12", "Ctrl+S")
    assert chosen.keys(BY_ID["open"]) == ("Ctrl+O",)


def test_choosing_the_keys_of_the_table_is_no_choice() -> None:
    assert Keymap().rebound(SAVE, ("F12",)).rebound(SAVE, ("Ctrl+S",)) == Keymap()


def test_a_key_that_is_taken_names_its_holders() -> None:
    both = Keymap().rebound(SAVE, ("Ctrl+O",))
    assert both.holders(COMMANDS, "Ctrl+O") == (BY_ID["open"], SAVE)
    assert both.holders(COMMANDS, "Ctrl+S") == ()


def test_the_page_of_keys_lists_the_keys_that_were_chosen() -> None:
    none = Keymap().rebound(SAVE, ()).rebound(BY_ID["open"], ("F3",))
    rows = {row.title: row.keys for row in key_rows(COMMANDS, none)}
    assert rows["Open"] == ("F3",)
    assert rows["Save"] == ()
