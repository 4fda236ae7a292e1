"""The part of an objective's form that lists the money and the work that act on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.investing.belonging import invested_rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.sections import ListSection

_GAP = 8


class InvestedSection(ListSection):
    """Levers, initiatives and streams of an objective; `wanted` names the one to be shown.

    `added` carries the table in which something is to be made for the objective, and its id.
    """

    wanted = Signal(str)
    added = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        empty = _("Nothing is invested here yet: neither money a year nor work.")
        super().__init__(_("Investments"), empty, desk, parent)
        self.rows.open_by_click()
        self.rows.hide()
        self.lever, self.initiative = QPushButton(self), QPushButton(self)
        self.lever.setText(_("+ Lever"))
        self.initiative.setText(_("+ Initiative"))
        line = QHBoxLayout()
        line.setSpacing(desk.themes.theme.px(_GAP))
        for button in (self.lever, self.initiative):
            button.setProperty("quiet", True)  # noqa: FBT003 - Qt's own order
            line.addWidget(button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.lever.clicked.connect(self._add_lever)
        self.initiative.clicked.connect(self._add_initiative)

    def sync(self) -> None:
        """List what acts on the objective."""
        context, objective_id = self._desk.context, ObjectiveId(self._entity_id or "")
        if objective_id in context.card.objectives:
            rows = invested_rows(context, objective_id)
            self.rows.show_rows(rows)
            self._empty.setVisible(not rows)

    def _open(self, entity_id: str) -> None:
        self.wanted.emit(entity_id)

    def _add_lever(self) -> None:
        self.added.emit("levers", self._entity_id)

    def _add_initiative(self) -> None:
        self.added.emit("initiatives", self._entity_id)
