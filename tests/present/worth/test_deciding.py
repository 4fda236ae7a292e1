"""How to split a budget, what reaches a goal, what is unsure: closed forms of `firm`."""

from dataclasses import replace

import numpy as np
import pytest

from scorecard_app.domain.ids import InitiativeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push
from scorecard_app.engine.decisions.options import decide
from scorecard_app.engine.decisions.reaching import Aim, Goal, reached
from scorecard_app.engine.decisions.tornado import tornado
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.portfolio.budgets import frontier_of, spent
from scorecard_app.engine.portfolio.limits import Clash, Limits, Short
from scorecard_app.engine.portfolio.offers import offers
from scorecard_app.errors import UserError
from scorecard_app.present.charts.chart import Bar, Level, Line, Pin
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.doubts import (
    measuring_answer,
    measuring_chart,
    tornado_answer,
    tornado_chart,
)
from scorecard_app.present.worth.frontier import frontier_plane, rounded
from scorecard_app.present.worth.goals import goal_answer, goal_chart, typed_goal, wanted_things
from scorecard_app.present.worth.plane import plane_chart
from scorecard_app.present.worth.split import refused, split_answer
from scorecard_app.present.worth.typed import typed_budgets, typed_spend
from scorecard_app.texts import LocaleForms
from tests.present.worth.firm import (
    COURSE,
    DRAWS,
    FREE,
    GROW,
    HIRE,
    MARGIN,
    SALES,
    board,
    firm,
    texts,
    with_course,
    with_lever,
)


def rich() -> Scorecard:
    return with_course(with_lever(firm()))


def split_of(limits: Limits) -> Answer:
    built = rich()
    found = offers(built, FREE)
    made = spent(built, network(built), FREE, (found, limits), DRAWS)
    return split_answer(board(built), found, limits, made)


def test_the_best_split_stands_beside_todays_money() -> None:
    """Of Sales nothing pays beyond 24·0.15/(1 + s)² = 1, s = 0.897 M; the course brings 2.4 M."""
    answer = split_of(Limits((2e6,)))
    course, sales = answer.rows
    assert course.cells == ("Course", "–", "1.0\u202fM", "start", "+7.0\u202fM", "")
    assert sales.cells[:4] == ("Sales", "1.0\u202fM", "900\u202fk", "−100\u202fk")
    figures = {each.label: each.text for each in answer.figures}
    assert figures["Spent in year 1"] == "1.9\u202fM EUR"
    assert figures["Leaves more than today"] == "+7.0\u202fM EUR"
    assert answer.says.startswith("1.0\u202fM EUR a year more than today, split best, leaves")
    assert "It brings, in today's money over 5 years: +12.0\u202fM EUR" in texts(course.because)
    said = "Each 1.00 spent brings back 2.40 over 5 years: a gain of 1.40"
    assert said in texts(course.because)


def test_what_is_decided_is_kept_and_named() -> None:
    limits = Limits((2e6,), fixed={COURSE: False}, held={SALES: 1e6})
    answer = split_of(limits)
    assert {row.cells[0]: row.cells[-1] for row in answer.rows} == {
        "Course": "must not",
        "Sales": "as today",
    }
    other = split_of(Limits((2e6,), fixed={COURSE: False}, held={SALES: 1.2e6}))
    assert "gets 1.2\u202fM" in [row.cells[-1] for row in other.rows]
    assert answer.says.startswith("Today's money is split as well as it can be")


@pytest.mark.parametrize(
    ("caps", "said"),
    [
        ((5e6,), "Only 1.9\u202fM EUR of it is worth spending in year 1, which leaves"),
        ((0.0,), "With no budget nothing is spent and nothing runs: against today that is −4.0"),
        ((1e6,), "The same money as today, split anew, leaves"),
        ((1.5e6,), "500\u202fk EUR a year more than today, split best, leaves"),
        ((5e5,), "With 500\u202fk EUR a year less than today, the best split leaves"),
        ((1.9e6, 1e6, 1e6), "The money of years 2, 3, 4, 5 binds."),
        ((1.9e6, 1e6, 1e6), "With this money year by year, the best split leaves"),
    ],
)
def test_the_sentence_says_what_the_money_does_against_today(
    caps: tuple[float, ...], said: str
) -> None:
    """Without Sales 24 M · 0.075 · 5 = 9 M are lost and 5 M saved."""
    assert said in split_of(Limits(caps)).says


def test_a_budget_that_cannot_be_kept_says_which_year_binds_and_by_how_much() -> None:
    at = board(rich())
    assert refused(at, Short(1, 3e6, 2.5e6)).startswith(
        "The budget of year 2 binds: 3.0\u202fM EUR must be spent in it, and it has "
        "2.5\u202fM EUR. Raise it by 500\u202fk EUR"
    )
    clash = Clash(COURSE, InitiativeId("gone"), is_needed=True)
    assert refused(at, clash) == (
        "“Course” must run and needs “(no name)”, which must not. Free one of them."
    )


def test_the_frontier_marks_today_and_the_chosen_budget() -> None:
    built, limits = rich(), Limits((2e6,))
    found = offers(built, FREE)
    edge = frontier_of(found, limits)
    made = spent(built, network(built), FREE, (found, limits), DRAWS)
    plane = frontier_plane(board(built), edge, limits, made)
    chart = plane_chart(board(built), plane)
    pins = {mark.label: mark for mark in chart.panels[0].marks if isinstance(mark, Pin)}
    assert plane.x(pins["today"].at) == pytest.approx(1e6)
    assert plane.x(pins["chosen"].at) == pytest.approx(2e6)
    assert pins["chosen"].value == pytest.approx(made.outcome.net_value)
    (line,) = (mark for mark in chart.panels[0].marks if isinstance(mark, Line))
    values = [point.value for point in line.points]
    assert values == sorted(values)  # the best of more money is never worse
    assert chart.twin.header == ("Budget", "It leaves beyond today")
    assert chart.note == "17 budgets were tried; between them the line is straight."
    rough = frontier_plane(board(built), replace(edge, is_exact=False), limits, made)
    assert rough.note.endswith("so that the line may lie a little above what whole steps leave.")
    by_year = Limits((2e6, 1e6))  # lies on no curve of budgets that are the same every year
    (only,) = frontier_plane(board(built), edge, by_year, made).spots
    assert only.name == "today"


