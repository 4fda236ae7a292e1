"""The next evaluation from the last one: only what depends on what differs is judged anew."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.relations import Touched
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.basis import Basis, Shelf, has_source, readers_among
from scorecard_app.engine.differences import Differences
from scorecard_app.engine.evaluate import current, evaluate
from scorecard_app.engine.held import Places
from scorecard_app.engine.judgements import CURRENT
from scorecard_app.engine.layered import layered
from scorecard_app.engine.ledger import Sheet
from scorecard_app.engine.marks import Marks
from scorecard_app.engine.numbers import Numbers, entered, renewed
from scorecard_app.engine.panel import Panel, panel_of
from scorecard_app.engine.results import Results
from scorecard_app.engine.rollup import Board, roll_up
from scorecard_app.engine.rules import ruled_cases
from scorecard_app.engine.scoring import MeasureScores, score_measures
from scorecard_app.engine.weights import Edge, Weighing, parent_of

_JUDGED = attrgetter("direction", "aggregation", "spread_target", "baseline", "minimum", "maximum")
"""What of a measure decides how its values are judged; its formula makes numbers."""

_UNJUDGED = frozenset({"placements"})
"""What nothing is judged by, and changes many times a second while a card is dragged."""

_WEIGHED = attrgetter("weight", "weight_changes", "weight_source")


@dataclass(frozen=True, slots=True)
class _Touched:
    """The rows to judge anew: measures, and nodes whose children weigh something else."""

    measures: Sequence[int]
    nodes: Sequence[int]


def reevaluated(results: Results, card: Scorecard, touched: Touched | None = None) -> Results:
    """Judge the next scorecard at the same dates as the last; the outcome is that of `evaluate`.

    A value, a rule, a target or a weight costs what depends on it; names, notes and places on a
    map cost nothing; where the tree itself or the settings of scores differ, all is judged anew.
    `touched` spares the comparison of the tables: by their names the ids of all that may differ.
    """
    if touched is not None and touched.keys() <= _UNJUDGED:
        return _elsewhere(results, card)
    differences = Differences.between(results.card, card, touched)
    if differences.are_structural:
        return evaluate(card, results.dates)
    shelf = Shelf(card) if differences.shelf_changes else results.basis.shelf
    numbers = _numbers(results.basis, shelf, differences)
    return _followed(results, differences, numbers)


def _elsewhere(results: Results, card: Scorecard) -> Results:
    """Return the same outcome for a scorecard in which things only stand elsewhere."""
    last_year = results.last_year and _elsewhere(results.last_year, card)
    return replace(results, card=card, last_year=last_year)


def _followed(results: Results, differences: Differences, numbers: Numbers) -> Results:
    card = differences.after
    touched = _touched(results.basis, numbers, differences)
    basis = _basis(results.basis, numbers, touched, differences)
    marks = results.marks if results.marks.serve(card) else Marks(card)
    last_year = results.last_year and _followed(results.last_year, differences, numbers)
    found = replace(results, card=card, basis=basis, marks=marks, last_year=last_year)
    return _judged(found, touched) if touched.measures or touched.nodes else found


def _numbers(basis: Basis, shelf: Shelf, differences: Differences) -> Numbers:
    """Return the numbers as they stand now: those touched, and what formulas make of them."""
    before, after = basis.numbers, differences.after
    if _compute(basis, differences):
        changed = {
            each.id
            for pair in (*differences.measures, *differences.series)
            for each in pair
            if each is not None
        }
        return renewed(before, differences.before, after, changed=changed)
    if not differences.series:
        return before
    keys = differences.measures_of_series
    series = [each for key in keys for each in shelf.series_of(key, after)]
    part = entered({each.id: each for each in series})
    return replace(
        before,
        actuals=layered(before.actuals, part.actuals, keys),
        targets=layered(before.targets, part.targets, keys),
        entered=after.series,
    )


def _compute(basis: Basis, differences: Differences) -> bool:
    """Say whether numbers are computed from others, before or after."""
    return basis.has_formulas or any(
        new and new.formula for _old, new in (*differences.measures, *differences.series)
    )


def _touched(basis: Basis, numbers: Numbers, differences: Differences) -> _Touched:
    rows = basis.tree.rows
    measures: set[MeasureId] = {
        new.id for old, new in differences.measures if old and new and _JUDGED(old) != _JUDGED(new)
    }
    measures.update(each.measure_id for pair in differences.rules for each in pair if each)
    nodes = {parent_of(new) for old, new in _edges(differences) if _WEIGHED(old) != _WEIGHED(new)}
    sources: Collection[int] = ()
    if numbers is not basis.numbers or differences.measures:
        measures.update(_moved(basis, numbers, differences), basis.readers)
        sources = basis.sources
    return _Touched(
        sorted(rows[key] for key in measures if key in rows),
        sorted({*sources, *(rows[key] for key in nodes if key is not None and key in rows)}),
    )


def _edges(differences: Differences) -> Iterator[tuple[Edge, Edge]]:
    for old, new in (*differences.attachments, *differences.objectives):
        if old is not None and new is not None:
            yield old, new


def _moved(basis: Basis, numbers: Numbers, differences: Differences) -> Iterator[MeasureId]:
    """Yield the measures whose values or targets differ, or are made by a formula now or before."""
    before, keys = basis.numbers, differences.measures_of_series
    if numbers is not before:
        changed = {*keys, *(each.id for pair in differences.measures for each in pair if each)}
        for key in before.moved_by(changed) | numbers.moved_by(changed):
            is_same = before.actual(key) == numbers.actual(key)
            is_same = is_same and before.target(key) == numbers.target(key)
            if not is_same or (key in before.computed_ids) != (key in numbers.computed_ids):
                yield key


def _basis(basis: Basis, numbers: Numbers, touched: _Touched, differences: Differences) -> Basis:
    if numbers is not basis.numbers:
        basis = replace(basis, numbers=numbers, has_formulas=bool(numbers.order.computed))
    if differences.shelf_changes:
        basis = replace(basis, shelf=Shelf(differences.after))
    if differences.measures:
        basis = replace(basis, measures=_replaced(basis, differences))
    if differences.rules:
        basis = _ruled(basis, differences)
    return _reweighed(basis, differences.after, touched.nodes) if touched.nodes else basis


def _replaced(basis: Basis, differences: Differences) -> tuple[Measure, ...]:
    measures = list(basis.measures)
    for _old, new in differences.measures:
        if new is not None:
            measures[basis.tree.rows[new.id]] = new
    return tuple(measures)


def _ruled(basis: Basis, differences: Differences) -> Basis:
    """Return the basis with the cases of those measures whose rules differ laid out anew."""
    keys = {each.measure_id for pair in differences.rules for each in pair if each}
    ruled = ruled_cases(differences.after, keys)
    others = {key: some for key, some in basis.cases.items() if key not in keys}
    readers = (basis.readers - keys) | readers_among(ruled)
    return replace(basis, cases={**others, **ruled}, readers=readers)


def _reweighed(basis: Basis, card: Scorecard, nodes: Sequence[int]) -> Basis:
    tree = basis.tree.reweighed(nodes, Weighing(card, basis.numbers, basis.days))
    reading = {row for row in nodes if has_source(card, tree.edges(row))}
    return replace(basis, tree=tree, sources=(basis.sources - set(nodes)) | reading)


def _judged(results: Results, touched: _Touched) -> Results:
    """Judge some measures and all that is above them and above some nodes."""
    card, basis = results.card, results.basis
    above = {*touched.nodes, *basis.tree.ancestors([*touched.measures, *touched.nodes])}
    families = list(basis.tree.families_of(above))
    involved = {*touched.measures, *above}.union(*(each.children.flat for each in families))
    rows = np.array(sorted(involved), np.intp)  # measures stand first, as in the whole
    board = results.ledger.board(rows)
    panel = _scored(results, touched.measures, rows, board)
    before = None if results.last_year is None else current(results.last_year.ledger.board(rows))
    moved = (family.moved(rows) for family in families)
    roll_up(moved, board, card.settings, last_year=before)
    written = [*touched.measures, *sorted(above)]
    places = np.searchsorted(rows, written)
    coverage, codes = board.coverage[places], board.codes[places]
    sheet = Sheet(panel, Board(board.scores[places], coverage, codes, panel.ages))
    return replace(results, ledger=results.ledger.patched(written, sheet))


def _scored(results: Results, measures: Sequence[int], rows: Places, board: Board) -> Panel:
    """Score some measures into a board of some rows; return what they show."""
    card, basis = results.card, results.basis
    some = [basis.measures[row] for row in measures]
    panel = panel_of(some, basis.numbers, basis.days)
    shape = panel.values.shape
    found = MeasureScores(np.empty(shape), np.zeros(shape, np.int8))
    score_measures(panel, some, basis.cases, card, basis.numbers, out=found)
    places = np.searchsorted(rows, measures)
    board.scores[places], board.codes[places] = found.scores, found.codes
    board.coverage[places] = found.codes == CURRENT
    board.ages[places] = panel.ages
    return panel
