"""Which keys reach which command, once the user has a say in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scorecard_app.ui.commands.command import Command


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys that the user chose for commands by id; all others keep those of the table."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command, the one that menus show first."""
        return self.chosen.get(command.id, command.keys)

    def rebound(self, command: Command, keys: tuple[str, ...]) -> "Keymap":
        """Return the keymap with these keys for a command; its own again are no choice."""
        others = {name: chosen for name, chosen in self.chosen.items() if name != command.id}
        return Keymap(others if keys == command.keys else {**others, command.id: keys})

    def holders(self, table: Iterable[Command], key: str) -> tuple[Command, ...]:
        """Return the commands that a key reaches, to warn before it gets one more."""
        return tuple(command for command in table if key in self.keys(command))
