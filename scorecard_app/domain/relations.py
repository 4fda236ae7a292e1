"""Who belongs to whom in one scorecard: look-ups built once, in the order users see."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import compress, repeat
from operator import attrgetter, eq
from typing import Any, NamedTuple

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
from scorecard_app.domain.people import Note, Risk
from scorecard_app.domain.rules import Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective

_FEW = 4
"""So many groups of a table are looked for one by one before all of them are made."""

Touched = Mapping[str, Collection[EntityId]]
"""By table the ids of what may differ between two scorecards."""


class Relations:
    """Lazy look-ups over one scorecard; make a new one for the next scorecard."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self._groups = _Groups(card)

    def after(self, card: Scorecard, touched: Touched) -> "Relations":
        """Return the look-ups of the next scorecard, grouping again only what was touched.

        `touched` names by table the ids of all that differs.
        """
        relations = Relations(card)
        relations._groups = self._groups.after(card, touched)
        return relations

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
        return self._groups.of("top_objectives", perspective_id)

    def children_of(self, objective_id: ObjectiveId) -> tuple[Objective, ...]:
        """Return the objectives directly below one, in order."""
        return self._groups.of("children", objective_id)

    def attachments_of(self, objective_id: ObjectiveId) -> tuple[Attachment, ...]:
        """Return the attachments of an objective, in order."""
        return self._groups.of("attachments", objective_id)

    def attachments_to(self, measure_id: MeasureId) -> tuple[Attachment, ...]:
        """Return the attachments through which a measure serves objectives."""
        return self._groups.of("attachments_to", measure_id)

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
        return self._groups.of("series", measure_id)

    def first_series(self, measure_id: MeasureId, kind: SeriesKind) -> Series | None:
        """Return the first series of a kind: the actuals, the targets."""
        return next((each for each in self.series_of(measure_id) if each.kind is kind), None)

    def rules_of(self, measure_id: MeasureId) -> tuple[Rule, ...]:
        """Return the scoring rules of a measure, the earliest to begin first."""
        return self._groups.of("rules", measure_id)

    def links_from(self, objective_id: ObjectiveId) -> tuple[Link, ...]:
        """Return the links that leave an objective."""
        return self._groups.of("links_from", objective_id)

    def links_to(self, objective_id: ObjectiveId) -> tuple[Link, ...]:
        """Return the links that arrive at an objective."""
        return self._groups.of("links_to", objective_id)

    def placements_on(self, map_id: MapId) -> tuple[Placement, ...]:
        """Return what stands on a map."""
        return self._groups.of("placements", map_id)

    def risks_of(self, subject_id: EntityId) -> tuple[Risk, ...]:
        """Return the risks beside something, in order."""
        return self._groups.of("risks", subject_id)

    def notes_about(self, subject_id: EntityId) -> tuple[Note, ...]:
        """Return the notes about something, in order; not those in the parking lot."""
        return self._groups.of("notes", subject_id)

    def referring_to(self, entity_id: EntityId) -> tuple[Placement, ...]:
        """Return the placements of an entity on every map."""
        return self._groups.of("placements_of", entity_id)


class _Groups:
    """The tables of one scorecard, each grouped by what its entities refer to, once that pays.

    `asked` counts what was looked for in a table not yet grouped: an edit asks once or twice.
    """

    def __init__(
        self,
        card: Scorecard,
        found: dict[str, "_Made"] | None = None,
        asked: dict[str, int] | None = None,
    ) -> None:
        self._card = card
        self._found = found or {}
        self._asked = asked or {}

    def of(self, name: str, key: EntityId) -> tuple[Any, ...]:
        """Return the group of a key, in order."""
        groups = self._found.get(name)
        if groups is not None:
            return groups.get(key, ())
        grouping, start = _GROUPINGS[name], self._card.settings.fiscal_start
        entities = self._card.table(grouping.table).values()
        asked = self._asked[name] = self._asked.get(name, 0) + 1
        if asked <= _FEW:
            return grouping.one(entities, key, start)
        groups = self._found[name] = grouping.made(entities, start)
        return groups.get(key, ())

    def after(self, card: Scorecard, touched: Touched) -> "_Groups":
        """Return the groups of the next scorecard: those made already, with what was touched."""
        start = card.settings.fiscal_start
        if start != self._card.settings.fiscal_start:
            return _Groups(card)
        found = {}
        for name, groups in self._found.items():
            grouping = _GROUPINGS[name]
            before, after = self._card.table(grouping.table), card.table(grouping.table)
            if before is not after:
                keys = set(touched.get(grouping.table, ()))
                both = [(before.get(key), after.get(key)) for key in keys]
                groups = grouping.patched(groups, both, start)  # noqa: PLW2901 - the same, later
            found[name] = groups
        return _Groups(card, found, {**self._asked})


_Made = Mapping[Any, tuple[Any, ...]]


