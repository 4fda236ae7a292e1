"""Link cards by the keyboard: a field beside the card takes a number, a name or the arrows."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.edits.links import NewLink, add_links
from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.errors import UserError
from scorecard_app.present.capture import CardLink, captured
from scorecard_app.present.link_targets import LinkTarget, link_targets, sign_of
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.commands import link_cards
from scorecard_app.ui.canvas.trial import sign_to_draw, why_not_draw
from scorecard_app.ui.canvas.walking import by_nearness
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.paint.card import CardState
from scorecard_app.ui.theme import Theme

_WIDTH, _ROWS, _MARGIN, _GAP = 300, 6, 8, 4
_AWAY = 8

Find = Callable[[ObjectiveId], QRect | None]
"""Returns where a card is seen."""


class LinkField(QFrame):
    """A question, a line to type in, and what the typing may mean; Esc or leaving gives it up."""

    taken = Signal()
    typed = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.setObjectName("linkPopover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.asks = QLabel(self)
        self.asks.setWordWrap(True)
        self.line = _Line(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Cards"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setProperty("quiet", True)  # noqa: FBT003 - Qt's signature
        column = QVBoxLayout(self)
        margin = theme.px(_MARGIN)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(_GAP))
        for widget in (self.asks, self.line, self.list, self.says):
            column.addWidget(widget)
        self.setFixedWidth(theme.px(_WIDTH))
        self.line.textEdited.connect(self.typed)
        self.line.taken.connect(self.taken)
        self.line.stepped.connect(self.stepped)
        self.line.left.connect(self.left)
        self.list.itemClicked.connect(self.taken)

    def ask(self, question: str) -> None:
        """Ask something, with nothing typed yet."""
        self.asks.setText(question)
        self.line.setAccessibleName(question)
        self.line.clear()

    def offer(self, targets: Sequence[LinkTarget]) -> None:
        """Offer these, the first one chosen."""
        self.list.clear()
        for target in targets:
            self.list.addItem(target.title)
            item = self.list.item(self.list.count() - 1)
            item.setToolTip(target.reason)
            if target.reason:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        self.list.setCurrentRow(0 if targets else -1)
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        self.list.setFixedHeight(_ROWS * row + 2 * self.list.frameWidth())

    def stand(self, beside: QRect | None) -> None:
        """Stand beside a card where there is room, else in the upper middle."""
        self.adjustSize()
        room = self._home.rect()
        if beside is None:
            at = QPoint(room.center().x() - self.width() // 2, room.height() // 5)
        else:
            at = QPoint(beside.right() + _AWAY, beside.top())
            if at.x() + self.width() > room.right():
                at.setX(beside.left() - _AWAY - self.width())
        most = room.bottomRight() - QPoint(self.width() + _AWAY, self.height() + _AWAY)
        self.move(max(min(at.x(), most.x()), _AWAY), max(min(at.y(), most.y()), _AWAY))


class _Line(QLineEdit):
    """Types, steps through what is offered by Up and Down, takes by Enter."""

    taken = Signal()
    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, step or leave; write everything else."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self.taken.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Keep Tab, which takes what is chosen."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up when the user goes elsewhere; a click on the map may mean a card there."""
        super().focusOutEvent(event)
        now, reason = QApplication.focusWidget(), event.reason()
        if now is not None and now.isAncestorOf(self) and reason is Qt.FocusReason.MouseFocusReason:
            return
        if reason not in {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }:
            self.left.emit()


