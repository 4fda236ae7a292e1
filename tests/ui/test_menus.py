"""Menus can be used by mnemonics in every language, and their titles read well elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from scorecard_app.texts import _, available_languages, use_language
from scorecard_app.ui.commands import COMMANDS
from scorecard_app.ui.commands.command import Menu


@pytest.fixture(params=available_languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("menu", list(Menu))
def test_no_two_commands_of_a_menu_have_the_same_mnemonic(menu: Menu) -> None:
    mine = [command for command in COMMANDS if command.menu is menu and command.is_listed]
    submenus = {command.submenu for command in mine} - {""}
    for submenu in submenus:
        assert _repeated(each.title for each in mine if each.submenu == submenu) == []
    titles = [*(each.title for each in mine if not each.submenu), *submenus]
    assert _repeated(iter(titles)) == []


@pytest.mark.usefixtures("language")
def test_no_two_menus_have_the_same_mnemonic() -> None:
    assert _repeated(menu.value for menu in Menu) == []


@pytest.mark.usefixtures("language")
def test_names_of_commands_have_no_dots_or_blanks_at_their_ends() -> None:
    assert [each.name for each in COMMANDS if each.name != each.name.strip(" …")] == []


def _repeated(titles: Iterator[str]) -> list[str]:
    """Return the mnemonics that more than one of the titles has."""
    found = [re.findall(r"&(\w)", _(title)) for title in titles]
    counts = Counter(letter.casefold() for letters in found for letter in letters)
    return [letter for letter, count in counts.items() if count > 1]
