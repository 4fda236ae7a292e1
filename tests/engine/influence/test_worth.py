"""What an improvement is worth agrees with running it, for every template, place and month."""

import pytest

from scorecard_app.document.templates import template_names
from scorecard_app.domain.ids import ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push, ValueStream
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from scorecard_app.engine.influence.worth import worth, worth_samples
from tests.engine.influence.test_spreading import gradual

MONTHS = 37


def with_money(name: str) -> Scorecard:
    """Return a template with money on the first two objectives of its culminating category."""
    made = gradual(name)
    top = made.settings.culminating_perspective_id
    tops = [key for key, each in made.objectives.items() if each.perspective_id == top][:2]
    return made.put(
        *(
            ValueStream(
                ValueStreamId(f"s{at}"),
                objective_id=key,
                yearly_amount=1e6 * (at + 1),
                low=5e5,
                high=2e6 * (at + 1),
            )
            for at, key in enumerate(tops)
        )
    )


@pytest.mark.parametrize("name", [each.id for each in template_names()])
def test_a_push_is_worth_what_running_it_brings(name: str) -> None:
    made = with_money(name)
    net = network(made)
    weights = worth(made, net, months=MONTHS, rate=8.0)
    for at, key in enumerate(net.objectives):
        begin = at % MONTHS
        plan = Plan(pushes=(Push(key, 0.1, begin),), rate=8.0, horizon_months=MONTHS - 1)
        expected = sum(what_if(made, plan).values.values())
        found = 0.1 * weights[begin:, net.row(key)].sum()
        assert found == pytest.approx(expected, rel=1e-12, abs=1e-6)


def test_samples_are_worth_what_running_them_brings() -> None:
    made = with_money("it-business-value")
    net = network(made)
    seen = net.objectives[::4]
    weights = worth_samples(made, net, Draws(9, 16), months=MONTHS, rate=8.0, seen=seen)
    for key in seen:
        plan = Plan(pushes=(Push(key, 0.1, 3),), rate=8.0, horizon_months=MONTHS - 1)
        expected = what_if_uncertain(made, plan, Draws(9, 16)).net_values
        found = 0.1 * weights[key][3:].sum(axis=0)
        assert found == pytest.approx(expected, rel=1e-10, abs=1e-6)
