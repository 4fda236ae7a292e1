"""What a plan is worth, where money does most, how a card reaches money, in words and figures.

Oracles are closed forms: a Hill curve of vmax 0.15 and k = 1 M gives 0.075 at 1 M, 0.165/2.1 at
1.1 M and 0.135/1.9 at 0.9 M; money that is not discounted adds up over 61 months.
"""

from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.domain.ids import LeverId, ObjectiveId, ScenarioId, ValueStreamId
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Act, Curve, CurveKind, Lever, Push, Scenario, ValueStream
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from scorecard_app.engine.portfolio.marginal import marginal_values
from scorecard_app.present.charts.chart import Line, Ribbon
from scorecard_app.present.what_if.board import Board, board_of
from scorecard_app.present.worth.compared import compared
from scorecard_app.present.worth.fan import money_charts
from scorecard_app.present.worth.returns import header, return_rows
from scorecard_app.present.worth.verdict import odds, verdict
from scorecard_app.present.worth.ways import ways_of
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, link, objective

DAY = date(2026, 9, 30)
GROW, HIRE = ObjectiveId("Grow"), ObjectiveId("Hire")
MARGIN = ValueStreamId("margin")
FREE = Plan(rate=0.0)
DRAWS = Draws(1, samples=400)


def made(*, link_range: tuple[float, float] = (0.5, 0.5)) -> Scorecard:
    """Return Hire, which moves Grow by a half after six months; Grow moves 24 M a year."""
    built = card(lane("Value"), objective("Grow"), objective("Hire"), link("Hire", "Grow"))
    only = next(iter(built.links.values()))
    stream = ValueStream(MARGIN, "Margin", objective_id=GROW, yearly_amount=24e6)
    return built.put(replace(only, magnitude=Magnitude(*link_range), lag_months=6), stream)


def board(built: Scorecard) -> Board:
    return board_of(Relations(built), evaluate(built, (DAY,)), LocaleForms(), DAY)


def with_lever(built: Scorecard, *, parameters: dict[str, float] | None = None) -> Scorecard:
    hill = {"vmax": 0.15, "k": 1e6, "h": 1.0} if parameters is None else parameters
    act = Act(GROW, Curve(CurveKind.HILL, hill))
    return built.put(Lever(LeverId("sales"), "Sales", 1e6, 0.0, 2e6, 1e5, acts=(act,)))


def test_one_step_more_returns_and_one_less_loses_what_the_curve_gives() -> None:
    """24 M · (0.165/2.1 − 0.075) / 0.1 M = 0.857; 24 M · (0.075 − 0.135/1.9) / 0.1 M = 0.947."""
    built = with_lever(made())
    (row,) = return_rows(board(built), FREE, marginal_values(built, FREE, DRAWS))
    assert len(row.cells) == len(header())
    assert row.cells == (
        "Sales",
        "1.0\u202fM EUR",
        "1.0\u202fM EUR",
        "0.86",
        "0.86 – 0.86",
        "0.95",
    )
    assert row.role == "band.off"  # below break-even
    assert "returns 0.86 for each unit of money over 5 years (1 is break-even)" in row.said


def test_a_lever_without_a_curve_says_that_nobody_said_what_it_improves() -> None:
    built = with_lever(made(), parameters={})
    (row,) = return_rows(board(built), FREE, marginal_values(built, FREE, DRAWS))
    assert row.said == "Nobody has said what “Sales” improves, so it returns nothing here."


def test_a_way_to_money_says_how_it_comes_about() -> None:
    """A tenth of a half of 2 M a month, in the 55 months from the sixth on, is 5.5 M."""
    built = made()
    found = ways_of(board(built), network(built), FREE, HIRE)
    (way,) = found.rows
    assert way.cells == ("Hire → Grow", "0.500", "6 months", "+5.5\u202fM EUR")
    assert way.said.startswith("0.500 = 0.500 after 6 = 6 months; 10 % better is worth")
    assert found.said == (
        "10 % better at “Hire” is worth +5.5\u202fM EUR over 5 years: "
        "+5.5\u202fM EUR directly, 0 EUR by longer ways."
    )


def test_ways_add_up_to_the_whole_where_there_are_no_loops() -> None:
    built = made()
    more = card(lane("Value"), objective("Grow"), objective("Hire"), objective("Pay"))
    built = more.put(*built.links.values(), *built.value_streams.values())
    pay, first = ObjectiveId("Pay"), next(iter(built.links.values()))
    second = replace(first, id=type(first.id)("pay-hire"), from_id=pay, to_id=HIRE, lag_months=3,
                     build_up_months=4.0)  # fmt: skip
    built = built.put(second)
    plan = Plan((Push(pay, 0.1),))
    total = sum(what_if(built, plan).values.values())
    found = ways_of(board(built), network(built), plan, pay)
    assert sum(way.worth for way in found.rows) == pytest.approx(total, abs=1e-6)


