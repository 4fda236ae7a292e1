"""The actions, menus and shortcuts that are made of the table of commands."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.commands import Command, Keymap, Menu, Need, offered
from scorecard_app.ui.icons import Icons


class Actions(QObject):
    """Holds one QAction a command, keeps their icons in the theme and knows which make sense."""

    def __init__(
        self,
        table: Iterable[Command],
        acts: Mapping[str, Callable[[], object]],
        *,
        icons: Icons,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._table = {command.id: command for command in table}
        self._acts = acts
        self._icons = icons
        self._dressed: set[str] = set()
        self._met: frozenset[Need] = frozenset()
        self._keymap = Keymap()
        self._actions = {
            command.id: self._action(command, window) for command in self._table.values()
        }
        icons.changed.connect(self._repaint)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return the table, in the order of the menus."""
        return tuple(self._table.values())

    @property
    def keymap(self) -> Keymap:
        """Return which keys reach which command now."""
        return self._keymap

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def reason(self, command_id: str) -> str:
        """Say why a command cannot be given now; nothing where it can."""
        return self._table[command_id].need.reason(self._met)

    def use_keys(self, keymap: Keymap) -> None:
        """Let these keys reach the commands from now on."""
        self._keymap = keymap
        for command in self.commands:
            self._actions[command.id].setShortcuts(_sequences(keymap.keys(command)))

    def fill(self, bar: QMenuBar) -> Mapping[Menu, QMenu]:
        """Build the menus and return them; a line stands between groups.

        Icons are drawn when a menu opens for the first time, or a bar asks for them.
        """
        menus = {each: bar.addMenu(_(each.value)) for each in Menu}
        for which, menu in menus.items():
            self._fill_menu(
                menu, [each for each in self.commands if each.menu is which and each.is_listed]
            )
            menu.aboutToShow.connect(self._dress_menus)
        return menus

    def offer(self, menu: QMenu) -> None:
        """Put into a menu what can be done on the map with what is selected.

        What would stand alone in a submenu needs none.
        """
        self.put(menu, offered(self._met))

    def put(self, menu: QMenu, groups: Sequence[Sequence[str]]) -> None:
        """Put those of these commands into a menu that can be given now."""
        possible = [
            replace(self._table[each], group=number)
            for number, group in enumerate(groups)
            for each in group
            if not self.reason(each)
        ]
        counts = Counter(each.submenu for each in possible)
        lone = {title for title, count in counts.items() if count == 1}
        if possible and menu.actions():
            menu.addSeparator()
        self._fill_menu(
            menu, [replace(each, submenu="") if each.submenu in lone else each for each in possible]
        )
        self._dress_menus()

    def enable(self, has: Iterable[Need]) -> None:
        """Enable the commands whose need is met."""
        met = frozenset(has)
        if met == self._met:
            return
        self._met = met
        for command in self.commands:
            self._actions[command.id].setEnabled(not self.reason(command.id))

    def hear_in(self, widget: QWidget, command_id: str) -> None:
        """Let a local command hear its keys while a widget has the keyboard, too."""
        widget.addAction(self._actions[command_id])

    def _action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(_(command.title), window)
        action.setObjectName(command.id)
        action.setShortcuts(_sequences(self._keymap.keys(command)))
        action.setCheckable(command.is_checkable)
        action.setEnabled(not command.need.reason(self._met))
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
        """Add commands, a line between groups; a submenu stands where its first one would."""
        submenus: dict[str, QMenu] = {}
        groups: dict[QMenu, int] = {}
        for command in commands:
            title, into = command.submenu, menu
            if title:
                if title not in submenus:
                    _draw_line(menu, groups, command.group)
                    submenus[title] = menu.addMenu(_(title))
                into = submenus[title]
            _draw_line(into, groups, command.group)
            into.addAction(self._actions[command.id])

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


def _draw_line(menu: QMenu, groups: dict[QMenu, int], group: int) -> None:
    """Draw a line in a menu where another group begins."""
    if groups.setdefault(menu, group) != group:
        menu.addSeparator()
        groups[menu] = group


def _sequences(keys: Iterable[str]) -> list[QKeySequence]:
    return [QKeySequence(each) for each in keys]
