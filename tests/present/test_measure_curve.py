from collections.abc import Mapping
from dataclasses import replace

import pytest

from scorecard_app.document.edits import set_choice, set_parameter, set_preset
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import ScoreScale
from scorecard_app.present.measure_curve import CurveAnchor, CurveSpec, curve_spec, move_anchor
from tests.present.small_card import REVENUE, context, minter, small_card


def ruled(preset: Preset, direction: Direction = Direction.HIGHER, **figures: float) -> Scorecard:
    card = small_card()
    card = card.put(replace(card.measures[REVENUE], direction=direction))
    mint = minter()
    card = set_preset(card, measure_id=REVENUE, preset=preset, mint=mint)
    for name, number in figures.items():
        card = set_parameter(card, measure_id=REVENUE, name=name, number=number, mint=mint)
    return card


def drawn(card: Scorecard, value: float | None = None) -> CurveSpec:
    return curve_spec(context(card), REVENUE, value=value)


def points(spec: CurveSpec) -> Mapping[float, float]:
    return {round(value, 6): round(score, 4) for value, score in spec.points}


def anchor(spec: CurveSpec, name: str) -> CurveAnchor:
    return next(each for each in spec.anchors if each.name == name)


def test_goal_and_red_flag_run_from_none_to_full_marks_one_step_beyond_either() -> None:
    """Spider Impact: goal 700, red flag 500 is 0 at 300 and 10 of 10 at 900."""
    spec = drawn(ruled(Preset.GOAL_AND_RED_FLAG, goal=700.0, red_flag=500.0), 600.0)
    found = points(spec)
    assert (found[300], found[500], found[700], found[900]) == (0, 33.3333, 66.6667, 100)
    assert spec.now is not None
    assert spec.now[1] == pytest.approx(50)
    assert spec.sentence == "600.0 EUR scores 50."


def test_a_range_falls_where_lower_is_better() -> None:
    """scoring.md, section 6: outage hours 12 of 0 to 40 are 70 %."""
    spec = drawn(ruled(Preset.MINIMUM_TO_MAXIMUM, Direction.LOWER, minimum=0.0, maximum=40.0), 12.0)
    assert points(spec)[0] == 100
    assert points(spec)[40] == 0
    assert spec.now is not None
    assert spec.now[1] == pytest.approx(70)


def test_four_points_bend_at_each_of_them() -> None:
    spec = drawn(ruled(Preset.FOUR_POINTS, worst=60.0, red=80.0, green=110.0, best=120.0))
    found = points(spec)
    assert [found[each] for each in (60, 80, 110, 120)] == [0, 33.3333, 66.6667, 100]


def test_on_target_rises_then_falls() -> None:
    spec = drawn(ruled(Preset.ON_TARGET, Direction.TARGET, target=100.0, inner=5.0, outer=15.0))
    found = points(spec)
    assert [found[each] for each in (75, 85, 95, 105, 115, 125)] == [
        0,
        33.3333,
        100,
        100,
        33.3333,
        0,
    ]


def test_yes_and_no_stand_side_by_side_and_move_up_and_down() -> None:
    spec = drawn(ruled(Preset.YES_NO), 1.0)
    assert spec.is_discrete
    assert spec.points == ((0.0, 0.0), (1.0, 100.0))
    assert spec.now == (1.0, 100.0)
    assert anchor(spec, "yes").moves_score


def test_a_choice_stands_at_its_score_and_is_changed_in_the_list() -> None:
    card = ruled(Preset.CHOICE)
    for name, score in (("poor", 0.0), ("good", 80.0)):
        card = set_choice(card, measure_id=REVENUE, name=name, score=score, mint=minter())
    spec = drawn(card, 80.0)
    assert [tick.text for tick in spec.ticks] == ["poor", "good"]
    assert spec.now == (1.0, 80.0)
    assert "list below" in anchor(spec, "good").reason


def test_the_target_in_force_is_shown_but_not_moved_here() -> None:
    spec = drawn(small_card())
    assert anchor(spec, "baseline").is_movable
    assert "Baseline and target" in anchor(spec, "target").reason


def test_a_figure_that_follows_a_series_says_so() -> None:
    spec = drawn(ruled(Preset.GOAL_AND_RED_FLAG))
    assert "series “Target”" in anchor(spec, "goal").reason
    assert anchor(spec, "red_flag").is_movable


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (ruled(Preset.FOUR_POINTS), "still needs: Worst, Red, Green, Best"),
        (ruled(Preset.GOAL_AND_RED_FLAG, goal=5.0, red_flag=5.0), "figures .* are equal"),
        (ruled(Preset.GOAL_AND_RED_FLAG, goal=5.0, red_flag=9.0), "other direction"),
        (ruled(Preset.CHOICE), "Add the choices below"),
    ],
)
def test_what_cannot_be_drawn_says_why(card: Scorecard, sentence: str) -> None:
    spec = drawn(card)
    assert spec.is_empty
    with pytest.raises(AssertionError, match=sentence):
        raise AssertionError(spec.sentence)


def test_a_moved_anchor_changes_its_figure_by_whole_steps() -> None:
    card = ruled(Preset.GOAL_AND_RED_FLAG, goal=110.0, red_flag=80.0)
    goal = anchor(drawn(card), "goal")
    assert goal.step == 2.0, "a round hundredth of what the axis spans"
    after = move_anchor(context(card), REVENUE, goal, 120.4)(card)
    assert anchor(drawn(after), "goal").value == 120.0


def test_an_anchor_does_not_pass_its_neighbour() -> None:
    card = ruled(Preset.GOAL_AND_RED_FLAG, goal=110.0, red_flag=80.0)
    after = move_anchor(context(card), REVENUE, anchor(drawn(card), "goal"), 20.0)(card)
    assert anchor(drawn(after), "goal").value == 82.0


def test_a_moved_tolerance_keeps_its_distance_from_the_target() -> None:
    card = ruled(Preset.ON_TARGET, Direction.TARGET, target=100.0, inner=5.0, outer=15.0)
    after = move_anchor(context(card), REVENUE, anchor(drawn(card), "outer"), 120.0)(card)
    assert anchor(drawn(after), "outer").value == 120.0


def test_a_moved_baseline_is_the_measure_s_own() -> None:
    card = small_card()
    after = move_anchor(context(card), REVENUE, anchor(drawn(card), "baseline"), 70.0)(card)
    assert after.measures[REVENUE].baseline == 70.0
    assert not after.rules


def test_bands_fill_the_scale_without_a_hole() -> None:
    bands = drawn(small_card()).bands
    assert bands[0].low == 0
    assert bands[-1].high == 100
    assert [band.low for band in bands[1:]] == [band.high for band in bands[:-1]]


def test_scores_stand_at_the_curve_on_the_scale_of_the_scorecard() -> None:
    card = small_card().with_settings(score_scale=ScoreScale.TEN)
    spec = curve_spec(context(card), REVENUE, value=90.0)
    # baseline 80 scores 3.33 of 10 and target 100 scores 6.67; 90 lies half-way
    assert (spec.now_label, spec.sentence) == ("5.0", "90.0 EUR scores 5.0.")
    assert [text for text, _score in spec.score_ticks] == ["0.0", "3.3", "6.7", "10.0"]
