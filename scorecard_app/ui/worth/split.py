"""How to split a budget? Today's use of money beside the best, over the frontier of budgets."""

from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, cast

from PySide6.QtWidgets import QLineEdit, QToolButton

from scorecard_app.document.edits.scenarios import keep_scenario
from scorecard_app.domain.ids import InitiativeId, LeverId, ScenarioId
from scorecard_app.domain.value import Scenario
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.portfolio.budgets import Frontier, Spent, frontier_of, spent
from scorecard_app.engine.portfolio.limits import Limits, obstacle
from scorecard_app.engine.portfolio.offers import Offers, offers
from scorecard_app.errors import UserError
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.investing.fields import money_text
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.caps import caps_of
from scorecard_app.present.worth.frontier import frontier_plane, rounded
from scorecard_app.present.worth.plane import Plane, plane_chart
from scorecard_app.present.worth.split import nothing_to_spend_on, refused, split_answer
from scorecard_app.present.worth.supposing import budget_of_today, no_money
from scorecard_app.present.worth.typed import typed_budgets, typed_rate
from scorecard_app.texts import N_, _
from scorecard_app.ui.drawing import Heed, Work
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.worth.caps import Caps
from scorecard_app.ui.worth.desk import ORIGIN, Desk, ShowsChart
from scorecard_app.ui.worth.locks import Locks
from scorecard_app.ui.worth.part import Part

_BUDGET_WIDTH, _RATE_WIDTH = 190, 64


@dataclass(frozen=True, slots=True)
class _Split:
    asked: object
    answer: Answer
    offers: Offers
    limits: Limits
    spent: Spent | None = None


@dataclass(frozen=True, slots=True)
class _Edge:
    asked: object
    frontier: Frontier


