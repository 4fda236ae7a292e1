"""Read the numbers: wide from "Data entry", long from "Values", each with where it stood."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Final

from scorecard_app.domain.ids import EntityId, MeasureId, MintId, SeriesId
from scorecard_app.domain.measures import Measure, Remark, Series, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period, parse_period, period_of
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.book import BookIn, Row, TableIn
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.records import Records, Unread
from scorecard_app.exchange.workbook.cells import (
    Cell,
    UnreadableError,
    decode,
    number_in,
    shown,
    text_in,
)
from scorecard_app.exchange.workbook.columns import Column, Shape
from scorecard_app.exchange.workbook.out.entry import ENTRY
from scorecard_app.exchange.workbook.out.values import VALUES
from scorecard_app.texts import _

_SURE: Final = 100
_TEXT_KEYS: Final = frozenset({"measure", "kind", "name", "unit", "measure_id#", "series_id#"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What one cell says: a number, or (None) that there is none."""

    number: float | None
    row: Row
    key: str

    @property
    def where(self) -> str:
        """Return the address of the cell."""
        return self.row.where(self.key)


@dataclass
class SeriesIn:
    """What the workbook says of one series: wide, long, and the remarks beside the long ones."""

    series: Series
    frequency: Frequency | None
    unit: UnitKind
    wide: dict[int, Claim] = field(default_factory=dict)
    long: dict[int, Claim] = field(default_factory=dict)
    remarks: dict[int, Remark | None] = field(default_factory=dict)


def read_numbers(
    book: BookIn, directory: Directory, records: Records, *, mint: MintId
) -> Mapping[EntityId, SeriesIn]:
    """Read all numbers, by series; what cannot be read is noted among the records."""
    finder = SeriesFinder(directory, records, mint)
    for key in book.meta.tables:
        what, _between, rest = key.rpartition(" ")
        if what not in {ENTRY, VALUES}:
            continue
        table = book.tables.get(key)
        if table is None:
            records.missing.append(key)
        elif what == ENTRY:
            _Wide(finder, Frequency(rest)).read(table)
        else:
            _Long(finder).read(table)
    return finder.found


@dataclass
class SeriesFinder:
    """Finds the series that a row is about: by id, else by measure, kind and name."""

    directory: Directory
    records: Records
    mint: MintId
    found: dict[EntityId, SeriesIn] = field(default_factory=dict)

    def refuse(self, where: str, sentence: str) -> None:
        """Note something that is left alone."""
        self.records.unread.append(Unread(where, sentence))

    def series(self, row: Row) -> SeriesIn:
        """Return what is known of a row's series, a new one where there is none; may raise."""
        series_id = text_in(row.cell("series_id#"))
        if series_id not in self.found:
            known = self._known.get(SeriesId(series_id)) or self._by_texts(row)
            self.found.setdefault(known.id, self._begun(known))
            series_id = known.id
        return self.found[series_id]

    @cached_property
    def _known(self) -> dict[SeriesId, Series]:
        """Return every series there is: as in the workbook, as written, as now."""
        known = {**self.directory.current.series, **self.directory.written.series}
        for key, record in self.records.by_table.get("series", {}).items():
            if record.is_new and "measure_id" in record.fields:
                known[SeriesId(key)] = Series(id=SeriesId(key), **record.fields)
        return known

    @cached_property
    def _ids(self) -> Mapping[tuple[str, SeriesKind, str], list[SeriesId]]:
        found: dict[tuple[str, SeriesKind, str], list[SeriesId]] = defaultdict(list)
        for key, series in self._known.items():
            found[series.measure_id, series.kind, series.name].append(key)
        return found

    def _by_texts(self, row: Row) -> Series:
        """Return the series that a row's texts name, or a new one; raises UnreadableError."""
        beside = text_in(row.cell("measure_id#"))
        name = text_in(row.cell("measure"))
        measure_id = self.directory.one(name, beside, table="measures")
        if measure_id is None:
            raise UnreadableError(_("This row does not say which measure it is about."))
        kind = decode(row.cell("kind") or SeriesKind.ACTUAL.value, _KIND, UnitKind.NUMBER)
        key = (measure_id, kind, text_in(row.cell("name")))
        ids = self._ids.get(key, [])
        if len(ids) > 1:
            raise UnreadableError(_("More than one series could be meant; its id is missing."))
        if ids:
            return self._known[ids[0]]
        new = Series(SeriesId(self.mint()), MeasureId(measure_id), kind, key[2])
        self._known[new.id] = new
        self._ids.setdefault(key, []).append(new.id)  # type: ignore[attr-defined]  # ours
        return new

    def _begun(self, series: Series) -> SeriesIn:
        measure = self.directory.known("measures", series.measure_id)
        if isinstance(measure, Measure):
            return SeriesIn(series, measure.frequency, measure.unit.kind)
        record = self.records.by_table.get("measures", {}).get(series.measure_id)
        if record is None:
            return SeriesIn(series, None, UnitKind.NUMBER)
        frequency = record.fields.get("frequency", Frequency.MONTH)
        return SeriesIn(series, frequency, record.fields.get("unit", Unit()).kind)


