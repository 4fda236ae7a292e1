"""What a plan is worth, where money does most, how a card reaches money: closed forms of `firm`."""

from dataclasses import replace

import pytest

from scorecard_app.domain.ids import ObjectiveId, ScenarioId, ValueStreamId
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push, Scenario, ValueStream
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan, plan_of
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from scorecard_app.engine.portfolio.marginal import marginal_values
from scorecard_app.engine.portfolio.offers import offers
from scorecard_app.present.charts.chart import Line, Pin, Ribbon
from scorecard_app.present.what_if.echoes import Loops, echo
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.compared import (
    Option,
    cards_answer,
    money_answer,
    run_all,
    streams_answer,
)
from scorecard_app.present.worth.fan import net_chart, stream_chart
from scorecard_app.present.worth.in_words import returns_in_words, verdict
from scorecard_app.present.worth.over_time import over_time
from scorecard_app.present.worth.returns import returns_answer, spend_chart
from scorecard_app.present.worth.verdict import NET, worth_answer
from scorecard_app.present.worth.ways import ways_of
from tests.builders import card, lane, link, objective
from tests.present.worth.firm import (
    DRAWS,
    FREE,
    GROW,
    HIRE,
    MARGIN,
    SALES,
    board,
    firm,
    texts,
    with_lever,
)


def worth_of(built: Scorecard, plan: Plan, *, is_drawn: bool = False) -> Answer:
    sure = what_if_uncertain(built, plan, DRAWS) if is_drawn else None
    return worth_answer(board(built), plan, what_if(built, plan), sure)


def returns_of(built: Scorecard) -> Answer:
    found = marginal_values(built, FREE, DRAWS)
    return returns_answer(board(built), network(built), FREE, found)


def test_one_step_more_brings_back_and_one_less_loses_what_the_curve_gives() -> None:
    """24 M · (0.165/2.1 − 0.075) / 0.1 M = 0.857; 24 M · (0.075 − 0.135/1.9) / 0.1 M = 0.947."""
    answer = returns_of(with_lever(firm()))
    (row,) = answer.rows
    assert row.cells == (
        "Sales",
        "1.0\u202fM EUR",
        "100\u202fk → 85.7\u202fk",
        "85.7\u202fk to 85.7\u202fk",
        "100\u202fk → 94.7\u202fk",
    )
    assert row.role == "band.off"  # below break-even
    said = (
        "The next money does most on “Sales”: 100\u202fk EUR a year more returns "
        "85.7\u202fk EUR a year, 14.3\u202fk EUR less than it costs."
    )
    assert answer.says.startswith(said)
    assert "Nowhere does more money pay for itself." in answer.says
    (head, *steps) = texts(row.because)[1:]
    assert head == "Each 1.00 spent brings back 0.86 over 5 years: a loss of 0.14: 0.86"
    assert "makes “Grow” 0.4 % better by its curve: +429\u202fk EUR" in steps[0]  # 24 M · 5
    assert steps[1] == "The money costs, in today's money: 500\u202fk EUR"  # 0.1 M · 5
    times = "100\u202fk EUR a year more, times 0.86 (the marginal value)"
    assert steps[2] == f"{times}: 85.7\u202fk EUR a year"


def test_a_lever_without_a_curve_says_that_nobody_said_what_it_improves() -> None:
    (row,) = returns_of(with_lever(firm(), parameters={})).rows
    said = "Nobody has said what “Sales” improves, so it returns nothing here."
    assert texts(row.because) == ["Sales", said]


def test_a_picture_shows_what_each_spend_leaves_with_today_on_it() -> None:
    """Two million bring 24 M · (0.1 − 0.075) · 5 = 3 M for 5 M more."""
    built = with_lever(firm())
    chart = spend_chart(board(built), offers(built, FREE), built.levers[SALES], FREE)
    line = next(mark for mark in chart.panels[0].marks if isinstance(mark, Line))
    assert line.points[-1].value == pytest.approx((24e6 * 0.025 - 1e6) * 5)
    (today,) = (mark for mark in chart.panels[0].marks if isinstance(mark, Pin))
    assert (today.label, today.value) == ("today", 0.0)
    assert today.at == pytest.approx(30.0)  # half way of sixty steps


