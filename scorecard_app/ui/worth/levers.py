"""Where money does most: a row for each lever, turned step by step below the table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scorecard_app.domain.value import Lever
from scorecard_app.present.worth.returns import ReturnRow, header
from scorecard_app.texts import _
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.worth.table import PlainTable

_GAP = 8
_RETURNS = 3


class LeversPart(QWidget):
    """Ranks the levers by what one more step returns; plus and minus turn the chosen one."""

    def __init__(self, foresight: Foresight, themes: ThemeStore) -> None:
        super().__init__()
        self._foresight = foresight
        self._rows: tuple[ReturnRow, ...] = ()
        self.table = PlainTable(_("Where money does most"), themes, self)
        self.says = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.says.setWordWrap(True)
        self.less, self.more, self.today = (QToolButton(self) for _each in range(3))
        self.less.setText(_("− One step less"))
        self.more.setText(_("+ One step more"))
        self.today.setText(_("As today"))
        gap = themes.theme.px(_GAP)
        turns = QHBoxLayout()
        turns.setSpacing(gap)
        for each in (self.less, self.more, self.today):
            each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            turns.addWidget(each)
        turns.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(self.table, 1)
        column.addLayout(turns)
        column.addWidget(self.says)
        self.table.row_chosen.connect(self._say)
        self.table.turned.connect(self._turn)
        self.less.clicked.connect(self._turn_down)
        self.more.clicked.connect(self._turn_up)
        self.today.clicked.connect(self._put_back)

    def show_rows(self, rows: Sequence[ReturnRow]) -> None:
        """Show these levers; the one that was chosen stays chosen wherever it ranks now."""
        chosen = self._chosen
        self._rows = tuple(rows)
        texts, roles = [each.cells for each in rows], [each.role for each in rows]
        self.table.show_rows(header(), texts, coloured=_RETURNS, roles=roles)
        ids = [each.lever_id for each in rows]
        if chosen is not None and chosen.id in ids:
            self.table.selectRow(ids.index(chosen.id))
        self._say()

    @property
    def _chosen(self) -> Lever | None:
        row, levers = self.table.currentRow(), self._foresight.board.relations.card.levers
        return levers.get(self._rows[row].lever_id) if 0 <= row < len(self._rows) else None

    def _say(self) -> None:
        row = self.table.currentRow()
        for each in (self.less, self.more, self.today):
            each.setEnabled(self._chosen is not None)
        if not self._rows:
            self.says.setText(
                _(
                    "No component has money on it yet. The template “IT scorecard: business "
                    "value” brings seven as examples."
                )
            )
        elif 0 <= row < len(self._rows):
            self.says.setText(self._rows[row].said)

    def _turn_up(self) -> None:
        self._turn(1)

    def _turn_down(self) -> None:
        self._turn(-1)

    def _turn(self, steps: int) -> None:
        lever, supposed = self._chosen, self._foresight.supposed
        if lever is None:
            return
        spend = supposed.lever_settings.get(lever.id, lever.current) + steps * lever.step
        spend = min(max(spend, lever.minimum), lever.maximum)
        supposed.set_lever(lever.id, None if spend == lever.current else spend)

    def _put_back(self) -> None:
        if self._chosen is not None:
            self._foresight.supposed.set_lever(self._chosen.id, None)
