"""The rows of the page of keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard_app.texts import _
from scorecard_app.ui.commands.command import Command, plain
from scorecard_app.ui.commands.keymap import Keymap
from scorecard_app.ui.commands.map import KEYS_OF_THE_MAP


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One command with its keys, under a heading; those without a command are fixed."""

    heading: str
    title: str
    keys: tuple[str, ...]
    command: Command | None = None


def key_rows(table: Iterable[Command], keymap: Keymap) -> Iterator[KeyRow]:
    """Yield the commands with their keys, then what the map hears itself."""
    for command in table:
        yield KeyRow(plain(command.menu.value), command.name, keymap.keys(command), command)
    for title, keys in KEYS_OF_THE_MAP:
        yield KeyRow(_("With a card selected on the map"), _(title), keys)
