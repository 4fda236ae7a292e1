"""Computed cards name their formula wherever their change is explained.

The firm: 600 of cost over 12 tickets is 50 a ticket; each ticket card better by 2 leaves 10.
"""

from datetime import date

import pytest

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push, ValueStream
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.present.what_if.board import Board, board_of
from scorecard_app.present.what_if.cards import Shown, supposed_faces
from scorecard_app.present.what_if.remarks import remarks, remarks_on
from scorecard_app.present.worth.verdict import worth_answer
from scorecard_app.present.worth.ways import ways_of
from scorecard_app.texts import LocaleForms
from tests.builders import Parts, measure
from tests.engine.influence.computed_cards import means, seen, shown
from tests.present.worth.firm import texts

DAY = date(2026, 9, 30)
EACH, TICKETS = ObjectiveId("Each"), ObjectiveId("Tickets")
LOWER = {"direction": Direction.LOWER}


def desk(*more: Parts, formula: str = "[#cost] / [#tickets]") -> Scorecard:
    made = seen(
        shown("Cost", 500.0, actual={"2026-08": 600}, **LOWER),
        shown("Tickets", 10.0, actual={"2026-08": 12}, **LOWER),
        shown("Each", 50.0, formula=formula, **LOWER),
        *more,
    )
    return made.put(ValueStream(ValueStreamId("s"), "Saved", objective_id=EACH, yearly_amount=1e6))


def board(made: Scorecard) -> Board:
    return board_of(Relations(made), evaluate(made, (DAY,)), LocaleForms(), DAY)


def plan(amount: float) -> Plan:
    return Plan((Push(TICKETS, amount),), rate=0.0)


def test_a_computed_card_shows_what_its_formula_gives_and_names_it() -> None:
    made = desk()
    net = network(made, evaluate(made, (DAY,)))
    outcome = what_if(made, plan(0.2), known=net)
    face = supposed_faces(Shown(board(made), outcome, {TICKETS: 0.2}, 60), [EACH])[EACH]
    assert (face.before, face.after) == ("50", "60")
    assert face.said == "What if: 50 → 60, 20 % worse. By formula: [cost] / [tickets]."


@pytest.mark.parametrize("links", [(), (means("Tickets", "Each"),)])
def test_a_way_through_a_formula_says_so(links: tuple[Parts, ...]) -> None:
    """A tenth fewer of 10 tickets is 1 of 12, at the slope of 50/12: a twelfth of 50 more."""
    made = desk(*links)
    net = network(made, evaluate(made, (DAY,)))
    found = ways_of(board(made), net, plan(0.2), TICKETS)
    said = texts(found.answer.rows[0].because)
    assert said[1] == (
        "Tickets → Each: by formula [cost] / [tickets]; from today’s values on "
        "10 % more here gives 8.3 % less there: at once"
    )


def test_the_derivation_of_money_names_the_formulas_behind_it() -> None:
    """By its slope 0.2 is worth −1/6 of 5 M; worked out it is −1/5 of it."""
    made = desk()
    outcome = what_if(made, plan(0.2), known=network(made, evaluate(made, (DAY,))))
    said = texts(worth_answer(board(made), plan(0.2), outcome, None).rows[0].because)
    assert "“Each” follows its formula [cost] / [tickets]: 50 → 60" in said
    assert "Beyond that, for a formula is no straight line: −167\u202fk EUR" in said


def test_a_formula_that_cannot_be_followed_or_gives_no_number_is_said() -> None:
    made = desk(measure("staff"), formula="[#cost] / [#tickets] + [#staff]")
    said = [each.text for each in remarks(made, network(made, evaluate(made, (DAY,))))]
    assert (
        "“Each” cannot follow its formula: “staff” has neither a value nor a baseline that it "
        "could start from. Other cards do not move it by formula."
    ) in said
    whole = desk()
    outcome = what_if(whole, plan(1.2), known=network(whole, evaluate(whole, (DAY,))))
    assert [each.text for each in remarks_on(board(whole), outcome)] == [
        (
            "“Each”: the formula [cost] / [tickets] gives no number for so large a change, so that "
            "the change goes on in a straight line there."
        )
    ]
