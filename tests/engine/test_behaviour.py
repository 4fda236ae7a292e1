from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Direction, Measure, Phase
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.settings import SignalRules
from scorecard_app.engine.behaviour import (
    Assurance,
    Behaviour,
    Firmness,
    SignalKind,
    Variation,
    Way,
    behaviour,
    natural_limits,
    natural_range,
)
from scorecard_app.engine.behaviour.limits import RANGE_LIMIT, SPREAD
from scorecard_app.engine.behaviour.signals import RULE_SETS, signals_in
from tests.engine.xmr_reference import reference

FIRST = parse_period("2025-01")
HIGHER, LOWER, ON_TARGET = Direction.HIGHER, Direction.LOWER, Direction.TARGET


def found(
    values: Sequence[float | None],
    *,
    phases: tuple[Phase, ...] = (),
    direction: Direction = HIGHER,
    **options: Any,  # noqa: ANN401 - of behaviour
) -> Behaviour:
    measure = Measure(MeasureId("m"), direction=direction, phases=phases)
    return behaviour(measure, packed(values), **options)


def packed(values: Sequence[float | None]) -> Samples:
    numbers = {FIRST.ordinal + at: each for at, each in enumerate(values) if each is not None}
    return Samples.of(numbers)


def signalled(
    values: Sequence[float], kind: SignalKind, rules: SignalRules = SignalRules.NHS
) -> list[int]:
    """Return the places of the signals of one kind, around a mean of 0 and limits of ±3."""
    limits = natural_limits([0.0] * 6)
    assert limits is not None
    unit = type(limits)(0.0, -3.0, 3.0, 3 / 2.66, 3.0, 6)
    signals = signals_in(np.array(values, np.float64), unit, rules)
    return sorted(at for each in signals if each.kind is kind for at in each.places)


def test_limits_of_the_published_example_of_individuals() -> None:
    """NIST/SEMATECH e-Handbook 6.3.2.2: centre 50.81, limits 55.8041 and 45.8159 (3 / 1.128)."""
    flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    limits = natural_limits(flow)
    assert limits is not None
    assert limits.centre == pytest.approx(50.81)
    assert limits.mean_range == pytest.approx(1.8778, abs=5e-5)
    assert limits.upper == pytest.approx(55.8041, abs=1e-3)
    assert limits.lower == pytest.approx(45.8159, abs=1e-3)


def test_the_constants_are_those_that_wheeler_prints() -> None:
    assert pytest.approx(3 / 1.128, abs=5e-4) == SPREAD
    assert RANGE_LIMIT == 3.267


def test_limits_of_values_that_alternate_are_a_closed_form() -> None:
    limits = natural_limits([4.0, 6.0] * 3)
    assert limits is not None
    assert (limits.centre, limits.mean_range, limits.range_limit) == (5.0, 2.0, 2 * 3.267)
    assert (limits.lower, limits.upper) == (5 - 2 * 2.66, 5 + 2 * 2.66)


@pytest.mark.parametrize(
    ("count", "firmness"),
    [
        (0, Firmness.TOO_EARLY),
        (5, Firmness.TOO_EARLY),
        (6, Firmness.PROVISIONAL),
        (19, Firmness.PROVISIONAL),
        (20, Firmness.FIRM),
    ],
)
def test_limits_begin_with_six_values_and_are_firm_from_twenty(
    count: int, firmness: Firmness
) -> None:
    shown = found([float(each % 3) for each in range(count)])
    assert shown.firmness is firmness
    assert (shown.limits is None) is (firmness is Firmness.TOO_EARLY)
    assert (shown.variation is None) is (firmness is Firmness.TOO_EARLY)


def test_a_gap_is_stepped_over_and_is_no_moving_range_of_its_own() -> None:
    with_gaps = found([4.0, None, 6.0, None, None, 4.0, 6.0, 4.0, 6.0])
    without = found([4.0, 6.0, 4.0, 6.0, 4.0, 6.0])
    assert with_gaps.limits == without.limits
    assert with_gaps.ranges.tolist()[1:] == [2.0] * 5
    assert with_gaps.ordinals.tolist() == [FIRST.ordinal + at for at in (0, 2, 5, 6, 7, 8)]


# Runs, trends and two of three: the cases of NHSRplotthedots, test-ptd_calculate_point_type.R
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1] * 6, []),
        ([1] * 6 + [-1], []),
        ([1] * 8 + [-1], list(range(8))),
        ([-1, *[1] * 8, -1], list(range(1, 9))),
        ([1, *[-1] * 8, 1], list(range(1, 9))),
        ([1, 1, 1, 0, 1, 1, 1, 1], []),
    ],
)
def test_seven_in_a_row_on_one_side_are_a_signal_of_the_nhs(
    values: list[float], expected: list[int]
) -> None:
    assert signalled(values, SignalKind.RUN) == expected


