from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId, RuleId, SeriesId
from scorecard_app.domain.measures import Direction, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.engine import anchors
from scorecard_app.engine.curve import anchors_of
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import MeasureJudgement, Reason, State
from tests.engine.cards import DAY, card, judged, measure, samples

GOAL = Preset.GOAL_AND_RED_FLAG
LOWER, ON_TARGET = Direction.LOWER, Direction.TARGET
FOUR = {"worst": 0.0, "red": 10.0, "green": 20.0, "best": 40.0}
figures = st.integers(-1000, 1000).map(float)


def test_the_default_rule_takes_the_target_as_goal_and_the_baseline_as_red_flag() -> None:
    found = judged(measure(actual=15, target=20, baseline=10.0))
    assert found.score == pytest.approx(50)
    assert found.figures == {"target": 20.0, "baseline": 10.0}


@pytest.mark.parametrize(
    ("value", "score"), [(-5, 0), (0, 0), (5, 100 / 6), (10, 100 / 3), (30, 250 / 3), (50, 100)]
)
def test_four_points_are_joined_by_straight_lines(value: float, score: float) -> None:
    found = judged(measure(actual=value, preset=Preset.FOUR_POINTS, figures=FOUR))
    assert found.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("away", "score"),
    [(0, 100), (2, 100), (4, 200 / 3), (6, 100 / 3), (8, 100 / 6), (10, 0), (99, 0)],
)
@pytest.mark.parametrize("side", [-1, 1])
def test_on_target_falls_alike_on_both_sides(away: float, score: float, side: int) -> None:
    rule = {"target": 50.0, "inner": 2.0, "outer": 6.0}
    value = 50 + side * away
    found = judged(
        measure(actual=value, preset=Preset.ON_TARGET, figures=rule, direction=ON_TARGET)
    )
    assert found.score == pytest.approx(score)


def test_on_target_aims_at_the_target_in_force_unless_the_rule_names_its_own() -> None:
    rule = {"inner": 2.0, "outer": 6.0}
    found = judged(
        measure(actual=56, target=50, preset=Preset.ON_TARGET, figures=rule, direction=ON_TARGET)
    )
    assert found.score == pytest.approx(100 / 3)


def test_one_measure_may_name_its_own_aim_beside_one_that_takes_the_target_in_force() -> None:
    width = {"inner": 2.0, "outer": 6.0}
    preset = Preset.ON_TARGET
    own = {**width, "target": 50.0}
    parts = (
        measure("a", actual=56, target=9, preset=preset, figures=own, direction=ON_TARGET),
        measure("b", actual=56, target=50, preset=preset, figures=width, direction=ON_TARGET),
    )
    results = evaluate(card(*parts), [DAY])
    for name in "ab":
        assert results.measure(MeasureId(name)).score == pytest.approx(100 / 3)


@pytest.mark.parametrize(
    ("value", "direction", "score"),
    [(1, Direction.HIGHER, 100), (0, Direction.HIGHER, 0), (1, LOWER, 0), (0, LOWER, 100)],
)
def test_yes_is_full_marks_unless_lower_is_better(
    value: float, direction: Direction, score: float
) -> None:
    found = judged(measure(actual=value, preset=Preset.YES_NO, direction=direction))
    assert found.score == score


def test_yes_and_no_may_have_scores_of_their_own() -> None:
    found = judged(measure(actual=0, preset=Preset.YES_NO, figures={"no": 40.0}))
    assert found.score == 40


@pytest.mark.parametrize("value", [0.5, 2, -1])
def test_neither_yes_nor_no_is_not_scored(value: float) -> None:
    found = judged(measure(actual=value, preset=Preset.YES_NO))
    assert (found.state, found.reason) == (State.NOT_SCORED, Reason.NOT_A_CHOICE)


def test_a_choice_scores_what_its_label_says_and_nothing_between() -> None:
    labels = {"poor": 10.0, "fair": 50.0, "good": 90.0}
    assert judged(measure(actual=50, preset=Preset.CHOICE, figures=labels)).score == 50
    found = judged(measure(actual=60, preset=Preset.CHOICE, figures=labels))
    assert found.reason is Reason.NOT_A_CHOICE


