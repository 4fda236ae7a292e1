"""Read the rows of the tables of entities: which entity each is, and what its fields say."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from scorecard_app.domain.ids import EntityId, MintId
from scorecard_app.domain.measures import Measure, Unit, UnitKind
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.exchange.workbook.back.book import BookIn, Row, TableIn
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.fields import LEFT_OUT, FieldReader, columns_in
from scorecard_app.exchange.workbook.cells import UnreadableError, shown, text_in
from scorecard_app.exchange.workbook.columns import Column, Shape, default_of
from scorecard_app.exchange.workbook.wording import SHEETS
from scorecard_app.texts import _

NATURAL_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "notes": ("text",),
    "decisions": ("text",),
    "attachments": ("objective_id", "measure_id"),
    "series": ("measure_id", "kind", "name"),
    "rules": ("measure_id", "since"),
    "overrides": ("subject_id", "since"),
    "locks": ("measure_id", "until"),
    "links": ("from_id", "to_id", "sign"),
    "placements": ("map_id", "item_id"),
}
"""What tells rows apart where their hidden id was lost; elsewhere it is the name."""

_LATER: Final = frozenset({"pictures"})
"""Tables that workbooks of older versions do not have."""

_ORDER: Final = (
    "measures", "attachments", "series",
    *(each for each in TABLES if each not in {"measures", "attachments", "series"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """Something of the workbook that was left alone: where it is, and why."""

    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the entity it is, the fields that could be read, and whether it is a new one."""

    table: str
    entity_id: EntityId
    fields: Mapping[str, Any]
    row: Row
    is_new: bool = False


@dataclass
class Records:
    """All rows of all tables, and what could not be read of them."""

    by_table: dict[str, dict[EntityId, Record]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)

    def gone(self, written: Scorecard, card: Scorecard) -> list[EntityId]:
        """Return what was written, is still in the scorecard, and has no row any more.

        Tables in which a row could not be told are left alone, and so are hidden ones.
        """
        return [
            key
            for table, found in self.by_table.items()
            if table not in self.unclear and not SHEETS[table].is_technical
            for key in written.table(table)
            if key not in found and key in card.table(table)
        ]

    def note_doubled(self, found: TableIn) -> None:
        """Report the columns whose header is that of an earlier one."""
        for text, place in found.doubled.items():
            sentence = _("A column before this one is called “{name}” too; this one was left.")
            self.unread.append(Unread(found.address(place), sentence.format(name=shown(text))))

    def field(self, table: str, entity_id: EntityId, name: str) -> Any:  # noqa: ANN401 - any field
        """Return what a row says, None where it says nothing."""
        record = self.by_table.get(table, {}).get(entity_id)
        return record.fields.get(name) if record else None


def read_records(book: BookIn, directory: Directory, *, mint: MintId) -> Records:
    """Read every table of entities; what cannot be read is noted and left out."""
    reader = _Reader(directory, mint, Records())
    tables = {table: found for table in TABLES if (found := book.tables.get(table)) is not None}
    reader.records.missing += [
        each
        for each in TABLES
        if each not in tables and (each not in _LATER or each in book.tables)
    ]
    for table, found in tables.items():
        reader.note_columns(found)
        reader.identify(table, found)
    for table in _ORDER:
        if table in tables:
            reader.read(table)
    return reader.records