class SplitPart(Part):
    """Finds the best split of what is typed; a click on the frontier types another budget."""

    KEY: ClassVar[str] = "split"
    TITLE: ClassVar[str] = N_("How to split a budget?")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))
        self._split: _Split | None = None
        self._edge: _Edge | None = None
        self._plane: Plane | None = None
        self._is_showing = self._has_shown_caps = False
        self.budget, self.rate = QLineEdit(self), QLineEdit(self)
        self.suppose, self.keep = QToolButton(self), QToolButton(self)
        self.locks = Locks(desk, self)
        self.by_year, self.caps = QToolButton(self), Caps(desk, self)
        self._lay_out()
        self.setFocusProxy(self.budget)
        self.budget.editingFinished.connect(self._ask)
        self.rate.editingFinished.connect(self._ask)
        self.suppose.clicked.connect(self._suppose)
        self.keep.clicked.connect(self._keep)
        self.locks.changed.connect(self._ask)
        self.by_year.toggled.connect(self.caps.setVisible)
        self.caps.refused.connect(self.refuse)
        self.sheet.row_chosen.connect(self._read_chosen)
        cast("ShowsChart", self.sheet.chart).chosen_changed.connect(self._take_budget)

    def _lay_out(self) -> None:
        px, themes = self._desk.themes.theme.px, self._desk.themes
        before, between = (RoleLabel(themes, "text", parent=self) for _each in range(2))
        before.setText(_("Budget a year"))
        between.setText(_("each 1.00 must bring back"))
        self.budget.setFixedWidth(px(_BUDGET_WIDTH))
        self.rate.setFixedWidth(px(_RATE_WIDTH))
        self.budget.setAccessibleName(_("Budget a year"))
        self.budget.setPlaceholderText(_("7 M, or 7 M; 6 M; 5 M"))
        how = _("One budget for every year, or year by year with semicolons: 7 M; 6 M; 5 M")
        self.budget.setToolTip(how)
        self.rate.setAccessibleName(_("What each 1.00 must bring back"))
        self.rate.setText(money_text(1.0, self._desk.foresight.forms))
        self.rate.setToolTip(_("No step is bought that brings back less in today's money"))
        self.suppose.setText(_("Suppose this split"))
        self.keep.setText(_("Keep as scenario"))
        self.by_year.setText(_("At most by year"))
        self.by_year.setToolTip(_("What single years may get at most, whatever the budget leaves"))
        self.by_year.setCheckable(True)
        self.sheet.add_asks((before, self.budget, between, self.rate, self.by_year))
        self.sheet.add_asked(self.caps)
        self.caps.hide()
        self.sheet.add_acts((self.suppose, self.keep, self.locks))
        for each in (self.suppose, self.keep):
            each.hide()

    def read(self) -> None:
        """Offer today's budget to begin with."""
        if not self.budget.text():
            today = rounded(budget_of_today(self._desk.board, self._desk.plan))
            self.budget.setText(money_text(today, self._desk.foresight.forms))
        self.caps.read()
        if self.caps_set and not self._has_shown_caps:
            self._has_shown_caps = True
            self.by_year.setChecked(True)

    @property
    def caps_set(self) -> bool:
        """Say whether any year that is looked at has a cap."""
        return bool(caps_of(self._desk.board, self._desk.plan))

    def work(self) -> Work | None:
        """Find the best split first, then what every other budget would leave."""
        desk = self._desk
        if desk.network is None:
            return None
        try:
            limits = self._limits()
        except UserError as error:
            self.refuse(str(error))
            return None
        asked = self._key(limits)
        if self._split is None or self._split.asked != asked:
            return partial(_find, asked, desk.board, desk.network, (desk.plan, limits, desk.draws))
        edge = self._key(replace(limits, caps=(0.0,)))
        is_known = self._edge is not None and self._edge.asked == edge
        if self._split.spent is None or is_known:
            return None
        return partial(_find_edge, edge, self._split.offers, limits)

    def take(self, found: object) -> None:
        """Show the split, or the frontier that it lies on."""
        if isinstance(found, _Split):
            self._split = found
            self.sheet.show_answer(found.answer)
            self.asked.emit()
        elif isinstance(found, _Edge):
            self._edge = found
        self._draw()

    def refuse(self, why: str) -> None:
        """Say why there is no split."""
        self._split = None
        super().refuse(why)

    def _limits(self) -> Limits:
        forms = self._desk.foresight.forms
        return Limits(
            typed_budgets(self.budget.text(), forms),
            typed_rate(self.rate.text(), forms),
            fixed=dict(self.locks.fixed),
            held={
                key: spend
                for key, spend in self.locks.held.items()
                if key in self._desk.card.levers
            },
            most=caps_of(self._desk.board, self._desk.plan),
        )

    def _key(self, limits: Limits) -> object:
        """Return what tells questions apart; it holds what it tells by its identity."""
        desk, plan = self._desk, self._desk.plan
        things = (desk.network, desk.card.levers, desk.card.initiatives)
        return (
            *(_Same(each) for each in things),
            (plan.rate, plan.horizon_months, plan.start),
            limits,
            desk.draws,
        )

    def _ask(self) -> None:
        self.asked.emit()

    def _draw(self) -> None:
        """Draw the frontier with today's and the chosen budget on it, once it is known."""
        split, edge, board = self._split, self._edge, self._desk.board
        self._plane = None
        if split is None or split.spent is None:
            return
        chart = Chart("", "", 0.0, 1.0, (), (), empty=_("Other budgets are still being tried."))
        if edge is not None and edge.frontier.selections:
            self._plane = frontier_plane(board, edge.frontier, split.limits, split.spent)
            chart = plane_chart(board, self._plane)
        self._is_showing = True
        self.sheet.show_chart(chart)
        self._is_showing = False

    def _take_budget(self) -> None:
        """Take the budget that was clicked on the frontier."""
        at = cast("ShowsChart", self.sheet.chart).chosen_at
        if self._is_showing or self._plane is None or at is None or not self.isVisible():
            return
        text = money_text(rounded(self._plane.x(at)), self._desk.foresight.forms)
        if text != self.budget.text():
            self.budget.setText(text)
            self.asked.emit()

    def _read_chosen(self) -> None:
        row, split = self.sheet.table.chosen, self._split
        has_split = row is not None and split is not None and split.spent is not None
        for each in (self.suppose, self.keep):
            each.setVisible(has_split)
        key = row.key if row is not None and has_split else ""
        card = self._desk.card
        self.locks.show_choice(
            lever=LeverId(key) if key in card.levers else None,
            initiative=InitiativeId(key) if key in card.initiatives else None,
        )

    def _suppose(self) -> None:
        made = self._as_scenario("")
        if made is not None:
            self._desk.foresight.supposed.take(made)

    def _keep(self) -> None:
        made = self._as_scenario(self._desk.mint())
        if made is not None:
            edit = partial(keep_scenario, scenario=made)
            self._desk.history.run(_("Keep a scenario"), edit, origin=ORIGIN)

    def _as_scenario(self, scenario_id: str) -> Scenario | None:
        plan = self._chosen_plan
        if plan is None:
            return None
        return Scenario(
            ScenarioId(scenario_id),
            _("Best split of {budget} a year").format(budget=self.budget.text()),
            lever_settings=plan.lever_settings,
            initiatives=plan.initiatives,
            seed=self._desk.foresight.supposed.seed,
        )

    @property
    def _chosen_plan(self) -> Plan | None:
        split = self._split
        return split.spent.plan if split is not None and split.spent is not None else None


class _Same:
    """A thing that equals only itself."""

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._thing is self._thing

    def __hash__(self) -> int:
        return id(self._thing)


def _find(
    asked: object, board: Board, network: Network, of: tuple[Plan, Limits, Draws], heed: Heed
) -> _Split:
    plan, limits, draws = of
    card = board.relations.card
    found = offers(card, plan, known=network)
    wanting = no_money(board, network) or nothing_to_spend_on(found)
    met = obstacle(found, limits)
    if wanting or met is not None:
        why = wanting or (refused(board, met) if met is not None else "")
        return _Split(asked, Answer(why), found, limits)
    made = spent(card, network, plan, (found, limits), draws, is_cancelled=heed.is_cancelled)
    return _Split(asked, split_answer(board, found, limits, made), found, limits, made)


def _find_edge(asked: object, found: Offers, limits: Limits, heed: Heed) -> _Edge:
    edge = frontier_of(found, limits, is_cancelled=heed.is_cancelled, tell=heed.tell)
    return _Edge(asked, edge)
