"""Under initiatives and streams: what the chosen one is worth, and whether it is supposed."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId, InitiativeId
from scorecard_app.domain.value import Initiative, InitiativeState
from scorecard_app.present.investing.worth import initiative_said, stream_said
from scorecard_app.texts import _
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.investing.desk import InvestingDesk
from scorecard_app.ui.investing.timeline_part import TimelinePart
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import ThemeStore

_GAP, _ALL = 8, 100


class SaidPart(QWidget):
    """A sentence about the row that is chosen."""

    def __init__(self, themes: ThemeStore, read: Callable[[EntityId], str]) -> None:
        super().__init__()
        self._read = read
        self._entity_id: EntityId | None = None
        self.says = RoleLabel(themes, "text", parent=self)
        self.says.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(themes.theme.px(_GAP))
        self.column.addWidget(self.says)
        self.column.addStretch(1)

    def bind(self, entity_id: EntityId | None) -> None:
        """Tell about another row."""
        self._entity_id = entity_id
        self.sync()

    def sync(self) -> None:
        """Tell how it stands."""
        self.says.say(self._read(self._entity_id) if self._entity_id is not None else "")


class InitiativePart(SaidPart):
    """Says what an initiative is worth, and supposes that it is done, or stopped."""

    def __init__(self, desk: InvestingDesk, foresight: Foresight) -> None:
        super().__init__(desk.themes, self._say)
        self._desk, self._foresight = desk, foresight
        self.supposed = QToolButton(self)
        self.supposed.setCheckable(True)
        self.supposed.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
        line = QHBoxLayout()
        line.addWidget(self.supposed)
        line.addStretch(1)
        self.column.insertLayout(1, line)
        self.timeline = TimelinePart(desk)
        self.column.insertWidget(2, self.timeline, _ALL)
        self.supposed.clicked.connect(self._suppose)

    def sync(self) -> None:
        """Tell how it stands, and whether anything is supposed of it."""
        super().sync()
        self.timeline.sync()
        initiative = self._initiative
        self.supposed.setVisible(initiative is not None)
        if initiative is None:
            return
        runs = initiative.state is InitiativeState.RUNNING
        self.supposed.setText(_("Suppose it is stopped") if runs else _("Suppose it is done"))
        self.supposed.setChecked(initiative.id in self._foresight.supposed.initiatives)

    def bind(self, entity_id: EntityId | None) -> None:
        """Tell about another row, and mark its bar."""
        super().bind(entity_id)
        self.timeline.bind(entity_id)

    @property
    def _initiative(self) -> Initiative | None:
        initiatives = self._desk.bridge.scene.card.initiatives
        return initiatives.get(InitiativeId(self._entity_id or ""))

    def _say(self, entity_id: EntityId) -> str:
        if self._initiative is None:
            return ""
        foresight = self._foresight
        board, plan = foresight.board, foresight.plan
        return initiative_said(self._desk.context, board, foresight.network, plan, entity_id)

    def _suppose(self) -> None:
        initiative = self._initiative
        if initiative is not None:
            runs = initiative.state is InitiativeState.RUNNING
            is_on = (not runs) if self.supposed.isChecked() else None
            self._foresight.supposed.set_initiative(initiative.id, is_on)


class StreamPart(SaidPart):
    """Says what one percent on the card of a stream is worth."""

    def __init__(self, desk: InvestingDesk) -> None:
        super().__init__(desk.themes, self._say)
        self._desk = desk

    def _say(self, entity_id: EntityId) -> str:
        context = self._desk.context
        return stream_said(context, entity_id) if entity_id in context.card.value_streams else ""
