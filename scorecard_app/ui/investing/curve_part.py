"""Under the levers: the curve of the chosen one, drawn large, and what one step more returns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId, LeverId
from scorecard_app.domain.value import Lever
from scorecard_app.present.form_parts import Choice, FieldKind, row_id
from scorecard_app.present.investing.curves import is_drawn
from scorecard_app.present.investing.fields import card_name
from scorecard_app.present.investing.lever_form import SHAPE
from scorecard_app.present.investing.response import (
    SUPPOSED,
    Handle,
    accepted,
    grown,
    moved,
    response_of,
    shrunk,
)
from scorecard_app.present.investing.worth import moves_money, no_money_said
from scorecard_app.present.worth.in_words import returns_in_words
from scorecard_app.texts import _
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.history import Edit
from scorecard_app.ui.investing.desk import ORIGIN, InvestingDesk, MakeControl
from scorecard_app.ui.investing.response_view import ResponseView
from scorecard_app.ui.investing.returns import Returns
from scorecard_app.ui.investing.turn_bar import TurnBar
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

_GAP = 8
_LINES = 2
"""What one more returns is kept room for, so that nothing moves while a handle is dragged."""


class CurvePart(QWidget):
    """Follows one lever: bends its curves in the document, and turns it in the what-if."""

    def __init__(
        self,
        desk: InvestingDesk,
        foresight: Foresight,
        returns: Returns,
        make_control: MakeControl,
    ) -> None:
        super().__init__()
        self._desk, self._foresight, self._returns = desk, foresight, returns
        self._lever_id: LeverId | None = None
        themes = desk.themes
        self.view = ResponseView(themes, self)
        self.cards, self.shapes = (
            make_control(FieldKind.CHOICE, themes, self) for _each in range(2)
        )
        self.take = QToolButton(self)
        self.turns = TurnBar(desk, foresight, self)
        self.returns = RoleLabel(themes, "text", parent=self)
        self.says = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self._lay_out(themes.theme.px(_GAP))
        self.cards.typed.connect(self._show_curve)
        self.shapes.typed.connect(self._reshape)
        self.view.moved.connect(self._move)
        self.view.grown.connect(self._grow)
        self.view.shrunk.connect(self._shrink)
        self.view.gesture_ended.connect(desk.history.end_gesture)
        self.view.current_changed.connect(self._say)
        self.take.clicked.connect(self._accept)

    def _lay_out(self, gap: int) -> None:
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        for text, box in ((_("Improves"), self.cards), (_("Curve"), self.shapes)):
            label = RoleLabel(self._desk.themes, "text.quiet", parent=self)
            label.setText(text)
            label.setBuddy(box)
            box.setAccessibleName(text)
            head.addWidget(label)
            head.addWidget(box, 1)
        self.take.setText(_("Take the suggestion"))
        self.take.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
        head.addWidget(self.take)
        for label, lines in ((self.returns, _LINES), (self.says, 1)):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setMinimumHeight(lines * label.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for line in (head, column):
            line.setSpacing(gap)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        column.addWidget(self.turns)
        column.addWidget(self.returns)
        column.addWidget(self.says)
        column.addStretch()

    @property
    def lever(self) -> Lever | None:
        """Return the lever that is shown."""
        levers = self._desk.bridge.scene.card.levers
        return levers.get(self._lever_id) if self._lever_id is not None else None

    def bind(self, lever_id: EntityId | None) -> None:
        """Show another lever."""
        if lever_id != self._lever_id:
            self._lever_id = None if lever_id is None else LeverId(lever_id)
            self.cards.show_text("0")
        self.sync()

    def sync(self) -> None:
        """Show the lever as it stands, and as it is supposed to be."""
        lever = self.lever
        self.setVisible(lever is not None)
        if lever is None:
            return
        self._offer(lever)
        self._show_curve()
        self.turns.show_lever(lever)

    @property
    def _at(self) -> int:
        return int(self.cards.shown_text() or 0)

    def _offer(self, lever: Lever) -> None:
        """Offer the cards on which the lever acts."""
        context, at = self._desk.context, self._at
        names = (card_name(context, act.objective_id) for act in lever.acts)
        self.cards.offer([Choice(str(index), name) for index, name in enumerate(names)])
        self.cards.show_text(str(max(min(at, len(lever.acts) - 1), 0)))
        self.cards.setEnabled(len(lever.acts) > 1)
        self._head.setVisible(bool(lever.acts))
        self.shapes.offer(SHAPE.choices(context, ""))

    def _show_curve(self) -> None:
        lever, at = self.lever, self._at
        if lever is None:
            return
        supposed = self._foresight.supposed.lever_settings.get(lever.id)
        spec = response_of(self._desk.context, lever.id, at, supposed=supposed)
        self.view.setVisible(bool(spec.points))
        self.take.setVisible(spec.is_suggested)
        if lever.acts:
            self.shapes.show_text(lever.acts[at].curve.kind.value)
        self.view.show_response(spec)
        self._say()

    def _say(self) -> None:
        """Say what one more returns, and what the handle that was chosen is."""
        lever, handle = self.lever, self.view.current
        if lever is None:
            return
        found = self._returns.of(lever)
        foresight = self._foresight
        is_told = found is not None and is_drawn(lever)
        told = (found,) if found is not None and is_told else ()
        rows = returns_in_words(foresight.board, foresight.plan, told)
        card = self._desk.bridge.scene.card
        said = " ".join(each.said for each in rows)
        self.returns.setText(said if not said or moves_money(card) else no_money_said())
        self.says.setText(_told(handle) if handle else self.view.spec.sentence)

    def _move(self, handle: Handle, spend: float, gain: float) -> None:
        lever = self.lever
        if lever is None:
            return
        if handle.name == SUPPOSED:
            self.turns.suppose(spend)
            return
        edit = moved(self._desk.context, lever.id, self._at, handle, (spend, gain))
        self._run(_("Bend the curve"), edit, key=("curve", lever.id, self._at, handle.name))

    def _grow(self, spend: float) -> None:
        if self._lever_id is not None:
            edit = grown(self._desk.context, self._lever_id, self._at, spend)
            self._run(_("Add a point"), edit)

    def _shrink(self, handle: Handle) -> None:
        if self._lever_id is not None:
            edit = shrunk(self._desk.context, self._lever_id, self._at, handle)
            self._run(_("Take a point out"), edit)

    def _accept(self) -> None:
        if self._lever_id is not None:
            edit = accepted(self._desk.context, self._lever_id, self._at)
            self._run(_("Take the suggested curve"), edit)

    def _reshape(self, kind: str) -> None:
        lever = self.lever
        if lever is not None and lever.acts:
            row = row_id(lever.id, str(self._at))
            self._run(_("Change the shape"), SHAPE.edit(self._desk.context, row, kind))

    def _run(self, label: str, edit: Edit, *, key: object = None) -> None:
        self._desk.history.run(label, edit, merge_key=key, origin=ORIGIN)


def _told(handle: Handle) -> str:
    """Say what a handle is, and by which keys it moves."""
    ways = {
        (True, True): _("by the arrows"),
        (True, False): _("by the arrows left and right"),
        (False, True): _("by the arrows up and down"),
    }
    text = _("{label}. Move it {keys}.")
    return text.format(label=handle.label, keys=ways[handle.across, handle.up])
