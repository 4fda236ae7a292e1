import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.samples import Samples
from scorecard_app.domain.values import normal_number
from scorecard_app.errors import UserError
from tests.strategies import numbers

ORDINALS = st.integers(-(2**31), 2**31 - 1)
MAPPINGS = st.dictionaries(ORDINALS, numbers(), max_size=20)


@given(MAPPINGS)
def test_samples_are_the_sorted_mapping_they_were_made_of(values: dict[int, float]) -> None:
    packed = Samples.of(values)
    assert dict(packed) == values == packed.unpacked()
    assert list(packed) == sorted(values)
    assert len(packed) == len(values)


@given(MAPPINGS, st.dictionaries(ORDINALS, st.none() | numbers(), max_size=5))
def test_updating_sets_numbers_and_takes_others_out(
    values: dict[int, float], changes: dict[int, float | None]
) -> None:
    expected = {k: v for k, v in {**values, **changes}.items() if v is not None}
    assert dict(Samples.of(values).updated(changes)) == expected


@given(MAPPINGS, ORDINALS)
def test_the_last_ordinal_at_a_period_is_the_greatest_not_after_it(
    values: dict[int, float], ordinal: int
) -> None:
    expected = max((each for each in values if each <= ordinal), default=None)
    assert Samples.of(values).last_at(ordinal) == expected


@given(MAPPINGS)
def test_equal_samples_are_equal_values_with_equal_hashes(values: dict[int, float]) -> None:
    backwards = dict(sorted(values.items(), reverse=True))
    assert Samples.of(values) == Samples.of(backwards)
    assert hash(Samples.of(values)) == hash(Samples.of(backwards))


def test_a_period_without_a_value_is_absent() -> None:
    packed = Samples.of({1: 2.0, 5: 3.0})
    assert 1 in packed
    assert 3 not in packed
    for missing in (0, 3, 9):
        with pytest.raises(KeyError):
            packed[missing]
    assert packed.get(3) is None


def test_numbers_are_normalised_when_packed() -> None:
    assert Samples.of({1: 0.1 + 0.2})[1] == normal_number(0.1 + 0.2) == 0.3
    with pytest.raises(UserError, match="finite"):
        Samples.of({1: math.nan})
