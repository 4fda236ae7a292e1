"""One choice among a few: a row of tabs, or a list to drop down where a row does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QTabBar, QWidget


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: what stands in the row, and its whole name."""

    key: str
    short: str
    name: str


class Segments(QWidget):
    """Offers named choices; `chosen` carries the key of one that the user chose."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._tabs = QTabBar(self)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._list = QComboBox(self)
        for each in (self._tabs, self._list):
            each.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)
        layout.addWidget(self._list)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._tabs.tabBarClicked.connect(self._choose)
        self._tabs.currentChanged.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._is_offering = False

    @property
    def key(self) -> str:
        """Return the key of the choice; "" without any."""
        at = self._list.currentIndex()
        return self._choices[at].key if at >= 0 else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the choices."""
        return tuple(choice.key for choice in self._choices)

    def offer(self, choices: Sequence[Choice], key: str) -> None:
        """Offer choices, with one of them chosen."""
        self._is_offering = True
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            while self._tabs.count():
                self._tabs.removeTab(0)
            self._list.clear()
            for choice in choices:
                self._tabs.setTabToolTip(self._tabs.addTab(choice.short), choice.name)
                self._list.addItem(choice.name)
        at = self.keys.index(key) if key in self.keys else -1
        self._tabs.setCurrentIndex(at)
        self._list.setCurrentIndex(at)
        self._is_offering = False
        self._fit()

    def choose(self, key: str) -> None:
        """Choose as the user would."""
        if key in self.keys:
            self._choose(self.keys.index(key))

    def _choose(self, at: int) -> None:
        if self._is_offering or at < 0 or at == self._list.currentIndex():
            return
        self._list.setCurrentIndex(at)
        self._tabs.setCurrentIndex(at)
        self.chosen.emit(self.key)

    def _fit(self) -> None:
        """Show the row where it fits, else the list."""
        has_choice = len(self._choices) > 1
        fits = self._tabs.sizeHint().width() <= self.width()
        self._tabs.setVisible(has_choice and fits)
        self._list.setVisible(has_choice and not fits)

    def sizeHint(self) -> QSize:
        """Need the height of the higher one, so that nothing jumps."""
        hints = self._tabs.sizeHint(), self._list.sizeHint()
        return QSize(hints[0].width(), max(hint.height() for hint in hints))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between row and list."""
        super().resizeEvent(event)
        self._fit()
