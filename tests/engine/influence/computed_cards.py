"""Scorecards in which some objectives are computed from others by a formula."""

from dataclasses import replace
from datetime import date
from typing import Any

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from tests.builders import Parts, card, lane, link, measure, objective

DAY = date(2026, 9, 30)


def seen(*parts: Parts) -> Scorecard:
    """Return a scorecard whose objectives are seen through measures named in small letters."""
    made = card(lane("Value"), *parts)
    mains = {
        each.objective_id: each.id
        for each in made.attachments.values()
        if each.measure_id == each.objective_id.lower()
    }
    cards = (replace(made.objectives[key], main_attachment_id=at) for key, at in mains.items())
    return made.put(*cards)


def shown(name: str, baseline: float | None, **fields: Any) -> Parts:  # noqa: ANN401 - fields
    """Return an objective of this name and its main measure, the same in small letters."""
    return (*objective(name), *measure(name.lower(), name, baseline=baseline, **fields))


def means(start: str, end: str) -> Parts:
    """Return a logical link: true by definition."""
    return link(start, end, lag_months=0, kind=LinkKind.LOGICAL)


def course(made: Scorecard, name: str, net: Network | None = None, **pushes: float) -> list[float]:
    """Return how an objective improves month by month when these are pushed."""
    pushed = tuple(Push(ObjectiveId(key), amount) for key, amount in pushes.items())
    known = network(made) if net is None else net
    found = what_if(made, Plan(pushed, horizon_months=12), known=known)
    return [float(each) for each in found.course(ObjectiveId(name))]


def today(made: Scorecard) -> Network:
    """Return the network at the values in force."""
    return network(made, evaluate(made, (DAY,)))
