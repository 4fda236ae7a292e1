"""Money of improvements, its present value and payback, by closed forms worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.influence.money import monthly, payback_month, present_value
from scorecard_app.engine.influence.network import network
from tests.builders import card, lane, link, objective


def stream(name: str, amount: float | None) -> ValueStream:
    return ValueStream(
        ValueStreamId(name), name, objective_id=ObjectiveId(name), yearly_amount=amount
    )


def streams(*amounts: float | None) -> Scorecard:
    """Return a scorecard in which each of these amounts hangs on a part of "Net"."""
    names = [f"V{at}" for at in range(1, len(amounts) + 1)]
    made = card(
        lane("Value"), objective("Net"), *(objective(name) for name in names),
        *(link(name, "Net", kind=LinkKind.LOGICAL, lag_months=0) for name in names),
    )  # fmt: skip
    return made.put(*(stream(name, amount) for name, amount in zip(names, amounts, strict=True)))


def test_a_logical_link_carries_the_share_of_its_money() -> None:
    net = network(streams(30.0, 60.0, 10.0))
    assert dict(zip(net.links, net.medians.tolist(), strict=True)) == pytest.approx(
        {"V1→Net": 0.3, "V2→Net": 0.6, "V3→Net": 0.1}
    )


def test_without_money_the_parts_are_equal() -> None:
    assert network(streams(None, None)).medians.tolist() == pytest.approx([0.5, 0.5])


def test_each_stream_gains_its_own_money_and_nothing_is_netted() -> None:
    made = streams(12_000.0, 24_000.0, None)
    net = network(made)
    moved = np.zeros((len(net.objectives), 3))
    moved[net.row(ObjectiveId("V1"))] = [0.1, 0.1, 0.2]
    moved[net.row(ObjectiveId("V2"))] = [0.0, -0.05, -0.05]
    found = monthly(made, net, moved)
    assert {key: each.tolist() for key, each in found.items()} == {
        "V1": pytest.approx([100.0, 100.0, 200.0]),
        "V2": pytest.approx([0.0, -100.0, -100.0]),
    }


def test_the_present_value_of_a_steady_flow_is_its_annuity() -> None:
    """Between month 0 and month 60 come sixty months of money; the last month shows the end."""
    months, rate = 60, 8.0
    factor = 1.08 ** (-1 / 12)
    annuity = (1 - factor**months) / (1 - factor)
    assert present_value(np.full(months + 1, 100.0), rate) == pytest.approx(
        100 * annuity, rel=1e-12
    )


def test_without_a_rate_money_is_worth_the_same_whenever_it_comes() -> None:
    assert present_value(np.array([[1.0, 2.0], [3.0, 4.0], [9.0, 9.0]]), 0.0).tolist() == [4.0, 6.0]


@pytest.mark.parametrize(
    ("came", "went", "month"),
    [
        ([0, 50, 50, 50], [100, 0, 0, 0], 2),
        ([10, 10], [0, 0], 0),
        ([0, 10], [100, 0], None),
        ([0, 20, 0, 40], [10, 0, 30, 0], 3),
        ([0.3] * 9, [0.1 + 0.2] * 9, 0),  # more went than came by what rounding leaves
    ],
)
def test_payback_comes_when_nothing_is_owed_any_more(
    came: list[float], went: list[float], month: int | None
) -> None:
    assert payback_month(np.array(came, dtype=float), np.array(went, dtype=float)) == month


def test_an_amount_that_is_replaced_moves_the_shares() -> None:
    made = streams(50.0, 50.0)
    made = made.put(replace(made.value_streams[ValueStreamId("V2")], yearly_amount=150.0))
    assert network(made).medians.tolist() == pytest.approx([0.25, 0.75])