def test_a_choice_without_labels_misses_its_figures() -> None:
    assert judged(measure(actual=50, preset=Preset.CHOICE)).reason is Reason.FIGURE_MISSING


NOT_SCORED = [
    ({"target": 5}, Reason.FIGURE_MISSING),
    ({"baseline": 5.0}, Reason.FIGURE_MISSING),
    ({"target": 5, "baseline": 5.0}, Reason.FIGURES_EQUAL),
    ({"target": 5, "baseline": 8.0}, Reason.CONTRADICTS_DIRECTION),
    ({"target": 8, "baseline": 5.0, "direction": LOWER}, Reason.CONTRADICTS_DIRECTION),
    ({"target": 8, "baseline": 5.0, "direction": ON_TARGET}, Reason.DIRECTION_NEEDS_ON_TARGET),
    ({"preset": GOAL, "figures": {"goal": 1.0}}, Reason.FIGURE_MISSING),
    ({"preset": GOAL, "figures": {"goal": 1.0, "red_flag": 2.0}}, Reason.CONTRADICTS_DIRECTION),
    ({"preset": GOAL, "figures": {"goal": 1e308, "red_flag": -1e308}}, Reason.FIGURES_OUT_OF_ORDER),
    ({"preset": Preset.MINIMUM_TO_MAXIMUM, "minimum": 1.0}, Reason.FIGURE_MISSING),
    (
        {"preset": Preset.MINIMUM_TO_MAXIMUM, "minimum": 1.0, "maximum": 1.0},
        Reason.FIGURES_EQUAL,
    ),
    (
        {"preset": Preset.MINIMUM_TO_MAXIMUM, "minimum": 2.0, "maximum": 1.0},
        Reason.FIGURES_OUT_OF_ORDER,
    ),
    (
        {
            "preset": Preset.MINIMUM_TO_MAXIMUM,
            "minimum": 0.0,
            "maximum": 1.0,
            "direction": ON_TARGET,
        },
        Reason.DIRECTION_NEEDS_ON_TARGET,
    ),
    ({"preset": Preset.FOUR_POINTS, "figures": FOUR | {"red": -1.0}}, Reason.FIGURES_OUT_OF_ORDER),
    ({"preset": Preset.FOUR_POINTS, "figures": FOUR | {"red": 0.0}}, Reason.FIGURES_EQUAL),
    (
        {"preset": Preset.FOUR_POINTS, "figures": FOUR, "direction": LOWER},
        Reason.CONTRADICTS_DIRECTION,
    ),
    (
        {"preset": Preset.ON_TARGET, "figures": {"target": 1.0, "inner": 0.0, "outer": 1.0}},
        Reason.ON_TARGET_NEEDS_DIRECTION,
    ),
    (
        {
            "preset": Preset.ON_TARGET,
            "figures": {"target": 1.0, "inner": 2.0, "outer": 1.0},
            "direction": ON_TARGET,
        },
        Reason.FIGURES_OUT_OF_ORDER,
    ),
    (
        {
            "preset": Preset.ON_TARGET,
            "figures": {"inner": 0.0, "outer": 1.0},
            "direction": ON_TARGET,
        },
        Reason.FIGURE_MISSING,
    ),
    ({"preset": Preset.NOT_SCORED}, Reason.RULE_SAYS_NOT_SCORED),
    ({"preset": Preset.FORMULA}, Reason.FORMULA_RULE),
]


@pytest.mark.parametrize(("fields", "reason"), NOT_SCORED)
def test_what_cannot_be_scored_says_why(fields: dict[str, object], reason: Reason) -> None:
    found = judged(measure(actual=5, **fields))  # type: ignore[arg-type]  # arguments of measure
    assert (found.score, found.band_key) == (None, None)
    assert (found.state, found.reason) == (State.NOT_SCORED, reason)


def test_a_missing_figure_is_named_among_the_figures() -> None:
    found = judged(measure(actual=5, target=8))
    assert found.figures == {"target": 8.0, "baseline": None}


