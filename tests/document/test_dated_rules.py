from functools import partial

import pytest

from scorecard_app.document.edits import (
    begin_rule,
    move_rule,
    remove_rule,
    set_figure,
    set_parameter,
    set_preset,
)
from scorecard_app.document.edits.dated_rules import rule_in_force
from scorecard_app.domain.ids import MeasureId, RuleId, SeriesId
from scorecard_app.domain.periods import Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, minter

SALES = MeasureId("Sales")
AUGUST, SEPTEMBER = parse_period("2026-08"), parse_period("2026-09")


def spider() -> Scorecard:
    """Goal 700, red flag 500 (Spider Impact): 600 scores half, 700 two thirds."""
    start = card(
        lane("Value"), measure("Sales", actual={"2026-08": 600.0, "2026-09": 700.0}, target={})
    )
    for name, number in (("goal", 700.0), ("red_flag", 500.0)):
        start = set_parameter(start, measure_id=SALES, name=name, number=number, mint=minter(name))
    return start


def scores(scorecard: Scorecard) -> list[float | None]:
    results = evaluate(scorecard, [AUGUST.end(), SEPTEMBER.end()])
    return [results.measure(SALES, at).score for at in (0, 1)]


def goal(before: Scorecard, number: float, since: Period | None) -> Scorecard:
    return set_parameter(
        before, measure_id=SALES, name="goal", number=number, mint=minter("dated"), since=since
    )


def test_a_change_that_holds_from_a_period_leaves_the_past_as_it_was_judged() -> None:
    after = goal(spider(), 900.0, SEPTEMBER)
    assert scores(spider()) == [pytest.approx(50), pytest.approx(200 / 3)]
    assert scores(after) == [pytest.approx(50), pytest.approx(50)]
    assert len(Relations(after).rules_of(SALES)) == 2


def test_a_change_from_the_beginning_judges_the_past_too() -> None:
    assert scores(goal(spider(), 900.0, None))[0] == pytest.approx(125 / 3)


def test_a_new_rule_begins_with_what_was_in_force() -> None:
    after = begin_rule(spider(), measure_id=SALES, rule_id=RuleId("new"), since=SEPTEMBER)
    assert after.rules[RuleId("new")].preset is Preset.GOAL_AND_RED_FLAG
    assert scores(after) == scores(spider())


def test_a_dated_rule_that_says_what_the_one_before_says_goes() -> None:
    before = spider()
    changed = goal(before, 900.0, SEPTEMBER)
    assert goal(changed, 700.0, SEPTEMBER) == before
    assert goal(before, 700.0, SEPTEMBER) is before


def test_moving_a_rule_to_the_beginning_drops_what_began_earlier() -> None:
    changed = goal(spider(), 900.0, SEPTEMBER)
    later = Relations(changed).rules_of(SALES)[1]
    after = move_rule(changed, rule_id=later.id, since=None)
    assert [rule.since for rule in Relations(after).rules_of(SALES)] == [None]
    assert scores(after)[0] == pytest.approx(125 / 3)


def test_two_rules_cannot_begin_in_one_period() -> None:
    changed = goal(spider(), 900.0, SEPTEMBER)
    first = Relations(changed).rules_of(SALES)[0]
    again = partial(begin_rule, measure_id=SALES, rule_id=RuleId("x"), since=SEPTEMBER)
    for act in (again, partial(move_rule, rule_id=first.id, since=SEPTEMBER)):
        with pytest.raises(UserError, match="another rule already begins in 2026-09"):
            act(changed)


def test_without_a_later_rule_the_one_before_holds_on() -> None:
    changed = goal(spider(), 900.0, SEPTEMBER)
    later = Relations(changed).rules_of(SALES)[1]
    assert remove_rule(changed, rule_id=later.id) == spider()


def test_the_rule_in_force_is_the_last_that_has_begun() -> None:
    changed = set_preset(
        spider(), measure_id=SALES, preset=Preset.NOT_SCORED, mint=minter(), since=SEPTEMBER
    )
    found = [rule_in_force(changed, SALES, period) for period in (AUGUST, SEPTEMBER)]
    assert [rule and rule.preset for rule in found] == [
        Preset.GOAL_AND_RED_FLAG,
        Preset.NOT_SCORED,
    ]
    assert rule_in_force(card(lane("V"), measure("Sales")), SALES, AUGUST) is None


def test_a_figure_follows_a_series_of_its_own_measure_and_no_other() -> None:
    start = spider().put(*measure("Other", target={"2026-08": 5.0}))
    own = Parameter(series_id=SeriesId("Sales target"))
    after = set_figure(start, measure_id=SALES, name="goal", figure=own, mint=minter())
    assert Relations(after).rules_of(SALES)[0].parameters["goal"] == own
    other = Parameter(series_id=SeriesId("Other target"))
    with pytest.raises(UserError, match="series of the same measure"):
        set_figure(start, measure_id=SALES, name="goal", figure=other, mint=minter())


def test_a_rule_that_begins_with_the_year_is_that_of_its_first_month_too() -> None:
    yearly = goal(spider(), 800.0, parse_period("2026"))
    monthly = goal(yearly, 900.0, parse_period("2026-01"))
    assert [str(each.since) for each in Relations(monthly).rules_of(SALES)] == ["None", "2026"]
    with pytest.raises(UserError, match="another rule already begins in 2026-Q1"):
        begin_rule(monthly, measure_id=SALES, rule_id=RuleId("new"), since=parse_period("2026-Q1"))
    dated = Relations(monthly).rules_of(SALES)[-1].id
    moved = move_rule(monthly, rule_id=dated, since=parse_period("2026-01"))
    assert str(moved.rules[dated].since) == "2026-01"
