"""A line for several names: typed with commas between and completed, or picked in a list."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QWidget

from scorecard_app.present.form_parts import Choice
from scorecard_app.texts import _
from scorecard_app.ui.editors.typing_controls import LineControl
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.theme import ThemeStore

_BETWEEN = ","


class NamesControl(LineControl):
    """Down opens the list of all who are known; what is picked there is taken at once."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = Icons(themes, self)
        self.list = _PickList(self)
        self.pick = QAction(_("Pick from the list"), self)
        self.addAction(self.pick, QLineEdit.ActionPosition.TrailingPosition)
        self.pick.triggered.connect(self.open_list)
        self._icons.changed.connect(self._dress)
        self._dress()
        completer = _NameCompleter(self)
        completer.setModel(self._names)
        self.setCompleter(completer)

    @property
    def names(self) -> list[str]:
        """Return the names that stand in the line."""
        return [each.strip() for each in self.text().split(_BETWEEN) if each.strip()]

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer to complete or to pick these."""
        self._names.setStringList([choice.label for choice in choices])

    def open_list(self) -> None:
        """Show all who are known, those in the line ticked."""
        self.fill_list()
        self.list.setMinimumWidth(self.width())
        self.list.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill_list(self) -> None:
        """Put all who are known into the list."""
        self.list.clear()
        chosen = {each.casefold() for each in self.names}
        for name in self._names.stringList():
            action = self.list.addAction(name)
            action.setCheckable(True)
            action.setChecked(name.casefold() in chosen)
            action.triggered.connect(self._take_picked)
        if self.list.isEmpty():
            self.list.addAction(_("Nobody is known yet: type a name")).setEnabled(False)

    def _take_picked(self) -> None:
        """Let those be in the line who are ticked, behind those who are not in the list."""
        listed = [each for each in self.list.actions() if each.isCheckable()]
        known = {each.text().casefold(): each.isChecked() for each in listed}
        kept = [each for each in self.names if known.get(each.casefold(), True)]
        there = {each.casefold() for each in kept}
        ticked = [each.text() for each in listed if each.isChecked()]
        more = [each for each in ticked if each.casefold() not in there]
        self.setText(f"{_BETWEEN} ".join((*kept, *more)))
        self.typed.emit(self.text())
        self.finished.emit()

    def _dress(self) -> None:
        self.pick.setIcon(self._icons.icon("chevron-down"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list by Down, where nothing is being completed."""
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)


class _PickList(QMenu):
    """Stays open while one after the other is ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick and stay; a click elsewhere closes."""
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar and stay; Enter ticks and closes."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class _NameCompleter(QCompleter):
    """Completes what stands behind the last comma, and keeps what stands before it."""

    def __init__(self, line: NamesControl) -> None:
        super().__init__(line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """Look for the last name only."""
        return [path.rpartition(_BETWEEN)[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the whole line with the last name completed."""
        before = self._line.text().rpartition(_BETWEEN)[0].strip()
        name = super().pathFromIndex(index)
        return f"{before}{_BETWEEN} {name}" if before else name
