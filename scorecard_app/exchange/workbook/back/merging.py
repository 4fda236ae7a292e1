"""Merge what a workbook says into a scorecard: cell by cell, against what was written.

A cell that still says what was written says nothing, so that edits made in the program since
then stay. What both sides changed differently is a conflict and is left as the scorecard has it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from scorecard_app.document.card_size import CARD_WIDTH, GAP, PADDING
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.objectives import next_number
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.limits import contradictions
from scorecard_app.document.naming import title
from scorecard_app.document.references import references
from scorecard_app.domain.ids import EntityId, MapId, MeasureId, MintId, PlacementId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.measures import Attachment, Measure, default_aggregation
from scorecard_app.domain.normal import normalised
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard, table_of
from scorecard_app.domain.settings import Settings
from scorecard_app.domain.strategy import Objective
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.records import Record, Unread
from scorecard_app.exchange.workbook.wording import HEADERS
from scorecard_app.texts import _

Item = tuple[str, EntityId | int]
"""A row by table and id, or a value by series id and ordinal."""


@dataclass
class Merge:
    """A scorecard that grows by what a workbook says, and what of that was left alone."""

    card: Scorecard
    directory: Directory
    mint: MintId
    conflicts: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    left: set[Item] = field(default_factory=set)
    _frequencies: dict[MeasureId, tuple[Frequency, Record]] = field(default_factory=dict)

    def refuse(self, where: str, sentence: str, *, item: Item) -> None:
        """Leave one thing alone because it cannot be."""
        self.unread.append(Unread(where, sentence))
        self.left.add(item)

    def dispute(self, sentence: str, *, item: Item) -> None:
        """Leave one thing alone because both sides changed it."""
        self.conflicts.append(sentence)
        self.left.add(item)

    def take_settings(self, fields: Mapping[str, Any]) -> None:
        """Merge the settings."""
        if not fields:
            return
        written: Any = self.directory.written if self.directory.has_base else self.card
        changes = self._changes(self.card.settings, written.settings, fields, what=_("Settings"))
        settings = normalised(replace(self.card.settings, **changes))
        fault = _new_fault(self.card.settings, settings)
        if fault:
            self.refuse(_("Settings"), fault, item=("settings", ""))
        else:
            self.card = replace(self.card, settings=settings)

    def take_records(self, by_table: Mapping[str, Mapping[EntityId, Record]]) -> None:
        """Merge the rows of all tables: links last, because what they join must be there."""
        before = self.card
        merged = [
            (record, entity)
            for table in TABLES
            for record in by_table.get(table, {}).values()
            if (entity := self._merged(record)) is not None
        ]
        merged = self._without_faults(merged)
        self.card = self.card.put(*(each for _row, each in merged if not isinstance(each, Link)))
        for record, entity in merged:
            if isinstance(entity, Link):
                self._take_link(record, entity)
        placed = {each.item_id for each in self.card.placements.values()}
        for _record, entity in merged:
            is_new = entity.id not in before.objectives
            if isinstance(entity, Objective) and is_new and entity.id not in placed:
                self._place(entity)

    def take_frequencies(self) -> None:
        """Change how often measures are taken, last of all: their values move along."""
        for measure_id, (frequency, record) in self._frequencies.items():
            try:
                self.card = change_frequency(self.card, measure_id=measure_id, frequency=frequency)
            except UserError as error:
                item = ("measures", measure_id)
                self.refuse(record.row.where("frequency"), str(error), item=item)

    def _merged(self, record: Record) -> Entity | None:
        """Return what a row makes of its entity; None where it says nothing new."""
        key, table = record.entity_id, record.table
        now = self.card.table(table).get(key)
        written = self.directory.written.table(table).get(key) if self.directory.has_base else None
        if now is None:
            if written is None:
                return self._begun(record)
            self._dispute_deleted(record, written)
            return None
        changes = self._changes(
            now, written or now, record.fields, what=title(self.card, now), item=(table, key)
        )
        if "frequency" in changes:
            self._frequencies[MeasureId(key)] = (changes.pop("frequency"), record)
        return replace(now, **changes) if changes else None

    def _dispute_deleted(self, record: Record, written: Entity) -> None:
        """Leave a row alone whose entity was deleted since; that is a dispute if it changed."""
        if any(getattr(written, name) != value for name, value in record.fields.items()):
            what, where = title(self.directory.written, written), record.row.where()
            sentence = _("{what} was deleted since, and changed in the workbook at {where}.")
            item = (record.table, record.entity_id)
            self.dispute(sentence.format(what=what, where=where), item=item)

    def _changes(
        self,
        now: Entity | Settings,
        written: Entity | Settings,
        fields: Mapping[str, Any],
        *,
        what: str,
        item: Item = ("settings", ""),
    ) -> dict[str, Any]:
        """Return the fields that the workbook changed and the scorecard did not."""
        changes: dict[str, Any] = {}
        for name, value in fields.items():
            was, current = getattr(written, name), getattr(now, name)
            if value in (was, current):
                continue
            if current == was:
                changes[name] = value
            else:
                sentence = _("{what}: “{field}” was changed in the scorecard and in the workbook.")
                label = _(HEADERS.get(name) or HEADERS.get(f"{name}.kind") or name)
                self.dispute(sentence.format(what=what, field=label), item=item)
        return changes

    def _begun(self, record: Record) -> Entity | None:
        """Return the new entity of a row; None where it leaves out what it needs."""
        if any(record.entity_id in self.card.table(name) for name in TABLES):
            sentence = _("Its hidden id belongs to something else; empty it to make a new row.")
            self.refuse(record.row.where(), sentence, item=(record.table, record.entity_id))
            return None
        kind: Any = TABLES[record.table]
        try:
            entity: Entity = kind(id=record.entity_id, **record.fields)
        except TypeError:
            sentence = _("This row leaves out what it needs.")
            self.refuse(record.row.where(), sentence, item=(record.table, record.entity_id))
            return None
        return self._completed(entity, record.fields)

    def _completed(self, entity: Entity, said: Mapping[str, Any]) -> Entity:
        """Give a new entity what its row left out: a number, a place among its siblings."""
        if isinstance(entity, Measure) and "aggregation" not in said:
            return replace(entity, aggregation=default_aggregation(entity.unit.kind))
        if isinstance(entity, Attachment) and "position" not in said:
            siblings = Relations(self.card).attachments_of(entity.objective_id)
            return replace(entity, position=last_position(siblings))
        if isinstance(entity, Objective):
            return self._numbered(entity, said)
        return entity

    def _numbered(self, objective: Objective, said: Mapping[str, Any]) -> Objective:
        used = {each.number for each in self.card.objectives.values()}
        number = objective.number
        if number < 1 or number in used or number <= self.card.settings.last_number:
            number = next_number(self.card)
        self.card = self.card.with_settings(last_number=max(number, next_number(self.card) - 1))
        siblings = (
            each
            for each in self.card.objectives.values()
            if each.perspective_id == objective.perspective_id
        )
        # rows are put all at once, so each leaves room for the new ones before it
        behind = last_position(siblings) + number - next_number(self.directory.current)
        position = objective.position if "position" in said else behind
        return replace(objective, number=number, position=position)

    def _without_faults(
        self, merged: Sequence[tuple[Record, Entity]]
    ) -> list[tuple[Record, Entity]]:
        """Leave out what contradicts itself or refers to what is not there, one after the other."""
        kept = list(merged)
        while True:
            there = self.card.put(*(entity for _record, entity in kept))
            faulty = [
                (record, fault) for record, entity in kept if (fault := self._fault(there, entity))
            ]
            if not faulty:
                return kept
            for record, fault in faulty:
                self.refuse(record.row.where(), fault, item=(record.table, record.entity_id))
            gone = {record.entity_id for record, _fault in faulty}
            kept = [(record, entity) for record, entity in kept if record.entity_id not in gone]

    def _fault(self, there: Scorecard, entity: Entity) -> str:
        before = self.card.table(table_of(entity)).get(entity.id)
        dangling = set(references(before)) if before is not None else set()
        if not all(each.is_in(there) or each in dangling for each in references(entity)):
            return _("What this row refers to is not there.")
        return _new_fault(before, normalised(entity))

    def _take_link(self, record: Record, link: Link) -> None:
        sentence = why_not_link(self.card, link)
        if sentence is None:
            self.card = self.card.put(link)
        else:
            self.refuse(record.row.where(), sentence, item=("links", link.id))

    def _place(self, objective: Objective) -> None:
        """Place a card that stands on no map yet: on the first one, at the end of its lane."""
        relations = Relations(self.card)
        if not relations.maps:
            return
        map_id: MapId = relations.maps[0].id
        lane = {
            each.id
            for each in self.card.objectives.values()
            if each.perspective_id == objective.perspective_id
        }
        taken = [each.x for each in relations.placements_on(map_id) if each.item_id in lane]
        x = max(taken) + CARD_WIDTH + GAP if taken else PADDING
        placement = Placement(PlacementId(self.mint()), map_id, objective.id, x=x, y=PADDING)
        self.card = self.card.put(placement)


def _new_fault(before: Entity | Settings | None, after: Entity | Settings) -> str:
    """Return the first contradiction that was not there before, empty for none."""
    old = set(contradictions(before)) if before is not None else set()
    return next((sentence for sentence in contradictions(after) if sentence not in old), "")