@dataclass
class _Reader:
    """Reads table after table: first who is who, then what they say."""

    directory: Directory
    mint: MintId
    records: Records
    rows: dict[str, list[tuple[EntityId, Row]]] = field(default_factory=dict)

    def note_columns(self, found: TableIn) -> None:
        """Report the columns that nobody asked for, and those that are there twice."""
        self.records.note_doubled(found)
        for text in found.unknown:
            self.refuse(found.grid.sheet, _("The column “{name}” is not known.").format(name=text))

    def refuse(self, where: str, sentence: str) -> None:
        """Note something that is left alone."""
        self.records.unread.append(Unread(where, sentence))

    def identify(self, table: str, found: TableIn) -> None:
        """Give every row its entity: by id, else by its unique name; empty for a new one."""
        rows = list(found.rows())
        seen: dict[EntityId, Row] = {}
        nameless: list[Row] = []
        identified: list[tuple[EntityId, Row]] = []
        for row in rows:
            entity_id = text_or_nothing(row, "id#")
            if not entity_id:
                nameless.append(row)
            elif entity_id in seen:
                self._refuse_double(row, seen[entity_id])
            else:
                seen[entity_id] = row
                identified.append((entity_id, row))
        if table not in NATURAL_KEYS or len(NATURAL_KEYS[table]) == 1:
            identified += self._by_name(table, nameless, seen)
        else:
            identified += [("", row) for row in nameless]
        for entity_id, row in identified:
            self.directory.note(table, _name_of(table, row), entity_id)
        self.rows[table] = identified

    def read(self, table: str) -> None:
        """Read the fields of every row of a table."""
        found = self.records.by_table.setdefault(table, {})
        rows = self.rows[table]
        by_field = columns_in(table, rows[0][1]) if rows else {}
        keys = sorted(rows[0][1].table.columns) if rows else ()
        for known_id, row in rows:
            as_written = self.directory.prints.get((table, known_id))
            if as_written is not None and row.print_of(keys) == as_written:
                found[known_id] = Record(table, known_id, {}, row)
                continue
            known = self.directory.known(table, known_id) if known_id else None
            count = len(self.records.unread)
            fields = self._fields(row, by_field, known_id, known)
            if known is None and len(self.records.unread) > count:
                continue  # half a new row would say something else than the whole
            entity_id = known_id or self._by_key(table, fields, found)
            if entity_id is None:
                self.refuse(row.where(), _("More than one row could be meant; its id is missing."))
                self.records.unclear.add(table)
                continue
            is_new = self.directory.known(table, entity_id) is None
            found[entity_id] = Record(table, entity_id, fields, row, is_new)

    def _refuse_double(self, row: Row, first: Row) -> None:
        sentence = _(
            "This row has the same hidden id as row {number}. To make it a new row, empty its Id."
        )
        self.refuse(row.where(), sentence.format(number=first.number + 1))

    def _by_name(
        self, table: str, rows: Sequence[Row], seen: Mapping[EntityId, Row]
    ) -> Iterator[tuple[EntityId, Row]]:
        """Yield the rows without an id that can be told by name, and new ones with a new id."""
        counts = Counter(_name_of(table, row) for row in rows)
        for row in rows:
            name = _name_of(table, row)
            if not name and _has_empty_name(table, row):
                sentence = _("This new row needs something here by which people know it.")
                self.refuse(row.where(_naming(table)), sentence)
                continue
            known = dict.fromkeys(
                (
                    *self.directory.written_names.ids(table, name),
                    *self.directory.current_names.ids(table, name),
                )
            )
            free = [each for each in known if each not in seen] if name else []
            if not free:
                yield self.mint(), row
            elif len(free) == 1 and counts[name] == 1:
                yield free[0], row
            else:
                sentence = _("More than one is called “{name}”, and this row's id is missing.")
                self.refuse(row.where(), sentence.format(name=shown(name)))
                self.records.unclear.add(table)

    def _by_key(
        self, table: str, fields: Mapping[str, Any], taken: Mapping[EntityId, Record]
    ) -> EntityId | None:
        """Return the entity that a row without an id is by what it joins; a new id for none."""
        names = NATURAL_KEYS[table]
        kind: Any = TABLES[table]
        key = [fields.get(name, default_of(kind, name)) for name in names]
        cards = (self.directory.written, self.directory.current)
        found = dict.fromkeys(
            each.id
            for card in cards
            for each in card.table(table).values()
            if each.id not in taken and [getattr(each, name) for name in names] == key
        )
        if len(found) > 1:
            return None
        return next(iter(found), None) or self.mint()

    def _fields(
        self,
        row: Row,
        by_field: Mapping[str, Sequence[Column]],
        entity_id: EntityId,
        known: Entity | None,
    ) -> Mapping[str, Any]:
        """Return what a row says, by field; what cannot be read is noted and left out."""
        found: dict[str, Any] = {}
        reader = FieldReader(self.directory, row, known, entity_id)
        for name, columns in by_field.items():
            try:
                value = reader.value(columns, self._unit(columns, known, found))
            except UnreadableError as error:
                self.refuse(row.where(reader.key), str(error))
            else:
                if value is not LEFT_OUT:
                    found[name] = value
        return found

    def _unit(
        self, columns: Sequence[Column], known: Entity | None, fields: Mapping[str, Any]
    ) -> UnitKind:
        """Return the unit in which a row's own numbers were written."""
        unit: Unit | None = None
        if not any(each.shape is Shape.IN_UNIT for each in columns):
            return UnitKind.NUMBER
        if columns[0].field != "parameters":
            unit = known.unit if isinstance(known, Measure) else fields.get("unit")
        else:
            measure_id = fields.get("measure_id") or ""
            measure = self.directory.known("measures", measure_id)
            in_sheet = self.records.field("measures", measure_id, "unit")
            unit = measure.unit if isinstance(measure, Measure) else in_sheet
        return unit.kind if unit else UnitKind.NUMBER


def text_or_nothing(row: Row, key: str) -> str:
    """Return the text of a cell, empty where it is missing or shows an error."""
    try:
        return text_in(row.cell(key))
    except UnreadableError:
        return ""


def _name_of(table: str, row: Row) -> str:
    """Return the name that a row gives its entity, empty where it gives none."""
    return text_or_nothing(row, _naming(table))


def _naming(table: str) -> str:
    """Return the column that says what a row is about."""
    (name, *_others) = NATURAL_KEYS.get(table, ("name",))
    return name


def _has_empty_name(table: str, row: Row) -> bool:
    """Say whether the cell of a name is there, and really empty."""
    name = _naming(table)
    try:
        return row.has(name) and not text_in(row.cell(name)).strip()
    except UnreadableError:
        return False
