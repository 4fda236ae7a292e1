"""What keeps a measure from being scored is named, with what to do about it."""

import pytest

from scorecard_app.domain.ids import MeasureId, RuleId
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.explain import explain
from scorecard_app.present.explanations.wording import explanation
from scorecard_app.present.forms import FORMS
from scorecard_app.present.headlines import headline
from scorecard_app.present.missing_figures import missing_sentence
from scorecard_app.present.statuses import reason_sentence
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, measure, objective
from tests.present.table.cards import DAY

SALES = MeasureId("Sales")


def fresh(preset: Preset = Preset.DEFAULT, **figures: float) -> Scorecard:
    """Return a measure with a value and a target, as one from the library may be."""
    made = measure("Sales", "Grow", actual={"2026-09": 5.0}, target={"2026-01": 9.0})
    parameters = {name: Parameter(number) for name, number in figures.items()}
    rule = Rule(RuleId("r"), SALES, preset=preset, parameters=parameters)
    return card(lane("Value"), objective("Grow"), made).put(rule)


def said(made: Scorecard) -> str:
    return headline(FORMS["measures"], SALES, Relations(made), evaluate(made, [DAY])).sentence


def test_a_target_without_a_baseline_asks_for_one_in_headline_and_derivation() -> None:
    wanted = "Not scored: no baseline yet. Enter a red flag or a baseline."
    assert said(fresh()) == wanted
    line = explanation(explain(fresh(), SALES, parse_period("2026-09")), fresh(), LocaleForms())
    assert wanted in [each.text for each in line.parts]
    (rule,) = [each for each in line.parts if each.text.startswith("Scored by")]
    assert [each.text for each in rule.parts][-1] == "Baseline: not entered yet"


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        (("target",), "Not scored: no target yet. Enter a target."),
        (
            ("target", "baseline"),
            "Not scored: no baseline and no target yet. Enter both, or choose another rule.",
        ),
    ],
)
def test_the_usual_rule_names_target_and_baseline(missing: list[str], sentence: str) -> None:
    assert missing_sentence(Preset.DEFAULT, missing) == sentence


def test_another_rule_is_named_with_the_figures_that_it_lacks() -> None:
    lacking = fresh(Preset.GOAL_AND_RED_FLAG, goal=9.0)
    assert said(lacking) == "Not scored: the rule “Goal and red flag” still needs: Red flag."
    assert said(fresh(Preset.CHOICE)).startswith("Not scored: there is no choice yet.")


def test_a_measure_below_that_has_a_value_is_not_said_to_have_none() -> None:
    """Sales has a current value and no baseline; Costs has no value: neither has a score."""
    costs = measure("Costs", "Grow", target={"2026-01": 1.0}, baseline=0.0)
    made = card(
        lane("Value"),
        objective("Grow"),
        measure("Sales", "Grow", actual={"2026-09": 5.0}, target={"2026-01": 9.0}),
        costs,
    )
    judgement = evaluate(made, [DAY]).objective(next(iter(made.objectives)))
    assert reason_sentence(judgement, made.settings) == (
        "Nothing below has a current score: at least one value is missing or too old."
    )
