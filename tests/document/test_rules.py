import math
from datetime import date

import pytest

from scorecard_app.document.edits import set_parameter, set_preset
from scorecard_app.domain.ids import MeasureId, RuleId, SeriesId
from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, minter

SALES = MeasureId("Sales")


def start(*more: Entity, baseline: float | None = None) -> Scorecard:
    return card(lane("Value"), measure("Sales", baseline=baseline), more)


def scored(before: Scorecard, preset: Preset) -> Scorecard:
    return set_preset(before, measure_id=SALES, preset=preset, mint=minter())


def figure(before: Scorecard, name: str, number: float | None) -> Scorecard:
    return set_parameter(before, measure_id=SALES, name=name, number=number, mint=minter())


def said(scorecard: Scorecard) -> tuple[Preset, dict[str, float | None]]:
    """Return the preset and the figures of the only rule."""
    (rule,) = scorecard.rules.values()
    return rule.preset, {name: each.number for name, each in rule.parameters.items()}


def test_a_preset_makes_a_rule_from_the_beginning() -> None:
    after = scored(start(), Preset.MINIMUM_TO_MAXIMUM)
    assert said(after) == (Preset.MINIMUM_TO_MAXIMUM, {})
    (rule,) = after.rules.values()
    assert (rule.id, rule.since) == ("new-1", None)


def test_the_preset_in_force_already_changes_nothing() -> None:
    before = start()
    assert scored(before, Preset.DEFAULT) is before
    after = scored(before, Preset.ON_TARGET)
    assert scored(after, Preset.ON_TARGET) is after


def test_figures_that_both_presets_know_are_kept() -> None:
    before = figure(scored(start(), Preset.ON_TARGET), "target", 5)
    assert said(scored(before, Preset.GOAL_AND_RED_FLAG))[1] == {}
    four = scored(start(), Preset.FOUR_POINTS)
    assert said(figure(figure(four, "worst", 1), "best", 9))[1] == {"worst": 1, "best": 9}


def test_leaving_the_default_keeps_the_baseline_as_red_flag() -> None:
    after = scored(start(baseline=3), Preset.GOAL_AND_RED_FLAG)
    assert said(after)[1] == {"red_flag": 3}
    assert said(figure(start(baseline=3), "goal", 8))[1] == {"red_flag": 3, "goal": 8}


MONTHS = (date(2026, 5, 31), date(2026, 6, 30))
TARGETS = {"2026-05": 8.0, "2026-06": 10.0}


def with_targets(**fields: object) -> Scorecard:
    """Return a measure whose values lie half way between its baseline and two targets."""
    values = {"2026-05": 5.0, "2026-06": 6.0}
    return card(
        lane("Value"),
        measure("Sales", actual=values, target=TARGETS, baseline=2.0, **fields),
    )


def scores(scorecard: Scorecard) -> list[float | None]:
    results = evaluate(scorecard, MONTHS)
    return [results.measure(SALES, at).score for at in range(len(MONTHS))]


def test_choosing_goal_and_red_flag_keeps_every_score() -> None:
    before = with_targets()
    after = scored(before, Preset.GOAL_AND_RED_FLAG)
    assert said(after)[0] is Preset.GOAL_AND_RED_FLAG
    assert scores(before) == scores(after) == [pytest.approx(50), pytest.approx(50)]


@pytest.mark.parametrize(
    ("preset", "name"), [(Preset.GOAL_AND_RED_FLAG, "goal"), (Preset.ON_TARGET, "target")]
)
def test_a_goal_follows_the_targets_of_the_measure_until_it_is_a_number(
    preset: Preset, name: str
) -> None:
    after = scored(with_targets(), preset)
    (rule,) = after.rules.values()
    assert rule.parameters[name] == Parameter(series_id=SeriesId("Sales target"))
    (rule,) = figure(after, name, 9.0).rules.values()
    assert rule.parameters[name] == Parameter(9.0)


def test_a_red_flag_typed_under_the_default_leaves_the_goal_at_the_targets() -> None:
    (rule,) = figure(with_targets(), "red_flag", 4.0).rules.values()
    assert rule.parameters == {
        "goal": Parameter(series_id=SeriesId("Sales target")),
        "red_flag": Parameter(4.0),
    }


def test_a_goal_does_not_follow_targets_that_are_spread_over_the_year() -> None:
    before = with_targets(spread_target=True, aggregation=Aggregation.SUM)
    assert said(scored(before, Preset.GOAL_AND_RED_FLAG))[1] == {"red_flag": 2.0}


def test_minimum_and_maximum_begin_as_those_of_the_measure() -> None:
    before = with_targets(minimum=0.0, maximum=20.0)
    after = scored(before, Preset.MINIMUM_TO_MAXIMUM)
    assert said(after)[1] == {"minimum": 0.0, "maximum": 20.0}
    assert scores(after) == [pytest.approx(25), pytest.approx(30)]
    half = scored(with_targets(maximum=20.0), Preset.MINIMUM_TO_MAXIMUM)
    assert said(half)[1] == {"maximum": 20.0}


def test_yes_scores_a_hundred_and_no_nothing_until_set_otherwise() -> None:
    after = scored(start(), Preset.YES_NO)
    assert said(after)[1] == {"yes": 100, "no": 0}
    assert said(figure(after, "no", 20))[1] == {"yes": 100, "no": 20}


def test_a_figure_typed_under_the_default_chooses_the_preset_that_has_it() -> None:
    assert said(figure(start(), "goal", 8)) == (Preset.GOAL_AND_RED_FLAG, {"goal": 8})
    assert said(figure(start(), "inner", 1)) == (Preset.ON_TARGET, {"inner": 1})
    before = start()
    assert figure(before, "goal", None) is before


def test_a_figure_is_taken_out_again() -> None:
    after = figure(figure(start(), "goal", 8), "goal", None)
    assert said(after) == (Preset.GOAL_AND_RED_FLAG, {})
    assert figure(after, "goal", None) == after


def test_a_choice_names_its_values_freely() -> None:
    assert said(figure(scored(start(), Preset.CHOICE), "green", 100))[1] == {"green": 100}


def test_a_figure_that_the_rule_does_not_have_is_refused() -> None:
    with pytest.raises(UserError, match="“Sales”: its scoring rule has no figure “goal”"):
        figure(scored(start(), Preset.ON_TARGET), "goal", 5)
    with pytest.raises(UserError, match="no figure “nonsense”"):
        figure(start(), "nonsense", 5)


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_figure_must_be_finite(number: float) -> None:
    with pytest.raises(UserError, match=r"“Sales”: a figure .* finite"):
        figure(start(), "goal", number)


def test_a_later_rule_is_left_alone() -> None:
    later = Rule(RuleId("later"), SALES, since=parse_period("2026-01"))
    after = figure(start(later), "goal", 8)
    assert after.rules[RuleId("later")] == later
    assert len(after.rules) == 2


def test_a_measure_that_is_gone_says_so() -> None:
    with pytest.raises(UserError, match="no longer"):
        scored(card(lane("Value")), Preset.ON_TARGET)
