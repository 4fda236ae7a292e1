"""Which score each of many values would get by one rule: what its curve is drawn from."""

from collections.abc import Mapping, Sequence

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.rules import Preset
from scorecard_app.engine import anchors, presets
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.judgements import CURRENT, MeasureJudgement, Reason

_UNDRAWN = frozenset({Preset.CHOICE, Preset.FORMULA, Preset.NOT_SCORED})


def rule_scores(
    measure: Measure,
    preset: Preset,
    figures: Mapping[str, float | None],
    values: Floats,
    *,
    may_leave_scale: bool = False,
) -> tuple[Floats, Reason]:
    """Return the scores (n,) of values (n,) under one rule with its figures, and a fault.

    Scores are points of 0 to 100, NaN where there is none. The fault is CURRENT where there is
    none; otherwise the scores mean nothing. Formulas and choices have no curve.
    """
    if preset in _UNDRAWN:
        return np.full(values.shape, np.nan), Reason.RULE_SAYS_NOT_SCORED
    block = _block([measure], _columns([figures]), values[np.newaxis])
    scores = _scored(block, preset, may_leave_scale=may_leave_scale)[0]
    return scores, Reason(int(block.codes.max(initial=0)))


class Rules:
    """The rules of n measures in force, gathered once to score their values again and again."""

    def __init__(self, judged: Sequence[tuple[Measure, MeasureJudgement]]) -> None:
        self._count = len(judged)
        by_preset: dict[Preset, list[int]] = {}
        for at, (_measure, judgement) in enumerate(judged):
            by_preset.setdefault(judgement.preset, []).append(at)
        self._drawn = [
            (
                preset,
                np.array(places, np.intp),
                [judged[at][0] for at in places],
                _columns([judged[at][1].figures for at in places]),
            )
            for preset, places in by_preset.items()
            if preset not in _UNDRAWN
        ]

    def scores(self, values: Floats, *, may_leave_scale: bool = False) -> Floats:
        """Return the score of one value (n,) under the rule of each of the measures.

        NaN where there is none: for want of a value, by a fault, under a rule that has no curve.
        """
        found = np.full(self._count, np.nan)
        for preset, places, measures, figures in self._drawn:
            block = _block(measures, figures, values[places, np.newaxis])
            scores = _scored(block, preset, may_leave_scale=may_leave_scale)
            found[places] = np.where(block.codes == CURRENT, scores, np.nan)[:, 0]
        return found


def _block(
    measures: Sequence[Measure], figures: Mapping[str, Floats], values: Floats
) -> presets.Block:
    """Return measures with a row of values each, by which no cell is at fault yet."""
    return presets.Block(measures, values, figures, np.zeros(values.shape, np.int8))


def _columns(figures: Sequence[Mapping[str, float | None]]) -> Mapping[str, Floats]:
    """Return the figures of measures as columns, NaN for none."""
    names = dict.fromkeys(name for each in figures for name in each)
    columns = {name: [[each.get(name)] for each in figures] for name in names}
    return {name: np.array(column, np.float64) for name, column in columns.items()}


def _scored(block: presets.Block, preset: Preset, *, may_leave_scale: bool) -> Floats:
    with np.errstate(all="ignore"):  # figures at fault are marked instead
        scores = presets.score(block, preset)
    return scores if may_leave_scale else anchors.clamped(scores)