def test_a_way_to_money_says_how_it_comes_about() -> None:
    """A tenth of a half of 2 M a month, in the 54 months from the sixth on, is 5.4 M."""
    built = firm()
    found = ways_of(board(built), network(built), FREE, HIRE)
    (row,) = found.answer.rows
    assert row.cells == ("→ Grow", "+5 %", "6 months", "+5.4\u202fM EUR")
    assert texts(row.because)[:3] == [
        "Hire → Grow: +5.4\u202fM EUR",
        "Hire → Grow: 10 % more here gives 5.0 % more there: 6 months",
        "Along the whole way: 10 % more here gives 5.0 % more there: 6 months",
    ]
    assert found.answer.says == (
        "10 % better at “Hire” is worth +5.4\u202fM EUR over 5 years: +5.4\u202fM EUR directly."
    )


def test_ways_add_up_to_the_whole_where_there_are_no_loops() -> None:
    built = firm()
    more = card(lane("Value"), objective("Grow"), objective("Hire"), objective("Pay"))
    built = more.put(*built.links.values(), *built.value_streams.values())
    pay, first = ObjectiveId("Pay"), next(iter(built.links.values()))
    second = replace(first, id=type(first.id)("pay-hire"), from_id=pay, to_id=HIRE, lag_months=3,
                     build_up_months=4.0)  # fmt: skip
    built = built.put(second)
    plan = Plan((Push(pay, 0.1),))
    total = sum(what_if(built, plan).values.values())
    found = ways_of(board(built), network(built), plan, pay)
    assert sum(way.worth for way in found.ways) == pytest.approx(total, abs=1e-6)


def test_a_way_to_a_card_that_moves_two_streams_is_one_way() -> None:
    built = firm()
    stream = built.value_streams[MARGIN]
    built = built.put(replace(stream, id=ValueStreamId("fees"), yearly_amount=12e6))
    (way,) = ways_of(board(built), network(built), FREE, HIRE).ways
    assert way.worth == pytest.approx(8.1e6)  # by half as much again as the 5.4 M of margin


def test_a_card_without_a_way_to_money_is_told_what_to_do() -> None:
    built = card(lane("Value"), objective("Grow"), objective("Hire"))
    built = built.put(*firm().value_streams.values())
    said = ways_of(board(built), network(built), FREE, HIRE).answer.says
    assert said.startswith("No way leads from “Hire” to money")


def test_a_chart_shows_the_middle_at_once_and_ranges_once_they_are_drawn() -> None:
    built = firm(link_range=(0.25, 1.0))
    plan = Plan((Push(HIRE, 0.1),))
    outcome = what_if(built, plan)
    at_once = stream_chart(board(built), outcome, None, MARGIN, month=12)
    (line,) = at_once.panels[0].marks
    assert isinstance(line, Line)
    assert [line.points[at].value for at in (0, 5, 6, 60)] == pytest.approx([0, 0, 1.2e6, 1.2e6])
    assert line.points[60].readout == "In 5 years · Sep 2031: +1.2\u202fM EUR a year"

    drawn = what_if_uncertain(built, plan, DRAWS)
    sure = stream_chart(board(built), outcome, drawn, MARGIN, month=12)
    ribbons = [mark for mark in sure.panels[0].marks if isinstance(mark, Ribbon)]
    assert len(ribbons) == 2
    _at, low, high = ribbons[0].edges[60]
    assert 0.5e6 < low < 1.2e6 < high < 2.6e6  # 0.25 to 1.0 hold nine times in ten


def test_what_is_left_adds_up_month_by_month_to_what_the_verdict_says() -> None:
    built = with_lever(firm())
    plan = Plan((Push(HIRE, 0.1),), {SALES: 1.5e6})
    chart = net_chart(board(built), what_if(built, plan), None, month=60)
    line = next(mark for mark in chart.panels[0].marks if isinstance(mark, Line))
    assert line.points[-1].value == pytest.approx(what_if(built, plan).net_value)


def test_without_streams_the_verdict_says_why_it_is_empty() -> None:
    built = card(lane("Value"), objective("Grow"))
    answer = worth_of(built, FREE)
    assert answer.says == "No value stream has a yearly amount, so no money is shown."
    assert not answer.rows


