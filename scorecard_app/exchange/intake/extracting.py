"""Turn the rows of a table into claims: the one way for every layout.

A number belongs to the measure that its row and column name together, to the kind and the period
that row or column say.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from scorecard_app.domain.measures import SeriesKind, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.meaning import Layout, Meaning
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.intake.claims import Claim, Claims, MeasureIn, ObjectiveIn, Unread
from scorecard_app.exchange.intake.periods import CellPeriods
from scorecard_app.exchange.intake.rows import RowReader, shown
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.exchange.values.numbers import Repair, is_nothing
from scorecard_app.exchange.values.wordings import word_of

Partner = Callable[[int, RowReader], "MeasureIn | Repair | None"]
"""Which measure of another table a row belongs to, or why to none."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell for a number, filled or not: whose it is, of which kind, and from when.

    A kind of None is the baseline. A period of None is that of the whole table; a Repair says why
    the cell has none.
    """

    row: int
    column: Column
    measure: MeasureIn
    kind: SeriesKind | None
    period: Period | Repair | None


_NUMBERS: Final = frozenset({Role.VALUE, Role.BASELINE})


def claims_of(meaning: Meaning, *, partner: Partner | None = None) -> Claims:
    """Read every row of a table; `partner` finds the measures where another table names them."""
    if meaning.layout is Layout.STRATEGY:
        return _strategy(meaning)
    extraction = _extraction(meaning, partner)
    for row, section in _rows(meaning):
        extraction.take(row, section)
    return extraction.claims


def places_of(meaning: Meaning) -> tuple[Claims, Iterator[Place]]:
    """Return what a table claims, and one by one the cells in which its numbers stand or would."""
    extraction = _extraction(meaning, None)
    for row, section in _rows(meaning):
        extraction.take(row, section)
    found = (place for row, section in _rows(meaning) for place in extraction.places(row, section))
    return extraction.claims, found


def _extraction(meaning: Meaning, partner: Partner | None) -> "_Extraction":
    reader = RowReader(meaning)
    return _Extraction(reader, CellPeriods(reader), partner)


def _rows(meaning: Meaning) -> Iterator[tuple[int, str]]:
    """Yield the rows of data, each with the section in which it stands."""
    section = ""
    for row, kind in meaning.rows.items():
        if kind is RowKind.SECTION:
            section = next((shown(c) for c in meaning.table.row(row) if c is not None), "")
        elif kind is RowKind.DATA:
            yield row, section


@dataclass
class _Extraction:
    """Collects what the rows claim."""

    reader: RowReader
    periods: CellPeriods
    partner: Partner | None = None
    claims: Claims = field(default_factory=Claims)
    _by_key: dict[Key, MeasureIn] = field(default_factory=dict)
    _disputed: dict[Key, Claim] = field(default_factory=dict)

    def take(self, row: int, section: str) -> None:
        """Take one row of data."""
        self.claims.rows += 1
        found = self.partner(row, self.reader) if self.partner is not None else None
        if isinstance(found, Repair):
            self.claims.unread.append(
                Unread(self.reader.where(row), self.reader.plain_name(row), found)
            )
            return
        for column, measure, kind in self._columns(row, section, found):
            cell = self.reader.cell(row, column)
            if cell is not None and column.role in _NUMBERS:
                self._take_cell(row, column, measure, kind, cell)

    def places(self, row: int, section: str) -> Iterator[Place]:
        """Yield the cells for numbers in one row, whatever is in them."""
        for column, measure, kind in self._columns(row, section, None):
            if column.role is Role.BASELINE or kind is Role.BASELINE:
                yield Place(row, column, measure, None, None)
            elif column.role is Role.VALUE:
                chosen = kind if isinstance(kind, SeriesKind) else column.kind
                yield Place(row, column, measure, chosen, self.periods.of(row, column))

    def _columns(
        self, row: int, section: str, found: MeasureIn | None
    ) -> Iterator[tuple[Column, MeasureIn, SeriesKind | Role | None]]:
        """Yield the columns of a row that hold numbers, each with its measure and kind."""
        name, kind = self.reader.name_and_kind(row)
        measures: dict[str, MeasureIn] = {}
        for column in self.reader.numbers or self.reader.meaning.of(Role.MEASURE):
            measure = found or measures.get(column.part)
            if measure is None:
                measure = measures[column.part] = self._measure(row, name, section, column)
            yield column, measure, kind

    def _measure(self, row: int, name: str, section: str, column: Column) -> MeasureIn:
        """Return the measure of a cell, begun with its first row."""
        reader = self.reader
        own: Key = (row,) if reader.has_rows_of_their_own else ()
        groups = reader.text(row, Role.GROUP)
        objective = reader.text(row, Role.OBJECTIVE)
        key = (
            *own,
            reader.text(row, Role.ID) or name,
            name,
            section,
            groups,
            objective,
            column.part,
        )
        if key not in self._by_key:
            measure = MeasureIn(
                _full_name(name, column.part, reader.meaning),
                reader.where(row),
                source_id=reader.text(row, Role.ID),
                unit=reader.unit(row, name, column),
                objective=_objective(objective, groups, section, reader.meaning),
                parent=reader.text(row, Role.PARENT),
                perspective=reader.text(row, Role.PERSPECTIVE),
                owner=reader.text(row, Role.OWNER),
                definition=reader.text(row, Role.DEFINITION),
                notes=reader.text(row, Role.NOTES, between="\n"),
                source=reader.text(row, Role.SOURCE),
                custom=reader.fields(row),
            )
            self._by_key[key] = measure
            self.claims.measures.append(measure)
        return self._by_key[key]

    def _take_cell(
        self,
        row: int,
        column: Column,
        measure: MeasureIn,
        kind: SeriesKind | Role | None,
        cell: Plain,
    ) -> None:
        if measure.unit == Unit():
            measure.unit = self.reader.unit(row, measure.name, column)
        reading = self.reader.reading(row, column, measure.unit, cell)
        where = self.reader.where(row, column)
        if reading.number is None:
            self._take_none(where, shown(cell), reading.repair)
            return
        claim = Claim(reading.number, where, reading.remark)
        if column.role is not Role.BASELINE and kind is not Role.BASELINE:
            self._put(row, column, measure, kind, claim)
        elif measure.baseline is None or measure.baseline.number == claim.number:
            measure.baseline = claim
        else:
            self._dispute(claim)

    def _take_none(self, where: str, text: str, repair: Repair | None) -> None:
        """Note a cell without a number: what mends it, or the word that says there is none."""
        if repair is not None:
            self.claims.unread.append(Unread(where, text, repair))
        elif is_nothing(text, self.reader.meaning.conventions) or self._is_told_nothing(text):
            self.claims.empty_words[text] = self.claims.empty_words.get(text, 0) + 1

    def _is_told_nothing(self, text: str) -> bool:
        words = self.reader.meaning.conventions.words
        return word_of(text) in words and words[word_of(text)] is None

    def _put(
        self,
        row: int,
        column: Column,
        measure: MeasureIn,
        kind: SeriesKind | Role | None,
        claim: Claim,
    ) -> None:
        period = self.periods.of(row, column)
        if isinstance(period, Repair):
            self.claims.unread.append(Unread(claim.where, f"{claim.number:.15g}", period))
            return
        chosen = kind if isinstance(kind, SeriesKind) else column.kind
        figures = measure.figures.setdefault(chosen, {})
        disputed = self._disputed.get((id(measure), chosen, period))
        other = figures.get(period)
        if disputed is None and (other is None or other.number == claim.number):
            figures.setdefault(period, claim)
            return
        if other is not None:
            del figures[period]
            self._dispute(other)
        self._disputed[id(measure), chosen, period] = claim
        self._dispute(claim)

    def _dispute(self, claim: Claim) -> None:
        """List a number that another row contradicts; none of them is taken."""
        text = f"{claim.number:.15g}"
        self.claims.unread.append(Unread(claim.where, text, Repair.DISPUTED))


def _full_name(name: str, part: str, meaning: Meaning) -> str:
    """Name a measure by its row and, where columns measure different things, by its column."""
    if not part or not name:
        return name or part or meaning.table.name or meaning.table.sheet.name or _stem(meaning)
    return f"{part}: {name}" if not meaning.of(Role.MEASURE) else f"{name}: {part}"


def _objective(objective: str, groups: str, section: str, meaning: Meaning) -> str:
    """Name the objective that a measure serves by all that its row is grouped under."""
    parts = [each for each in (groups, section, objective) if each]
    if parts:
        return ", ".join(parts)
    title = meaning.header.titles[-1] if meaning.header.titles else ""
    return title or meaning.table.sheet.name or _stem(meaning)


def _stem(meaning: Meaning) -> str:
    return meaning.book.name.rpartition(".")[0] or meaning.book.name


def _strategy(meaning: Meaning) -> Claims:
    """Take each row as an objective; those that several rows share are taken once."""
    reader, claims = RowReader(meaning), Claims()
    seen: set[Sequence[str]] = set()
    for row in reader.data():
        claims.rows += 1
        found = ObjectiveIn(
            reader.text(row, Role.OBJECTIVE) or reader.text(row, Role.PARENT),
            reader.where(row),
            source_id=reader.text(row, Role.ID),
            parent=reader.text(row, Role.PARENT) if meaning.of(Role.OBJECTIVE) else "",
            perspective=reader.text(row, Role.PERSPECTIVE),
            description=reader.text(row, Role.DEFINITION) or reader.text(row, Role.NOTES),
        )
        key = (found.name, found.parent, found.perspective, found.source_id)
        if found.name and key not in seen:
            seen.add(key)
            claims.objectives.append(found)
    return claims
