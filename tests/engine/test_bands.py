import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.settings import DEFAULT_BANDS, Band
from scorecard_app.engine.bands import band_indices, band_of

EDGE = 100 / 3
scores = st.floats(-50, 150)
bands = st.lists(st.integers(1, 99).map(float), min_size=1, max_size=4, unique=True).map(
    lambda floors: [Band(str(floor), "", floor, "on") for floor in [0.0, *floors]]
)


@pytest.mark.parametrize(
    ("score", "key"),
    [
        (0, "off"),
        (EDGE - 2e-9, "off"),
        (EDGE - 0.5e-9, "risk"),
        (EDGE, "risk"),
        (200 / 3 - 2e-9, "risk"),
        (200 / 3 - 0.5e-9, "on"),
        (100, "on"),
        (-10, "off"),
        (130, "on"),
    ],
)
def test_a_score_on_an_edge_belongs_to_the_better_band(score: float, key: str) -> None:
    """The tolerance is a billionth of a score point (model.md, Scores and links)."""
    band = band_of(score, DEFAULT_BANDS)
    assert band is not None
    assert band.key == key


@pytest.mark.parametrize("score", [33.5, 66.4, 66.99, 94.5])
def test_there_is_no_hole_between_whole_numbers_and_nothing_is_cut_off(score: float) -> None:
    """Traps 2 and 10: bands of integers leave holes; truncating moves 66.99 to a worse band."""
    places = band_indices(np.array([score, math.floor(score)]), DEFAULT_BANDS)
    assert places[0] == (2 if score > 200 / 3 else 1)


@given(scores, bands)
def test_every_score_is_in_exactly_one_band_whatever_the_order_of_the_list(
    score: float, some: list[Band]
) -> None:
    found = band_of(score, some)
    assert found == band_of(score, some[::-1])
    reached = [band.floor for band in some if band.floor <= score + 1e-9]
    assert found is not None
    assert found.floor == max(reached, default=0.0)


@given(st.lists(scores, max_size=5), bands)
def test_one_score_and_an_array_of_scores_get_the_same_band(
    some: list[float], chosen: list[Band]
) -> None:
    ordered = sorted(chosen, key=lambda band: band.floor)
    places = band_indices(np.array(some, np.float64), chosen)
    assert [ordered[place] for place in places] == [band_of(score, chosen) for score in some]


def test_no_score_has_no_band() -> None:
    assert band_of(None, DEFAULT_BANDS) is None
    assert band_indices(np.array([math.nan]), DEFAULT_BANDS).tolist() == [-1]
