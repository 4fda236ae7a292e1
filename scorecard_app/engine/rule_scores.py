"""Which score each of many values would get by one rule: what its curve is drawn from."""

from collections.abc import Mapping

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.rules import Preset
from scorecard_app.engine import anchors, presets
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.judgements import Reason

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
    given = {
        name: np.array([[np.nan if number is None else number]]) for name, number in figures.items()
    }
    codes = np.zeros((1, len(values)), np.int8)
    block = presets.Block([measure], values[np.newaxis], given, codes)
    with np.errstate(all="ignore"):  # figures at fault are marked instead
        scores = presets.score(block, preset)[0]
    if not may_leave_scale:
        anchors.clamped(scores)
    return scores, Reason(int(codes.max(initial=0)))
