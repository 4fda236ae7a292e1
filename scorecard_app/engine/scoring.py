"""Score every measure at every date by the rule in force, or say why it cannot be scored."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine import presets
from scorecard_app.engine.anchors import clamped
from scorecard_app.engine.arrays import Codes, Floats, rows_at_once
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.panel import FRESH_AGE, Panel
from scorecard_app.engine.rules import BASELINE, TARGET, Case, figures_read, numbers_of

_Rows = slice | list[int]


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
    cases: Sequence[Case],
    card: Scorecard,
    numbers: Numbers,
    *,
    out: MeasureScores,
) -> None:
    """Write the scores and codes of all measures, block by block of cases under like rules."""
    source = _Source(card, numbers)
    groups: defaultdict[tuple[Preset | Reason, bool], list[Case]] = defaultdict(list)
    usual = groups[Preset.DEFAULT, False]
    for case in cases:
        if case.preset is Preset.DEFAULT and not case.is_dated:
            usual.append(case)
        else:
            groups[_how(case), case.is_dated].append(case)
    size = rows_at_once(panel.values.shape[1])
    for (how, is_dated), members in groups.items():
        for first in range(0, len(members), size):
            some = members[first : first + size]
            rows = _rows(some)
            scored = _scored(some, rows, how, panel, source)
            if not card.settings.may_leave_scale:
                clamped(scored.scores)
            if is_dated:
                _write_dated(some, panel, scored, out)
            else:
                out.scores[rows], out.codes[rows] = scored.scores, scored.codes
    stale = (panel.ages > FRESH_AGE) & (out.codes == Reason.CURRENT)
    np.copyto(out.codes, np.int8(Reason.STALE), where=stale)


def _how(case: Case) -> Preset | Reason:
    """Return the preset that scores a case, or the reason why none can."""
    if case.preset is Preset.NOT_SCORED:
        return Reason.RULE_SAYS_NOT_SCORED
    return case.preset


def _scored(
    cases: Sequence[Case], rows: _Rows, how: Preset | Reason, panel: Panel, source: _Source
) -> MeasureScores:
    """Score cases that one preset judges, or give all of them one reason."""
    values = panel.values[rows]
    codes = np.zeros(values.shape, np.int8)
    if isinstance(how, Reason):
        codes[:] = how
        return MeasureScores(np.full(values.shape, np.nan), codes)
    figures = _figures(cases, rows, how, panel, source)
    with np.errstate(all="ignore"):  # what overflows or divides by zero is marked instead
        scores = presets.score(presets.Block(cases, values, figures, codes), how)
    if np.isfinite(scores).all() and not codes.any():
        return MeasureScores(scores, codes)
    _mark_missing(cases, values, source.numbers, codes)
    unusable = (codes == Reason.CURRENT) & ~np.isfinite(scores)
    np.copyto(codes, np.int8(Reason.FIGURES_OUT_OF_ORDER), where=unusable)
    np.copyto(scores, np.nan, where=codes != Reason.CURRENT)
    return MeasureScores(scores, codes)


def _figures(
    cases: Sequence[Case], rows: _Rows, how: Preset, panel: Panel, source: _Source
) -> dict[str, Floats]:
    """Return what a preset works with, by name."""
    if how is Preset.CHOICE:
        return {}
    if how is Preset.DEFAULT:
        baselines = np.array([case.measure.baseline for case in cases], np.float64)
        return {TARGET: panel.targets[rows], BASELINE: baselines[:, np.newaxis]}
    return {name: _figure(cases, name, panel, source) for name in cases[0].names}


def _mark_missing(cases: Sequence[Case], values: Floats, numbers: Numbers, codes: Codes) -> None:
    """Say where there is no value, and where that is because a formula gives none."""
    is_missing = np.isnan(values)
    np.copyto(codes, np.int8(Reason.NO_VALUE), where=is_missing)
    computed = numbers.computed_ids
    places = (
        [at for at, case in enumerate(cases) if case.measure.id in computed] if computed else []
    )
    if places:
        codes[places] = np.where(is_missing[places], Reason.FORMULA_MEASURE, codes[places])


def _figure(cases: Sequence[Case], name: str, panel: Panel, source: _Source) -> Floats:
    """Return one figure of some cases: (cases, 1) where numbers serve, else (cases, dates)."""
    if all(case.is_target(name) for case in cases):
        targets: Floats = panel.targets[_rows(cases)]
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


def _rows(cases: Sequence[Case]) -> _Rows:
    """Return where cases stand in the panel: a slice if they stand one after another."""
    rows = [case.row for case in cases]
    run = range(rows[0], rows[0] + len(rows))
    return slice(run.start, run.stop) if rows == list(run) else rows


def _write_dated(
    cases: Sequence[Case], panel: Panel, scored: MeasureScores, out: MeasureScores
) -> None:
    """Write only the cells whose judged period falls under the rule of the case."""
    for place, case in enumerate(cases):
        judged = panel.judged[case.row]
        holds = (judged >= case.since) & (judged < case.until)
        np.copyto(out.scores[case.row], scored.scores[place], where=holds)
        np.copyto(out.codes[case.row], scored.codes[place], where=holds)
