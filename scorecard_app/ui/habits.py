"""How its user gives commands: the keys that were chosen, and what was chosen by name lately."""

import json

from PySide6.QtCore import QObject, QSettings, Signal

from scorecard_app.ui.commands import Keymap

MAX_RECENT_COMMANDS = 8
SHARED = "shared"
"""What copies of cards do with measures until the user says otherwise."""

NORMAL = "full"
"""How much cards say until the user says otherwise."""


class Habits(QObject):
    """Typed access to its part of the ini file; `keymap_changed` when other keys were chosen."""

    keymap_changed = Signal()
    wheel_changed = Signal()

    def __init__(self, store: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store

    @property
    def recent_commands(self) -> tuple[str, ...]:
        """Return the ids of the commands chosen by name lately, the latest first."""
        return tuple(filter(None, str(self._store.value("palette/recent", "")).split(" ")))

    def note_command(self, command_id: str) -> None:
        """Put a command at the head of those chosen by name."""
        others = [each for each in self.recent_commands if each != command_id]
        kept = [command_id, *others][:MAX_RECENT_COMMANDS]
        self._store.setValue("palette/recent", " ".join(kept))

    @property
    def tab_links(self) -> bool:
        """Say whether Tab makes a linked card on the map rather than leave it."""
        return str(self._store.value("map/tab_links", "true")).casefold() == "true"

    def keep_tab_links(self, *, on: bool) -> None:
        """Remember what Tab does on the map."""
        self._store.setValue("map/tab_links", "true" if on else "false")

    @property
    def copied_measures(self) -> str:
        """Return what copies of cards do with their measures: the name that was chosen last."""
        return str(self._store.value("map/copied_measures", SHARED))

    def keep_copied_measures(self, choice: str) -> None:
        """Remember what copies of cards do with their measures."""
        self._store.setValue("map/copied_measures", choice)

    @property
    def card_density(self) -> str:
        """Return how much the cards of maps say: the name that was chosen last."""
        return str(self._store.value("map/card_density", NORMAL))

    def keep_card_density(self, name: str) -> None:
        """Remember how much the cards of maps say."""
        self._store.setValue("map/card_density", name)

    @property
    def wheel_zooms(self) -> bool:
        """Say whether the wheel of a mouse zooms the map rather than pans it."""
        return str(self._store.value("wheel_zooms", "false")).casefold() == "true"

    def use_wheel(self, *, zooms: bool) -> None:
        """Remember what the wheel does."""
        self._store.setValue("wheel_zooms", zooms)
        self.wheel_changed.emit()

    @property
    def keymap(self) -> Keymap:
        """Return the keys that the user chose; none where what was written cannot be read."""
        try:
            chosen = json.loads(str(self._store.value("keys", "{}")))
            return Keymap({str(name): tuple(map(str, keys)) for name, keys in chosen.items()})
        except (ValueError, TypeError, AttributeError):
            return Keymap()

    def keep_keymap(self, keymap: Keymap) -> None:
        """Remember the keys that the user chose."""
        text = json.dumps({name: list(keys) for name, keys in keymap.chosen.items()})
        self._store.setValue("keys", text)
        self.keymap_changed.emit()