@dataclass(frozen=True)
class _Wide:
    """Reads a "Data entry" table: a row per series, a column per period."""

    finder: SeriesFinder
    frequency: Frequency

    def read(self, table: TableIn) -> None:
        """Read every row; two rows of one series are one too many."""
        self.finder.records.note_doubled(table)
        table, periods = self._with_periods(table)
        seen: set[EntityId] = set()
        for row in table.rows():
            if row.is_empty("series_id#", *periods):
                continue  # offered for numbers, and nobody took it up
            try:
                found = self.finder.series(row)
            except UnreadableError as error:
                self.finder.refuse(row.where("measure"), str(error))
                continue
            if found.series.id in seen:
                self.finder.refuse(row.where(), _("This row is about the same series as another."))
            elif found.frequency is not self.frequency:
                self.finder.refuse(row.where(), _("This measure is not taken in these periods."))
            else:
                seen.add(found.series.id)
                self._read_row(row, found, periods)

    def _with_periods(self, table: TableIn) -> tuple[TableIn, Mapping[str, int]]:
        """Return the table with the periods that people added, and each period's ordinal."""
        columns = dict(table.columns)
        periods: dict[str, int] = {}
        for text, place in {**table.columns, **table.unknown}.items():
            if text in _TEXT_KEYS:
                continue
            try:
                period = parse_period(text)
            except UserError as error:
                self.finder.refuse(table.address(place), str(error))
                continue
            if period.frequency is self.frequency:
                columns[text] = place
                periods[text] = period.ordinal
            else:
                sentence = _("“{period}” is not a period of this table.").format(period=text)
                self.finder.refuse(table.address(place), sentence)
        return replace(table, columns=columns), periods

    def _read_row(self, row: Row, found: SeriesIn, periods: Mapping[str, int]) -> None:
        written = self.finder.directory.written_samples(found.series.id)
        for text, ordinal in periods.items():
            try:
                cell = row.cell(text)
                if cell is not None:
                    number = number_in(cell, found.unit)
                    found.wide[ordinal] = Claim(number, row, text)
                elif ordinal in written:
                    found.wide[ordinal] = Claim(None, row, text)
            except UnreadableError as error:
                self.finder.refuse(row.where(text), str(error))


@dataclass(frozen=True)
class _Long:
    """Reads a "Values" table: a row per number."""

    finder: SeriesFinder

    def read(self, table: TableIn) -> None:
        """Read every row."""
        self.finder.records.note_doubled(table)
        for text, place in table.unknown.items():
            sentence = _("The column “{name}” is not known.").format(name=text)
            self.finder.refuse(table.address(place), sentence)
        for row in table.rows():
            key = "measure"
            try:
                found = self.finder.series(row)
                key = "period"
                ordinal = self._ordinal(row, found)
                key = "number"
                self._read_number(row, found, ordinal)
                key = "confidence"
                self._read_remark(row, found, ordinal)
            except UnreadableError as error:
                self.finder.refuse(row.where(key), str(error))

    def _ordinal(self, row: Row, found: SeriesIn) -> int:
        """Return the ordinal of a row's period; raises UnreadableError."""
        cell = row.cell("period")
        if cell is None:
            cell = row.cell("start")
        if found.frequency is None:
            return _bare_ordinal(cell)
        if isinstance(cell, date):
            fiscal_start = self.finder.directory.written.settings.fiscal_start
            return period_of(cell, found.frequency, fiscal_start=fiscal_start).ordinal
        period = _period(text_in(cell).strip())
        if period.frequency is not found.frequency:
            sentence = _(
                "“{period}” is not a period of this measure, which is taken by {frequency}."
            )
            raise UnreadableError(sentence.format(period=period, frequency=found.frequency.value))
        return period.ordinal

    def _read_number(self, row: Row, found: SeriesIn, ordinal: int) -> None:
        if not row.has("number"):
            return
        cell = row.cell("number")
        claim = Claim(None if cell is None else number_in(cell, found.unit), row, "number")
        before = found.long.get(ordinal)
        if before is not None and before.number != claim.number:
            raise UnreadableError(
                _("{first} has another number for the same period.").format(first=before.where)
            )
        found.long[ordinal] = claim

    def _read_remark(self, row: Row, found: SeriesIn, ordinal: int) -> None:
        """Note what is said beside a number; a remark that says nothing cannot be seen."""
        if not (row.has("note") or row.has("confidence")):
            return
        series = self.finder.directory.written.series.get(found.series.id)
        before = series.remarks.get(ordinal) if series else None
        usual = before or Remark()
        note = text_in(row.cell("note")) if row.has("note") else usual.note
        sure = row.cell("confidence")
        confidence = None if sure is None else number_in(sure, UnitKind.PERCENT)
        if not row.has("confidence"):
            confidence = usual.confidence
        if confidence is not None and not 0 <= confidence <= _SURE:
            raise UnreadableError(_("Confidence goes from 0 to 100 percent."))
        remark = Remark(note, confidence)
        found.remarks[ordinal] = before if remark == Remark() else remark


def _bare_ordinal(cell: Cell) -> int:
    text = text_in(cell)
    if not text.startswith("#") or not text[1:].lstrip("-").isdecimal():
        raise UnreadableError(_("“{text}” is not a period.").format(text=shown(cell)))
    return int(text[1:])


@cache
def _period(text: str) -> Period:
    """Read a period; the same few stand in thousands of rows."""
    try:
        return parse_period(text)
    except UserError as error:
        raise UnreadableError(str(error)) from error


_KIND: Final = Column(("kind",), Shape.WORD, SeriesKind)
