"""What one step more of every lever returns: live while curves are bent, by draws made once."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import LeverId, ObjectiveId
from scorecard_app.domain.value import Lever
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.portfolio.marginal import Marginal, drawn_worth, marginal_value
from scorecard_app.errors import UserError
from scorecard_app.ui.background import Background
from scorecard_app.ui.foresight import Foresight

_Asked = tuple[Network, int, float, int, frozenset[ObjectiveId]]
_Known = tuple[Lever, float, Marginal]


class Returns(QObject):
    """Draws what cards are worth anew when links or streams change; curves need no draws.

    `drawn` says that there are marginal values where there were none, or others.
    """

    drawn = Signal()

    def __init__(self, foresight: Foresight, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._foresight, self._background = foresight, background
        self._asked: _Asked | None = None
        self._weights: Mapping[ObjectiveId, Floats] | None = None
        self._known: dict[LeverId, _Known] = {}

    def ask(self) -> None:
        """See whether cards are worth as much as before, and draw where they may not be."""
        network = self._foresight.network
        if network is None:
            self._asked = self._weights = None
            return
        card, plan = self._foresight.board.relations.card, self._foresight.plan
        seen = frozenset(act.objective_id for each in card.levers.values() for act in each.acts)
        before = self._asked
        asked = network, plan.months, plan.rate, self._foresight.supposed.seed, seen
        if before is not None and before[0] is network and before[1:] == asked[1:]:
            return
        self._asked = asked
        if before is None or before[0] is not network or before[1:4] != asked[1:4]:
            self._weights = None
        self._background.run(
            partial(drawn_worth, card, plan, Draws(asked[3]), network, sorted(seen)),
            then=partial(self._take, asked),
            refused=self._refuse,
        )

    def of(self, lever: Lever) -> Marginal | None:
        """Return what one step more and one less of a lever do; None until that is drawn."""
        weights, plan = self._weights, self._foresight.plan
        if weights is None:
            return None
        spend = plan.lever_settings.get(lever.id, lever.current)
        known = self._known.get(lever.id)
        if known is not None and known[0] is lever and known[1] == spend:
            return known[2]
        draws = Draws(self._foresight.supposed.seed)
        found = marginal_value(lever, plan, weights, draws)
        self._known[lever.id] = lever, spend, found
        return found

    def _take(self, asked: _Asked, weights: Mapping[ObjectiveId, Floats]) -> None:
        if asked is self._asked:
            self._weights, self._known = weights, {}
            self.drawn.emit()

    def _refuse(self, _error: UserError) -> None:
        """Leave the figures out: the page says already why nothing can be computed."""
