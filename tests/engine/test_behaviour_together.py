"""The oracle is `behaviour`, one measure at a time, which is held to published examples."""

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Direction, Measure, Phase
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.settings import SignalRules
from scorecard_app.engine.behaviour import Asked, Latest, behaviour, latest

FIRST = parse_period("2025-01").ordinal

_STEADY = st.sampled_from([0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 40.0])
"""Few numbers, so that runs, trends and ties come up."""

_NUMBERS = st.one_of(_STEADY, st.floats(-1e305, 1e305))
_VALUES = st.lists(st.none() | _STEADY, max_size=30) | st.lists(st.none() | _NUMBERS, max_size=30)
_RISING = st.lists(st.integers(0, 3), max_size=24).map(
    lambda steps: [float(sum(steps[:at])) for at in range(len(steps))]
)


@st.composite
def _asked(draw: st.DrawFn) -> Asked:
    values = draw(_VALUES | _RISING)
    found = {FIRST + at: each for at, each in enumerate(values) if each is not None}
    months = st.integers(FIRST, FIRST + 30).map(lambda at: Period(Frequency.MONTH, at))
    phases = st.lists(st.builds(Phase, st.none() | months, st.none() | months), max_size=2)
    measure = Measure(
        MeasureId("m"), direction=draw(st.sampled_from(Direction)), phases=tuple(draw(phases))
    )
    return Asked(
        measure,
        Samples.of(found),
        draw(st.none() | st.integers(FIRST - 1, FIRST + 31)),
        draw(st.none() | _NUMBERS),
        draw(st.sampled_from([0.0, 1.0, 10.0])),
    )


def _alone(each: Asked, rules: SignalRules) -> Latest | None:
    found = behaviour(
        each.measure,
        each.samples,
        target=each.target,
        tolerance=each.tolerance,
        rules=rules,
        last=each.last,
    )
    if found.limits is None or found.variation is None:
        return None
    signals = found.signals_at(len(found.values) - 1)
    way = signals[0].way if signals else None
    return Latest(found.limits, found.variation, way, found.assurance)


@given(st.lists(_asked(), max_size=6), st.sampled_from(SignalRules))
def test_many_measures_together_get_the_answers_that_each_gets_alone(
    asked: list[Asked], rules: SignalRules
) -> None:
    assert latest(asked, rules=rules) == [_alone(each, rules) for each in asked]


def test_nothing_asked_is_nothing_answered() -> None:
    assert latest([]) == []
