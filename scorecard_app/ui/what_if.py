"""What is supposed to be different while it is looked at: not in the document, not undone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId, ScenarioId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push, Scenario

if TYPE_CHECKING:
    from scorecard_app.engine.influence.plan import Plan


class WhatIf(QObject):
    """Holds pushes of cards, settings of levers, and the month that is shown; None is the last.

    The `seed` fixes by which chances every range is drawn, wherever one is shown. `keep_wanted`
    says that a name is to be asked for, to keep it by in the file.
    """

    changed = Signal()
    keep_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False
        self._pushes: tuple[Push, ...] = ()
        self._levers: Mapping[LeverId, float] = {}
        self._initiatives: Mapping[InitiativeId, bool] = {}
        self._month: int | None = None
        self._seed = 1

    @property
    def is_on(self) -> bool:
        """Say whether the map shows what would be different."""
        return self._is_on

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is supposed to be different."""
        return not (self._pushes or self._levers or self._initiatives)

    @property
    def is_simple(self) -> bool:
        """Say whether no more than one card is pushed, and nothing else is different."""
        return not (self._levers or self._initiatives) and len(self.pushes) <= 1

    @property
    def pushes(self) -> Mapping[ObjectiveId, float]:
        """Return how much better each card is supposed to be: 0.1 is ten percent."""
        found: dict[ObjectiveId, float] = {}
        for push in self._pushes:
            found[push.objective_id] = found.get(push.objective_id, 0.0) + push.amount
        return found

    @property
    def lever_settings(self) -> Mapping[LeverId, float]:
        """Return the yearly money of the levers that are set otherwise."""
        return self._levers

    @property
    def month(self) -> int | None:
        """Return the month that is shown; None for the last one."""
        return self._month

    @property
    def seed(self) -> int:
        """Return the seed of chance: under the same one every range is the same again."""
        return self._seed

    def draw_anew(self) -> None:
        """Draw every range by other chances."""
        self._seed += 1
        self.changed.emit()

    def switch(self, *, is_on: bool) -> None:
        """Ask what would be different, or show the map as it is; what was supposed is kept."""
        if is_on != self._is_on:
            self._is_on = is_on
            self.changed.emit()

    def push(self, objective_id: ObjectiveId, amount: float) -> None:
        """Suppose that a card is so much better from now on; 0 supposes nothing of it."""
        if self.pushes.get(objective_id, 0.0) == amount:
            return
        others = tuple(each for each in self._pushes if each.objective_id != objective_id)
        self._pushes = (*others, Push(objective_id, amount)) if amount else others
        self.changed.emit()

    def set_lever(self, lever_id: LeverId, spend: float | None) -> None:
        """Suppose another yearly spend; None leaves it as it is today."""
        if self._levers.get(lever_id) == spend:
            return
        levers = {key: each for key, each in self._levers.items() if key != lever_id}
        self._levers = levers if spend is None else {**levers, lever_id: spend}
        self.changed.emit()

    @property
    def initiatives(self) -> Mapping[InitiativeId, bool]:
        """Return which initiatives are supposed to be on, or off, against what they are."""
        return self._initiatives

    def set_initiative(self, initiative_id: InitiativeId, is_on: bool | None) -> None:  # noqa: FBT001 - one of three
        """Suppose that an initiative is on, or off; None leaves it as it is."""
        if self._initiatives.get(initiative_id) == is_on:
            return
        others = {key: each for key, each in self._initiatives.items() if key != initiative_id}
        self._initiatives = others if is_on is None else {**others, initiative_id: is_on}
        self.changed.emit()

    def show_month(self, month: int | None) -> None:
        """Show another month."""
        if month != self._month:
            self._month = month
            self.changed.emit()

    def reset(self) -> None:
        """Suppose nothing."""
        if not self.is_empty:
            self._pushes, self._levers, self._initiatives = (), {}, {}
            self.changed.emit()

    def keep(self) -> None:
        """Ask for a name to keep by what is supposed, if anything is."""
        self.switch(is_on=True)
        if not self.is_empty:
            self.keep_wanted.emit()

    def take(self, scenario: Scenario) -> None:
        """Suppose what a scenario says, and nothing else."""
        self._pushes = scenario.pushes
        self._levers = dict(scenario.lever_settings)
        self._initiatives = dict(scenario.initiatives)
        self._seed = scenario.seed
        self.changed.emit()

    def as_scenario(self, scenario_id: ScenarioId, name: str) -> Scenario:
        """Return what is supposed as a scenario, to be kept."""
        return Scenario(
            scenario_id,
            name,
            pushes=self._pushes,
            lever_settings=dict(self._levers),
            initiatives=dict(self._initiatives),
            seed=self._seed,
        )

    def plan(self, card: Scorecard) -> "Plan":
        """Return what is supposed as a plan, over the horizon and at the rate of a scorecard."""
        from scorecard_app.engine.influence.plan import Plan  # noqa: PLC0415 - not at the start

        return Plan(
            pushes=self._pushes,
            lever_settings=self._levers,
            initiatives=self._initiatives,
            rate=card.settings.discount_rate,
            horizon_months=card.settings.horizon_months,
        )
