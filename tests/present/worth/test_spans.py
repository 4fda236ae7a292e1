"""How sure the map is: a link's 90 % range is what nine of ten draws of its end lie between.

Oracle: a tenth through a link of 0.25 to 1 is 2.5 to 10 %, and in the middle their root, 5 %;
24 M a year move by as much, 0.6 M to 2.4 M.
"""

import pytest

from scorecard_app.domain.value import Push
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.worth.spans import card_span, spans_of, stream_spans
from tests.present.worth.firm import GROW, HIRE, MARGIN, board, firm


def test_a_card_and_its_money_say_their_middle_and_nine_of_ten_draws() -> None:
    built = firm(link_range=(0.25, 1.0))
    plan, stands = Plan((Push(HIRE, 0.1),)), board(built)
    outcome = what_if(built, plan)
    spans = spans_of(built, network(built), plan, Draws(1, samples=40_000), GROW)
    assert spans.cards[GROW][:, 60].tolist() == pytest.approx([0.025, 0.1], rel=0.02)
    assert spans.streams[MARGIN][:, 60].tolist() == pytest.approx([0.6e6, 2.4e6], rel=0.02)
    said = card_span(stands, outcome, spans, GROW, 60)
    assert said.startswith("“Grow”: +5 %, 9 of 10 draws +2.5 % to +")
    (money,) = stream_spans(stands, outcome, spans, 60)
    assert money.startswith("Margin: +1.2\u202fM EUR a year, 9 of 10 draws +")


def test_a_card_that_does_not_move_yet_or_is_not_there_says_nothing() -> None:
    built = firm(link_range=(0.25, 1.0))
    plan, stands = Plan((Push(HIRE, 0.1),)), board(built)
    outcome = what_if(built, plan)
    spans = spans_of(built, network(built), plan, Draws(1, samples=100), GROW)
    assert card_span(stands, outcome, spans, GROW, 0) == ""
    assert card_span(stands, outcome, spans, HIRE, 60) == ""
