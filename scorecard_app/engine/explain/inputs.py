"""What a formula read to compute a value: the actual values of other measures at that period."""

import math

import numpy as np

from scorecard_app.domain.formula.order import Role, needs
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.engine.explain.steps import Input, Step
from scorecard_app.engine.results import Results
from scorecard_app.engine.time.convert import as_frequency


def inputs_of(results: Results, measure: Measure, period: Period) -> tuple[Step, ...]:
    """Return each measure that the formula of a measure reads, as it stood in the period.

    Numbers are brought to the frequency of the formula, as they are to compute it.
    """
    node = readable(measure.formula) if measure.formula else None
    if node is None:
        return ()
    at = np.array([period.ordinal], np.int32)
    read = dict.fromkeys(key for key, role in needs(measure.id, node) if role is Role.ACTUAL)
    found: list[Step] = []
    for key in read:
        if key in results.card.measures:
            numbers = results.basis.numbers
            timed = as_frequency(results.card, numbers, key, period.frequency, ordinals=at)
            number = timed.numbers.item(0)
            found.append(Input(key, None if math.isnan(number) else number, period))
    return tuple(found)
