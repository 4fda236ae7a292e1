"""Type how much better or worse a card is supposed to be, over its slider."""

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.errors import UserError
from scorecard_app.present.what_if.typed import typed_improvement
from scorecard_app.texts import _
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.foresight import Foresight

_WIDTH, _LEAST_HEIGHT = 150, 28
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class AmountField(QLineEdit):
    """One line: Enter takes what was typed, Esc or leaving gives it up."""

    taken = Signal()
    left = Signal()

    def __init__(self, typed: str, parent: QWidget) -> None:
        super().__init__(typed, parent)
        self.setObjectName("amountField")
        self.setAccessibleName(_("How much better or worse"))
        self.setPlaceholderText(_("+10 %, −300, or a new value"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, leave, or write."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Keep Tab, which takes what was typed."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up when the user goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class AmountAsking(QObject):
    """Opens the field over a card; what cannot be read stays in it, with the reason in the hint."""

    def __init__(self, place: Workplace, foresight: Foresight, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._foresight = place, foresight
        self.field: AmountField | None = None
        self._objective_id: ObjectiveId | None = None
        place.camera.moved.connect(self._follow)
        foresight.changed.connect(self._follow)

    def start(self, objective_id: ObjectiveId, typed: str = "") -> None:
        """Ask for the amount of a card, with the first letter typed already."""
        self.stop()
        rect = self._place.scene.rect_of(objective_id)
        if rect is None:
            return
        self._place.camera.reveal(rect)
        self._objective_id = objective_id
        self.field = AmountField(typed, self._place.scene.views()[0].viewport())
        self.field.taken.connect(self._take)
        self.field.left.connect(self.stop)
        self._follow()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setCursorPosition(len(typed))
        self._place.hint(
            _("+10 % is ten percent better · −300 a step in its unit · 68 a new value")
        )

    def stop(self) -> None:
        """Close the field, and give the keyboard back to the map."""
        field, self.field = self.field, None
        if field is None:
            return
        had_focus, viewport = field.hasFocus(), field.parentWidget()
        field.hide()
        field.deleteLater()
        if had_focus and viewport is not None:
            viewport.setFocus()

    def _take(self) -> None:
        if self.field is None or self._objective_id is None:
            return
        board = self._foresight.board
        stand = board.stands.get(self._objective_id)
        if stand is None:
            self.stop()
            return
        try:
            improvement = typed_improvement(self.field.text(), stand, board.forms)
        except UserError as error:
            self.field.setToolTip(str(error))
            self._place.hint(str(error))
            self.field.selectAll()
            return
        self.stop()
        self._foresight.supposed.push(self._objective_id, improvement)

    def _follow(self) -> None:
        """Stay over the foot of the card; close when the card or the question is gone."""
        if self.field is None or self._objective_id is None:
            return
        rect = self._place.scene.rect_of(self._objective_id)
        if rect is None or self._foresight.outcome is None:
            self.stop()
            return
        px = self._place.scene.look.theme.px
        box = self._place.camera.to_viewport(rect)
        height = max(self.field.sizeHint().height(), px(_LEAST_HEIGHT))
        width = max(box.width(), px(_WIDTH))
        self.field.setGeometry(QRect(box.left(), box.bottom() - height, width, height))
