"""Evaluate trees over frames of periods; inputs of other frequencies are brought to the frame's."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.text import references
from scorecard_app.domain.formula.tree import (
    Call,
    Function,
    Negation,
    Node,
    Number,
    Operation,
    Operator,
    Own,
    OwnFigure,
    Percentage,
    Reference,
)
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Measure
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Ints
from scorecard_app.engine.formula.columns import Column, checked
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.formula.operations import called, chosen, combined, negated
from scorecard_app.engine.targets import spread
from scorecard_app.engine.time.calendar import holding, within
from scorecard_app.engine.time.windows import (
    Frame,
    Summary,
    Windows,
    exact,
    summary,
    windows_of,
)

MOST_VISITS = 10_000
"""Parts of formulas visited for one result, whatever it refers to (reliability.md §5.9)."""

MOST_LEVELS = 150
"""Parts of formulas open at once."""

_RECOMPUTED_LEVELS = 4
"""What a measure recomputed within a formula counts for."""


class Source(Protocol):
    """The numbers as they stand, by measure."""

    def actual(self, measure_id: MeasureId, /) -> Samples:
        """Return the actual values of a measure."""

    def target(self, measure_id: MeasureId, /) -> Samples:
        """Return the targets of a measure."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a measure shows in a frame, and how many of how many periods it rests on."""

    column: Column
    present: Ints
    expected: Ints
    is_held: bool = False
    is_summed: bool = True


