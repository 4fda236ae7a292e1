"""One choice among a few: a row of tabs, or a list to drop down where a row does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QSizePolicy, QTabBar, QWidget


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
        self._at = -1
        self._tabs = QTabBar(self)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._list = QComboBox(self)
        for each in (self._tabs, self._list):
            each.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._tabs)
        layout.addWidget(self._list, 1)
        layout.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tabs.currentChanged.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._is_offering = False

    @property
    def key(self) -> str:
        """Return the key of the choice; "" without any."""
        return self._choices[self._at].key if self._at >= 0 else ""

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
        self._at = self.keys.index(key) if key in self.keys else -1
        self._show()
        self._is_offering = False
        self._fit()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Choose as the user would."""
        if key in self.keys:
            self._choose(self.keys.index(key))

    def _choose(self, at: int) -> None:
        if self._is_offering or at < 0 or at == self._at:
            return
        self._at = at
        self._show()
        self.chosen.emit(self.key)

    def _show(self) -> None:
        self._tabs.setCurrentIndex(self._at)
        self._list.setCurrentIndex(self._at)

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

    def minimumSizeHint(self) -> QSize:
        """Need no width: a row that does not fit becomes a list, and a list can be cut off."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between row and list."""
        super().resizeEvent(event)
        self._fit()
