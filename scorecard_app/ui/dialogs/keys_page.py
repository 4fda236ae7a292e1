"""The page of keys: which key does what, and other keys for those who want them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from scorecard_app.present.fuzzy import distance
from scorecard_app.texts import _
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.commands import Command, Keymap, key_rows
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.habits import Habits
from scorecard_app.ui.keys import written
from scorecard_app.ui.theme import ThemeStore

_LIST_WIDTH, _LIST_HEIGHT = 640, 420
_COMMAND = Qt.ItemDataRole.UserRole


class KeysPage(SidePage):
    """Lists the commands by menu with their keys; those of the chosen one can be changed below."""

    def __init__(
        self,
        actions: Actions,
        habits: Habits,
        *,
        themes: ThemeStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Keyboard shortcuts"), themes, parent)
        self._actions, self._habits = actions, habits
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the commands"))
        self.search.setAccessibleName(_("Search the commands"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Commands and their keys"))
        self.list.setHeaderLabels([_("Command"), _("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.key.setAccessibleName(_("New key"))
        self.key.findChildren(QLineEdit)[0].setPlaceholderText(_("New key"))
        self.add_button = QPushButton()
        self.remove_button = QPushButton(_("No key"))
        self.usual_button = QPushButton(_("Usual keys"))
        self.all_usual_button = QPushButton(_("Usual keys for all"))
        self.says = self.paragraph("", quiet=True)
        self._lay_out()
        self._connect()
        self._fill()

    @property
    def current(self) -> Command | None:
        """Return the chosen command."""
        item = self.list.currentItem()
        command: Command | None = item.data(0, _COMMAND) if item else None
        return command

    def add_key(self) -> None:
        """Give the chosen command the key that was pressed; nobody else has it any more."""
        command, key = self.current, self._pressed
        if command is None or not key or self._objection(key):
            return
        keymap = self._keymap
        for holder in self._holders(key):
            rest = tuple(each for each in keymap.keys(holder) if each != key)
            keymap = keymap.rebound(holder, rest)
        own = tuple(each for each in keymap.keys(command) if each != key)
        self._use(keymap.rebound(command, (key, *own)))
        self.key.clear()

    def remove_keys(self) -> None:
        """Leave the chosen command without a key."""
        if self.current is not None:
            self._use(self._keymap.rebound(self.current, ()))

    def take_usual_keys(self) -> None:
        """Give the chosen command its usual keys again."""
        if self.current is not None:
            self._use(self._keymap.rebound(self.current, self.current.keys))

    def take_all_usual_keys(self) -> None:
        """Give every command its usual keys again."""
        self._use(Keymap())

    @property
    def _keymap(self) -> Keymap:
        return self._habits.keymap

    @property
    def _pressed(self) -> str:
        return self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _holders(self, key: str) -> Sequence[Command]:
        found = self._keymap.holders(self._actions.commands, key)
        return [each for each in found if each != self.current]

    def _use(self, keymap: Keymap) -> None:
        self._habits.keep_keymap(keymap)
        self._fill()

    def _lay_out(self) -> None:
        px = self._themes.theme.px
        self.list.setMinimumHeight(px(_LIST_HEIGHT))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        row = QHBoxLayout()
        for widget in (self.key, self.add_button, self.remove_button, self.usual_button):
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addWidget(self.heading(_("Keyboard shortcuts")))
        for wide in (self.search, self.list):
            wide.setMaximumWidth(px(_LIST_WIDTH))
            self.column.addWidget(wide)
        self.column.addLayout(row)
        self.column.addWidget(self.says)
        self.column.addWidget(self.all_usual_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._follow)
        self.key.keySequenceChanged.connect(self._follow)
        self.add_button.clicked.connect(self.add_key)
        self.remove_button.clicked.connect(self.remove_keys)
        self.usual_button.clicked.connect(self.take_usual_keys)
        self.all_usual_button.clicked.connect(self.take_all_usual_keys)

    def _fill(self) -> None:
        """List what is found, the chosen command still chosen."""
        kept, typed = self.current, self.search.text()
        self.list.clear()
        heading = ""
        for row in key_rows(self._actions.commands, self._keymap):
            if distance(typed, row.title, row.heading) is None:
                continue
            if row.heading != heading:
                heading = row.heading
                head = QTreeWidgetItem(self.list, [heading])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                head.setFirstColumnSpanned(True)
            item = QTreeWidgetItem(self.list, [f"    {row.title}", written(row.keys)])
            item.setToolTip(1, written(row.keys))
            item.setData(0, _COMMAND, row.command)
            if row.command == kept:
                self.list.setCurrentItem(item)
        self._follow()

    def _follow(self) -> None:
        """Say what the key that was pressed would do, and offer what can be done."""
        command, key = self.current, self._pressed
        objection = self._objection(key) if key else ""
        holders = self._holders(key) if key else []
        self.add_button.setText(_("Take the key") if holders else _("Add the key"))
        self.add_button.setEnabled(command is not None and bool(key) and not objection)
        for button in (self.remove_button, self.usual_button, self.key):
            button.setEnabled(command is not None)
        self.all_usual_button.setEnabled(bool(self._keymap.chosen))
        if command is None:
            self.says.setText(_("Choose a command to give it other keys."))
        elif objection:
            self.says.setText(objection)
        elif holders:
            says = _("{key} belongs to “{command}”, which would lose it.")
            self.says.setText(says.format(key=written((key,)), command=holders[0].name))
        else:
            says = _("Press a key for “{command}”, then add it.")
            self.says.setText(says.format(command=command.name))

    @staticmethod
    def _objection(key: str) -> str:
        """Say why a key cannot be given to any command; nothing where it can."""
        name = key.removeprefix("Shift+")
        if len(name) == 1 and name.isalpha():
            return _("A letter alone begins a title on the map. Hold Ctrl or Alt with it.")
        return ""
