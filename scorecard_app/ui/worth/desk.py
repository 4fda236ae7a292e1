"""What all parts of the value view share: what is supposed, how often it is drawn, the doors."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from scorecard_app.document.edits.scenarios import scenarios_in_order
from scorecard_app.domain.ids import MintId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan, plan_of
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.worth.compared import Option
from scorecard_app.present.worth.supposing import no_money
from scorecard_app.texts import _
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.history import History
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

ORIGIN = "value"
SUPPOSED = "supposed"
"""The key of what is supposed, among the scenarios."""


class ShowsChart(Protocol):
    """Whatever draws a chart; `chosen_changed` is told with every spot that is chosen in it."""

    chosen_changed: SignalInstance

    @property
    def chosen_at(self) -> float | None:
        """Return the place of the spot that was chosen."""
        ...

    def show_chart(self, chart: Chart, *, has_title: bool = False) -> None:
        """Show another chart."""
        ...


class ShowsLine(Protocol):
    """Whatever shows a derivation."""

    def show_line(self, line: Line | None) -> None:
        """Show another derivation."""
        ...


class Desk(QObject):
    """Holds what the parts are given."""

    def __init__(  # noqa: PLR0913 - what every part is given
        self,
        foresight: Foresight,
        view_state: ViewState,
        history: History,
        *,
        themes: ThemeStore,
        mint: MintId,
        make_chart: Callable[[], QWidget],
        make_derivation: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self.foresight, self.view_state, self.history = foresight, view_state, history
        self.themes, self.mint = themes, mint
        self.make_chart, self.make_derivation = make_chart, make_derivation

    @property
    def board(self) -> Board:
        """Return every card as it stands today."""
        return self.foresight.board

    @property
    def card(self) -> Scorecard:
        """Return the scorecard."""
        return self.foresight.board.relations.card

    @property
    def network(self) -> Network | None:
        """Return the links as arrays; None where they cannot be run."""
        return self.foresight.network

    @property
    def draws(self) -> Draws:
        """Return by which chances ranges are drawn, here as on the map."""
        return Draws(self.foresight.supposed.seed)

    @property
    def no_money(self) -> str:
        """Say that nothing moves money; "" where something does, or nothing can be said."""
        return no_money(self.board, self.network) if self.network is not None else ""

    @property
    def plan(self) -> Plan:
        """Return what is supposed."""
        return self.foresight.plan

    @property
    def options(self) -> tuple[Option, ...]:
        """Return what is supposed, if anything is, and every scenario of the file."""
        supposed = () if self.foresight.supposed.is_empty else (
            Option(SUPPOSED, _("What is supposed now"), self.plan),
        )  # fmt: skip
        kept = (
            Option(each.id, each.name, plan_of(self.card, each, start=self.plan.start))
            for each in scenarios_in_order(self.card)
        )
        return (*supposed, *kept)
