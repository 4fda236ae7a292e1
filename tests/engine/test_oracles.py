"""The published examples and closed forms of scoring; each test names its source."""

import pytest

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.settings import MissingData, MissingPolicy
from scorecard_app.engine.evaluate import evaluate
from tests.engine.cards import DAY, card, family, judged, measure

GOAL = Preset.GOAL_AND_RED_FLAG
RANGE = Preset.MINIMUM_TO_MAXIMUM
OBJECTIVE = ObjectiveId("objective")


@pytest.mark.parametrize(
    ("value", "tenths"), [(300, 0), (500, 10 / 3), (700, 20 / 3), (900, 10), (1000, 10), (0, 0)]
)
def test_goal_700_and_red_flag_500_score_as_spider_impact_says(value: float, tenths: float) -> None:
    figures = {"goal": 700.0, "red_flag": 500.0}
    found = judged(measure(actual=value, preset=GOAL, figures=figures))
    assert found.score == pytest.approx(10 * tenths)


def test_50_of_0_to_200_is_a_performance_of_25_percent_in_bsc_designer() -> None:
    found = judged(measure(actual=50, preset=RANGE, minimum=0.0, maximum=200.0))
    assert found.score == pytest.approx(25)


def test_16_of_0_to_100_is_a_performance_of_16_percent_in_bsc_designer() -> None:
    found = judged(
        measure(actual=16, target=45, baseline=15.0, preset=RANGE, minimum=0.0, maximum=100.0)
    )
    assert found.score == pytest.approx(16)


def test_twelve_outage_hours_of_0_to_40_perform_70_percent_since_fewer_are_better() -> None:
    found = judged(
        measure(actual=12, direction=Direction.LOWER, preset=RANGE, minimum=0.0, maximum=40.0)
    )
    assert found.score == pytest.approx(70)


def test_twelve_outage_hours_score_6_of_10_between_goal_10_and_red_flag_20() -> None:
    figures = {"goal": 10.0, "red_flag": 20.0}
    found = judged(measure(actual=12, direction=Direction.LOWER, preset=GOAL, figures=figures))
    assert found.score == pytest.approx(60)


def test_a_goal_of_zero_met_is_two_thirds_and_green() -> None:
    figures = {"goal": 0.0, "red_flag": 5.0}
    found = judged(measure(actual=0, direction=Direction.LOWER, preset=GOAL, figures=figures))
    assert found.score == pytest.approx(200 / 3)
    assert found.band_key == "on"


@pytest.mark.parametrize(
    ("value", "baseline", "direction"), [(3, 8, Direction.LOWER), (-5, -8, Direction.HIGHER)]
)
def test_half_the_way_to_a_negative_target_is_half_the_way_between_its_scores(
    value: float, baseline: float, direction: Direction
) -> None:
    """Progress 50 % (closed form) lies half way between a third and two thirds."""
    found = judged(measure(actual=value, target=-2, baseline=baseline, direction=direction))
    assert found.score == pytest.approx(50)


SCORES = {"a": 80.0, "b": None, "c": 60.0, "d": 90.0}
WEIGHTS = {"a": 50.0, "b": 25.0, "c": 15.0, "d": 10.0}


@pytest.mark.parametrize(
    ("policy", "score"),
    [(MissingPolicy.REDISTRIBUTE, 5800 / 75), (MissingPolicy.ZERO, 58.0)],
)
def test_weights_50_25_15_10_with_one_missing_give_the_closed_forms(
    policy: MissingPolicy, score: float
) -> None:
    scorecard = card(family(SCORES, WEIGHTS), missing=MissingData(policy))
    found = evaluate(scorecard, [DAY]).objective(OBJECTIVE)
    assert found.score == pytest.approx(score)
    assert found.coverage == pytest.approx(0.75)
