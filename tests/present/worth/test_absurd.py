"""Absurd scorecards get sentences in every answer: no traceback, no infinity, no missing number.

Each case is a small firm with one thing wrong; all that the map, the value view, the investments
and the links say of it is read.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import LinkKind, Magnitude
from scorecard_app.domain.measures import Direction, Unit, UnitKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.value import (
    Act,
    Curve,
    CurveKind,
    Effect,
    Initiative,
    Lever,
    Push,
    ValueStream,
)
from scorecard_app.engine.decisions.options import decide
from scorecard_app.engine.decisions.reaching import Aim, Goal, reached
from scorecard_app.engine.decisions.tornado import tornado
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.carried import carried
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from scorecard_app.engine.portfolio.budgets import frontier_of, spent
from scorecard_app.engine.portfolio.limits import Limits, obstacle
from scorecard_app.engine.portfolio.marginal import marginal_values
from scorecard_app.engine.portfolio.offers import offers
from scorecard_app.errors import UserError
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.hypotheses.rows import Grounds, link_row
from scorecard_app.present.investing.worth import initiative_said, stream_said
from scorecard_app.present.what_if.board import Board, board_of
from scorecard_app.present.what_if.cards import Shown, supposed_faces
from scorecard_app.present.what_if.echoes import Loops
from scorecard_app.present.what_if.remarks import remarks, remarks_on
from scorecard_app.present.what_if.streams import stream_lines
from scorecard_app.present.worth.compared import (
    Option,
    cards_answer,
    money_answer,
    run_all,
    streams_answer,
)
from scorecard_app.present.worth.doubts import (
    measuring_answer,
    measuring_chart,
    tornado_answer,
    tornado_chart,
)
from scorecard_app.present.worth.fan import net_chart, stream_chart
from scorecard_app.present.worth.frontier import frontier_plane
from scorecard_app.present.worth.goals import goal_answer, goal_chart, wanted_things
from scorecard_app.present.worth.in_words import returns_in_words, verdict
from scorecard_app.present.worth.over_time import over_time
from scorecard_app.present.worth.plane import plane_chart
from scorecard_app.present.worth.returns import returns_answer, spend_chart
from scorecard_app.present.worth.spans import card_futures, moving_cards, spans_of, stream_spans
from scorecard_app.present.worth.split import nothing_to_spend_on, refused, split_answer
from scorecard_app.present.worth.supposing import no_money, supposed_words
from scorecard_app.present.worth.verdict import worth_answer
from scorecard_app.present.worth.ways import ways_of
from scorecard_app.texts import LocaleForms
from tests.builders import link, minter
from tests.engine.influence.computed_cards import means, seen, shown

DAY = date(2026, 9, 30)
FORMS = LocaleForms()
DRAWS = Draws(1, samples=60)
GROW, HIRE = ObjectiveId("Grow"), ObjectiveId("Hire")
MARGIN, SALES, COURSE = ValueStreamId("margin"), LeverId("sales"), InitiativeId("course")
PLAN = Plan(
    (Push(HIRE, 0.2),), {SALES: 2e6}, {COURSE: True}, rate=8.0, horizon_months=60, start=DAY
)


def firm(*parts: tuple[Entity, ...], back: float | None = None, lag: int = 3) -> Scorecard:
    """Return a firm that is in order, with these parts put over it."""
    around = (
        ()
        if back is None
        else link("Grow", "Hire", lag_months=lag, magnitude=Magnitude(back, back))
    )
    made = seen(
        shown("Grow", 50.0, actual={"2026-08": 60}, target={"2026-08": 80}),
        shown("Hire", 10.0, actual={"2026-08": 12}, target={"2026-08": 20}),
        link("Hire", "Grow", lag_months=3, magnitude=Magnitude(1.0, 1.0)),
        around,
    )
    hill = Curve(CurveKind.HILL, {"vmax": 0.15, "k": 1e6, "h": 1.0})
    made = made.put(
        ValueStream(MARGIN, "Margin", objective_id=GROW, yearly_amount=24e6, low=2e7, high=3e7),
        Lever(SALES, "Sales", 1e6, 0.0, 2e6, 5e5, acts=(Act(GROW, hill),)),
        Initiative(
            COURSE,
            "Course",
            start=date(2027, 1, 1),
            end=date(2028, 1, 1),
            cost_per_year=1e6,
            effects=(Effect(HIRE, 0.05, 0.15),),
        ),
    )
    return made.put(*(each for part in parts for each in part))


def changed(entity: Entity, **changes: Any) -> tuple[Entity, ...]:  # noqa: ANN401 - fields
    return (replace(entity, **changes),)


FIRM = firm()
LINK = next(iter(FIRM.links.values()))
STREAM, LEVER, WORK = FIRM.value_streams[MARGIN], FIRM.levers[SALES], FIRM.initiatives[COURSE]


def measured(name: str, **changes: Any) -> Scorecard:  # noqa: ANN401 - fields of Measure
    """Return the firm with one measure otherwise."""
    return FIRM.put(replace(FIRM.measures[name.lower()], **changes))  # type: ignore[index]


def curve(kind: CurveKind, points: tuple[tuple[float, float], ...] = (), **of: float) -> Scorecard:
    return FIRM.put(*changed(LEVER, acts=(Act(GROW, Curve(kind, of, points)),)))


CASES: dict[str, tuple[Scorecard, Plan]] = {
    "all in order": (FIRM, PLAN),
    "loop 0.9": (firm(back=0.9), PLAN),
    "loop 0.99": (firm(back=0.99), PLAN),
    "loop 1": (firm(back=1.0), PLAN),
    "loop 1.2": (firm(back=1.2), PLAN),
    "loop of a thousand": (firm(back=1e3, lag=1), replace(PLAN, horizon_months=600)),
    "loop with a range beyond all bounds": (
        firm(changed(firm(back=0.5).links["Grow→Hire"], magnitude=Magnitude(1e-9, 1e9))),  # type: ignore[index]
        PLAN,
    ),
    "no links": (replace(FIRM, links={}), PLAN),
    "no strength": (firm(changed(LINK, magnitude=None)), PLAN),
    "strength from 0": (firm(changed(LINK, magnitude=Magnitude(0.0, 1e9))), PLAN),
    "strength the wrong way round": (firm(changed(LINK, magnitude=Magnitude(0.6, 0.1))), PLAN),
    "negative strength": (firm(changed(LINK, magnitude=Magnitude(-0.6, -0.1))), PLAN),
    "huge strength": (firm(changed(LINK, magnitude=Magnitude(1e9, 1e15))), PLAN),
    "logical link without a strength": (firm(changed(LINK, kind=LinkKind.LOGICAL)), PLAN),
    "no stream": (replace(FIRM, value_streams={}), PLAN),
    "stream of 0": (firm(changed(STREAM, yearly_amount=0.0, low=None, high=None)), PLAN),
    "stream of 0 with a range": (
        firm(changed(STREAM, yearly_amount=0.0, low=-1.0, high=1.0)),
        PLAN,
    ),
    "huge stream": (firm(changed(STREAM, yearly_amount=1e300, low=1e299, high=1e301)), PLAN),
    "stream from 0": (firm(changed(STREAM, low=0.0, high=1e9)), PLAN),
    "stream the wrong way round": (firm(changed(STREAM, low=3e7, high=2e7)), PLAN),
    "negative stream": (firm(changed(STREAM, yearly_amount=-5e6, low=-6e6, high=-4e6)), PLAN),
    "stream on no card": (firm(changed(STREAM, objective_id=None)), PLAN),
    "horizon 0": (FIRM, replace(PLAN, horizon_months=0)),
    "horizon 1": (FIRM, replace(PLAN, horizon_months=1)),
    "lag beyond the horizon": (firm(changed(LINK, lag_months=600)), PLAN),
    "build-up beyond the horizon": (firm(changed(LINK, build_up_months=1e9)), PLAN),
    "rate of 0": (FIRM, replace(PLAN, rate=0.0)),
    "rate of a thousand": (FIRM, replace(PLAN, rate=1e3)),
    "nothing supposed": (FIRM, Plan()),
    "push of nothing": (FIRM, Plan((Push(HIRE, 0.0),))),
    "push beyond all bounds": (FIRM, Plan((Push(HIRE, 1e12),))),
    "push after the horizon": (FIRM, Plan((Push(HIRE, 0.1, 600),))),
    "push of a card that is gone": (FIRM, Plan((Push(ObjectiveId("gone"), 0.1),))),
    "baseline 0": (measured("Hire", baseline=0.0), PLAN),
    "baseline at the target": (measured("Grow", baseline=80.0), PLAN),
    "baseline 0 at a target of 0": (measured("Grow", baseline=0.0), PLAN),
    "no baseline": (measured("Grow", baseline=None), PLAN),
    "date": (measured("Grow", unit=Unit(UnitKind.DATE), baseline=739_000.0), PLAN),
    "bounds hit": (measured("Grow", minimum=55.0, maximum=61.0), PLAN),
    "on target": (measured("Grow", direction=Direction.TARGET), PLAN),
    "lever without a step": (firm(changed(LEVER, step=0.0)), PLAN),
    "lever that cannot be turned": (firm(changed(LEVER, minimum=1e6, maximum=1e6)), PLAN),
    "lever at 0": (firm(changed(LEVER, current=0.0, maximum=0.0)), PLAN),
    "lever without an act": (firm(changed(LEVER, acts=())), PLAN),
    "huge lever": (firm(changed(LEVER, current=1e300, maximum=1e301, step=1e299)), PLAN),
    "lever the wrong way round": (firm(changed(LEVER, minimum=2e6, maximum=0.0)), PLAN),
    "Hill without figures": (curve(CurveKind.HILL), PLAN),
    "Hill of zeros": (curve(CurveKind.HILL, vmax=0.0, k=0.0, h=0.0), PLAN),
    "steep Hill": (curve(CurveKind.HILL, vmax=1.0, k=1.0, h=600.0), PLAN),
    "log of zeros": (curve(CurveKind.LOG, a=0.0, b=0.0), PLAN),
    "points at one place": (curve(CurveKind.PIECEWISE, ((1e6, 0.1), (1e6, 0.2))), PLAN),
    "no points": (curve(CurveKind.PIECEWISE), PLAN),
    "no dates": (firm(changed(WORK, start=None, end=None)), PLAN),
    "end before the start": (firm(changed(WORK, end=date(2026, 1, 1))), PLAN),
    "long ago": (firm(changed(WORK, start=date(1999, 1, 1), end=date(2000, 1, 1))), PLAN),
    "no cost": (firm(changed(WORK, cost_per_year=None)), PLAN),
    "effect the wrong way round": (firm(changed(WORK, effects=(Effect(HIRE, 0.3, 0.1),))), PLAN),
    "effect across 0": (firm(changed(WORK, effects=(Effect(HIRE, -0.3, 0.1),))), PLAN),
    "effect from 0 on": (firm(changed(WORK, effects=(Effect(HIRE, 0.0, 1e9),))), PLAN),
    "effect on a card that is gone": (
        firm(changed(WORK, effects=(Effect(ObjectiveId("gone"), 0.1, 0.2),))),
        PLAN,
    ),
    "nothing at all": (Scorecard(), Plan()),
    "formula": (
        FIRM.put(*shown("Rate", 5.0, formula="[#grow] / [#hire]"), *means("Hire", "Rate")),
        PLAN,
    ),
    "formula without a number": (
        measured("Grow", formula="[#hire] / ([#hire] - [#hire])", baseline=5.0),
        PLAN,
    ),
}


ALWAYS = (
    "loop 0.99",
    "loop 1",
    "loop 1.2",
    "no links",
    "no strength",
    "strength from 0",
    "stream of 0",
    "huge stream",
    "horizon 0",
    "push beyond all bounds",
    "baseline 0",
    "baseline at the target",
    "bounds hit",
    "lever at 0",
    "huge lever",
    "no dates",
    "nothing at all",
    "formula without a number",
)
"""What issue 6 names; the other cases are tried where there is time."""


@pytest.mark.parametrize(
    "case",
    [each if each in ALWAYS else pytest.param(each, marks=pytest.mark.long) for each in CASES],
)
def test_every_answer_is_in_words_and_finite_numbers(case: str) -> None:
    made, plan = CASES[case]
    net = network(made, evaluate(made, (DAY,)))
    board = board_of(Relations(made), evaluate(made, (DAY,)), FORMS, DAY)
    found = list(leaves(list(everything(board, net, plan))))
    texts = "\n".join(each for each in found if isinstance(each, str))
    assert re.findall(r"(?i).*(?:\binf\b|\bnan\b|∞).*", texts) == []
    assert all(math.isfinite(each) for each in found if isinstance(each, float))


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("loop 0.9", ""),
        ("loop 0.99", "near to running away"),
        ("loop 1", "grow without end"),
        ("loop 1.2", "grow without end"),
        ("no links", "No links yet: a change stays on its card."),
        ("no strength", "1 link has no strength yet, so nothing runs along it."),
        ("strength from 0", "1 link has no strength yet"),
        ("negative strength", "1 link has no strength yet"),
        ("logical link without a strength", ""),
        ("no stream", "No value stream has a yearly amount, so no money is shown."),
        ("stream of 0", "No value stream has a yearly amount, so no money is shown."),
        ("formula without a number", "cannot follow its formula"),
    ],
)
def test_what_is_absurd_is_said_in_a_sentence(case: str, said: str) -> None:
    made, _plan = CASES[case]
    text = " ".join(each.text for each in remarks(made, network(made, evaluate(made, (DAY,)))))
    assert said in text if said else text == ""


def everything(board: Board, net: Network, plan: Plan) -> Iterator[object]:
    """Yield all that is said and drawn of a plan."""
    card = board.relations.card
    outcome = what_if(card, plan, known=net)
    pushes = {each.objective_id: each.amount for each in plan.pushes}
    for month in (0, plan.horizon_months):
        asked = Shown(board, outcome, pushes, month, loops=Loops(net))
        yield supposed_faces(asked, card.objectives)
        yield stream_lines(board, outcome, month)
    yield remarks(card, net), remarks_on(board, outcome), no_money(board, net)
    yield supposed_words(board, plan), verdict(board, outcome)
    sure = what_if_uncertain(card, plan, DRAWS, known=net)
    yield worth_answer(board, plan, outcome, sure), net_chart(board, outcome, sure, month=0)
    for stream in outcome.money:
        yield stream_chart(board, outcome, sure, stream, month=0)
    spans = spans_of(card, net, plan, DRAWS, moving_cards(outcome))
    for key in moving_cards(outcome):
        yield card_futures(board, spans, key, plan.horizon_months)
    yield stream_spans(board, spans, plan.horizon_months)
    for key in card.objectives:
        yield ways_of(board, net, plan, key)
    for part in (levers, budgets, goals, doubts, compared, links_and_forms):
        try:
            yield from part(board, net, plan)
        except UserError as error:
            yield str(error)


def levers(board: Board, net: Network, plan: Plan) -> Iterator[object]:
    card = board.relations.card
    found, offered = marginal_values(card, plan, DRAWS, known=net), offers(card, plan, known=net)
    yield returns_answer(board, net, plan, found), returns_in_words(board, plan, found)
    for lever in card.levers.values():
        yield spend_chart(board, offered, lever, plan)


def budgets(board: Board, net: Network, plan: Plan) -> Iterator[object]:
    card = board.relations.card
    offered = offers(card, plan, known=net)
    for caps in ((0.0,), (1e6, 0.0), (1e12,)):
        limits = Limits(caps)
        met = obstacle(offered, limits)
        wanting = no_money(board, net) or nothing_to_spend_on(offered)
        if wanting or met is not None:
            yield wanting or (refused(board, met) if met is not None else "")
            continue
        made = spent(card, net, plan, (offered, limits), DRAWS)
        yield split_answer(board, offered, limits, made)
        if caps == (1e6, 0.0):
            edge = frontier_plane(board, frontier_of(offered, limits), limits, made)
            yield plane_chart(board, edge)


def goals(board: Board, net: Network, plan: Plan) -> Iterator[object]:
    card = board.relations.card
    yield wanted_things(board, net)
    for aim, key in ((Aim.NET_VALUE, None), (Aim.OBJECTIVE, GROW), (Aim.STREAM, MARGIN)):
        if key is None or key in card.objectives or key in card.value_streams:
            for amount in (0.1, 1e9):
                goal = Goal(aim, amount, plan.horizon_months, key)
                met = reached(card, net, plan, goal)
                yield goal_answer(board, goal, met)
                yield [goal_chart(board, goal, each) for each in (*met.levers, *met.cards)[:1]]


def doubts(board: Board, net: Network, plan: Plan) -> Iterator[object]:
    card = board.relations.card
    swings, outcome = tornado(card, plan, known=net), what_if(card, plan, known=net)
    yield tornado_answer(board, outcome, swings)
    if swings:
        yield tornado_chart(board, outcome, swings)


def compared(board: Board, net: Network, plan: Plan) -> Iterator[object]:
    card = board.relations.card
    options = [Option("a", "A", plan), Option("b", "B", replace(plan, pushes=()))]
    decision = decide(card, net, [each.plan for each in options], Draws(1))
    yield measuring_answer(board, ["A", "B"], decision), measuring_chart(board, decision)
    runs = run_all(board, net, options, DRAWS)
    yield money_answer(board, runs), streams_answer(board, runs), cards_answer(board, runs)
    yield over_time(board, runs, "a")


def links_and_forms(board: Board, net: Network, plan: Plan) -> Iterator[object]:
    card = board.relations.card
    by_link = carried(card, net, months=plan.months, rate=plan.rate)
    context = FormContext(card, board.relations, DAY, FORMS, minter())
    yield [link_row(Grounds(context, carried=by_link), key) for key in card.links]
    yield [initiative_said(context, board, net, plan, key) for key in card.initiatives]
    yield [stream_said(context, key) for key in card.value_streams]


def leaves(found: object) -> Iterator[object]:
    """Yield what a value is made of, however deep."""
    if is_dataclass(found) and not isinstance(found, type):
        for each in fields(found):
            yield from leaves(getattr(found, each.name))
    elif isinstance(found, dict):
        for each in found.values():
            yield from leaves(each)
    elif isinstance(found, (list, tuple, set, frozenset)):
        for each in found:
            yield from leaves(each)
    else:
        yield found
