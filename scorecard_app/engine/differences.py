"""What differs between two scorecards, as far as scores depend on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar, cast

from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import Attachment, Measure, Series
from scorecard_app.domain.relations import Touched
from scorecard_app.domain.rules import Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective

_E = TypeVar("_E", bound=Entity)
_K = TypeVar("_K", bound=EntityId)

Pairs = list[tuple[_E | None, _E | None]]
"""What stood before and stands after; None where there is nothing."""

_SETTINGS = attrgetter("bands", "fiscal_start", "roll_up", "missing", "may_leave_scale")
_SHAPES = {
    Perspective: attrgetter("roll_up", "missing"),
    Objective: attrgetter("perspective_id", "parent_id", "roll_up", "missing", "in_score"),
    Measure: attrgetter("frequency"),
    Attachment: attrgetter("objective_id", "measure_id", "scored"),
}
"""What of each kind of thing decides who rises into whom, and in which way."""


@dataclass(frozen=True, slots=True)
class Differences:
    """The things that differ between two scorecards, by the tables of which scores depend."""

    before: Scorecard
    after: Scorecard
    perspectives: Pairs[Perspective]
    objectives: Pairs[Objective]
    measures: Pairs[Measure]
    attachments: Pairs[Attachment]
    series: Pairs[Series]
    rules: Pairs[Rule]

    @classmethod
    def between(
        cls, before: Scorecard, after: Scorecard, touched: Touched | None = None
    ) -> "Differences":
        """Compare by identity: everything, or only what is known to have been touched."""

        def pairs(name: str, old: Mapping[_K, _E], new: Mapping[_K, _E]) -> Pairs[_E]:
            if old is new:
                return []
            if touched is None:
                return _pairs(old, new)
            return _pairs_of(touched.get(name, ()), old, new)

        return cls(
            before,
            after,
            pairs("perspectives", before.perspectives, after.perspectives),
            pairs("objectives", before.objectives, after.objectives),
            pairs("measures", before.measures, after.measures),
            pairs("attachments", before.attachments, after.attachments),
            pairs("series", before.series, after.series),
            pairs("rules", before.rules, after.rules),
        )

    @property
    def are_structural(self) -> bool:
        """Say whether other things rise into each other, or in another way, than before."""
        if _SETTINGS(self.before.settings) != _SETTINGS(self.after.settings):
            return True
        return any(
            old is None or new is None or _SHAPES[type(old)](old) != _SHAPES[type(new)](new)
            for pairs in (self.perspectives, self.objectives, self.measures, self.attachments)
            for old, new in pairs
        )

    @property
    def shelf_changes(self) -> bool:
        """Say whether a measure has other series than before."""
        return any(
            old is None or new is None or old.measure_id != new.measure_id
            for old, new in self.series
        )

    @property
    def measures_of_series(self) -> set[MeasureId]:
        """Return the measures with a series that differs."""
        return {each.measure_id for pair in self.series for each in pair if each}


def _pairs(before: Mapping[_K, _E], after: Mapping[_K, _E]) -> Pairs[_E]:
    if len(before) == len(after):  # nearly always the same ids in the same order
        both = zip(before.values(), after.values(), strict=True)
        pairs: Pairs[_E] = [(old, new) for old, new in both if old is not new]
        if all(old.id == new.id for old, new in pairs):  # type: ignore[union-attr]  # none is None
            return pairs
    return _pairs_of({*before, *after}, before, after)


def _pairs_of(
    keys: Iterable[EntityId], before: Mapping[_K, _E], after: Mapping[_K, _E]
) -> Pairs[_E]:
    both = ((before.get(cast("_K", key)), after.get(cast("_K", key))) for key in keys)
    return [(old, new) for old, new in both if old is not new]
