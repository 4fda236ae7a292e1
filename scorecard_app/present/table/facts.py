"""What a row of the table rests on, read when somebody asks; kept until it may differ."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PersonId, PerspectiveId
from scorecard_app.domain.measures import Attachment, Direction, Measure, UnitKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import LeadLag, Objective
from scorecard_app.engine.behaviour import Behaviour, Variation, Way, behaviour
from scorecard_app.engine.judgements import Judgement, MeasureJudgement, State
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.results import Results
from scorecard_app.present.outline import NodeId, NodeKind, entity_of, kind_of
from scorecard_app.present.statuses import NO_DATA, NOT_SCORED
from scorecard_app.present.table.nodes import is_group, plain_node
from scorecard_app.present.table.weights import Shares, edge_of
from scorecard_app.texts import LocaleForms

_WITHOUT_VARIANCE = frozenset({UnitKind.YES_NO})
_WITHOUT_RELATIVE = frozenset(
    {UnitKind.YES_NO, UnitKind.DATE, UnitKind.PERCENT, UnitKind.SCORE, UnitKind.RATIO}
)
"""Kinds of unit of which a percentage of the target says nothing, or the wrong thing."""


@dataclass(frozen=True)
class Footing:
    """One scorecard, how it stands, and how it stood at the date that is compared with."""

    relations: Relations
    results: Results
    then: Results | None
    forms: LocaleForms


class FactBook:
    """The facts of every row that was asked for, on the footing of the moment."""

    def __init__(self, footing: Footing) -> None:
        self.footing = footing
        self.shares = Shares(footing.relations, footing.results)
        self._facts: dict[NodeId, Facts] = {}

    def __getitem__(self, node: NodeId) -> "Facts":
        """Return the facts of a node of the table."""
        plain = plain_node(node)
        found = self._facts.get(plain)
        if found is None:
            found = self._facts[plain] = Facts(plain, self)
        return found

    def turn(self, footing: Footing, touched: Collection[NodeId] | None) -> None:
        """Stand on another footing; the facts of the nodes touched (None: of all) are gone."""
        self.footing = footing
        self.shares = Shares(footing.relations, footing.results)
        if touched is None:
            self._facts.clear()
        else:
            for node in touched:
                self._facts.pop(node, None)


class Facts:
    """The figures of one row; None where there is none."""

    def __init__(self, node: NodeId, book: FactBook) -> None:
        self.node = node
        self._book = book

    @property
    def footing(self) -> Footing:
        """Return what everything is read from."""
        return self._book.footing

    @cached_property
    def kind(self) -> NodeKind:
        """Return what the row stands for."""
        if is_group(self.node):
            return NodeKind.GROUP
        return kind_of(self.footing.relations.card, self.node)

    @cached_property
    def entity_id(self) -> EntityId | None:
        """Return what is selected with the row."""
        if self.kind is NodeKind.GROUP:
            return None
        return entity_of(self.footing.relations.card, self.node)

    @cached_property
    def name(self) -> str:
        """Return the name of what the row stands for; "" for a group."""
        card = self.footing.relations.card
        if self.kind is NodeKind.PERSPECTIVE:
            return card.perspectives[PerspectiveId(self.node)].name
        holder = self._holder
        return holder.name if holder else ""

    @cached_property
    def judgement(self) -> Judgement:
        """Return how the row stands."""
        return self._judged(self.footing.results)

    @cached_property
    def judgement_then(self) -> Judgement:
        """Return how the row stood at the date compared with."""
        then = self.footing.then
        if then is None or self.entity_id not in then.rows:
            return Judgement()
        return self._judged(then)

    @cached_property
    def measure(self) -> Measure | None:
        """Return the measure of the row: its own, or the main one of an objective."""
        relations = self.footing.relations
        if self.kind is NodeKind.MEASURE:
            return relations.card.measures[MeasureId(self.entity_id or "")]
        if self.kind is NodeKind.OBJECTIVE:
            return relations.main_measure(ObjectiveId(self.node))
        return None

    @cached_property
    def measured(self) -> MeasureJudgement | None:
        """Return how the measure of the row stands."""
        return self.footing.results.measure(self.measure.id) if self.measure else None

    @cached_property
    def measured_then(self) -> MeasureJudgement | None:
        """Return how the measure of the row stood at the date compared with."""
        then = self.footing.then
        if then is None or self.measure is None or self.measure.id not in then.rows:
            return None
        return then.measure(self.measure.id)

    @property
    def value(self) -> float | None:
        """Return the value shown."""
        return self.measured.value if self.measured else None

    @property
    def target(self) -> float | None:
        """Return the target in force."""
        return self.measured.target if self.measured else None

    @property
    def variance(self) -> float | None:
        """Return value less target, in the unit of the measure."""
        if self.measure is None or self.measure.unit.kind in _WITHOUT_VARIANCE:
            return None
        return _difference(self.value, self.target)

    @property
    def relative(self) -> float | None:
        """Return the variance as a share of the target, where that means something."""
        if self.measure is None or self.measure.unit.kind in _WITHOUT_RELATIVE:
            return None
        return (
            None if not self.target or self.variance is None else self.variance / abs(self.target)
        )

    @property
    def is_variance_good(self) -> bool | None:
        """Say whether the variance is good for the business; None where it is neither."""
        if self.measure is None or not self.variance:
            return None
        match self.measure.direction:
            case Direction.HIGHER:
                return self.variance > 0
            case Direction.LOWER:
                return self.variance < 0
            case Direction.TARGET:
                return None

    @property
    def value_then(self) -> float | None:
        """Return the value at the date compared with."""
        return self.measured_then.value if self.measured_then else None

    @property
    def value_change(self) -> float | None:
        """Return value less value then."""
        return _difference(self.value, self.value_then)

    @property
    def score(self) -> float | None:
        """Return the score, 0 to 100."""
        return self.judgement.score

    @property
    def score_then(self) -> float | None:
        """Return the score at the date compared with."""
        return self.judgement_then.score

    @property
    def score_change(self) -> float | None:
        """Return score less score then."""
        return _difference(self.score, self.score_then)

    @property
    def state_key(self) -> str:
        """Return the key of the band, or of the lack of one."""
        if self.judgement.band_key is not None:
            return self.judgement.band_key
        return NOT_SCORED if self.judgement.state is State.NOT_SCORED else NO_DATA

    @property
    def coverage(self) -> float | None:
        """Return the share of the weight below that rests on fresh data; None for a measure."""
        if self.kind not in {NodeKind.PERSPECTIVE, NodeKind.OBJECTIVE} or self.score is None:
            return None
        return self.judgement.coverage

    @cached_property
    def periods_late(self) -> int | None:
        """Return by how many periods the value lags behind the last complete one."""
        if self.measure is None or self.value is None:
            return None
        results = self.footing.results
        return results.panel.ages.item(results.rows[self.measure.id], 0)

    @property
    def is_stale(self) -> bool:
        """Say whether the value is too old to count."""
        return (self.periods_late or 0) > FRESH_AGE

    @property
    def share(self) -> float | None:
        """Return the share in its parent's score, 0 to 1."""
        edge = edge_of(self.node, self.footing.relations)
        return self._book.shares.share(edge) if edge else None

    @property
    def effective(self) -> float | None:
        """Return the share in the perspective's score, 0 to 1."""
        edge = edge_of(self.node, self.footing.relations)
        return self._book.shares.effective(edge) if edge else None

    @cached_property
    def variation(self) -> tuple[Variation, Way | None] | None:
        """Return whether the last value is part of a signal, and which way that went.

        None where it is too early to say.
        """
        found = self._behaviour
        if found is None or found.variation is None:
            return None
        signals = found.signals_at(len(found.values) - 1)
        return found.variation, signals[0].way if signals else None

    @cached_property
    def lead_lag(self) -> LeadLag | None:
        """Return whether the objective leads; for a measure, the objective it stands below."""
        objective: NodeId | None = self.node if self.kind is NodeKind.OBJECTIVE else None
        if self.kind is NodeKind.MEASURE:
            edge = edge_of(self.node, self.footing.relations)
            objective = edge.objective_id if isinstance(edge, Attachment) else None
        if objective not in self.footing.results.card.objectives:
            return None
        return self.footing.results.objective(ObjectiveId(objective or "")).lead_lag

    @property
    def owner_id(self) -> PersonId | None:
        """Return who answers for it."""
        holder = self._holder
        return holder.owner_id if holder else None

    @property
    def owner(self) -> str:
        """Return the name of who answers for it."""
        person = self.footing.relations.card.people.get(self.owner_id or PersonId(""))
        return person.name if person else ""

    @property
    def _holder(self) -> Objective | Measure | None:
        card = self.footing.relations.card
        if self.kind is NodeKind.OBJECTIVE:
            return card.objectives[ObjectiveId(self.node)]
        return self.measure if self.kind is NodeKind.MEASURE else None

    @property
    def _behaviour(self) -> Behaviour | None:
        measure, relations = self.measure, self.footing.relations
        if measure is None or self.measured is None or self.measured.period is None:
            return None
        if self.value is None:
            return None
        return behaviour(
            measure,
            self.footing.results.basis.numbers.actual(measure.id),
            target=self.target,
            tolerance=self.measured.figures.get("inner") or 0.0,
            rules=relations.card.settings.signal_rules,
            last=self.measured.period.ordinal,
            fiscal_start=relations.card.settings.fiscal_start,
        )

    def _judged(self, results: Results) -> Judgement:
        match self.kind:
            case NodeKind.PERSPECTIVE:
                return results.perspective(PerspectiveId(self.node))
            case NodeKind.OBJECTIVE:
                return results.objective(ObjectiveId(self.node))
            case NodeKind.MEASURE:
                return results.measure(MeasureId(self.entity_id or ""))
            case NodeKind.GROUP:
                return Judgement()


def _difference(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other
