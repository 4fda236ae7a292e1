"""The rows of the page of keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard_app.ui.commands.command import Command, plain
from scorecard_app.ui.commands.keymap import Keymap


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One command with its keys, under a heading."""

    heading: str
    title: str
    keys: tuple[str, ...]
    command: Command


def key_rows(table: Iterable[Command], keymap: Keymap) -> Iterator[KeyRow]:
    """Yield the commands with their keys, by menu."""
    for command in table:
        yield KeyRow(plain(command.menu.value), command.name, keymap.keys(command), command)
