"""The money that a link carries: by the closed form of a present value, and by a run of the map."""

import pytest

from scorecard_app.domain.ids import LinkId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import Magnitude, Sign
from scorecard_app.domain.value import Push, ValueStream
from scorecard_app.engine.influence.carried import carried
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from tests.builders import card, lane, link, objective

MONTHS, RATE = 61, 8.0


def test_a_link_to_money_carries_the_present_value_of_what_arrives() -> None:
    made = card(
        lane("Value"),
        objective("Cut"),
        objective("Train"),
        link("Train", "Cut", magnitude=Magnitude(0.3, 0.3), lag_months=6, sign=Sign.NEGATIVE),
    ).put(ValueStream(ValueStreamId("s"), objective_id=ObjectiveId("Cut"), yearly_amount=12e6))
    found = carried(made, network(made), months=MONTHS, rate=RATE)
    by_hand = -sum(0.3 * 1e6 * 1.08 ** (-month / 12) for month in range(6, MONTHS - 1))
    assert found == {LinkId("Train→Cut"): pytest.approx(by_hand)}


def test_what_the_links_of_a_card_carry_is_what_a_push_of_it_is_worth() -> None:
    made = card(
        lane("Value"),
        *(objective(each) for each in ("Cut", "Sell", "Train", "Learn")),
        link("Train", "Cut", magnitude=Magnitude(0.1, 0.4), lag_months=3, build_up_months=4.0),
        link("Train", "Sell", magnitude=Magnitude(0.2, 0.3), lag_months=9),
        link("Learn", "Train", magnitude=Magnitude(0.5, 0.5), lag_months=2, build_up_months=2.0),
        link("Sell", "Learn", magnitude=Magnitude(0.2, 0.2), lag_months=1),
    ).put(
        ValueStream(ValueStreamId("c"), objective_id=ObjectiveId("Cut"), yearly_amount=3e6),
        ValueStream(ValueStreamId("s"), objective_id=ObjectiveId("Sell"), yearly_amount=5e6),
    )
    net = network(made)
    found = carried(made, net, months=MONTHS, rate=RATE)
    plan = Plan((Push(ObjectiveId("Learn"), 1.0),), rate=RATE, horizon_months=MONTHS - 1)
    assert found[LinkId("Learn→Train")] == pytest.approx(
        sum(what_if(made, plan, known=net).values.values())
    )