@dataclass(slots=True)
class Evaluator:
    """Evaluates formulas of one scorecard over its numbers; made for one result, then dropped."""

    card: Scorecard
    source: Source
    _visits: int = 0
    _levels: int = 0
    _seen: dict[tuple[object, ...], Looked] = field(default_factory=dict)

    def evaluate(self, node: Node, frame: Frame, own: Measure | None = None) -> Column:
        """Return what a formula gives in each period of a frame; `own` is whose formula it is."""
        self._visits += 1
        if self._visits > MOST_VISITS or self._levels >= MOST_LEVELS:
            return Column.missing(Gap.TOO_MUCH, len(frame.ordinals))
        self._levels += 1
        try:
            return self._evaluated(node, frame, own)
        finally:
            self._levels -= 1

    def look(self, measure_id: MeasureId, frame: Frame) -> Looked:
        """Return the actuals of a measure in the periods of a frame, whatever its frequency."""
        key = (measure_id, *frame.key)
        if key not in self._seen:
            self._seen[key] = self._looked(measure_id, frame)
        return self._seen[key]

    def _evaluated(self, node: Node, frame: Frame, own: Measure | None) -> Column:
        match node:
            case Number(value):
                return checked(
                    np.full(frame.ordinals.shape, value), np.zeros(frame.ordinals.shape, np.int8)
                )
            case Reference(measure_id):
                return self.look(measure_id, frame).column
            case OwnFigure(which):
                return self._own(which, frame, own)
            case Negation(operand):
                return negated(self.evaluate(operand, frame, own))
            case Percentage(operand):
                hundred = Column.constant(100.0, len(frame.ordinals))
                return combined(Operator.DIVIDE, self.evaluate(operand, frame, own), hundred)
            case Operation():
                return self._operation(node, frame, own)
            case Call():
                return self._call(node, frame, own)

    def _operation(self, node: Operation, frame: Frame, own: Measure | None) -> Column:
        """Work along a chain of operations from its left end, as it is read."""
        chain = [node]
        while isinstance(chain[-1].left, Operation):
            chain.append(chain[-1].left)
        self._visits += len(chain) - 1
        result = self.evaluate(chain[-1].left, frame, own)
        for each in reversed(chain):
            result = combined(each.operator, result, self.evaluate(each.right, frame, own))
        return result

    def _call(self, node: Call, frame: Frame, own: Measure | None) -> Column:
        first, *others = node.arguments
        match node.function:
            case Function.PREV:
                steps = int(others[0].value) if others and isinstance(others[0], Number) else 1
                return self.evaluate(first, frame.moved(-steps), own)
            case Function.YTD:
                return self._year_to_date(first, frame, own)
            case Function.IF:
                columns = [self.evaluate(each, frame, own) for each in node.arguments]
                nothing = Column.missing(Gap.INPUT_MISSING, len(frame.ordinals))
                return chosen(columns[0], columns[1], [*columns, nothing][2])
            case _:
                columns = [self.evaluate(each, frame, own) for each in node.arguments]
                return called(node.function, columns)

    def _year_to_date(self, node: Node, frame: Frame, own: Measure | None) -> Column:
        """Aggregate a measure as it says itself, add up anything else, from the year's start."""
        if isinstance(node, Reference):
            return self.look(node.measure_id, frame.to_date(Frequency.YEAR)).column
        start = self.card.settings.fiscal_start
        years = holding(frame.frequency, frame.ordinals, Frequency.YEAR, start)
        first, _last = within(Frequency.YEAR, years, frame.frequency, start)
        first = np.minimum(first, frame.ordinals)
        if not len(first):
            return Column.constant(None, 0)
        every = np.arange(first.min(), frame.ordinals.max() + 1, dtype=np.int32)
        parts = self.evaluate(node, Frame(frame.frequency, every), own)
        return _running(parts, first - every[0], frame.ordinals - every[0])

    def _own(self, which: Own, frame: Frame, own: Measure | None) -> Column:
        size = len(frame.ordinals)
        if own is None:
            return Column.missing(Gap.NO_SUCH_MEASURE, size)
        match which:
            case Own.VALUE:
                return self.look(own.id, frame).column
            case Own.TARGET:
                return self._target(own, frame)
            case Own.BASELINE:
                return Column.constant(own.baseline, size)
            case Own.MINIMUM:
                return Column.constant(own.minimum, size)
            case Own.MAXIMUM:
                return Column.constant(own.maximum, size)

    def _target(self, own: Measure, frame: Frame) -> Column:
        """Return the target in force at the end of each period, of a yearly one its share."""
        start = self.card.settings.fiscal_start
        plain = Frame(frame.frequency, frame.ordinals)
        last = windows_of(plain, own.frequency, start).last
        everywhere = Windows(last, last, np.ones(last.shape, np.bool_))
        numbers = summary(self.source.target(own.id), everywhere, Aggregation.LAST).numbers
        known = ~np.isnan(numbers)
        shares = numbers[np.newaxis, known]
        spread(shares, [own], last[np.newaxis, known], start)
        numbers[known] = shares[0]
        return Column.of(numbers)

    def _looked(self, measure_id: MeasureId, frame: Frame) -> Looked:
        measure = self.card.measures.get(measure_id)
        nothing = np.zeros(frame.ordinals.shape, np.int32)
        if measure is None:
            gap = Column.missing(Gap.NO_SUCH_MEASURE, len(frame.ordinals))
            return Looked(gap, nothing, nothing)
        samples = self.source.actual(measure_id)
        if frame.is_plain and frame.frequency is measure.frequency:
            return _looked_of(exact(samples, frame.ordinals), is_summed=False)
        windows = windows_of(frame, measure.frequency, self.card.settings.fiscal_start)
        is_held = bool(windows.held.any())
        if measure.aggregation is not Aggregation.RECOMPUTE:
            found = summary(samples, windows, measure.aggregation)
        elif is_held:
            found = summary(samples, windows, Aggregation.LAST)
        else:
            return self._recomputed(measure, frame)
        return _looked_of(found, is_held=is_held, is_summed=not is_held)

    def _recomputed(self, measure: Measure, frame: Frame) -> Looked:
        """Apply a measure's formula to its inputs as they are in the frame."""
        nothing = np.zeros(frame.ordinals.shape, np.int32)
        node = readable(measure.formula) if measure.formula else None
        if node is None:
            gap = Gap.UNREADABLE if measure.formula else Gap.NOTHING_TO_RECOMPUTE
            return Looked(Column.missing(gap, len(frame.ordinals)), nothing, nothing)
        key = (measure.id, *frame.key)
        self._seen[key] = Looked(  # what comes back to itself meets this
            Column.missing(Gap.CIRCULAR, len(frame.ordinals)), nothing, nothing
        )
        if self._levels > MOST_LEVELS - _RECOMPUTED_LEVELS:
            return Looked(Column.missing(Gap.TOO_MUCH, len(frame.ordinals)), nothing, nothing)
        self._levels += _RECOMPUTED_LEVELS
        column = self.evaluate(node, frame, measure)
        inputs = [self.look(each, frame) for each in references(node)]
        self._levels -= _RECOMPUTED_LEVELS
        present = sum((each.present for each in inputs), nothing)
        expected = sum((each.expected for each in inputs), nothing)
        return Looked(column, present, expected)


def _looked_of(found: Summary, *, is_held: bool = False, is_summed: bool) -> Looked:
    column = Column.of(found.numbers)
    return Looked(column, found.present, found.expected, is_held, is_summed)


def _running(parts: Column, first: Ints, last: Ints) -> Column:
    """Add up a row from one place to another, both included; a gap between leaves a gap."""
    known = parts.is_known
    totals = np.full(first.shape, np.nan)
    gaps = np.zeros(first.shape, np.int8)
    filled = np.append(np.where(known, parts.numbers, 0.0), 0.0)
    pairs = np.stack([first, last + 1], axis=1).ravel()
    totals = np.add.reduceat(filled, pairs)[::2]
    missing = np.append(0, np.cumsum(~known))
    has_gap = missing[last + 1] > missing[first]
    if has_gap.any():
        bad = np.flatnonzero(~known)
        places = np.searchsorted(bad, first[has_gap])
        gaps[has_gap] = parts.gaps[bad[places]]
    return checked(totals, gaps)