def test_without_a_value_there_is_no_data_whatever_the_rule_lacks() -> None:
    found = judged(measure(target=5))
    assert (found.state, found.reason) == (State.NO_DATA, Reason.NO_VALUE)
    assert (found.value, found.target, str(found.period)) == (None, 5.0, "2026-06")


def test_a_figure_may_be_read_from_a_series_and_holds_until_its_next_number() -> None:
    goals = samples({"2026-01": 8.0, "2026-07": 80.0}, Frequency.MONTH)
    series = Series(SeriesId("goals"), MeasureId("measure"), SeriesKind.OTHER, samples=goals)
    figures = {"goal": Parameter(series_id=SeriesId("goals")), "red_flag": Parameter(2.0)}
    rule = Rule(RuleId("rule"), MeasureId("measure"), None, GOAL, figures)
    found = judged(measure(actual={"2026-06": 5, "2025-12": 5}), series, rule)
    assert found.score == pytest.approx(50)
    assert found.figures == {"goal": 8.0, "red_flag": 2.0}
    before = judged(measure(actual={"2025-12": 5}), series, rule, day=date(2025, 12, 31))
    assert (before.reason, before.figures["goal"]) == (Reason.FIGURE_MISSING, None)


def test_a_series_that_is_gone_is_a_missing_figure() -> None:
    figures = {"goal": Parameter(series_id=SeriesId("gone")), "red_flag": Parameter(2.0)}
    rule = Rule(RuleId("rule"), MeasureId("measure"), None, GOAL, figures)
    found = judged(measure(actual=5), rule)
    assert (found.reason, found.figures["goal"]) == (Reason.FIGURE_MISSING, None)


def test_a_score_leaves_the_scale_only_if_the_settings_say_so() -> None:
    parts = measure(actual=1100, preset=GOAL, figures={"goal": 700.0, "red_flag": 500.0})
    assert judged(parts).score == 100
    assert judged(parts, may_leave_scale=True).score == pytest.approx(400 / 3)


def test_a_rule_judges_from_its_first_period_and_leaves_the_past_as_it_was_judged() -> None:
    """Trap 7: history is neither rewritten nor silently kept on a rule change."""
    rule = Rule(
        RuleId("rule"),
        MeasureId("measure"),
        parse_period("2026-06"),
        Preset.MINIMUM_TO_MAXIMUM,
        {"minimum": Parameter(0.0), "maximum": Parameter(12.0)},
    )
    parts = measure(actual={"2026-05": 6, "2026-06": 6}, target={"2026-01": 8}, baseline=4.0)
    results = evaluate(card(parts, rule), [date(2026, 5, 31), DAY])
    before, after = (results.measure(MeasureId("measure"), at) for at in (0, 1))
    assert before.score == pytest.approx(50)
    assert (before.preset, after.preset) == (Preset.DEFAULT, Preset.MINIMUM_TO_MAXIMUM)
    assert after.score == pytest.approx(50)


def test_rules_of_several_measures_that_change_at_different_times_do_not_mix() -> None:
    """A measure whose rule changed stands twice among the cases of one preset."""
    still = measure("a", actual=5, target=8, baseline=2.0)
    changed = measure("c", actual=50, target=80, baseline=20.0)
    results = evaluate(
        card(
            still,
            Rule(RuleId("a now"), MeasureId("a"), parse_period("2026-06"), Preset.NOT_SCORED),
            measure("b", actual=3),
            changed,
            Rule(RuleId("c now"), MeasureId("c"), parse_period("2026-06"), Preset.DEFAULT),
        ),
        [DAY],
    )
    assert results.measure(MeasureId("a")).reason is Reason.RULE_SAYS_NOT_SCORED
    assert results.measure(MeasureId("b")).reason is Reason.FIGURE_MISSING
    assert results.measure(MeasureId("c")).score == pytest.approx(50)


@given(value=figures, goal=figures, red_flag=figures, step=st.integers(0, 100))
def test_a_better_value_never_scores_less(
    value: float, goal: float, red_flag: float, step: int
) -> None:
    direction = Direction.HIGHER if goal > red_flag else LOWER
    sign = 1 if direction is Direction.HIGHER else -1
    rule = {"goal": goal, "red_flag": red_flag}
    scores = [
        judged(measure(actual=each, preset=GOAL, figures=rule, direction=direction)).score
        for each in (value, value + sign * step)
    ]
    if goal == red_flag:
        assert scores == [None, None]
    else:
        assert scores[0] is not None
        assert scores[1] is not None
        assert scores[0] <= scores[1]