class _Grouping(NamedTuple):
    """A way to group a table: by what, in which order (with the fiscal start), leaving out what."""

    table: str
    key: Callable[[Any], Any]
    order: Callable[[Any, int], tuple[object, ...]]
    only: Callable[[Any], bool] | None = None

    def made(self, entities: Iterable[Entity], fiscal_start: int) -> _Made:
        """Group all entities of the table."""
        groups: defaultdict[Any, list[Any]] = defaultdict(list)
        for entity in entities:
            if self.only is None or self.only(entity):
                groups[self.key(entity)].append(entity)
        return {name: self._ordered(group, fiscal_start) for name, group in groups.items()}

    def one(self, entities: Iterable[Entity], key: EntityId, fiscal_start: int) -> tuple[Any, ...]:
        """Return a single group, without making the others."""
        entities = list(entities)
        group = list(compress(entities, map(eq, map(self.key, entities), repeat(key))))
        if self.only is not None:
            group = [entity for entity in group if self.only(entity)]
        return self._ordered(group, fiscal_start)

    def patched(
        self, groups: _Made, both: Iterable[tuple[Entity | None, Entity | None]], fiscal_start: int
    ) -> _Made:
        """Return the groups with what stood before replaced by what stands after."""
        patched = dict(groups)
        swaps: defaultdict[Any, list[Any]] = defaultdict(list)
        moved = []
        for old, new in both:
            if self._stays(old, new, fiscal_start):
                swaps[self.key(new)].append(new)
            else:
                moved.append((old, new))
        for name, fresh in swaps.items():
            patched[name] = self._swapped(groups[name], fresh, fiscal_start)
        return self._resorted(patched, moved, fiscal_start) if moved else patched

    def _stays(self, old: Entity | None, new: Entity | None, fiscal_start: int) -> bool:
        """Say whether what comes after has the group and the place of what was before."""
        if old is None or new is None or (self.only and not (self.only(old) and self.only(new))):
            return False
        is_same_group: bool = self.key(old) == self.key(new)
        return is_same_group and self.order(old, fiscal_start) == self.order(new, fiscal_start)

    def _swapped(
        self, group: tuple[Any, ...], fresh: Iterable[Entity], fiscal_start: int
    ) -> tuple[Any, ...]:
        """Return a group in which some stand in the place of those of the same id."""

        def order(each: Entity) -> tuple[object, ...]:
            return self.order(each, fiscal_start)

        swapped = list(group)
        for each in fresh:
            swapped[bisect_left(swapped, order(each), key=order)] = each
        return tuple(swapped)

    def _resorted(
        self,
        groups: _Made,
        both: Sequence[tuple[Entity | None, Entity | None]],
        fiscal_start: int,
    ) -> _Made:
        """Return the groups without what was before and with what comes after, sorted anew."""
        patched = dict(groups)
        gone = {old.id for old, _new in both if old is not None}
        fresh = self.made((new for _old, new in both if new is not None), fiscal_start)
        names = {self.key(old) for old, _new in both if old is not None} | fresh.keys()
        for name in names:
            stay = [each for each in patched.get(name, ()) if each.id not in gone]
            group = self._ordered([*stay, *fresh.get(name, ())], fiscal_start)
            if group:
                patched[name] = group
            else:
                patched.pop(name, None)
        return patched

    def _ordered(self, group: list[Any], fiscal_start: int) -> tuple[Any, ...]:
        if len(group) > 1:
            group.sort(key=lambda each: self.order(each, fiscal_start))
        return tuple(group)


def _by_position(
    entity: Objective | Attachment | Series | Risk | Note, _start: int
) -> tuple[object, ...]:
    return (entity.position, entity.id)


def _by_beginning(rule: Rule, fiscal_start: int) -> tuple[object, ...]:
    """Return a key by day, for ordinals of different frequencies do not compare."""
    if rule.since is None:
        return False, date.min, rule.id
    return True, rule.since.start(fiscal_start=fiscal_start), rule.id


def _by_id(entity: Link | Placement, _start: int) -> tuple[object, ...]:
    return (entity.id,)


def _is_top(objective: Objective) -> bool:
    return objective.parent_id is None


def _is_out(note: Note) -> bool:
    return not note.is_parked


_GROUPINGS: Mapping[str, _Grouping] = {
    "top_objectives": _Grouping(
        "objectives", attrgetter("perspective_id"), _by_position, only=_is_top
    ),
    "children": _Grouping("objectives", attrgetter("parent_id"), _by_position),
    "attachments": _Grouping("attachments", attrgetter("objective_id"), _by_position),
    "attachments_to": _Grouping("attachments", attrgetter("measure_id"), _by_position),
    "series": _Grouping("series", attrgetter("measure_id"), _by_position),
    "rules": _Grouping("rules", attrgetter("measure_id"), _by_beginning),
    "links_from": _Grouping("links", attrgetter("from_id"), _by_id),
    "links_to": _Grouping("links", attrgetter("to_id"), _by_id),
    "risks": _Grouping("risks", attrgetter("subject_id"), _by_position),
    "notes": _Grouping("notes", attrgetter("subject_id"), _by_position, only=_is_out),
    "placements": _Grouping("placements", attrgetter("map_id"), _by_id),
    "placements_of": _Grouping("placements", attrgetter("item_id"), _by_id),
}