def test_the_verdict_names_streams_their_sum_and_the_cost_apart() -> None:
    """A tenth of 24 M over five years is 12 M; half a million a year over them costs 2.5 M."""
    built = with_lever(firm(), parameters={"vmax": 0.0, "k": 1e6, "h": 1.0})
    built = built.put(
        ValueStream(ValueStreamId("small"), "Small", objective_id=GROW, yearly_amount=2.4e6)
    )
    free = replace(FREE, pushes=(Push(GROW, 0.1),))
    answer = worth_of(built, free)
    assert [row.cells[:2] for row in answer.rows] == [
        ("Margin", "+12.0\u202fM"),
        ("Small", "+1.2\u202fM"),
        ("Sum of the 2 streams", "+13.2\u202fM"),
        ("What it costs", "–"),
        ("It leaves", "+13.2\u202fM"),
    ]
    assert "What it costs is not known" in answer.says
    half = "about half of the possible futures turn out better, half worse"
    assert answer.header[1] == "Middle"
    assert half in answer.note
    assert half in answer.tips[1]
    paid = worth_of(built, replace(free, lever_settings={SALES: 1.5e6}))
    assert [(each.label, each.text) for each in paid.figures] == [
        ("It leaves", "+10.7\u202fM EUR"),
        ("It costs", "2.5\u202fM EUR"),
        ("Paid back", "at once"),
    ]


def test_a_number_of_the_verdict_says_what_of_it_comes_from_what() -> None:
    """The push brings 24 M · 0.1 · 5 = 12 M, half a million more 24 M · 0.015 · 5."""
    built = with_lever(firm())
    plan = replace(FREE, pushes=(Push(GROW, 0.1),), lever_settings={SALES: 1.5e6})
    rows = {row.key: texts(row.because) for row in worth_of(built, plan).rows}
    assert "Grow +10 %: +12.0\u202fM EUR" in rows[MARGIN]
    sales = "Sales 1.5\u202fM EUR a year (+500\u202fk EUR)"
    assert f"{sales}: +1.8\u202fM EUR" in rows[MARGIN]
    assert f"{sales}: −2.5\u202fM EUR" in rows["cost"]
    assert rows[NET][1:] == [
        "All streams together: +13.8\u202fM EUR",
        "less what it costs: −2.5\u202fM EUR",
    ]


def test_ranges_come_with_the_draws_and_say_how_often_money_is_lost() -> None:
    answer = worth_of(firm(), replace(FREE, pushes=(Push(GROW, -0.1),)), is_drawn=True)
    figures = {each.label: each.text for each in answer.figures}
    assert figures["9 of 10 futures"] == "−12.0\u202fM to −12.0\u202fM"
    assert figures["It loses money"] == "100 of 100"
    assert "400 possible futures were tried: in each, every belief" in answer.says


def test_what_comes_back_round_a_loop_is_named_by_its_cards() -> None:
    """Back with a strength of 0.1 of a half, 20 % come back as 1 % at first; 1/(1 − 0.05)."""
    built = firm()
    built = built.put(*link("Grow", "Hire", magnitude=Magnitude(0.1, 0.1)))
    moved = float(what_if(built, Plan((Push(HIRE, 0.2),))).course(HIRE)[-1])
    said = echo(board(built), Loops(network(built)), HIRE, push=0.2, moved=moved)
    assert said == "“Hire”: 20 % pushed, 1.1 % comes back through the loop Hire → Grow → Hire."
    assert echo(board(firm()), Loops(network(firm())), HIRE, push=0.2, moved=0.2) == ""


def scenarios(built: Scorecard) -> tuple[Option, ...]:
    kept = (
        Scenario(ScenarioId("a"), "Grow", pushes=(Push(GROW, 0.1),), discount_rate=0.0),
        Scenario(ScenarioId("b"), "Save", lever_settings={SALES: 0.0}, discount_rate=0.0),
    )
    return tuple(Option(each.id, each.name, plan_of(built, each)) for each in kept)


