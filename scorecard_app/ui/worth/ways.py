"""Why does this card matter? Its ways to money, and how the chosen one comes about."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.ways import Ways, ways_of
from scorecard_app.texts import N_, _
from scorecard_app.ui.drawing import Heed, Work
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.part import Part


class WaysPart(Part):
    """Follows the selection; `lit` carries what the chosen way goes through, to light it."""

    KEY: ClassVar[str] = "ways"
    TITLE: ClassVar[str] = N_("Why does this card matter?")
    NAMES_ENDS: ClassVar[bool] = True
    IS_DRAWN: ClassVar[bool] = False

    lit = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))
        self._ways = Ways(Answer(""))
        self.on_map = QToolButton(self)
        self.on_map.setText(_("Show this way on the map"))
        self.sheet.add_acts((self.on_map,))
        self.sheet.row_chosen.connect(self._offer)
        self.on_map.clicked.connect(self._light)
        desk.view_state.selection_changed.connect(self._follow)

    def read(self) -> None:
        """Say what is wanting where no card is selected."""
        if self._current is None:
            self._show(Ways(Answer(_("Select a card to see how it reaches money."))))

    def work(self) -> Work | None:
        """Find the ways of the selected card."""
        desk, current = self._desk, self._current
        if desk.network is None or current is None:
            return None
        return partial(_find, desk.board, desk.network, desk.plan, current)

    def take(self, found: object) -> None:
        """Show the ways."""
        if isinstance(found, Ways):
            self._show(found)

    @property
    def _current(self) -> ObjectiveId | None:
        current = ObjectiveId(self._desk.view_state.current or "")
        return current if current in self._desk.card.objectives else None

    def _follow(self) -> None:
        if self.isVisible():
            self.asked.emit()

    def _show(self, ways: Ways) -> None:
        self._ways = ways
        self.sheet.show_answer(ways.answer)
        if ways.chart is not None:
            self.sheet.show_chart(ways.chart)

    def _offer(self) -> None:
        self.on_map.setVisible(self.sheet.table.chosen is not None)

    def _light(self) -> None:
        row = self.sheet.table.chosen
        way = next((each for each in self._ways.ways if row and each.key == row.key), None)
        if way is not None:
            self.lit.emit((*way.objectives, *way.links))


def _find(board: Board, network: Network, plan: Plan, current: ObjectiveId, _heed: Heed) -> Ways:
    return ways_of(board, network, plan, current)