def test_a_card_without_a_way_to_money_is_told_what_to_do() -> None:
    built = card(lane("Value"), objective("Grow"), objective("Hire"))
    built = built.put(*made().value_streams.values())
    said = ways_of(board(built), network(built), FREE, HIRE).said
    assert said.startswith("No way leads from “Hire” to money")


def test_a_chart_shows_the_middle_at_once_and_ranges_once_they_are_drawn() -> None:
    built = made(link_range=(0.25, 1.0))
    plan = Plan((Push(HIRE, 0.1),))
    outcome = what_if(built, plan)
    (at_once,) = money_charts(board(built), outcome, None, month=12)
    (line,) = at_once.panels[0].marks
    assert isinstance(line, Line)
    assert [line.points[at].value for at in (0, 5, 6, 60)] == pytest.approx([0, 0, 1.2e6, 1.2e6])
    assert line.points[60].readout == "In 5 years · Sep 2031: +1.2\u202fM EUR a year"

    drawn = what_if_uncertain(built, plan, DRAWS)
    (sure,) = money_charts(board(built), outcome, drawn, month=12)
    ribbons = [mark for mark in sure.panels[0].marks if isinstance(mark, Ribbon)]
    assert len(ribbons) == 2
    _at, low, high = ribbons[0].edges[60]
    assert 0.5e6 < low < 1.2e6 < high < 2.6e6  # 0.25 to 1.0 hold nine times in ten


def test_charts_of_all_streams_share_one_scale() -> None:
    built = made()
    small = ValueStream(ValueStreamId("small"), "Small", objective_id=HIRE, yearly_amount=1e6)
    built = built.put(small)
    charts = money_charts(board(built), what_if(built, Plan((Push(HIRE, 0.1),))), None, month=60)
    assert len({(each.panels[0].low, each.panels[0].high) for each in charts}) == 1


def test_without_streams_the_chart_says_why_it_is_empty() -> None:
    built = card(lane("Value"), objective("Grow"))
    (chart,) = money_charts(board(built), what_if(built, FREE), None, month=0)
    assert chart.empty == "No value stream has a yearly amount, so no money is shown."


def test_the_verdict_names_gain_and_cost_apart() -> None:
    """A tenth of 24 M over 61 months is 12.2 M; half a million a year over them costs 2.5 M."""
    built = with_lever(made(), parameters={"vmax": 0.0, "k": 1e6, "h": 1.0})
    free = replace(FREE, pushes=(Push(GROW, 0.1),))
    said = verdict(board(built), what_if(built, free))
    assert said.startswith("All streams together are worth +12.2\u202fM EUR in today's money")
    assert said.endswith("What it costs is not known: set a lever to count it.")
    paid = replace(free, lever_settings={LeverId("sales"): 1.5e6})
    said = verdict(board(built), what_if(built, paid))
    assert "it costs 2.5\u202fM EUR; that leaves +9.7\u202fM EUR" in said
    assert said.endswith("It is paid back at once.")


def test_odds_name_the_draws_and_their_seed() -> None:
    built = made()
    sure = what_if_uncertain(built, replace(FREE, pushes=(Push(GROW, -0.1),)), DRAWS)
    assert odds(board(built), sure) == (
        "In 9 of 10 draws it leaves −12.2\u202fM EUR to −12.2\u202fM EUR; "
        "in 100 of 100 it loses money. 400 draws of every range, seed 1."
    )


def test_scenarios_stand_side_by_side_each_stream_for_itself() -> None:
    built = with_lever(made())
    scenarios = (
        Scenario(ScenarioId("a"), "Grow", pushes=(Push(GROW, 0.1),), discount_rate=0.0),
        Scenario(
            ScenarioId("b"), "Save", lever_settings={LeverId("sales"): 0.0}, discount_rate=0.0
        ),
    )
    found = compared(board(built), network(built), scenarios, DRAWS)
    assert found.header == ("Scenario, in EUR", "Margin", "Cost", "It leaves", "Loses money")
    assert found.rows[0] == (
        "Grow", "+12.2\u202fM", "0", "+12.2\u202fM", "0 of 100",
    )  # fmt: skip
    assert found.rows[1][:3] == ("Save", "−9.2\u202fM", "−5.1\u202fM")  # 24 M · 0.075
    assert found.ids == ("a", "b")
