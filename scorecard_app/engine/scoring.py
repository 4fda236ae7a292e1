"""Score every measure at every date by the rule in force, or say why it cannot be scored."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple, TypeVar

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine import presets
from scorecard_app.engine.anchors import clamped
from scorecard_app.engine.arrays import Codes, Floats, rows_at_once
from scorecard_app.engine.judgements import CURRENT, Reason
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.panel import FRESH_AGE, Panel
from scorecard_app.engine.rules import (
    BASELINE,
    TARGET,
    Case,
    RuledCases,
    figures_read,
    numbers_of,
    ruled_in_rows,
)

_Rows = slice | list[int]
_T = TypeVar("_T")


class _Source(NamedTuple):
    """What series and formulas are read from."""

    card: Scorecard
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class MeasureScores:
    """Scores (0 to 100, NaN where none) and codes of Reason, (measures, dates) each."""

    scores: Floats
    codes: Codes


def score_measures(
    panel: Panel,
    measures: Sequence[Measure],
    cases: RuledCases,
    card: Scorecard,
    numbers: Numbers,
    *,
    out: MeasureScores,
) -> None:
    """Write the scores and codes of all measures, block by block of those under like rules."""
    source = _Source(card, numbers)
    for batch in _batches(measures, cases, rows_at_once(panel.values.shape[1])):
        scored = _scored(batch, panel, source)
        if not card.settings.may_leave_scale:
            clamped(scored.scores)
        if batch.is_dated:
            _write_dated(batch.cases, panel, scored, out)
        else:
            out.scores[batch.rows], out.codes[batch.rows] = scored.scores, scored.codes
    is_old = panel.ages > FRESH_AGE
    if is_old.any():
        is_stale = is_old & (out.codes == CURRENT)
        np.copyto(out.codes, np.int8(Reason.STALE), where=is_stale)


class _Batch(NamedTuple):
    """Measures that are scored together, in their rows; `cases` are theirs if they have rules.

    `how` is the preset that scores them, or the reason why none can.
    """

    measures: Sequence[Measure]
    rows: _Rows
    how: Preset | Reason = Preset.DEFAULT
    cases: Sequence[Case] = ()

    @property
    def is_dated(self) -> bool:
        """Say whether the rules hold for part of the time only."""
        return bool(self.cases) and self.cases[0].is_dated


def _batches(measures: Sequence[Measure], cases: RuledCases, size: int) -> Iterator[_Batch]:
    """Yield measures without rules, which need no cases, then the others by like rules."""
    usual: Sequence[int] = range(len(measures))
    if cases:
        usual = [row for row in usual if measures[row].id not in cases]
    for rows in _pieces(usual, size):
        yield _Batch([measures[row] for row in rows], _run(rows))
    groups: defaultdict[tuple[Preset | Reason, bool], list[Case]] = defaultdict(list)
    for case in ruled_in_rows(cases, measures):
        groups[_how(case), case.is_dated].append(case)
    for (how, _is_dated), members in groups.items():
        for some in _pieces(members, size):
            places = _run([case.row for case in some])
            yield _Batch([case.measure for case in some], places, how, some)


def _pieces(members: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    for first in range(0, len(members), size):
        yield members[first : first + size]


def _run(rows: Sequence[int]) -> _Rows:
    """Return a slice for rows that stand one after another."""
    run = range(rows[0], rows[0] + len(rows))
    return slice(run.start, run.stop) if [*rows] == [*run] else [*rows]


def _how(case: Case) -> Preset | Reason:
    """Return the preset that scores a case, or the reason why none can."""
    if case.preset is Preset.NOT_SCORED:
        return Reason.RULE_SAYS_NOT_SCORED
    return case.preset


def _scored(batch: _Batch, panel: Panel, source: _Source) -> MeasureScores:
    """Score measures that one preset judges, or give all of them one reason."""
    values = panel.values[batch.rows]
    codes = np.zeros(values.shape, np.int8)
    if isinstance(batch.how, Reason):
        codes[:] = batch.how
        return MeasureScores(np.full(values.shape, np.nan), codes)
    figures = _figures(batch, batch.how, panel, source)
    block = presets.Block(batch.measures, values, figures, codes)
    with np.errstate(all="ignore"):  # what overflows or divides by zero is marked instead
        scores = presets.score(block, batch.how)
    if np.isfinite(scores).all() and not codes.any():
        return MeasureScores(scores, codes)
    _mark_missing(batch.measures, values, source.numbers, codes)
    unusable = (codes == CURRENT) & ~np.isfinite(scores)
    np.copyto(codes, np.int8(Reason.FIGURES_OUT_OF_ORDER), where=unusable)
    np.copyto(scores, np.nan, where=codes != CURRENT)
    return MeasureScores(scores, codes)


def _figures(batch: _Batch, how: Preset, panel: Panel, source: _Source) -> dict[str, Floats]:
    """Return what a preset works with, by name."""
    if how is Preset.CHOICE:
        return _choices(batch.cases)
    if how is Preset.DEFAULT:
        baselines = np.array([measure.baseline for measure in batch.measures], np.float64)
        return {TARGET: panel.targets[batch.rows], BASELINE: baselines[:, np.newaxis]}
    return {name: _figure(batch, name, panel, source) for name in batch.cases[0].names}


def _choices(cases: Sequence[Case]) -> dict[str, Floats]:
    """Return the first choice of each case, the second of each, and so on: NaN for no more."""
    numbers = ([each.number for each in case.parameters.values()] for case in cases)
    return {
        str(place): np.array(some, np.float64)[:, np.newaxis]
        for place, some in enumerate(zip_longest(*numbers))
    }


def _mark_missing(
    measures: Sequence[Measure], values: Floats, numbers: Numbers, codes: Codes
) -> None:
    """Say where there is no value, and where that is because a formula gives none."""
    is_missing = np.isnan(values)
    np.copyto(codes, np.int8(Reason.NO_VALUE), where=is_missing)
    computed = numbers.computed_ids
    places = [at for at, each in enumerate(measures) if each.id in computed] if computed else []
    if places:
        codes[places] = np.where(is_missing[places], Reason.FORMULA_MEASURE, codes[places])


def _figure(batch: _Batch, name: str, panel: Panel, source: _Source) -> Floats:
    """Return one figure of some cases: (cases, 1) where numbers serve, else (cases, dates)."""
    cases = batch.cases
    if all(case.is_target(name) for case in cases):
        targets: Floats = panel.targets[batch.rows]
        return targets
    figures = np.array(numbers_of(cases, name), np.float64)[:, np.newaxis]
    if not any(case.is_target(name) or case.is_read(name) for case in cases):
        return figures
    figures = np.repeat(figures, panel.values.shape[1], axis=1)
    for place, case in enumerate(cases):
        if case.is_target(name):
            figures[place] = panel.targets[case.row]
        elif case.is_read(name):
            judged = panel.judged[case.row]
            figures[place] = figures_read(case, name, judged, source.card, source.numbers)
    return figures


def _write_dated(
    cases: Sequence[Case], panel: Panel, scored: MeasureScores, out: MeasureScores
) -> None:
    """Write only the cells whose judged period falls under the rule of the case."""
    for place, case in enumerate(cases):
        judged = panel.judged[case.row]
        holds = (judged >= case.since) & (judged < case.until)
        np.copyto(out.scores[case.row], scored.scores[place], where=holds)
        np.copyto(out.codes[case.row], scored.codes[place], where=holds)
