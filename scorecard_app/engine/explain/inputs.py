"""What a formula read to compute a value: the actual values of other measures at that period."""

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.engine.explain.steps import Step
from scorecard_app.engine.results import Results


def inputs_of(_results: Results, _measure: Measure, _period: Period) -> tuple[Step, ...]:
    """Return nothing."""
    return ()
