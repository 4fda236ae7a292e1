"""The order in which a workbook lists things: as people see them on the map, top to bottom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Attachment, Measure, Series
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, Perspective


@dataclass(frozen=True)
class Outline:
    """Perspectives, the objectives in them with their depth, and the measures that serve them."""

    card: Scorecard

    @cached_property
    def relations(self) -> Relations:
        """Return the look-ups of the scorecard."""
        return Relations(self.card)

    def perspectives(self) -> Iterator[tuple[Perspective | None, list[tuple[Objective, int]]]]:
        """Yield each perspective with its objectives; None for objectives that are in none."""
        seen: set[ObjectiveId] = set()
        for perspective in self.relations.perspectives:
            objectives: list[tuple[Objective, int]] = []
            for top in self.relations.objectives_in(perspective.id):
                self._descend(top, 0, seen, into=objectives)
            yield perspective, objectives
        rest = [(each, 0) for each in self.card.objectives.values() if each.id not in seen]
        if rest:
            yield None, rest

    def attachments(self, objective: Objective) -> tuple[Attachment, ...]:
        """Return the attachments of an objective whose measures are there."""
        attachments = self.relations.attachments_of(objective.id)
        return tuple(each for each in attachments if each.measure_id in self.card.measures)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Return every measure once: by the first objective it serves, the others by name."""
        found: dict[MeasureId, Measure] = {}
        for _perspective, objectives in self.perspectives():
            for objective, _depth in objectives:
                for attachment in self.attachments(objective):
                    found.setdefault(
                        attachment.measure_id, self.card.measures[attachment.measure_id]
                    )
        rest = sorted(self.card.measures.values(), key=lambda each: (each.name, each.id))
        return tuple({**found, **{each.id: each for each in rest if each.id not in found}}.values())

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Return the place of each measure in that order, by id."""
        return {each.id: index for index, each in enumerate(self.measures)}

    def series(self, measure: Measure) -> tuple[Series, ...]:
        """Return the series of a measure, in order."""
        return self.relations.series_of(measure.id)

    def _descend(
        self,
        objective: Objective,
        depth: int,
        seen: set[ObjectiveId],
        *,
        into: list[tuple[Objective, int]],
    ) -> None:
        if objective.id in seen:
            return
        seen.add(objective.id)
        into.append((objective, depth))
        for child in self.relations.children_of(objective.id):
            self._descend(child, depth + 1, seen, into=into)
