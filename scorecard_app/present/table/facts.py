"""What a row of the table rests on, read when somebody asks; kept until it may differ."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import is_not

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, PersonId, PerspectiveId
from scorecard_app.domain.measures import Attachment, Measure
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import LeadLag, Objective
from scorecard_app.engine.behaviour import Asked, Latest, latest
from scorecard_app.engine.judgements import State
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.results import Results
from scorecard_app.present.outline import NodeId, NodeKind, Tree, entity_of, kind_of, outline_tree
from scorecard_app.present.statuses import NO_DATA, NOT_SCORED
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.nodes import is_group, plain_node
from scorecard_app.present.table.standing import Standing
from scorecard_app.present.table.weights import Shares, edge_of
from scorecard_app.texts import LocaleForms

SortKey = float | str
"""What rows are sorted by; None stands last either way."""


_BESIDE = frozenset({Column.WEIGHT, Column.EFFECTIVE})


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
        self._outline: Tree = {}
        self._outlined: tuple[object, ...] = ()

    def __getitem__(self, node: NodeId) -> "Facts":
        """Return the facts of a node of the table."""
        found = self._facts.get(node)
        if found is None:
            plain = plain_node(node)
            found = self._facts.get(plain)
            if found is None:
                found = self._facts[plain] = Facts(plain, self)
        return found

    @property
    def outline(self) -> Tree:
        """Return the tree of the outline; the same one, until what stands in it is another."""
        card = self.footing.relations.card
        rests_on = (card.perspectives, card.objectives, card.attachments, card.measures)
        if len(self._outlined) != len(rests_on) or any(map(is_not, rests_on, self._outlined)):
            self._outline, self._outlined = outline_tree(self.footing.relations), rests_on
        return self._outline

    def turn(self, footing: Footing, touched: Collection[NodeId] | None) -> None:
        """Stand on another footing; the facts of the nodes touched (None: of all) are gone."""
        self.footing = footing
        self.shares = Shares(footing.relations, footing.results)
        if touched is None:
            self._facts.clear()
        else:
            for node in touched:
                self._facts.pop(node, None)

    def judge_behaviour(self, nodes: Iterable[NodeId]) -> None:
        """Work out together how the measures of many rows behave, where nobody asked yet."""
        waiting = [facts for node in nodes if "latest" not in vars(facts := self[node])]
        asked = {facts.node: _asked(facts) for facts in waiting}
        answers = _latest([each for each in asked.values() if each], self.footing)
        for facts in waiting:
            facts.latest = next(answers) if asked[facts.node] else None


class Facts:
    """The figures of one row; None where there is none."""

    def __init__(self, node: NodeId, book: FactBook) -> None:
        self.node = node
        self._book = book
        self._keys: dict[Column, SortKey | None] = {}

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

    def sort_key(self, column: Column, read: Callable[["Facts"], SortKey | None]) -> SortKey | None:
        """Return what the row is sorted by in a column, read once; None for a group.

        What a row weighs is read each time, for it depends on rows beside it.
        """
        if column in _BESIDE and self.kind is not NodeKind.GROUP:
            return read(self)
        if column not in self._keys:
            self._keys[column] = None if self.kind is NodeKind.GROUP else read(self)
        return self._keys[column]

    @cached_property
    def spelling(self) -> str:
        """Return the text in which words are looked for: number, name, owner."""
        return f"{number_of(self)} {self.name} {self.owner}".strip().casefold()

    @cached_property
    def now(self) -> Standing:
        """Return how the row stands."""
        return _standing(self, self.footing.results)

    @cached_property
    def then(self) -> Standing:
        """Return how the row stood at the date compared with."""
        return _standing(self, self.footing.then)

    @cached_property
    def measure(self) -> Measure | None:
        """Return the measure of the row: its own, or the main one of an objective."""
        relations = self.footing.relations
        if self.kind is NodeKind.MEASURE:
            return relations.card.measures[MeasureId(self.entity_id or "")]
        if self.kind is NodeKind.OBJECTIVE:
            return relations.main_measure(ObjectiveId(self.node))
        return None

    @property
    def state_key(self) -> str:
        """Return the key of the band, or of the lack of one."""
        if self.now.judgement.band_key is not None:
            return self.now.judgement.band_key
        return NOT_SCORED if self.now.judgement.state is State.NOT_SCORED else NO_DATA

    @property
    def coverage(self) -> float | None:
        """Return the share of the weight below that rests on fresh data; None for a measure."""
        if self.kind not in {NodeKind.PERSPECTIVE, NodeKind.OBJECTIVE} or self.now.score is None:
            return None
        return self.now.judgement.coverage

    @property
    def is_stale(self) -> bool:
        """Say whether the value is too old to count."""
        return (self.now.periods_late or 0) > FRESH_AGE

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
    def latest(self) -> Latest | None:
        """Return how the measure behaves at the value shown; None where it is too early to say."""
        asked = _asked(self)
        return next(_latest([asked], self.footing)) if asked else None

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


def number_of(facts: Facts) -> str:
    """Return the number of an objective; "" for what has none."""
    objectives = facts.footing.relations.card.objectives
    return str(objectives[ObjectiveId(facts.node)].number) if facts.node in objectives else ""


def period_shown(facts: Facts) -> Period | None:
    """Return the period of the value shown."""
    if facts.measure is None or facts.now.judged is None:
        return None
    return Period(facts.measure.frequency, facts.now.judged)


def _asked(facts: Facts) -> Asked | None:
    """Return what the behaviour of a row is read from; None without a value."""
    measure, judged = facts.measure, facts.now.judged
    if measure is None or judged is None:
        return None
    actual = facts.footing.results.basis.numbers.actual(measure.id)
    return Asked(measure, actual, judged, facts.now.target)


def _latest(asked: Sequence[Asked], footing: Footing) -> Iterator[Latest | None]:
    settings = footing.relations.card.settings
    return iter(latest(asked, rules=settings.signal_rules, fiscal_start=settings.fiscal_start))


def _standing(facts: Facts, results: Results | None) -> Standing:
    measure_id = facts.measure.id if facts.measure else None
    return Standing(results, facts.kind, facts.entity_id, measure_id)
