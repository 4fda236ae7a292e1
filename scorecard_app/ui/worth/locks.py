"""What is decided already: a lever stays as today, an initiative must run or must not."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.texts import _
from scorecard_app.ui.theme import ThemeStore

_GAP = 8


class Locks(QWidget):
    """Holds decisions of levers and initiatives; `changed` says that one was taken or freed."""

    changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lever: LeverId | None = None
        self._initiative: InitiativeId | None = None
        self._held: set[LeverId] = set()
        self._fixed: dict[InitiativeId, bool] = {}
        self.free, self.stay, self.run, self.rest = (QToolButton(self) for _each in range(4))
        self.free.setText(_("Free"))
        self.stay.setText(_("As today"))
        self.run.setText(_("Must run"))
        self.rest.setText(_("Must not run"))
        sides = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        for each in (self.free, self.stay, self.run, self.rest):
            each.setCheckable(True)
            each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            sides.addButton(each)
            row.addWidget(each)
            each.clicked.connect(self._decide)
        self.show_choice()

    @property
    def held(self) -> frozenset[LeverId]:
        """Return the levers that stay as today."""
        return frozenset(self._held)

    @property
    def fixed(self) -> Mapping[InitiativeId, bool]:
        """Return the initiatives that must run, or must not."""
        return self._fixed

    def show_choice(
        self, *, lever: LeverId | None = None, initiative: InitiativeId | None = None
    ) -> None:
        """Show what is decided of a lever or of an initiative."""
        self._lever, self._initiative = lever, initiative
        self.free.setVisible(lever is not None or initiative is not None)
        self.stay.setVisible(lever is not None)
        for each in (self.run, self.rest):
            each.setVisible(initiative is not None)
        is_on = self._fixed.get(initiative) if initiative is not None else None
        chosen = self.free
        if lever in self._held:
            chosen = self.stay
        elif is_on is not None:
            chosen = self.run if is_on else self.rest
        chosen.setChecked(True)

    def _decide(self) -> None:
        if self._lever is not None:
            self._held.discard(self._lever)
            if self.stay.isChecked():
                self._held.add(self._lever)
        if self._initiative is not None:
            self._fixed.pop(self._initiative, None)
            if not self.free.isChecked():
                self._fixed[self._initiative] = self.run.isChecked()
        self.changed.emit()
