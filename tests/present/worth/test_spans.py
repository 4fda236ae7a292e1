"""How sure the map is: a link's 90 % range is what nine of ten futures of its end lie between.

Oracle: a tenth through a link of 0.25 to 1 is 2.5 to 10 %, and in the middle their root, 5 %;
24 M a year move by as much, 0.6 M to 2.4 M.
"""

import numpy as np
import pytest

from scorecard_app.domain.value import Push
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from scorecard_app.present.worth.futures import futures_meaning
from scorecard_app.present.worth.spans import (
    card_futures,
    card_span,
    moving_cards,
    spans_of,
    stream_spans,
)
from scorecard_app.texts import LocaleForms
from tests.present.worth.firm import GROW, HIRE, MARGIN, board, firm


def test_the_map_draws_what_value_draws_under_the_same_seed() -> None:
    built, plan, draws = firm(link_range=(0.25, 1.0)), Plan((Push(HIRE, 0.1),)), Draws(5, 300)
    spans = spans_of(built, network(built), plan, draws, (GROW,))
    value = what_if_uncertain(built, plan, draws, seen=(GROW,))
    months = np.percentile(12 * value.money[MARGIN], (5, 95), axis=1)
    assert spans.streams[MARGIN] == pytest.approx(months, rel=1e-12)
    assert spans.cards[GROW][:2] == pytest.approx(value.course(GROW, (5, 95)), rel=1e-12)


def test_a_card_and_its_money_say_where_nine_of_ten_futures_lie() -> None:
    built = firm(link_range=(0.25, 1.0))
    plan, stands = Plan((Push(HIRE, 0.1),)), board(built)
    outcome = what_if(built, plan)
    spans = spans_of(built, network(built), plan, Draws(1, samples=40_000), (GROW,))
    assert spans.cards[GROW][:, 60].tolist() == pytest.approx([0.025, 0.1, 1.0], rel=0.02)
    assert spans.streams[MARGIN][:, 60].tolist() == pytest.approx([0.6e6, 2.4e6], rel=0.02)
    said = card_span(stands, outcome, spans, GROW, 60)
    assert said.startswith("“Grow”: +5 %, 9 of 10 futures +2.5 % to +")
    assert said.endswith("; better in 100 of 100")
    (money,) = stream_spans(stands, spans, 60)
    assert money.startswith("+60")
    assert money.endswith(" to +2.4\u202fM")
    told = card_futures(stands, spans, GROW, 60)
    assert told.startswith("9 of 10 futures: +2.5 % to +")
    assert told.endswith(f"\nMargin: {money} EUR a year")


def test_a_card_that_does_not_move_yet_or_is_not_there_says_nothing() -> None:
    built = firm(link_range=(0.25, 1.0))
    plan, stands = Plan((Push(HIRE, 0.1),)), board(built)
    outcome = what_if(built, plan)
    spans = spans_of(built, network(built), plan, Draws(1, samples=100), moving_cards(outcome))
    assert spans.cards.keys() == {GROW, HIRE}
    assert card_span(stands, outcome, spans, GROW, 0) == ""
    assert card_span(stands, outcome, spans, HIRE, 60) == ""
    assert card_futures(stands, spans, HIRE, 60) == ""


def test_whoever_asks_what_a_future_is_hears_what_the_middle_of_them_is() -> None:
    said = futures_meaning(Draws(3), LocaleForms())
    assert "Seed 3 fixes the chances" in said
    assert "about half of the possible futures turn out better, half worse" in said