class LinkAsking(QObject):
    """Asks from which card, if that is open, and to which; marks the one that is chosen.

    The field stands in `home`, beside where `find` sees the card, else where the map shows it; the
    keyboard goes back to `back`.
    """

    def __init__(
        self,
        place: Workplace,
        home: QWidget,
        *,
        back: QWidget | None = None,
        find: Find | None = None,
    ) -> None:
        super().__init__(back or home)
        self._place, self._home, self._back = place, home, back or home
        self._find_card = find or partial(_on_map, place)
        self._field: LinkField | None = None
        self._from_id: ObjectiveId | None = None
        self._targets: tuple[LinkTarget, ...] = ()

    def start(self, from_id: ObjectiveId | None) -> None:
        """Open the field beside a card, or for both ends."""
        self.stop()
        self._from_id = from_id
        self._field = field = LinkField(self._place.scene.look.theme, self._home)
        field.typed.connect(self._find)
        field.taken.connect(self._take)
        field.stepped.connect(self._step)
        field.left.connect(self.stop)
        field.list.currentRowChanged.connect(self._mark)
        self._ask()
        field.show()
        field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """Close the field, and give the keyboard back."""
        field, self._field = self._field, None
        if field is None:
            return
        had_focus = field.line.hasFocus()
        field.hide()
        field.deleteLater()
        self._place.scene.emphasis.mark({})
        if had_focus:
            self._back.setFocus()

    def take_click(self, at: QPointF, button: Qt.MouseButton) -> bool:
        """Take the card that is clicked while it is asked for one; a click beside gives up."""
        if self._field is None:
            return False
        card = self._place.scene.card_at(at)
        if card is None or button is not Qt.MouseButton.LeftButton:
            self.stop()
            return False
        if card != self._from_id:
            self._choose(card, self._field.line.text())
        if self._field is not None:
            self._field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def follow(self) -> None:
        """Stay beside the card when the map moves or changes."""
        if self._field is None:
            return
        if self._from_id is not None and self._place.scene.rect_of(self._from_id) is None:
            self.stop()
            return
        self._field.stand(self._beside)

    @property
    def _beside(self) -> QRect | None:
        return self._find_card(self._from_id) if self._from_id else None

    def _ask(self) -> None:
        if self._field is None:
            return
        if self._from_id is None:
            self._field.ask(_("Link from which card?"))
            self._field.line.setPlaceholderText(_("Number or name, or 3>7>12"))
        else:
            objective = self._place.card.objectives[self._from_id]
            asks = _("Link {number} {name} to…")
            name = objective.name or _("(no name)")
            self._field.ask(asks.format(number=objective.number, name=name))
            self._field.line.setPlaceholderText(_("Number or name, − for a negative link"))
        self._find("")
        self._field.stand(self._beside)

    def _find(self, typed: str) -> None:
        """Offer what is meant by what is typed; a chain of numbers speaks for itself."""
        if self._field is None:
            return
        order = by_nearness(self._place, self._from_id)
        is_chain = ">" in typed
        self._targets = (
            () if is_chain else link_targets(self._place.card, self._from_id, typed, order)
        )
        self._field.offer(self._targets)
        self._mark(self._field.list.currentRow())

    def _step(self, by: int) -> None:
        if self._field is not None and self._targets:
            row = self._field.list.currentRow() + by
            self._field.list.setCurrentRow(row % len(self._targets))

    def _mark(self, row: int) -> None:
        """Let the chosen card stand out, and say why it cannot be linked if so."""
        if self._field is None:
            return
        chosen = self._targets[row] if 0 <= row < len(self._targets) else None
        marks: dict[ObjectiveId, CardState] = {}
        if chosen is not None:
            marks[chosen.objective_id] = CardState.DIMMED if chosen.reason else CardState.WELCOME
        if self._from_id is not None:
            marks[self._from_id] = CardState.SELECTED
        self._place.scene.emphasis.mark(marks)
        self._field.says.setText(chosen.reason if chosen else "")
        self._field.says.setVisible(bool(self._field.says.text()))
        self._field.adjustSize()

    def _take(self) -> None:
        """Go on to the other end, or link."""
        if self._field is None:
            return
        typed, row = self._field.line.text(), self._field.list.currentRow()
        if ">" in typed:
            self._take_chain(typed)
            return
        chosen = self._targets[row] if 0 <= row < len(self._targets) else None
        if chosen is None:
            self._say(_("No card is called so."))
        elif chosen.reason:
            self._say(chosen.reason)
        else:
            self._choose(chosen.objective_id, typed)

    def _choose(self, objective_id: ObjectiveId, typed: str) -> None:
        """Go on from a card, or link to it."""
        if self._from_id is None:
            self._from_id = objective_id
            self._ask()
            return
        card, from_id = self._place.card, self._from_id
        reason = why_not_draw(card, from_id, objective_id)
        if reason:
            self._say(reason)
            return
        self.stop()
        sign = sign_of(typed)
        if sign is Sign.POSITIVE:
            sign = sign_to_draw(card, from_id, objective_id)
        link_cards(self._place, from_id, objective_id, sign)

    def _take_chain(self, typed: str) -> None:
        """Draw the links of a chain of numbers, and select the last."""
        try:
            found = captured(self._place.card, typed)
        except UserError as error:
            self._say(str(error))
            return
        if not isinstance(found, tuple):
            self._say(_("Write the numbers of cards with > between them: 3>7>12."))
            return
        self.stop()
        _link_all(self._place, found)

    def _say(self, sentence: str) -> None:
        if self._field is not None:
            self._field.says.setText(sentence)
            self._field.says.show()
            self._field.adjustSize()


def _on_map(place: Workplace, objective_id: ObjectiveId) -> QRect | None:
    rect = place.scene.rect_of(objective_id)
    return None if rect is None else place.camera.to_viewport(rect)


def _link_all(place: Workplace, found: Sequence[CardLink]) -> None:
    new = [NewLink(LinkId(place.mint()), each.from_id, each.to_id, each.sign) for each in found]
    label = ngettext("Add link", "Add links", len(new))
    if place.run(label, partial(add_links, links=new)):
        place.view_state.select([new[-1].link_id], origin=ORIGIN)
