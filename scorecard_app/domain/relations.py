"""Who belongs to whom in one scorecard: look-ups built once, in the order users see."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from scorecard_app.domain.ids import (
    EntityId,
    MapId,
    MeasureId,
    ObjectiveId,
    PerspectiveId,
)
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.measures import Attachment, Measure, Series, SeriesKind
from scorecard_app.domain.rules import Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, Perspective

_E = TypeVar("_E")
_K = TypeVar("_K")


class Relations:
    """Lazy look-ups over one scorecard; make a new one for the next scorecard."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self._groups = _Groups(card)

    @cached_property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Return the perspectives from the top row down, left to right."""
        return tuple(
            sorted(
                self.card.perspectives.values(), key=lambda lane: (lane.row, lane.column, lane.id)
            )
        )

    @cached_property
    def maps(self) -> tuple[Map, ...]:
        """Return the maps in their order."""
        return tuple(sorted(self.card.maps.values(), key=lambda each: (each.position, each.id)))

    def objectives_in(self, perspective_id: PerspectiveId) -> tuple[Objective, ...]:
        """Return the top objectives of a perspective, in order."""
        return self._groups.top_objectives.get(perspective_id, ())

    def children_of(self, objective_id: ObjectiveId) -> tuple[Objective, ...]:
        """Return the objectives directly below one, in order."""
        return self._groups.children.get(objective_id, ())

    def attachments_of(self, objective_id: ObjectiveId) -> tuple[Attachment, ...]:
        """Return the attachments of an objective, in order."""
        return self._groups.attachments.get(objective_id, ())

    def attachments_to(self, measure_id: MeasureId) -> tuple[Attachment, ...]:
        """Return the attachments through which a measure serves objectives."""
        return self._groups.attachments_to.get(measure_id, ())

    def main_attachment(self, objective_id: ObjectiveId) -> Attachment | None:
        """Return the attachment whose measure the card shows: the chosen one, else the first."""
        attachments = self.attachments_of(objective_id)
        chosen = self.card.objectives[objective_id].main_attachment_id
        for attachment in attachments:
            if attachment.id == chosen:
                return attachment
        return attachments[0] if attachments else None

    def main_measure(self, objective_id: ObjectiveId) -> Measure | None:
        """Return the measure through which an objective is seen."""
        attachment = self.main_attachment(objective_id)
        return self.card.measures[attachment.measure_id] if attachment else None

    def series_of(self, measure_id: MeasureId) -> tuple[Series, ...]:
        """Return all series of a measure, in order."""
        return self._groups.series.get(measure_id, ())

    def first_series(self, measure_id: MeasureId, kind: SeriesKind) -> Series | None:
        """Return the first series of a kind: the actuals, the targets."""
        return next((each for each in self.series_of(measure_id) if each.kind is kind), None)

    def rules_of(self, measure_id: MeasureId) -> tuple[Rule, ...]:
        """Return the scoring rules of a measure, the earliest to begin first."""
        return self._groups.rules.get(measure_id, ())

    def links_from(self, objective_id: ObjectiveId) -> tuple[Link, ...]:
        """Return the links that leave an objective."""
        return self._groups.links_from.get(objective_id, ())

    def links_to(self, objective_id: ObjectiveId) -> tuple[Link, ...]:
        """Return the links that arrive at an objective."""
        return self._groups.links_to.get(objective_id, ())

    def placements_on(self, map_id: MapId) -> tuple[Placement, ...]:
        """Return what stands on a map."""
        return self._groups.placements.get(map_id, ())

    def referring_to(self, entity_id: EntityId) -> tuple[Placement, ...]:
        """Return the placements of an entity on every map."""
        return self._groups.placements_of.get(entity_id, ())


class _Groups:
    """The tables of one scorecard, each grouped by what its entities refer to, when first asked."""

    def __init__(self, card: Scorecard) -> None:
        self._card = card

    @cached_property
    def top_objectives(self) -> Mapping[PerspectiveId | None, tuple[Objective, ...]]:
        tops = (each for each in self._card.objectives.values() if each.parent_id is None)
        return _grouped(tops, lambda each: each.perspective_id, _by_position)

    @cached_property
    def children(self) -> Mapping[ObjectiveId | None, tuple[Objective, ...]]:
        return _grouped(self._card.objectives.values(), lambda each: each.parent_id, _by_position)

    @cached_property
    def attachments(self) -> Mapping[ObjectiveId, tuple[Attachment, ...]]:
        return _grouped(
            self._card.attachments.values(), lambda each: each.objective_id, _by_position
        )

    @cached_property
    def attachments_to(self) -> Mapping[MeasureId, tuple[Attachment, ...]]:
        return _grouped(self._card.attachments.values(), lambda each: each.measure_id, _by_position)

    @cached_property
    def series(self) -> Mapping[MeasureId, tuple[Series, ...]]:
        return _grouped(self._card.series.values(), lambda each: each.measure_id, _by_position)

    @cached_property
    def rules(self) -> Mapping[MeasureId, tuple[Rule, ...]]:
        start = self._card.settings.fiscal_start
        return _grouped(
            self._card.rules.values(),
            lambda each: each.measure_id,
            lambda each: (_beginning(each, start), each.id),
        )

    @cached_property
    def links_from(self) -> Mapping[ObjectiveId, tuple[Link, ...]]:
        return _grouped(self._card.links.values(), lambda each: each.from_id, _by_id)

    @cached_property
    def links_to(self) -> Mapping[ObjectiveId, tuple[Link, ...]]:
        return _grouped(self._card.links.values(), lambda each: each.to_id, _by_id)

    @cached_property
    def placements(self) -> Mapping[MapId, tuple[Placement, ...]]:
        return _grouped(self._card.placements.values(), lambda each: each.map_id, _by_id)

    @cached_property
    def placements_of(self) -> Mapping[EntityId, tuple[Placement, ...]]:
        return _grouped(self._card.placements.values(), lambda each: each.item_id, _by_id)


def _grouped(
    entities: Iterable[_E], key: Callable[[_E], _K], order: Callable[[_E], tuple[object, ...]]
) -> Mapping[_K, tuple[_E, ...]]:
    groups: defaultdict[_K, list[_E]] = defaultdict(list)
    for entity in entities:
        groups[key(entity)].append(entity)
    return {name: tuple(sorted(group, key=order)) for name, group in groups.items()}


def _by_position(entity: Objective | Attachment | Series) -> tuple[object, ...]:
    return (entity.position, entity.id)


def _beginning(rule: Rule, fiscal_start: int) -> tuple[bool, date]:
    """Return a key by day, for ordinals of different frequencies do not compare."""
    if rule.since is None:
        return False, date.min
    return True, rule.since.start(fiscal_start=fiscal_start)


def _by_id(entity: Link | Placement) -> tuple[object, ...]:
    return (entity.id,)
