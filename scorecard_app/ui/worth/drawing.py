"""What takes many draws: found in the background for the plan that is supposed now."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard_app.domain.value import Scenario
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import Uncertain, what_if_uncertain
from scorecard_app.engine.portfolio.marginal import Marginal, marginal_values
from scorecard_app.errors import UserError
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.worth.compared import Compared, compared
from scorecard_app.ui.background import Background

_REST_MS = 150
"""After so long without another change the draws begin."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is drawn for."""

    board: Board
    network: Network
    plan: Plan
    scenarios: tuple[Scenario, ...]
    draws: Draws


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of the draws."""

    sure: Uncertain
    returns: tuple[Marginal, ...]
    compared: Compared


class Drawing(QObject):
    """Draws for the last question only; `drawn` says that its answer is there."""

    drawn = Signal(object)
    refused = Signal(str)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._asked: Asked | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._begin)

    def ask(self, asked: Asked) -> None:
        """Draw for this once nothing changes for a moment."""
        self._asked = asked
        self._timer.start()

    def stop(self) -> None:
        """Draw for nothing any more."""
        self._asked = None
        self._timer.stop()

    def _begin(self) -> None:
        asked = self._asked
        if asked is not None:
            then = partial(self._answer, asked)
            self._background.run(partial(_draw, asked), then=then, refused=self._refuse)

    def _answer(self, asked: Asked, found: Drawn) -> None:
        if asked is self._asked:
            self.drawn.emit(found)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(str(error))


def _draw(asked: Asked) -> Drawn:
    card, plan, draws = asked.board.relations.card, asked.plan, asked.draws
    return Drawn(
        what_if_uncertain(card, plan, draws, known=asked.network),
        marginal_values(card, plan, draws, known=asked.network),
        compared(asked.board, asked.network, asked.scenarios, draws),
    )
