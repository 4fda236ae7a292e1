"""What people made of a scorecard in its workbook: the base, with all that its rows changed.

A cell that still says what was written says nothing. What cannot be is left alone and noted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from scorecard_app.document.edits.objectives import next_number
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.limits import contradictions
from scorecard_app.document.references import references
from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link
from scorecard_app.domain.measures import Attachment, Measure, Series, default_aggregation
from scorecard_app.domain.normal import normalised
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard, table_of
from scorecard_app.domain.settings import Settings
from scorecard_app.domain.strategy import Objective
from scorecard_app.exchange.workbook.back.numbers import Claim
from scorecard_app.exchange.workbook.back.records import Record, Unread
from scorecard_app.exchange.workbook.columns import default_of
from scorecard_app.texts import _

Item = tuple[str, EntityId | int]
"""A row by table and id, or a value by series id and ordinal."""


@dataclass(frozen=True, slots=True)
class NewFrequency:
    """How often a measure was taken, how often a workbook wants it taken, and where it says so."""

    was: Frequency
    wanted: Frequency
    where: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two numbers that a workbook has for one period of a series: on “Data entry” and “Values”."""

    series: Series
    period: int
    was: float | None
    entered: Claim
    listed: Claim

    @property
    def item(self) -> Item:
        """Return what it is about."""
        return self.series.id, self.period

    @property
    def sentence(self) -> str:
        """Say where the two stand."""
        return _("{first} and {second} hold different numbers for the same period.").format(
            first=self.entered.where, second=self.listed.where
        )


@dataclass
class Theirs:
    """Their side as it grows, row by row, out of the base; `mine` is how the scorecard is now."""

    base: Scorecard
    mine: Scorecard
    card: Scorecard
    unread: list[Unread] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    left: set[Item] = field(default_factory=set)
    frequencies: dict[MeasureId, NewFrequency] = field(default_factory=dict)

    def refuse(self, where: str, sentence: str, *, item: Item) -> None:
        """Leave one thing alone because it cannot be."""
        self.unread.append(Unread(where, sentence))
        self.left.add(item)

    def dispute(self, dispute: Dispute) -> None:
        """Leave a number alone because the workbook contradicts itself: someone has to decide."""
        self.disputes.append(dispute)
        self.left.add(dispute.item)

    def everything(self) -> Scorecard:
        """Return all records of both sides; theirs where both have one."""
        return replace(
            self.card,
            **{name: {**self.mine.table(name), **self.card.table(name)} for name in TABLES},  # type: ignore[arg-type]  # by TABLES
        )

    def take_settings(self, fields: Mapping[str, Any]) -> None:
        """Take what the workbook changed of the settings."""
        before = self.base.settings
        changes = {name: value for name, value in fields.items() if value != getattr(before, name)}
        if not changes:
            return
        settings = normalised(replace(before, **changes))
        fault = _new_fault(before, settings)
        if fault:
            self.refuse(_("Settings"), fault, item=("settings", ""))
        else:
            self.card = replace(self.card, settings=settings)

    def take_records(self, by_table: Mapping[str, Mapping[EntityId, Record]]) -> None:
        """Take the rows of all tables: links last, because what they join must be there."""
        made = [
            (record, normalised(entity))
            for table in TABLES
            for record in by_table.get(table, {}).values()
            if (entity := self._made(record)) is not None
        ]
        made = self._without_faults(made)
        self.card = self.card.put(*(each for _row, each in made if not isinstance(each, Link)))
        for record, entity in made:
            if isinstance(entity, Link):
                self._take_link(record, entity)

    def _made(self, record: Record) -> Entity | None:
        """Return what a row makes of its entity; None where it says nothing new."""
        if not record.fields:
            return None
        was = self.base.table(record.table).get(record.entity_id)
        if was is None:
            now = self.mine.table(record.table).get(record.entity_id)
            return self._begun(record) if now is None else _said(now, record)
        changes = {
            name: value for name, value in record.fields.items() if value != getattr(was, name)
        }
        if isinstance(was, Measure) and "frequency" in changes:
            wanted = changes.pop("frequency")
            where = record.row.where("frequency")
            self.frequencies[was.id] = NewFrequency(was.frequency, wanted, where)
        return replace(was, **changes) if changes else None

    def _begun(self, record: Record) -> Entity | None:
        """Return the new entity of a row; None where it leaves out what it needs."""
        sides = (self.card, self.mine)
        if any(record.entity_id in side.table(name) for side in sides for name in TABLES):
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
            siblings = Relations(self.everything()).attachments_of(entity.objective_id)
            return replace(entity, position=last_position(siblings))
        if isinstance(entity, Objective):
            return self._numbered(entity, said)
        return entity

    def _numbered(self, objective: Objective, said: Mapping[str, Any]) -> Objective:
        """Give a new card a number that neither side has, and a place behind those of its lane."""
        cards = [*self.mine.objectives.values(), *self.card.objectives.values()]
        first = max(next_number(self.mine), next_number(self.base))
        following = max(first, next_number(self.card))
        number = objective.number
        if number < following or number in {each.number for each in cards}:
            number = following
        self.card = self.card.with_settings(last_number=number)
        siblings = [each for each in cards if each.perspective_id == objective.perspective_id]
        # rows are put all at once, so each leaves room for the new ones before it
        behind = last_position(siblings) + number - first
        return replace(
            objective, number=number, position=objective.position if "position" in said else behind
        )

    def _without_faults(self, made: Sequence[tuple[Record, Entity]]) -> list[tuple[Record, Entity]]:
        """Leave out what contradicts itself or refers to what is not there, one after the other."""
        kept = list(made)
        everything = self.everything()
        while True:
            new = (each for _row, each in kept if each.id not in everything.table(table_of(each)))
            there = everything.put(*new)
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
        before = self.base.table(table_of(entity)).get(entity.id)
        dangling = set(references(before)) if before is not None else set()
        if not all(each.is_in(there) or each in dangling for each in references(entity)):
            return _("What this row refers to is not there.")
        return _new_fault(before, entity)

    def _take_link(self, record: Record, link: Link) -> None:
        sentence = why_not_link(self.everything(), link)
        if sentence is None:
            self.card = self.card.put(link)
        else:
            self.refuse(record.row.where(), sentence, item=("links", link.id))


def _said(now: Entity, record: Record) -> Entity | None:
    """Return an entity that was added since with what a row says of it; an empty cell says nothing.

    Where the two differ, nobody can know which is newer: without a base that is a conflict.
    """
    kind: Any = TABLES[record.table]
    said = {name: value for name, value in record.fields.items() if value != default_of(kind, name)}
    entity = replace(now, **said)
    return None if entity == now else entity


def _new_fault(before: Entity | Settings | None, after: Entity | Settings) -> str:
    """Return the first contradiction that was not there before, empty for none."""
    old = set(contradictions(before)) if before is not None else set()
    return next((sentence for sentence in contradictions(after) if sentence not in old), "")
