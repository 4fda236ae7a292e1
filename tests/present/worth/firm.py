"""A firm small enough to be worked out by hand.

Hire moves Grow by a half after six months; Grow moves 24 M a year. A Hill curve of vmax 0.15 and
k = 1 M gives 0.075 at 1 M, 0.165/2.1 at 1.1 M and 0.135/1.9 at 0.9 M. Without a rate, money adds
up over sixty months.
"""

from dataclasses import replace
from datetime import date

from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import (
    Act,
    Curve,
    CurveKind,
    Effect,
    Initiative,
    Lever,
    ValueStream,
)
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.what_if.board import Board, board_of
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, link, objective

DAY = date(2026, 9, 30)
GROW, HIRE = ObjectiveId("Grow"), ObjectiveId("Hire")
MARGIN, SALES, COURSE = ValueStreamId("margin"), LeverId("sales"), InitiativeId("course")
FREE = Plan(rate=0.0)
DRAWS = Draws(1, samples=400)


def firm(*, link_range: tuple[float, float] = (0.5, 0.5)) -> Scorecard:
    """Return the firm without anything to spend on."""
    built = card(lane("Value"), objective("Grow"), objective("Hire"), link("Hire", "Grow"))
    only = next(iter(built.links.values()))
    stream = ValueStream(MARGIN, "Margin", objective_id=GROW, yearly_amount=24e6)
    return built.put(replace(only, magnitude=Magnitude(*link_range), lag_months=6), stream)


def board(built: Scorecard) -> Board:
    """Return how its cards stand."""
    return board_of(Relations(built), evaluate(built, (DAY,)), LocaleForms(), DAY)


def with_lever(built: Scorecard, *, parameters: dict[str, float] | None = None) -> Scorecard:
    """Add money on Grow: 1 M a year of 2 M, in steps of 0.1 M."""
    hill = {"vmax": 0.15, "k": 1e6, "h": 1.0} if parameters is None else parameters
    act = Act(GROW, Curve(CurveKind.HILL, hill))
    return built.put(Lever(SALES, "Sales", 1e6, 0.0, 2e6, 1e5, acts=(act,)))


def with_course(built: Scorecard) -> Scorecard:
    """Add a proposal: 1 M a year makes Grow a tenth better at once."""
    effect = Effect(GROW, 0.1, 0.1)
    return built.put(Initiative(COURSE, "Course", cost_per_year=1e6, effects=(effect,)))


def texts(line: Line) -> list[str]:
    """Return every sentence of a derivation with its number."""
    return [
        f"{line.text}: {line.number}".removesuffix(": "),
        *(said for part in line.parts for said in texts(part)),
    ]
