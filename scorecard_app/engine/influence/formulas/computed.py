"""Computed objectives in their places among the arrays of a network."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.formulas.arithmetic import as_number
from scorecard_app.engine.influence.formulas.following import Followed
from scorecard_app.engine.influence.order import Rows


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula at work: the row of its objective, those of its inputs, and its steps as links.

    Where a formula gives no number for what is moved, it goes straight on by its slopes.
    """

    rule: Followed
    row: int
    inputs: Rows
    links: Rows

    def moved(self, xs: list[float]) -> float:
        """Return the improvement that follows from those of the inputs in one month."""
        value = as_number(self.rule.single(xs))
        if math.isnan(value):
            return sum(slope * x for slope, x in zip(self.rule.slopes, xs, strict=True))
        return (value - self.rule.now) / self.rule.whole

    def moved_together(self, moved: Floats) -> Floats:
        """Return the same for rows of numbers at once; objectives stand on the first axis."""
        xs = [moved[row] for row in self.inputs]
        found = (self.rule.rows(xs).numbers - self.rule.now) / self.rule.whole
        straight = sum(slope * x for slope, x in zip(self.rule.slopes, xs, strict=True))
        return np.where(np.isnan(found), straight, found)

    def lost(self, moved: Floats) -> bool:
        """Say whether the formula gives no number for some of what is moved."""
        return bool(np.isnan(self.rule.rows([moved[row] for row in self.inputs]).numbers).any())


class Running:
    """A formula during one run, worked out anew only where its inputs have moved."""

    def __init__(self, formula: Computed) -> None:
        self.row = formula.row
        self._formula, self._inputs = formula, formula.inputs
        self._xs: list[float] = []
        self._moved = 0.0

    def moved(self, here: Floats) -> float:
        """Return the improvement that follows from those of all objectives in one month."""
        xs: list[float] = here[self._inputs].tolist()
        if xs != self._xs:
            self._xs, self._moved = xs, self._formula.moved(xs)
        return self._moved


def apart(computed: Sequence[Computed], strengths: Floats) -> Floats:
    """Return strengths in which the steps of formulas carry nothing: the formulas do it."""
    if not computed:
        return strengths
    found = strengths.copy()
    for each in computed:
        found[each.links] = 0.0
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """What a formula makes of one of its inputs, as a link of a slope."""

    link: Link
    slope: float


def documenting(card: Scorecard, rules: Iterable[Followed]) -> Mapping[LinkId, Link]:
    """Return the logical links that say what formulas do."""
    reads = {rule.objective_id: rule.reads for rule in rules}
    return {
        key: link
        for key, link in (card.links.items() if reads else ())
        if link.kind is LinkKind.LOGICAL and link.from_id in reads.get(link.to_id, ())
    }


def steps_of(card: Scorecard, rules: Sequence[Followed]) -> list[Step]:
    """Return the steps of formulas, each with the id of a logical link that documents it."""
    ids = {(link.from_id, link.to_id): key for key, link in documenting(card, rules).items()}
    return [
        Step(
            Link(
                id=ids.get((key, rule.objective_id)) or LinkId(f"={key}>{rule.objective_id}"),
                from_id=key,
                to_id=rule.objective_id,
                sign=Sign.NEGATIVE if slope < 0 else Sign.POSITIVE,
                kind=LinkKind.LOGICAL,
            ),
            slope,
        )
        for rule in rules
        for key, slope in zip(rule.inputs, rule.slopes, strict=True)
    ]


def placed(
    rules: Sequence[Followed],
    steps: Sequence[Step],
    objectives: Sequence[ObjectiveId],
    links: Sequence[Link],
) -> tuple[Computed, ...]:
    """Return formulas with their rows among the objectives and the links in the order of runs."""
    if not rules:
        return ()
    row = {key: place for place, key in enumerate(objectives)}
    place_of = {link.id: place for place, link in enumerate(links)}
    places: dict[ObjectiveId, list[int]] = {}
    for step in steps:
        places.setdefault(step.link.to_id, []).append(place_of[step.link.id])
    return tuple(
        Computed(
            rule=rule,
            row=row[rule.objective_id],
            inputs=_rows(row[key] for key in rule.inputs),
            links=_rows(places[rule.objective_id]),
        )
        for rule in rules
    )


def _rows(numbers: Iterable[int]) -> Rows:
    return np.array(list(numbers), dtype=np.intp)
