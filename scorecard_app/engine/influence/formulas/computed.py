"""Computed objectives in their places among the arrays of a network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats, Rows
from scorecard_app.engine.formula.columns import LARGEST
from scorecard_app.engine.influence.formulas.following import Followed
from scorecard_app.engine.influence.formulas.program import Moves


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula at work: the row of its objective, those of its inputs, and its steps as links.

    Where a formula gives no number for what is moved, it goes straight on by its slopes.
    """

    rule: Followed
    row: int
    inputs: tuple[int, ...]
    links: Rows

    def moved(self, moved: Floats, first: int, last: int, *, before: int = 0) -> Floats:
        """Return the improvement that follows from those of the inputs, from a month to another.

        Objectives stand on the first axis, months on the second, of which month 0 is the one
        after `before` others, in which nothing has moved; samples may follow.
        """
        found = self._worked_out(moved, first, last, before)
        lost = None if _all_known(found) else ~(np.abs(found) <= LARGEST)
        found -= self._base(found, first, last)
        found /= self.rule.whole
        if lost is not None:
            found[lost] = self._straight(moved, first, last, before)[lost]
        return found

    def lost(self, moved: Floats) -> bool:
        """Say whether the formula gives no number for some of what is moved."""
        with np.errstate(all="ignore"):
            found = self._worked_out(moved, 0, moved.shape[1], 0)
        return not _all_known(found)

    def _worked_out(self, moved: Floats, first: int, last: int, before: int) -> Floats:
        back = self.rule.before
        since, until = before - back if back else before + first, before + last
        if since >= 0:
            rows = [moved[row, since:until] for row in self.inputs]
        else:
            rows = [_stretch(moved, row, since, until) for row in self.inputs]
        found = self.rule.program(Moves(rows, back))
        if found.shape != rows[0].shape:
            found = np.broadcast_to(found, rows[0].shape).copy()
        return found[back + first :] if back else found

    def _base(self, value: Floats, first: int, last: int) -> Floats:
        if not self.rule.before:
            return self.rule.still
        base = self.rule.base(first, last)
        return base if value.ndim == 1 else base.reshape(-1, *[1] * (value.ndim - 1))

    def _straight(self, moved: Floats, first: int, last: int, before: int) -> Floats:
        terms = (
            slope * _stretch(moved, row, before + first - lag, before + last - lag)
            for row, lag, slope in self.steps
        )
        return np.asarray(sum(terms))

    @property
    def steps(self) -> Iterator[tuple[int, int, float]]:
        """Yield the row of each input, how many months ago it counts, and by how much."""
        for place, lag, slope in self.rule.steps:
            yield self.inputs[place], lag, slope


def _all_known(found: Floats) -> bool:
    """Say whether every number is one, and within range."""
    if found.ndim == 1:
        return bool(found.dot(found) <= LARGEST**2)  # quicker than asking each of them
    return bool(np.abs(found).max() <= LARGEST)


def _stretch(moved: Floats, row: int, since: int, until: int) -> Floats:
    """Return an objective's improvements from a month to another; before all of them nothing."""
    if since >= 0:
        stretch: Floats = moved[row, since:until]
        return stretch
    found = np.zeros((until - since, *moved.shape[2:]))
    found[-since:] = moved[row, : max(until, 0)]
    return found


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
                id=_step_id(rule, place, lag, ids),
                from_id=rule.inputs[place],
                to_id=rule.objective_id,
                sign=Sign.NEGATIVE if slope < 0 else Sign.POSITIVE,
                kind=LinkKind.LOGICAL,
                lag_months=lag,
            ),
            slope,
        )
        for rule in rules
        for place, lag, slope in rule.steps
    ]


def _step_id(
    rule: Followed,
    place: int,
    lag: int,
    documented: Mapping[tuple[ObjectiveId, ObjectiveId], LinkId],
) -> LinkId:
    """Return the id of the logical link that documents a step, for the first of several steps."""
    ends = (rule.inputs[place], rule.objective_id)
    is_first = lag == min(each for at, each, _slope in rule.steps if at == place)
    if is_first and ends in documented:
        return documented[ends]
    own = f"={ends[0]}>{ends[1]}"
    return LinkId(own if is_first else f"{own}@{lag}")


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
            inputs=tuple(row[key] for key in rule.inputs),
            links=_rows(places[rule.objective_id]),
        )
        for rule in rules
    )


def _rows(numbers: Iterable[int]) -> Rows:
    return np.array(list(numbers), dtype=np.intp)
