"""What children add to a score: shares, points, what the policy put in, effective weights."""

from dataclasses import replace
from datetime import date
from math import isnan

import pytest
from hypothesis import given

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.engine.contributions import Use, contributions, effective_weights
from scorecard_app.engine.evaluate import evaluate
from tests.builders import card, lane, measure, objective
from tests.engine.random_cards import scorecards

DAY = date(2026, 9, 30)
SCORES = {"a": (50.0, 80.0), "b": (25.0, None), "c": (15.0, 60.0), "d": (10.0, 90.0)}


def four(**settings: object) -> Scorecard:
    """Return scoring.md section 6: weights 50/25/15/10, scores 80 / – / 60 / 90."""
    parts = [lane("Value"), objective("Goal")]
    for name, (weight, score) in SCORES.items():
        actual = {} if score is None else {"2026-09": score}
        made = measure(name, "Goal", actual=actual, baseline=100 / 3, target={"2026-01": 200 / 3})
        parts.append(tuple(_weighted(each, weight) for each in made))
    return card(*parts, **settings)


def _weighted(entity: Entity, weight: float) -> Entity:
    return replace(entity, weight=weight) if isinstance(entity, Attachment) else entity


def test_a_missing_child_gives_its_share_to_the_others() -> None:
    """The oracle is scoring.md, section 6: 77.33 with three quarters of the weight."""
    found = contributions(evaluate(four(), [DAY]), "Goal")
    assert [round(each.share, 4) for each in found] == [0.6667, 0.0, 0.2, 0.1333]
    assert sum(each.points or 0.0 for each in found) == pytest.approx(77.3333333333)
    assert [each.use for each in found] == [Use.OWN, Use.NONE, Use.OWN, Use.OWN]


def test_a_missing_child_that_counts_as_zero_keeps_its_share() -> None:
    """The oracle is scoring.md, section 6: 58.0."""
    policy = MissingData(MissingPolicy.ZERO)
    found = contributions(evaluate(four(missing=policy), [DAY]), "Goal")
    assert [each.share for each in found] == [0.5, 0.25, 0.15, 0.1]
    assert sum(each.points or 0.0 for each in found) == pytest.approx(58.0)
    assert found[1].use is Use.ZERO


def test_the_worst_child_adds_no_points() -> None:
    found = contributions(evaluate(four(roll_up=RollUp.WORST), [DAY]), "Goal")
    assert {each.points for each in found} == {None}


def test_the_effective_weight_is_the_product_of_the_shares_on_the_way_up() -> None:
    parts = [
        lane("Value"),
        objective("Top", weight=3.0),
        objective("Other", weight=1.0),
        measure("m", "Top", actual={"2026-09": 5}, baseline=0.0, target={"2026-01": 10}),
        measure("n", "Other", actual={"2026-09": 5}, baseline=0.0, target={"2026-01": 10}),
    ]
    weights = effective_weights(evaluate(card(*parts), [DAY]))
    assert weights == {"Top": 0.75, "m": 0.75, "Other": 0.25, "n": 0.25}


@given(scorecards())
def test_under_a_mean_the_points_add_up_to_the_score(scorecard: Scorecard) -> None:
    results = evaluate(scorecard, [date(2025, 6, 30)])
    for key in [*scorecard.objectives, *scorecard.perspectives]:
        found = contributions(results, key)
        points = [each.points for each in found if each.points is not None]
        score = results.history(key).scores[0]
        if points and not isnan(score):
            assert sum(points) == pytest.approx(score)


def test_a_thousand_objectives_one_below_the_other_share_one_weight() -> None:
    """Closed form: an only child has the whole weight of its parent."""
    names = [f"o{place}" for place in range(1000)]
    nested = [
        objective(name, parent_id=ObjectiveId(above) if above else None)
        for above, name in zip([None, *names], names, strict=False)
    ]
    values, target = {"2026-09": 5.0}, {"2026-01": 10.0}
    made = measure("m", names[-1], actual=values, target=target, baseline=0.0)
    scorecard = card(lane("Value"), *nested, made)
    assert effective_weights(evaluate(scorecard, [DAY]))["m"] == 1.0