@pytest.mark.parametrize(("length", "is_signal"), [(7, False), (8, True)])
def test_eight_in_a_row_on_one_side_are_a_signal_of_pump(*, length: int, is_signal: bool) -> None:
    places = signalled([1.0] * length, SignalKind.RUN, SignalRules.PUMP)
    assert places == (list(range(length)) if is_signal else [])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5, 6], []),
        ([1, 2, 3, 3, 4, 5, 6], []),
        ([1, 2, 3, 4, 5, 6, 7], list(range(7))),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], list(range(1, 8))),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], list(range(1, 8))),
    ],
)
def test_seven_rising_or_falling_are_a_signal_of_the_nhs(
    values: list[float], expected: list[int]
) -> None:
    assert signalled(values, SignalKind.TREND) == expected
    assert signalled(values, SignalKind.TREND, SignalRules.PUMP) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2.5, 1, 2.5], [0, 2]),
        ([1, 2.5, 2.5], [1, 2]),
        ([2.5, 2.5, 1], [0, 1]),
        ([2.5, 2.5, -1], []),
        ([2.5, 1, 1, 2.5], []),
        ([2.5, 1, 1, 2.5, 2.5], [3, 4]),
        ([-2.5, -1, -2.5], [0, 2]),
        ([2.5, 2, 1], []),
    ],
)
def test_two_of_three_on_one_side_in_the_outer_third_are_a_signal_of_the_nhs(
    values: list[float], expected: list[int]
) -> None:
    assert signalled(values, SignalKind.OUTER_THIRD) == expected


def test_two_of_three_on_one_side_and_then_on_the_other_are_two_signals() -> None:
    # mean 0, mean moving range 14 / 6: limits ±6.21, outer thirds from ±4.14
    shown = found([5.0, 4.0, 5.0, 0.0, -5.0, -4.0, -5.0])
    outer = [each for each in shown.signals if each.kind is SignalKind.OUTER_THIRD]
    assert [(each.way, each.places) for each in outer] == [
        (Way.UP, (0, 2)),
        (Way.DOWN, (4, 6)),
    ]


@pytest.mark.parametrize("rules", SignalRules)
def test_a_value_on_a_limit_is_not_outside_it(rules: SignalRules) -> None:
    assert signalled([3.0, 3.1, -3.0, -3.1, 0.0], SignalKind.OUTSIDE, rules) == [1, 3]


@pytest.mark.parametrize("value", [0.1, -0.7, 1e9 / 3, 0.0])
def test_values_that_are_all_equal_give_no_signal(value: float) -> None:
    assert found([value] * 30).signals == ()


@given(
    st.lists(st.integers(-20, 20), min_size=6, max_size=40),
    st.sampled_from(SignalRules),
)
def test_limits_and_signals_are_those_of_a_slow_second_implementation(
    numbers: list[int], rules: SignalRules
) -> None:
    values = [each + 0.0137 * at for at, each in enumerate(numbers)]  # no value on any line
    rule_set = RULE_SETS[rules]
    wanted = reference(values, rule_set.run, rule_set.trend, thirds=rule_set.has_outer_third)
    shown = found(values, rules=rules)
    assert shown.limits is not None
    assert shown.limits.centre == pytest.approx(wanted.mean, abs=1e-9)
    assert shown.limits.lower == pytest.approx(wanted.lower, abs=1e-9)
    assert shown.limits.upper == pytest.approx(wanted.upper, abs=1e-9)
    assert shown.limits.range_limit == pytest.approx(wanted.range_limit, abs=1e-9)
    assert {(each.kind.name, at) for each in shown.signals for at in each.places} == wanted.signals


def phase(since: str | None = None, until: str | None = None) -> Phase:
    return Phase(
        parse_period(since) if since else None, parse_period(until) if until else None, "because"
    )


def test_frozen_limits_rest_on_the_baseline_and_reach_on() -> None:
    values = [6.0, 4.0] * 3 + [20.0] * 6
    shown = found(values, phases=(phase(until="2025-06"),))
    assert shown.limits == natural_limits([6.0, 4.0] * 3)
    assert shown.count == 6
    assert shown.centres.tolist() == [5.0] * 12
    assert shown.is_signal.tolist() == [False] * 6 + [True] * 6


def test_rebased_limits_are_those_of_their_own_values() -> None:
    values = [4.0, 6.0] * 3 + [14.0, 16.0] * 3
    shown = found(values, phases=(phase(since="2025-07"),))
    assert shown.centres.tolist() == [5.0] * 6 + [15.0] * 6
    assert shown.signals == ()
    assert np.isnan(shown.ranges[6])


def test_a_phase_with_too_few_values_has_no_limits_yet() -> None:
    values = [4.0, 6.0] * 3 + [14.0, 16.0]
    shown = found(values, phases=(phase(since="2025-07"),))
    assert shown.limits is None
    assert shown.count == 2
    assert shown.variation is None
    assert np.isnan(shown.centres[-1])
    assert shown.centres[0] == 5.0


