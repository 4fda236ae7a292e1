"""The commands of the window as a table, and the actions, menus and shortcuts made of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from scorecard_app.texts import N_, _
from scorecard_app.ui.icons import Icons

MENUS: Mapping[str, str] = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "map": N_("&Map"),
    "help": N_("&Help"),
}
"""The menus from left to right, by name."""


class Need(Enum):
    """What must be there for a command to make sense."""

    NOTHING = auto()
    DOCUMENT = auto()
    SELECTION = auto()
    UNDO = auto()
    REDO = auto()
    MAP = auto()
    CARD = auto()
    TWO_CARDS = auto()


@dataclass(frozen=True)
class Command:
    """One row of the table: what a command is called, how it is reached, and what it does.

    A title ends in "…" where a question follows. `group` changes where a menu draws a line.
    `is_local` commands only show their keys: the widget that has the keyboard hears them itself,
    so that Delete deletes text in a field and a card on the map.
    """

    id: str
    title: str
    act: Callable[[], object]
    menu: str
    group: int = 0
    keys: tuple[str, ...] = ()
    need: Need = Need.NOTHING
    icon: str = ""
    hint: str = ""
    is_local: bool = False
    is_checkable: bool = False


@dataclass(frozen=True, slots=True)
class KeysRow:
    """One command with its keys, under a heading."""

    heading: str
    title: str
    keys: tuple[str, ...]


class Actions(QObject):
    """Holds one QAction a command, keeps their icons in the theme and knows which make sense."""

    def __init__(self, commands: Iterable[Command], icons: Icons, window: QWidget) -> None:
        super().__init__(window)
        self.commands = tuple(commands)
        self._icons = icons
        self._dressed: set[str] = set()
        self._acts = {command.id: command.act for command in self.commands}
        self._actions = {command.id: self._action(command, window) for command in self.commands}
        icons.changed.connect(self._repaint)

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> Mapping[str, QMenu]:
        """Build the menus and return them by name; a line stands between groups.

        Icons are drawn when a menu opens for the first time, or a bar asks for them.
        """
        menus = {name: bar.addMenu(_(title)) for name, title in MENUS.items()}
        for name, menu in menus.items():
            self._fill_menu(menu, [each for each in self.commands if each.menu == name])
            menu.aboutToShow.connect(self._dress_menus)
        return menus

    def enable(self, has: Iterable[Need]) -> None:
        """Enable the commands whose need is met."""
        met = {Need.NOTHING, *has}
        for command in self.commands:
            self._actions[command.id].setEnabled(command.need in met)

    def hear_in(self, widget: QWidget, command_id: str) -> None:
        """Let a local command hear its keys while a widget has the keyboard, too."""
        widget.addAction(self._actions[command_id])

    def _action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(_(command.title), window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.is_checkable)
        if command.hint:
            action.setStatusTip(_(command.hint))
        if command.is_local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            window.addAction(action)
        action.triggered.connect(self._run)
        return action

    def _run(self) -> None:
        """Do what the command of the action that was triggered does."""
        self._acts[self.sender().objectName()]()

    def _fill_menu(self, menu: QMenu, commands: Sequence[Command]) -> None:
        for before, command in zip([None, *commands], commands, strict=False):
            if before is not None and before.group != command.group:
                menu.addSeparator()
            menu.addAction(self._actions[command.id])

    def dress(self, ids: Iterable[str]) -> None:
        """Draw the icons of these commands, now and in every other theme."""
        self._dressed |= set(ids)
        self._repaint()

    def _dress_menus(self) -> None:
        self.dress(self._actions)

    def _repaint(self) -> None:
        for command in self.commands:
            if command.icon and command.id in self._dressed:
                self._actions[command.id].setIcon(self._icons.icon(command.icon))
