"""The decision at hand: what each option leaves in every draw, and what was drawn for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.decisions.information import Worth, of_everything, what_to_measure_first
from scorecard_app.engine.influence.money import drawn_amounts, moving
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan, assumptions
from scorecard_app.engine.influence.ranges import Draws, drawn_strengths, standard_rows
from scorecard_app.engine.influence.uncertain import what_if_uncertain


@dataclass(frozen=True, slots=True)
class Decision:
    """What each option leaves by draw (options, samples), and what knowing more would be worth.

    `everything` is what it would be worth to know all; `inputs` hold each link, stream, curve
    of a lever and effect of an initiative, what is worth most first.
    """

    net_benefits: Floats
    everything: float
    inputs: Mapping[str, Worth]

    @property
    def best(self) -> int:
        """Return the option that is best on average."""
        return int(self.net_benefits.mean(axis=1).argmax())

    @property
    def share_best(self) -> Floats:
        """Return in which share of the draws each option is the best."""
        winners = self.net_benefits.argmax(axis=0)
        return np.bincount(winners, minlength=len(self.net_benefits)) / len(winners)


def decide(card: Scorecard, net: Network, plans: Sequence[Plan], draws: Draws) -> Decision:
    """Return what is known of the choice between plans; all meet the same draws."""
    runs = (what_if_uncertain(card, plan, draws, known=net).net_values for plan in plans)
    benefits = np.stack([np.broadcast_to(each, (draws.samples,)) for each in runs])
    inputs = _inputs(card, net, plans, draws)
    return Decision(
        benefits,
        of_everything(benefits),
        what_to_measure_first(benefits, inputs, seed=draws.seed),
    )


def _inputs(
    card: Scorecard, net: Network, plans: Sequence[Plan], draws: Draws
) -> dict[str, Floats]:
    """Return everything that is in doubt, as it was drawn."""
    strengths = drawn_strengths(net, draws)
    in_doubt = np.flatnonzero(net.low < net.high).tolist()
    found: dict[str, Floats] = {net.links[row]: strengths[row] for row in in_doubt}
    streams = moving(card, net)
    amounts = drawn_amounts(streams, draws)
    found |= {each.id: amounts[each.id] for each in streams if each.low < each.high}
    effects = {
        each.belief: each.name
        for plan in plans
        for each in assumptions(card, plan)
        if each.low < each.high
    }
    standard = standard_rows(effects.values(), draws)
    return found | {belief: standard[name] for belief, name in effects.items()}