def test_the_later_of_two_phases_holds_whatever_their_order() -> None:
    values = [4.0, 6.0] * 3 + [14.0, 16.0] * 3 + [24.0, 26.0] * 3
    shown = found(values, phases=(phase(since="2026-01"), phase(since="2025-07")))
    assert shown.centres.tolist() == [5.0] * 6 + [15.0] * 6 + [25.0] * 6


def test_a_phase_that_begins_in_a_coarser_period_begins_on_its_first_day() -> None:
    values = [4.0, 6.0] * 3 + [14.0, 16.0] * 3
    shown = found(values, phases=(phase(since="2025-Q3"),))
    assert shown.centres.tolist() == [5.0] * 6 + [15.0] * 6
    frozen = found(values, phases=(phase(until="2025-Q2"),))
    assert frozen.limits == natural_limits(values[:6])


def test_values_after_the_last_period_asked_for_do_not_count() -> None:
    values = [4.0, 6.0] * 3 + [100.0]
    assert found(values, last=FIRST.ordinal + 5).limits == natural_limits(values[:6])


RISEN = [0.0, 1.0] * 6 + [9.0]
"""A last value above the upper limit."""


@pytest.mark.parametrize(
    ("values", "direction", "target", "expected"),
    [
        (RISEN, HIGHER, None, Variation.IMPROVING),
        (RISEN, LOWER, None, Variation.CONCERNING),
        (RISEN, ON_TARGET, 9.0, Variation.IMPROVING),
        (RISEN, ON_TARGET, 1.0, Variation.CONCERNING),
        (RISEN, ON_TARGET, None, Variation.CHANGING),
        ([0.0, 1.0] * 6, HIGHER, None, Variation.COMMON_CAUSE),
        ([*RISEN, 0.0], HIGHER, None, Variation.COMMON_CAUSE),
        ([float(each) for each in range(7)], HIGHER, None, Variation.IMPROVING),
        ([float(each) for each in range(7)], ON_TARGET, 5.0, Variation.IMPROVING),
        ([float(each) for each in range(7)], ON_TARGET, 1.0, Variation.CONCERNING),
        ([float(-each) for each in range(7)], HIGHER, None, Variation.CONCERNING),
        ([float(-each) for each in range(7)], LOWER, None, Variation.IMPROVING),
    ],
)
def test_variation_is_whether_the_last_value_is_a_signal_for_the_better(
    values: list[float], direction: Direction, target: float | None, expected: Variation
) -> None:
    assert found(values, direction=direction, target=target).variation is expected


# limits 5 ± 5.32; the cases of NHSRplotthedots, ptd_calculate_assurance_type
@pytest.mark.parametrize(
    ("direction", "target", "expected"),
    [
        (HIGHER, None, None),
        (HIGHER, -1.0, Assurance.WILL_HIT),
        (HIGHER, 5.0, Assurance.HIT_AND_MISS),
        (HIGHER, 11.0, Assurance.WILL_MISS),
        (LOWER, 11.0, Assurance.WILL_HIT),
        (LOWER, 5.0, Assurance.HIT_AND_MISS),
        (LOWER, -1.0, Assurance.WILL_MISS),
        (ON_TARGET, 5.0, Assurance.HIT_AND_MISS),
        (ON_TARGET, 20.0, Assurance.WILL_MISS),
    ],
)
def test_assurance_is_on_which_side_of_the_target_the_natural_range_lies(
    direction: Direction, target: float | None, expected: Assurance | None
) -> None:
    assert found([4.0, 6.0] * 3, direction=direction, target=target).assurance is expected


def test_a_natural_range_within_the_tolerance_of_a_target_will_hit_it() -> None:
    shown = found([4.0, 6.0] * 3, direction=ON_TARGET, target=5.0, tolerance=6.0)
    assert shown.assurance is Assurance.WILL_HIT


def test_the_way_of_a_signal_is_where_its_values_lie() -> None:
    (above,) = found(RISEN).signals_at(12)
    assert (above.kind, above.way, above.places) == (SignalKind.OUTSIDE, Way.UP, (12,))
    (row,) = found(RISEN).signals_at(0)
    assert (row.kind, row.way, row.places) == (SignalKind.RUN, Way.DOWN, tuple(range(12)))


@pytest.mark.parametrize("frequency", [Frequency.MONTH, Frequency.DAY])
def test_the_natural_range_of_a_sparkline_is_that_of_the_chart(frequency: Frequency) -> None:
    measure = Measure(MeasureId("m"), frequency=frequency)
    values = packed([4.0, 6.0] * 6)
    limits = behaviour(measure, values).limits
    assert limits is not None
    assert natural_range(measure, values) == (limits.lower, limits.upper)
    assert natural_range(measure, values, last=FIRST.ordinal + 4) is None


def test_without_any_value_there_is_nothing_to_say() -> None:
    shown = found([])
    assert (shown.limits, shown.count, shown.signals) == (None, 0, ())
    assert natural_range(Measure(MeasureId("m"), phases=(phase(),)), Samples()) is None
