"""What is computed, from what, in which order, and where formulas chase their own tails."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.text import parts
from scorecard_app.domain.formula.tree import Node, Own, OwnFigure, Reference
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.scorecard import Scorecard


class Role(Enum):
    """What a series is to formulas: the actuals or the targets of a measure, or neither."""

    ACTUAL = "actual"
    TARGET = "target"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Computed:
    """Numbers that a formula makes: of one series, or the actuals of a measure without any."""

    measure_id: MeasureId
    series_id: SeriesId | None
    role: Role
    text: str

    @property
    def node(self) -> Node | None:
        """Return its tree; None where the formula cannot be read."""
        return readable(self.text)


@dataclass(frozen=True, slots=True)
class Order:
    """Everything computed, each after what it needs; `circular` are those that need themselves.

    `needs` says whose actuals and targets each one needs: none if constant, or unreadable.
    """

    computed: tuple[Computed, ...] = ()
    circular: frozenset[Computed] = frozenset()
    needs: Mapping[Computed, tuple[tuple[MeasureId, Role], ...]] = field(default_factory=dict)


_Key = tuple[MeasureId, Role]


def computed_in(card: Scorecard) -> tuple[Computed, ...]:
    """Return what the formulas of measures and series compute, in no order that matters."""
    measures = [each for each in card.measures.values() if each.formula]
    series = [each for each in card.series.values() if each.formula]
    if not measures and not series:
        return ()
    firsts = First.of(card.series.values())
    found = [
        Computed(each.id, _id(firsts.actuals.get(each.id)), Role.ACTUAL, each.formula)
        for each in measures
    ]
    taken = {each.series_id for each in found}
    found += [
        Computed(each.measure_id, each.id, firsts.role(each), each.formula)
        for each in series
        if each.id not in taken
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class First:
    """The first actuals and the first targets of each measure."""

    actuals: dict[MeasureId, Series]
    targets: dict[MeasureId, Series]

    @classmethod
    def of(cls, series: Iterable[Series]) -> "First":
        """Find them among some series."""
        actuals: dict[MeasureId, Series] = {}
        targets: dict[MeasureId, Series] = {}
        for each in series:
            kind = each.kind
            if kind is SeriesKind.ACTUAL:
                found = actuals
            elif kind is SeriesKind.TARGET:
                found = targets
            else:
                continue
            other = found.setdefault(each.measure_id, each)
            if other is not each and _place(each) < _place(other):
                found[each.measure_id] = each
        return cls(actuals, targets)

    def role(self, series: Series) -> Role:
        """Return what a series is to formulas."""
        if self.actuals.get(series.measure_id) is series:
            return Role.ACTUAL
        return Role.TARGET if self.targets.get(series.measure_id) is series else Role.OTHER


def needs(measure_id: MeasureId, node: Node) -> tuple[tuple[MeasureId, Role], ...]:
    """Return whose actuals and targets a formula of a measure needs, each once."""
    found: dict[_Key, None] = {}
    for part in parts(node):
        match part:
            case Reference(other):
                found[other, Role.ACTUAL] = None
            case OwnFigure(Own.VALUE):
                found[measure_id, Role.ACTUAL] = None
            case OwnFigure(Own.TARGET):
                found[measure_id, Role.TARGET] = None
            case _:
                pass
    return tuple(found)


def order_of(computed: Collection[Computed]) -> Order:
    """Put what is computed into the order of what needs what; unreadable formulas need nothing."""
    onward = _graph(computed)
    groups = tuple(_knots(onward))
    circular = (
        each for group in groups for each in group if len(group) > 1 or each in onward[each]
    )
    return Order(
        tuple(each for group in groups for each in group),
        frozenset(circular),
        {each: _needs(each) for each in computed},
    )


def cycles(card: Scorecard) -> tuple[tuple[MeasureId, ...], ...]:
    """Return one way round for each knot of formulas: (A, B, A) where A needs B and B needs A."""
    onward = _graph(computed_in(card))
    return tuple(
        _way_round(onward, group[0], set(group))
        for group in _knots(onward)
        if len(group) > 1 or group[0] in onward[group[0]]
    )


def cycle_in(card: Scorecard) -> tuple[MeasureId, ...] | None:
    """Return the first way round among the formulas of a scorecard; None where there is none."""
    return next(iter(cycles(card)), None)


def cycle_through(card: Scorecard, measure_id: MeasureId) -> tuple[MeasureId, ...] | None:
    """Return a way from what a measure computes back to itself; None where there is none."""
    onward = _graph(computed_in(card))
    for start in onward:
        if start.measure_id == measure_id:
            found = _way_round(onward, start, set(onward))
            if found:
                return found
    return None


def _id(series: Series | None) -> SeriesId | None:
    return None if series is None else series.id


def _place(series: Series) -> tuple[float, SeriesId]:
    return series.position, series.id


_Graph = Mapping[Computed, Sequence[Computed]]


def _graph(computed: Collection[Computed]) -> _Graph:
    """Return, for all that is computed, what it needs of the others."""
    by_key: defaultdict[_Key, list[Computed]] = defaultdict(list)
    for each in computed:
        by_key[each.measure_id, each.role].append(each)
    return {
        each: [other for key in _needs(each) for other in by_key.get(key, ())] for each in computed
    }


def _needs(computed: Computed) -> tuple[_Key, ...]:
    node = computed.node
    return () if node is None else needs(computed.measure_id, node)


def _knots(onward: _Graph) -> Iterator[tuple[Computed, ...]]:
    """Yield the strongly connected groups, needs first (Tarjan 1972, without recursion)."""
    index: dict[Computed, int] = {}
    low: dict[Computed, int] = {}
    stack: dict[Computed, None] = {}
    for root in onward:
        if root in index:
            continue
        path = [(root, iter(onward[root]))]
        index[root] = low[root] = len(index)
        stack[root] = None
        while path:
            here, others = path[-1]
            fresh = next((each for each in others if each not in index or each in stack), None)
            if fresh is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[here])
                if low[here] == index[here]:
                    yield _taken_off(stack, here)
            elif fresh in index:
                low[here] = min(low[here], index[fresh])
            else:
                index[fresh] = low[fresh] = len(index)
                stack[fresh] = None
                path.append((fresh, iter(onward[fresh])))


def _taken_off(stack: dict[Computed, None], until: Computed) -> tuple[Computed, ...]:
    group = []
    while True:
        last, _none = stack.popitem()
        group.append(last)
        if last == until:
            return tuple(reversed(group))


def _way_round(onward: _Graph, start: Computed, among: set[Computed]) -> tuple[MeasureId, ...]:
    """Return the shortest way from a formula back to itself, by measure; () where there is none."""
    before: dict[Computed, Computed] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in onward[here]:
            if there == start:
                return _named(start, here, before)
            if there in among and there not in before:
                before[there] = here
                waiting.append(there)
    return ()


def _named(
    start: Computed, last: Computed, before: Mapping[Computed, Computed]
) -> tuple[MeasureId, ...]:
    way = [start.measure_id, last.measure_id]
    while last != start:
        last = before[last]
        way.append(last.measure_id)
    short = [key for place, key in enumerate(way) if place == 0 or key != way[place - 1]]
    return (short[0], short[0]) if len(short) == 1 else tuple(reversed(short))
