"""The map as arrays: which objective moves which, how strongly, how late and how gradually."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.formulas.computed import Computed, documenting, placed, steps_of
from scorecard_app.engine.influence.formulas.following import Followed, Unfollowed, followed
from scorecard_app.engine.influence.order import Order, ordered
from scorecard_app.engine.results import Results
from scorecard_app.engine.traces import knots
from scorecard_app.errors import UserError
from scorecard_app.texts import _, quoted


@dataclass(frozen=True, slots=True)
class Network:
    """The links that carry influence, as parallel arrays in the order in which they are run.

    `low` and `high` are the 90 % range of each strength, apart from its `signs` (+1 or −1); they
    are equal where a strength is not in doubt. `gains` is what a link passes on in its first
    month, 1 − exp(−1/τ), and 1 where it acts at once. `silent` are links of no stated strength:
    they carry nothing, and are named wherever that matters. `names` are those under which the
    strengths are drawn: the numbers of the two cards and the sign.

    `computed` are the objectives that take their improvement from a formula. Its steps stand
    among the links, at the slope that the formula has at the values in force: paths, marginal
    values, loops and whatever runs backward go by those, while runs in time, be it of one plan or
    of its samples, work the formula out. A step bears the id of the logical link that documents
    it, or else one of its own. `unfollowed` are computed objectives of which that cannot be done.
    """

    objectives: tuple[ObjectiveId, ...]
    links: tuple[LinkId, ...]
    signs: Floats
    low: Floats
    high: Floats
    gains: Floats
    order: Order
    silent: tuple[LinkId, ...]
    names: tuple[str, ...]
    computed: tuple[Computed, ...] = ()
    unfollowed: tuple[Unfollowed, ...] = ()

    def row(self, objective_id: ObjectiveId) -> int:
        """Return the row of an objective in every array of objectives."""
        return self.objectives.index(objective_id)

    @property
    def is_curved(self) -> bool:
        """Say whether the slope of some formula is not the whole of it."""
        return any(not each.rule.is_straight for each in self.computed)

    def formula_of(self, link_id: LinkId) -> Followed | None:
        """Return the formula of which a link is a step; None where it is a link like any other."""
        if link_id not in self.links:
            return None
        row = self.links.index(link_id)
        return next((each.rule for each in self.computed if row in each.links), None)

    @property
    def medians(self) -> Floats:
        """Return the signed middle strength of each link: the median of its lognormal range."""
        return np.asarray(self.signs * np.sqrt(self.low * self.high))

    def turned(self) -> "Network":
        """Return the network that runs from effects back to causes."""
        order, by_run = self.order.turned()
        return Network(
            objectives=self.objectives,
            links=tuple(self.links[link] for link in by_run),
            signs=self.signs[by_run],
            low=self.low[by_run],
            high=self.high[by_run],
            gains=self.gains[by_run],
            order=order,
            silent=self.silent,
            names=tuple(self.names[link] for link in by_run),
        )


def network(card: Scorecard, results: Results | None = None) -> Network:
    """Return the links of a scorecard as arrays; UserError names a loop without any lag.

    A computed objective follows from its formula, from what `results` show today or, without
    them, from baselines. Any other logical link carries the share of its cause in what it is a
    part of: by yearly amounts of money where value streams give them, else in equal parts of one.
    """
    rules, unfollowed = followed(card, results)
    steps, replaced = steps_of(card, rules), documenting(card, rules)
    shares = _shares(card)
    ranges = {key: _range(each, shares) for key, each in card.links.items() if key not in replaced}
    spoken = [card.links[key] for key, each in ranges.items() if each is not None]
    order, by_run = _ordered(card, [*spoken, *(step.link for step in steps)], rules)
    slopes = {step.link.id: (abs(step.slope), abs(step.slope)) for step in steps}
    bounds = [slopes.get(link.id) or ranges[link.id] or (0.0, 0.0) for link in by_run]
    return Network(
        objectives=tuple(card.objectives),
        links=tuple(link.id for link in by_run),
        signs=np.array([-1.0 if link.sign is Sign.NEGATIVE else 1.0 for link in by_run]),
        low=np.array([low for low, _high in bounds]),
        high=np.array([high for _low, high in bounds]),
        gains=np.array([gain(link.build_up_months) for link in by_run]),
        order=order,
        silent=tuple(key for key, each in ranges.items() if each is None),
        names=_names(card, by_run),
        computed=placed(rules, steps, tuple(card.objectives), by_run),
        unfollowed=unfollowed,
    )


def _ordered(
    card: Scorecard, links: list[Link], rules: tuple[Followed, ...]
) -> tuple[Order, list[Link]]:
    """Return an order to run links in; UserError names an instant loop and its formulas."""
    try:
        return ordered(card, links)
    except UserError as error:
        knot = min(knots([link for link in links if not link.lag_months]), key=len)
        names = [
            quoted(card.objectives[rule.objective_id].name)
            for rule in rules
            if rule.objective_id in knot and not knot.isdisjoint(rule.inputs)
        ]
        if not names:
            raise
        said = _("{loop} A formula acts at once: {names}.")
        raise UserError(said.format(loop=error, names=", ".join(names))) from error


def _names(card: Scorecard, links: list[Link]) -> tuple[str, ...]:
    """Return a name for each link that no other has, whatever the ids are."""
    number = {key: each.number for key, each in card.objectives.items()}
    plain = {
        link.id: f"{number[link.from_id]}{link.sign.value}{number[link.to_id]}" for link in links
    }
    count = Counter[str]()
    named = {}
    for key in sorted(plain):
        count[plain[key]] += 1
        at = count[plain[key]]
        named[key] = plain[key] if at == 1 else f"{plain[key]} {at}"
    return tuple(named[link.id] for link in links)


def gain(build_up_months: float) -> float:
    """Return what of an effect arrives in its first month, where it builds up over τ months."""
    return 1.0 if build_up_months <= 0 else -math.expm1(-1 / build_up_months)


def _range(link: Link, shares: Mapping[LinkId, float]) -> tuple[float, float] | None:
    if link.kind is LinkKind.LOGICAL:
        return shares[link.id], shares[link.id]
    if link.magnitude is None or min(link.magnitude.low, link.magnitude.high) <= 0:
        return None
    low, high = sorted((link.magnitude.low, link.magnitude.high))
    return low, high


def _shares(card: Scorecard) -> dict[LinkId, float]:
    """Return the share of each logical link in what it leads to."""
    amounts: dict[ObjectiveId, float] = {}
    for stream in card.value_streams.values():
        if stream.objective_id is not None and stream.yearly_amount:
            so_far = amounts.get(stream.objective_id, 0.0)
            amounts[stream.objective_id] = so_far + stream.yearly_amount
    into: dict[ObjectiveId, list[Link]] = {}
    for link in card.links.values():
        if link.kind is LinkKind.LOGICAL:
            into.setdefault(link.to_id, []).append(link)
    return {key: share for links in into.values() for key, share in _parts(links, amounts).items()}


def _parts(links: list[Link], amounts: Mapping[ObjectiveId, float]) -> dict[LinkId, float]:
    parts = [amounts.get(link.from_id, 0.0) for link in links]
    if sum(parts) <= 0:
        parts = [1.0] * len(links)
    return {link.id: part / sum(parts) for link, part in zip(links, parts, strict=True)}