def test_budgets_are_typed_as_they_are_said() -> None:
    forms = LocaleForms()
    assert typed_budgets("7 M", forms) == (7e6,)
    assert typed_budgets("7.5M; 600 k; 5,000", forms) == (7.5e6, 6e5, 5e3)
    assert rounded(9_812_345.0) == 9_810_000.0
    for wrong in ("", "-3 M", "much"):
        with pytest.raises(UserError):
            typed_budgets(wrong, forms)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type what “Sales” gets a year, like 1.5 M."),
        ("3 M", "“Sales” gets 0 to 2 M a year, not 3 M."),
        ("1.25 M", "“Sales” is turned in steps: type 1.2 M or 1.3 M, not 1.25 M."),
    ],
)
def test_what_a_lever_is_to_get_is_one_of_its_steps_or_the_sentence_says_which(
    typed: str, said: str
) -> None:
    """From 0 to 2 M in steps of 0.1 M."""
    sales, forms = with_lever(firm()).levers[SALES], LocaleForms()
    assert typed_spend("1.2 M EUR", sales, "EUR", forms) == pytest.approx(1.2e6)
    with pytest.raises(UserError) as error:
        typed_spend(typed, sales, "EUR", forms)
    assert str(error.value) == said


def goal_of(text: str, built: Scorecard, *, plan: Plan = FREE, at: int = 0) -> Answer:
    net = network(built)
    goal = typed_goal(board(built), wanted_things(board(built), net)[at], text, 60)
    return goal_answer(board(built), goal, reached(built, net, plan, goal))


def test_a_goal_is_reached_by_a_lever_or_a_card_alone() -> None:
    """A push of Grow by 5 % brings 24 M · 0.05 · 5 = 6 M."""
    answer = goal_of("6 M", rich())
    cells = {row.cells[0]: row.cells for row in answer.rows}
    assert cells["Grow"] == ("Grow", "no change", "+5 %", "–")
    assert cells["Sales"][2] == "out of reach"
    assert answer.says == "“Grow” alone reaches it when it is +5 %."


def test_a_goal_that_nothing_reaches_says_what_each_leads_to_at_its_best() -> None:
    answer = goal_of("900 M", rich(), at=1)
    assert answer.says.startswith("Nothing reaches +900\u202fM EUR a year alone by then.")
    assert answer.rows[0].cells[2] == "out of reach"
    assert goal_of("1 M", rich(), plan=Plan((Push(GROW, 0.2),), rate=0.0)).says == (
        "What is supposed now reaches that already."
    )


def test_the_picture_of_a_goal_has_its_level_and_the_setting_that_reaches_it() -> None:
    built = rich()
    goal = Goal(Aim.STREAM, 1.2e6, 60, MARGIN)
    found = reached(built, network(built), FREE, goal)
    reach = next(each for each in found.cards if each.id == HIRE)
    chart = goal_chart(board(built), goal, reach)
    (level,) = (mark for mark in chart.panels[0].marks if isinstance(mark, Level))
    pins = [mark for mark in chart.panels[0].marks if isinstance(mark, Pin)]
    assert level.value == 1.2e6
    assert [(pin.label, pin.value) for pin in pins] == [("now", 0.0), ("+10 %", 1.2e6)]


def test_the_belief_that_moves_the_verdict_most_comes_first() -> None:
    """A strength of 0.25 to 1.0 around 0.5 halves and doubles 5.4 M."""
    built = firm(link_range=(0.25, 1.0))
    plan = Plan((Push(HIRE, 0.1),), rate=0.0)
    found, outcome = tornado(built, plan), what_if(built, plan)
    answer = tornado_answer(board(built), outcome, found)
    (row,) = answer.rows
    assert row.cells == ("Hire → Grow", "+2.7\u202fM", "+10.8\u202fM", "8.1\u202fM")
    low, middle, high = texts(row.because)[1:]
    assert (
        low == "At the low end (10 % more here gives 2.5 % more there) it leaves: +2.7\u202fM EUR"
    )
    assert middle == "In the middle of all beliefs it leaves: +5.4\u202fM EUR"
    assert high.startswith("At the high end (10 % more here gives 10.0 % more there)")
    bars = tornado_chart(board(built), outcome, found).panels[0].marks
    assert [(bar.start, bar.end) for bar in bars if isinstance(bar, Bar)] == pytest.approx(
        np.array([(5.4e6, 2.7e6), (5.4e6, 10.8e6)])
    )


def test_a_belief_is_worth_asking_about_only_where_the_answer_changes_the_choice() -> None:
    """Hire costs nothing, so it is always done; a lever of 1.00 for 1.00 hangs on the link."""
    built = firm(link_range=(0.25, 1.0))
    plans, names = (Plan(), Plan((Push(HIRE, 0.1),))), ("Leave all as it is", "Hire")
    found = decide(built, network(built), plans, Draws(1))
    answer = measuring_answer(board(built), names, found)
    assert answer.says == "No doubt would change the decision: “Hire” is best in every future."
    (row,) = answer.rows
    assert row.cells == ("Hire → Grow", "–", "no: no more than chance")
    assert measuring_chart(board(built), found).is_empty
