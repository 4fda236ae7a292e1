"""What an evaluation rests on, beside the scorecard itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.panel import by_frequency
from scorecard_app.engine.rules import RuledCases, ruled_cases
from scorecard_app.engine.tree import Tree, edge_of, tree_of
from scorecard_app.engine.weights import Weighing


@dataclass(frozen=True, slots=True)
class Basis:
    """Measures by row, who rises into whom, rules and numbers.

    `has_formulas` says that one number may move others. `readers` are the measures with rules that
    read a series or a formula, `sources` the rows whose children weigh what a series or a formula
    says: all of them may differ when any number does.
    """

    measures: tuple[Measure, ...]
    tree: Tree
    cases: RuledCases
    numbers: Numbers
    has_formulas: bool
    readers: frozenset[MeasureId]
    sources: frozenset[int]


def basis_of(card: Scorecard, numbers: Numbers, dates: Sequence[date]) -> Basis:
    """Lay out what judging a scorecard at some dates rests on."""
    measures = by_frequency(card.measures.values())
    tree, cases = tree_of(measures, Weighing(card, numbers, dates)), ruled_cases(card)
    return Basis(
        tuple(measures),
        tree,
        cases,
        numbers,
        has_formulas(card),
        readers_among(cases),
        frozenset(row for row, keys in tree.edges.items() if has_source(card, keys)),
    )


def has_formulas(card: Scorecard) -> bool:
    """Say whether any numbers are computed from others."""
    return any(each.formula for each in card.measures.values()) or any(
        each.formula for each in card.series.values()
    )


def readers_among(cases: RuledCases) -> frozenset[MeasureId]:
    """Return the measures with a rule that reads a figure from a series or a formula."""
    return frozenset(key for key, some in cases.items() if any(each.is_reading for each in some))


def has_source(card: Scorecard, edges: Sequence[str]) -> bool:
    """Say whether any of these weights is read from a series or a formula."""
    return any(edge_of(card, key).weight_source is not None for key in edges)
