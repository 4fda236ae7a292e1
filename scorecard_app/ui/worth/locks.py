"""What is decided already: a lever gets so much, an initiative must run or must not."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.errors import UserError
from scorecard_app.present.investing.fields import money_text
from scorecard_app.present.worth.typed import typed_spend
from scorecard_app.texts import _
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.worth.desk import Desk

_GAP, _WIDTH = 8, 90


class Locks(QWidget):
    """Holds decisions of levers and initiatives; `changed` says that one was taken or freed."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lever: LeverId | None = None
        self._initiative: InitiativeId | None = None
        self._held: dict[LeverId, float] = {}
        self._fixed: dict[InitiativeId, bool] = {}
        self.free, self.stay, self.run, self.rest = (QToolButton(self) for _each in range(4))
        self.amount = QLineEdit(self)
        self.wrong = ElidedLabel(desk.themes, "text.error", size=TextSize.SMALL, parent=self)
        self._sides = QButtonGroup(self)
        self._lay_out(desk.themes)
        self.show_choice()

    @property
    def held(self) -> Mapping[LeverId, float]:
        """Return the levers that are decided, and what each gets a year."""
        return self._held

    @property
    def fixed(self) -> Mapping[InitiativeId, bool]:
        """Return the initiatives that must run, or must not."""
        return self._fixed

    def show_choice(
        self, *, lever: LeverId | None = None, initiative: InitiativeId | None = None
    ) -> None:
        """Show what is decided of a lever or of an initiative."""
        is_other = (lever, initiative) != (self._lever, self._initiative)
        self._lever, self._initiative = lever, initiative
        self.free.setVisible(lever is not None or initiative is not None)
        for each in (self.stay, self.amount):
            each.setVisible(lever is not None)
        for each in (self.run, self.rest):
            each.setVisible(initiative is not None)
        if is_other:
            self._complain("")
        self._show_decision()

    def _show_decision(self) -> None:
        """Press the button of what is decided; an amount of one's own presses none."""
        held = self._held.get(self._lever) if self._lever is not None else None
        is_on = self._fixed.get(self._initiative) if self._initiative is not None else None
        chosen: QToolButton | None = self.free
        if self._lever is not None and held is not None:
            chosen = self.stay if held == self._desk.card.levers[self._lever].current else None
        elif is_on is not None:
            chosen = self.run if is_on else self.rest
        self._sides.setExclusive(False)
        for each in self._sides.buttons():
            each.setChecked(each is chosen)
        self._sides.setExclusive(True)
        if not self.wrong.whole:
            self.amount.setText(self._written(held))

    def _decide(self) -> None:
        self._complain("")
        if self._lever is not None:
            self._held.pop(self._lever, None)
            if self.stay.isChecked():
                self._held[self._lever] = self._desk.card.levers[self._lever].current
        if self._initiative is not None:
            self._fixed.pop(self._initiative, None)
            if not self.free.isChecked():
                self._fixed[self._initiative] = self.run.isChecked()
        self._show_decision()
        self.changed.emit()

    def _take_amount(self) -> None:
        """Decide on what was typed, or say beside it why that cannot be."""
        lever = self._desk.card.levers.get(self._lever or LeverId(""))
        text, board = self.amount.text(), self._desk.board
        if lever is None or text == self._written(self._held.get(lever.id)):
            return
        try:
            self._held[lever.id] = typed_spend(text, lever, board.currency, board.forms)
        except UserError as error:
            self._complain(str(error))
            return
        self._complain("")
        self._show_decision()
        self.changed.emit()

    def _complain(self, why: str) -> None:
        self.wrong.show_whole(why)
        self.wrong.setVisible(bool(why))

    def _written(self, held: float | None) -> str:
        return "" if held is None else money_text(held, self._desk.board.forms)

    def _lay_out(self, themes: ThemeStore) -> None:
        self.free.setText(_("Free"))
        self.stay.setText(_("As today"))
        self.run.setText(_("Must run"))
        self.rest.setText(_("Must not run"))
        self.amount.setAccessibleName(_("What it gets a year"))
        self.amount.setToolTip(_("Decide what it gets a year, whatever the rest gets"))
        self.amount.setPlaceholderText(_("or 1.5 M"))
        self.amount.setFixedWidth(themes.theme.px(_WIDTH))
        self.amount.editingFinished.connect(self._take_amount)
        row = QHBoxLayout()
        row.setSpacing(themes.theme.px(_GAP))
        for each in (self.free, self.stay, self.run, self.rest):
            each.setCheckable(True)
            each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            self._sides.addButton(each)
            row.addWidget(each)
            each.clicked.connect(self._decide)
        row.addWidget(self.amount)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.wrong)