def test_scenarios_stand_side_by_side_by_stream_by_card_and_over_time() -> None:
    """Saving all of it loses 24 M · 0.075 · 5 = 9 M and saves 5 M."""
    built = with_lever(firm())
    runs = run_all(board(built), network(built), scenarios(built), DRAWS)
    answer = money_answer(board(built), runs)
    assert answer.header[1:] == (
        "It leaves",
        "9 of 10 futures",
        "Loses\nmoney",
        "Cost",
        "Paid back",
    )
    grow, save = answer.rows
    assert grow.cells == (
        "Grow", "+12.0\u202fM", "+12.0\u202fM to +12.0\u202fM", "0 of 100", "0", "–",
    )  # fmt: skip
    assert save.cells[4:] == ("−5.0\u202fM", "not in 5 years")
    assert answer.says == "“Grow” leaves 16.0\u202fM EUR more than “Save”."
    by_stream = streams_answer(board(built), runs)
    assert [row.cells for row in by_stream.rows] == [("Margin", "+12.0\u202fM", "−9.0\u202fM")]
    by_card = cards_answer(board(built), runs)
    assert [row.cells for row in by_card.rows] == [("Grow", "+10 %", "−7.5 %")]
    chart = over_time(board(built), runs, "b")
    lines = [mark for mark in chart.panels[0].marks if isinstance(mark, Line)]
    assert [line.points[-1].value for line in lines] == pytest.approx(
        [run.outcome.net_value for run in runs]
    )
    for of, ends in ((MARGIN, [2.4e6, -1.8e6]), (GROW, [10.0, -7.5])):  # a year; in percent
        (panel,) = over_time(board(built), runs, "b", of=of).panels
        lines = [mark for mark in panel.marks if isinstance(mark, Line)]
        assert [line.points[-1].value for line in lines] == pytest.approx(ends)


def test_a_figure_stands_over_its_range_so_that_three_scenarios_fit_side_by_side() -> None:
    built = with_lever(firm(link_range=(0.2, 0.8)))
    built = built.put(
        replace(
            built.levers[SALES], acts=(replace(built.levers[SALES].acts[0], low=0.5, high=1.5),)
        )
    )
    runs = run_all(board(built), network(built), scenarios(built)[1:], DRAWS)
    (row,) = streams_answer(board(built), runs).rows
    figure, bracket = row.cells[1].split("\n")
    assert figure.endswith("\u202fM")
    assert bracket.startswith("(−")


def test_the_lead_of_one_scenario_over_another_is_counted_by_the_same_draws() -> None:
    built = firm(link_range=(0.25, 1.0))
    options = (
        Option("a", "More", Plan((Push(HIRE, 0.2),))),
        Option("b", "Less", Plan((Push(HIRE, 0.1),))),
    )
    said = money_answer(board(built), run_all(board(built), network(built), options, DRAWS)).says
    assert said.startswith("“More” leaves most")
    assert said.endswith("it is the better of the two in 100 of 100.")  # whatever is drawn


def test_in_words_each_stream_stands_before_their_sum() -> None:
    built = firm().put(
        ValueStream(ValueStreamId("small"), "Small", objective_id=GROW, yearly_amount=2.4e6)
    )
    free = replace(FREE, pushes=(Push(GROW, 0.1),))
    said = verdict(board(built), what_if(built, free))
    assert said.startswith(
        "In today's money over 5 years (at 0 % a year): Margin +12.0\u202fM EUR, "
        "Small +1.2\u202fM EUR; the sum is +13.2\u202fM EUR. What it costs is not known"
    )
    paid = replace(FREE, lever_settings={SALES: 1.5e6})
    built = with_lever(firm())
    said = verdict(board(built), what_if(built, paid))
    assert said.endswith(
        "It costs 2.5\u202fM EUR; that leaves −700\u202fk EUR. It is not paid back by then."
    )
    (sales,) = returns_in_words(board(built), FREE, marginal_values(built, FREE, DRAWS))
    assert sales.more == "85.7\u202fk"
    assert sales.said == (
        "100\u202fk EUR a year more on “Sales” returns 85.7\u202fk EUR a year, 14.3\u202fk EUR "
        "less than it costs; 9 of 10 futures: 85.7\u202fk to 85.7\u202fk. 100\u202fk EUR a year "
        "less loses 94.7\u202fk EUR a year; 9 of 10 futures: 94.7\u202fk to 94.7\u202fk."
    )
