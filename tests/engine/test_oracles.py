"""The published examples and closed forms of scoring.md section 6; tests name their source."""

from typing import Any

import pytest

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.settings import MissingData, MissingPolicy
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.progress import progress_of
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


def _both(**fields: Any) -> tuple[float | None, float | None]:  # noqa: ANN401 - arguments of measure
    """Return the score and the progress of the only measure."""
    results = evaluate(card(measure(**fields)), [DAY])
    key = MeasureId("measure")
    return results.measure(key).score, progress_of(results, key).done


def test_16_of_0_to_100_from_15_to_45_performs_16_and_progresses_3_33_in_bsc_designer() -> None:
    ends: dict[str, Any] = {"preset": RANGE, "minimum": 0.0, "maximum": 100.0}
    score, done = _both(actual=16, target=45, baseline=15.0, **ends)
    assert score == pytest.approx(16)
    assert done == pytest.approx(100 / 30)


OUTAGE: dict[str, Any] = {"actual": 12, "direction": Direction.LOWER}


def test_twelve_outage_hours_perform_70_and_progress_86_7_since_fewer_are_better() -> None:
    """The quotient actual / target of 120 % would be the wrong way round (closed form)."""
    ends = {"preset": RANGE, "minimum": 0.0, "maximum": 40.0}
    score, done = _both(target=10, baseline=25.0, **OUTAGE, **ends)
    assert score == pytest.approx(70)
    assert done == pytest.approx(1300 / 15)


def test_twelve_outage_hours_score_6_of_10_between_goal_10_and_red_flag_20() -> None:
    """Closed form of Spider Impact's goal and red flag."""
    figures = {"goal": 10.0, "red_flag": 20.0}
    assert judged(measure(preset=GOAL, figures=figures, **OUTAGE)).score == pytest.approx(60)


def test_a_goal_of_zero_met_is_6_67_of_10_and_green() -> None:
    """Closed form: two thirds at the goal, on the edge of the better band."""
    figures = {"goal": 0.0, "red_flag": 5.0}
    found = judged(measure(actual=0, direction=Direction.LOWER, preset=GOAL, figures=figures))
    assert found.score == pytest.approx(200 / 3)
    assert found.band_key == "on"


@pytest.mark.parametrize(
    ("value", "baseline", "direction"), [(3, 8.0, Direction.LOWER), (-5, -8.0, Direction.HIGHER)]
)
def test_half_the_way_to_a_target_of_minus_2_is_a_progress_of_50_percent(
    value: float, baseline: float, direction: Direction
) -> None:
    """Closed form; the quotient 3 / −2 would say −150 %. On the scale it is half way too."""
    score, done = _both(actual=value, target=-2, baseline=baseline, direction=direction)
    assert score == pytest.approx(50)
    assert done == 50


SCORES = {"a": 80.0, "b": None, "c": 60.0, "d": 90.0}
WEIGHTS = {"a": 50.0, "b": 25.0, "c": 15.0, "d": 10.0}


@pytest.mark.parametrize(
    ("policy", "score"),
    [(MissingPolicy.REDISTRIBUTE, 5800 / 75), (MissingPolicy.ZERO, 58.0)],
)
def test_weights_50_25_15_10_with_one_missing_give_77_33_or_as_zero_58(
    policy: MissingPolicy, score: float
) -> None:
    scorecard = card(family(SCORES, WEIGHTS), missing=MissingData(policy))
    found = evaluate(scorecard, [DAY]).objective(OBJECTIVE)
    assert found.score == pytest.approx(score)
    assert found.coverage == pytest.approx(0.75)
