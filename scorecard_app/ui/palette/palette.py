"""The palette itself: a field and a list over the window, gone when the keyboard leaves it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.present.places import Place
from scorecard_app.texts import _
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.habits import Habits
from scorecard_app.ui.palette.model import PaletteDelegate, PaletteModel, PaletteRole
from scorecard_app.ui.palette.rows import JUMP, PaletteRow, command_rows, found, place_rows
from scorecard_app.ui.theme import ThemeStore

_WIDTH, _HEIGHT, _TOP, _MARGIN = 600, 440, 56, 8
_WALKING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Palette(QFrame):
    """Finds while one types; the arrows walk, Enter takes, Escape gives the keyboard back.

    `chosen` carries the place that was jumped to; commands are triggered at once.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        actions: Actions,
        habits: Habits,
        themes: ThemeStore,
        *,
        places: Callable[[], Iterable[Place]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions, self._habits, self._places = actions, habits, places
        self._themes, self._home = themes, parent
        self._came_from: QWidget | None = None
        self._commands: tuple[PaletteRow, ...] = ()
        self._things: tuple[PaletteRow, ...] | None = None
        self.setObjectName("palette")
        self.setAccessibleName(_("Command palette"))
        self.search = QLineEdit(self)
        self.search.setAccessibleName(_("Find a command"))
        self.search.setPlaceholderText(_("Type a command, or @ and a name"))
        self.list = QListView(self)
        self.list.setAccessibleName(_("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.model = PaletteModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(themes, self.list))
        self.nothing = QLabel(self)
        self.nothing.setProperty("quiet", True)  # noqa: FBT003 - Qt's signature
        self.nothing.setWordWrap(True)
        self._lay_out()
        self.hide()
        self._connect(themes)

    def open(self, typed: str = "") -> None:
        """Open over the window with what is typed already."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus
            focus.destroyed.connect(self._forget)
        self._commands = tuple(command_rows(self._actions, self._habits.recent_commands))
        self._things = None
        self.search.setText(typed)
        self._find()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Do the chosen row, or say why it cannot be done."""
        row: PaletteRow | None = self.list.currentIndex().data(PaletteRole.ROW)
        if row is None:
            return
        if row.reason:
            self._say(row.reason)
            return
        self._leave()
        if row.command_id:
            self._habits.note_command(row.command_id)
            self._actions[row.command_id].trigger()
        elif row.entity_id is not None:
            self.chosen.emit(row.table, row.entity_id)

    def _lay_out(self) -> None:
        margin = self._themes.theme.px(_MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)

    def _connect(self, themes: ThemeStore) -> None:
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self._home.installEventFilter(self)
        self.list.clicked.connect(self._take_clicked)
        self.list.selectionModel().currentChanged.connect(self._unsay)
        themes.changed.connect(self.list.viewport().update)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _find(self) -> None:
        """List what matches what is typed now."""
        typed = self.search.text()
        if typed.startswith(JUMP):
            if self._things is None:
                self._things = tuple(place_rows(self._places()))
            rows = found(typed.removeprefix(JUMP), self._things)
        else:
            rows = found(typed, self._commands)
        self.model.show_rows(rows)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        self.list.setVisible(bool(rows))
        self._say("" if rows else _("Nothing is called so. @ finds cards and measures by name."))
        self._fit()

    def _say(self, sentence: str) -> None:
        self.nothing.setText(sentence)
        self.nothing.setVisible(bool(sentence))

    def _unsay(self) -> None:
        if self.model.rows:
            self._say("")

    def _take_clicked(self, _index: QModelIndex) -> None:
        self.take()

    def _leave(self) -> None:
        """Hide, and give the keyboard back to where it came from."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget(self) -> None:
        self._came_from = None

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self.hide()

    def _fit(self) -> None:
        """Stand in the middle near the top, as large as the window allows."""
        room, margin = self._home.rect(), self._themes.theme.px(_MARGIN)
        width = min(self._themes.theme.px(_WIDTH), room.width() - 2 * margin)
        top = self._themes.theme.px(_TOP)
        frame = self.search.sizeHint().height() + 4 * margin
        listed = len(self.model.rows) * max(self.list.sizeHintForRow(0), 0)
        wanted = frame + max(listed, self.nothing.sizeHint().height())
        height = min(wanted, self._themes.theme.px(_HEIGHT), room.height() - top - margin)
        self.setGeometry((room.width() - width) // 2, top, width, height)

    def _key(self, event: QKeyEvent) -> bool:
        """Walk, take or leave; return whether the key meant that."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in _TAKING:
            self.take()
        elif event.key() in _WALKING:
            QApplication.sendEvent(self.list, event)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that walk the list from the field, and stay in the window's middle."""
        if watched is self._home and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        is_key = watched is self.search and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)
