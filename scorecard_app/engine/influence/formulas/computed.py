"""Computed objectives in their places among the arrays of a network."""

import math
from collections.abc import Iterable, Sequence
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

    def moved(self, here: Floats) -> float:
        """Return the improvement that follows from those of all objectives in one month."""
        xs: list[float] = here[self.inputs].tolist()
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


def documenting(card: Scorecard, rule: Followed) -> tuple[LinkId, ...]:
    """Return the logical links that say what a formula does."""
    return tuple(
        link.id
        for link in card.links.values()
        if link.kind is LinkKind.LOGICAL
        and link.to_id == rule.objective_id
        and link.from_id in rule.reads
    )


def steps_of(card: Scorecard, rule: Followed) -> list[Step]:
    """Return the steps of a formula, each with the id of a logical link that documents it."""
    ids = {card.links[key].from_id: key for key in documenting(card, rule)}
    return [
        Step(
            Link(
                id=ids.get(key) or LinkId(f"={key}>{rule.objective_id}"),
                from_id=key,
                to_id=rule.objective_id,
                sign=Sign.NEGATIVE if slope < 0 else Sign.POSITIVE,
                kind=LinkKind.LOGICAL,
            ),
            slope,
        )
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
    return tuple(
        Computed(
            rule=rule,
            row=row[rule.objective_id],
            inputs=_rows(row[key] for key in rule.inputs),
            links=_rows(
                place_of[step.link.id] for step in steps if step.link.to_id == rule.objective_id
            ),
        )
        for rule in rules
    )


def _rows(numbers: Iterable[int]) -> Rows:
    return np.array(list(numbers), dtype=np.intp)
