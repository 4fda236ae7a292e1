"""What an evaluation rests on, beside the scorecard itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Measure, Series
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.days import Days
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.panel import by_frequency
from scorecard_app.engine.rules import RuledCases, ruled_cases
from scorecard_app.engine.tree import Tree, edge_of, tree_of
from scorecard_app.engine.weights import Edge, Weighing, parent_of


class Shelf:
    """Which series belong to which measure; laid out when first asked."""

    def __init__(self, card: Scorecard) -> None:
        self._series = card.series

    def series_of(self, measure_id: MeasureId, card: Scorecard) -> list[Series]:
        """Return the series of a measure as they stand in a scorecard with the same ids."""
        return [card.series[key] for key in self._by_measure.get(measure_id, ())]

    @cached_property
    def _by_measure(self) -> Mapping[MeasureId, Sequence[SeriesId]]:
        found: defaultdict[MeasureId, list[SeriesId]] = defaultdict(list)
        for series in self._series.values():
            found[series.measure_id].append(series.id)
        return found


@dataclass(frozen=True, slots=True)
class Basis:
    """Measures by row, who rises into whom, rules, numbers, days, and which series are whose.

    `has_formulas` says that one number may move others. `readers` are the measures with rules that
    read a series or a formula, `sources` the rows whose children weigh what a series or a formula
    says: all of them may differ when any number does.
    """

    measures: tuple[Measure, ...]
    tree: Tree
    cases: RuledCases
    numbers: Numbers
    days: Days
    shelf: Shelf
    has_formulas: bool
    readers: frozenset[MeasureId]
    sources: frozenset[int]

    def at(self, card: Scorecard, days: Days) -> "Basis":
        """Return what judging the same scorecard at other days rests on."""
        dated = [group.start + place for group in self.tree.groups for place in group.dated]
        tree = self.tree.reweighed(dated, Weighing(card, self.numbers, days))
        return replace(self, tree=tree, days=days)


def basis_of(card: Scorecard, numbers: Numbers, days: Days) -> Basis:
    """Lay out what judging a scorecard at some days rests on."""
    measures = by_frequency(card.measures.values())
    tree, cases = tree_of(measures, Weighing(card, numbers, days)), ruled_cases(card)
    return Basis(
        tuple(measures),
        tree,
        cases,
        numbers,
        days,
        Shelf(card),
        bool(numbers.order.computed),
        readers_among(cases),
        _sources(card, tree),
    )


def _sources(card: Scorecard, tree: Tree) -> frozenset[int]:
    edges: Iterable[Edge] = chain(card.attachments.values(), card.objectives.values())
    above = {parent_of(edge) for edge in edges if edge.weight_source is not None}
    return frozenset(tree.rows[key] for key in above if key is not None and key in tree.rows)


def readers_among(cases: RuledCases) -> frozenset[MeasureId]:
    """Return the measures with a rule that reads a figure from a series or a formula."""
    return frozenset(key for key, some in cases.items() if any(each.is_reading for each in some))


def has_source(card: Scorecard, edges: Sequence[str]) -> bool:
    """Say whether any of these weights is read from a series or a formula."""
    return any(edge_of(card, key).weight_source is not None for key in edges)