@given(value=figures, goal=figures, red_flag=figures)
def test_what_is_higher_for_one_is_lower_for_its_mirror_image(
    value: float, goal: float, red_flag: float
) -> None:
    """Trap 1: a direction that is stored is obeyed; the mirrored measure scores the same."""
    rising = measure(actual=value, preset=GOAL, figures={"goal": goal, "red_flag": red_flag})
    mirror = {"goal": -goal, "red_flag": -red_flag}
    falling = measure(actual=-value, preset=GOAL, figures=mirror, direction=LOWER)
    assert judged(rising).score == judged(falling).score


def _by_formula(text: str, **fields: Any) -> MeasureJudgement:  # noqa: ANN401 - arguments of measure
    """Judge a measure whose score is what a formula gives."""
    rule = Rule(RuleId("rule"), MeasureId("measure"), None, Preset.FORMULA, {"score": _made(text)})
    return judged(measure(**fields), rule)


def _made(text: str) -> Parameter:
    return Parameter(formula=text)


def test_a_formula_may_give_the_score_and_is_held_to_the_scale() -> None:
    """BSC Designer's own formula, clamped (scoring.md, section 1)."""
    assert _by_formula("VALUE / TARGET * 100", actual=5, target=20).score == 25
    assert _by_formula("VALUE / TARGET * 100", actual=50, target=20).score == 100


def test_a_formula_that_gives_no_score_says_so_and_without_a_value_there_is_no_data() -> None:
    assert _by_formula("VALUE / 0", actual=5).reason is Reason.FORMULA_RULE
    assert _by_formula("42", target=5).reason is Reason.NO_VALUE


def test_a_figure_may_be_a_formula_over_the_figures_of_the_measure() -> None:
    figures = {"goal": _made("BASELINE * 2"), "red_flag": _made("BASELINE")}
    rule = Rule(RuleId("rule"), MeasureId("measure"), None, GOAL, figures)
    found = judged(measure(actual=15, baseline=10.0), rule)
    assert found.score == pytest.approx(50)
    assert found.figures == {"goal": 20, "red_flag": 10}


def test_a_measure_whose_formula_gives_nothing_has_no_data_and_says_why() -> None:
    found = judged(measure(target=5, baseline=1.0, formula="1 / 0"))
    assert (found.state, found.reason) == (State.NO_DATA, Reason.FORMULA_MEASURE)


def test_a_measure_that_is_a_formula_is_scored_like_any_other() -> None:
    parts = measure("a", actual=5), measure("b", formula="[#a] * 3", target=20, baseline=10.0)
    found = evaluate(card(*parts), [DAY]).measure(MeasureId("b"))
    assert (found.value, found.reason) == (15, None)
    assert found.score == pytest.approx(50)


def test_a_rule_set_back_to_the_default_forgets_the_figures_of_the_one_before() -> None:
    left = {"target": Parameter(99.0)}
    rule = Rule(RuleId("rule"), MeasureId("measure"), None, Preset.DEFAULT, left)
    assert judged(measure(actual=15, target=20, baseline=10.0), rule).score == pytest.approx(50)


@given(st.floats(0, 40), st.floats(0, 10), st.floats(0.5, 10))
def test_a_score_on_target_lies_on_the_anchors_that_its_curve_is_drawn_through(
    away: float, inner: float, wider: float
) -> None:
    figures = {"inner": inner, "outer": inner + wider}
    curve = anchors_of(Preset.ON_TARGET, figures, Direction.TARGET)
    distances, scores = zip(*reversed(curve), strict=True)
    drawn = float(np.interp(away, distances, scores))
    scored = anchors.on_target(
        np.array([100.0 + away]),
        target=np.array(100.0),
        inner=np.array(inner),
        outer=np.array(inner + wider),
    )
    assert max(float(scored[0]), 0.0) == pytest.approx(drawn, abs=1e-6)
