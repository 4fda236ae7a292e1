"""Write a scorecard as an Excel workbook that people can read, change and send back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.engine.results import Results
from scorecard_app.exchange.whole_file import write_whole
from scorecard_app.exchange.workbook.cells import Cell
from scorecard_app.exchange.workbook.columns import HIDDEN, NUMERIC, Column, Shape
from scorecard_app.exchange.workbook.hidden import (
    BASE,
    META,
    Meta,
    TableMeta,
    base_rows,
    facts,
    meta_rows,
)
from scorecard_app.exchange.workbook.hidden import SHEETS as SHEETS_WRITTEN
from scorecard_app.exchange.workbook.names import Names
from scorecard_app.exchange.workbook.out import entry, values
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written, write_text
from scorecard_app.exchange.workbook.out.live import (
    SCORECARD,
    SCORECARD_BEFORE,
    SCORING,
    SCORING_BEFORE,
    write_live,
)
from scorecard_app.exchange.workbook.out.pages import write_front
from scorecard_app.exchange.workbook.out.rows import RowMaker
from scorecard_app.exchange.workbook.out.settings import write_settings
from scorecard_app.exchange.workbook.out.widths import width
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.exchange.workbook.prints import ROWS, print_of, print_rows
from scorecard_app.exchange.workbook.wording import SHEETS, headers, note, table_name
from scorecard_app.texts import LocaleForms, _

_EVER: Final = ("objectives", "measures", "attachments", "rules", "links", "perspectives", "people")
"""The tables whose sheets are shown even when empty, because people fill them."""

_ALWAYS_FOLDED: Final = frozenset({"position", "source_id"})
_FOLDED: Final = frozenset(
    {
        "minimum",
        "maximum",
        "notes",
        "source",
        "colour_role",
        "weight_changes",
        "in_score",
        "lead_lag",
        "review",
    }
    | {"missing", "roll_up", "collection_cost", "side_effects", "guard_ids", "spread_target"}
    | {"target_basis", "confidence", "baseline_note", "driver_id", "outcome_id", "evidence_note"}
    | {"course", "phases", "weight_source"}
    | {"formula", "believer_ids", "updater_id", "column", "initials", "tag_ids", "theme_ids"}
)
"""Fields whose columns start folded away where none of the rows uses them."""

_SPARE_ROWS: Final = 200


def write_workbook(
    card: Scorecard,
    path: Path,
    *,
    results: Results | None = None,
    forms: LocaleForms | None = None,
    document_id: str = "",
    exported_at: datetime | None = None,
) -> None:
    """Write the workbook, whole or not at all.

    `results` fills the sheet "Scorecard" (None: without figures), `forms` says whether sheets run
    from right to left. UserError where the file cannot be written.
    """
    write_whole(path, workbook_bytes(card, results, forms, document_id, exported_at))


def workbook_bytes(
    card: Scorecard,
    results: Results | None = None,
    forms: LocaleForms | None = None,
    document_id: str = "",
    exported_at: datetime | None = None,
) -> bytes:
    """Return the workbook as bytes."""
    book = Book(right_to_left=bool(forms and forms.right_to_left), created=exported_at)
    writer = _Writer(book, card, results)
    writer.add_sheets()
    writer.write_tables(_today(results, exported_at))
    writer.write_pages(exported_at)
    writer.write_hidden(Meta(facts(document_id, exported_at), writer.places))
    return book.finished()


@dataclass
class _Writer:
    """Writes one scorecard: first all sheets in their order, then what stands on them."""

    book: Book
    card: Scorecard
    results: Results | None
    sheets: dict[str, Any] = field(default_factory=dict)
    guide: list[tuple[str, str]] = field(default_factory=list)
    places: dict[str, TableMeta] = field(default_factory=dict)
    prints: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Names:
        return Names(self.card)

    @cached_property
    def rows(self) -> RowMaker:
        return RowMaker(self.card, self.names)

    @cached_property
    def outline(self) -> Outline:
        return Outline(self.card)

    @cached_property
    def value_parts(self) -> list[Sequence[values.ValueRow]]:
        return list(values.parts(values.value_rows(self.outline)))

    @cached_property
    def words(self) -> tuple[type[Enum], ...]:
        """Return the choices that the sheet "Lists" offers."""
        kinds = (
            column.kind
            for table in TABLES
            for column in self.rows.columns(table)
            if column.shape is Shape.WORD
        )
        return tuple(dict.fromkeys(kinds))

    @cached_property
    def order(self) -> Mapping[EntityId, int]:
        """Return at which place of its own table each attachment and objective stands."""
        return {
            each.id: place
            for table in ("attachments", "objectives")
            for place, each in enumerate(self.rows.entities(table), start=1)
        }

    def add_sheets(self) -> None:
        """Add every sheet, so that each knows where the others are."""
        title = self.card.settings.name or _("Scorecard")
        how_to = _("What is in this workbook, and how to send it back.")
        self._add("front", _("Read me"), how_to, title=title)
        how_to = _("As of the last complete periods. To change numbers, go to “Data entry”.")
        self._add(SCORECARD, _("Scorecard"), how_to, title=title)
        shown = [each for each in SHEETS if self._is_shown(each)]
        self._add_tables(shown[:2])
        for index, frequency in enumerate(entry.frequencies(self.outline)):
            name = entry.sheet_name(frequency, is_first=not index)
            self._add(f"{entry.ENTRY} {frequency.value}", name, entry.how_to(frequency))
        for index in range(1, len(self.value_parts) + 1):
            name = _("Values") if index == 1 else _("Values {count}").format(count=index)
            self._add(f"{values.VALUES} {index}", name, values.how_to())
        self._add_tables(shown[2:])
        self._add("settings", _("Settings"), _("What holds for the scorecard as a whole."))
        if self.results is not None:
            how_to = _("How each measure gets its score, as formulas. Nothing here is read back.")
            self._add(SCORING, _("Scoring"), how_to)
        self._add("lists", _("Lists"), _("The words that the drop-down lists offer."))
        self._add_tables([each for each in SHEETS if each not in shown])
        if self.results is not None and self.results.last_year is not None:
            how_to = _("What stands in where a value is missing, by the policy of the scorecard.")
            for key, name in (
                (SCORECARD_BEFORE, _("Scorecard a year before")),
                (SCORING_BEFORE, _("Scoring a year before")),
            ):
                self._add_hidden(key, name, how_to)

    def write_tables(self, today: date | None) -> None:
        """Write the tables of entities, the numbers up to some time after today, the settings."""
        self._write_lists()
        for table in SHEETS:
            self._write_table(table)
        for frequency in entry.frequencies(self.outline):
            key = f"{entry.ENTRY} {frequency.value}"
            sheet = self.sheets[key]
            self.places[key] = entry.write_entry(
                self.book, sheet, self.outline, frequency=frequency, today=today
            )
        for index, rows in enumerate(self.value_parts, start=1):
            key = f"{values.VALUES} {index}"
            self.places[key] = values.write_values(
                self.book, self.sheets[key], rows, settings=self.card.settings, count=index
            )
        self.places |= write_settings(self.book, self.sheets["settings"], self.card, self.names)

    def write_pages(self, exported_at: datetime | None) -> None:
        """Write the sheets that are only read."""
        write_front(
            self.book, self.sheets["front"], self.card, sheets=self.guide, exported_at=exported_at
        )
        write_live(self.book, self.sheets, self.outline, self.places, self.results, self.order)

    def write_hidden(self, meta: Meta) -> None:
        """Write what only the program reads."""
        names = [*self.book.sheet_names, META, BASE, ROWS]
        meta = Meta({**meta.facts, SHEETS_WRITTEN: json.dumps(names)}, meta.tables)
        hidden = (
            (META, meta_rows(meta)),
            (BASE, base_rows(self.card)),
            (ROWS, print_rows(self.prints)),
        )
        for name, rows in hidden:
            sheet = self.book.sheet(name)
            sheet.very_hidden()
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    write_text(sheet, row, column, text=text)

    def _add(self, key: str, name: str, how_to: str, *, title: str = "") -> None:
        sheet = self.book.sheet(name, title or name, how_to)
        self.sheets[key] = sheet
        if key != "front":
            self.guide.append((sheet.get_name(), how_to))

    def _add_tables(self, tables: Sequence[str]) -> None:
        for table in tables:
            text = SHEETS[table]
            if self._is_shown(table):
                self._add(table, _(text.name), _(text.how_to))
            else:
                self._add_hidden(table, _(text.name), _(text.how_to))

    def _add_hidden(self, key: str, name: str, how_to: str) -> None:
        sheet = self.book.sheet(name, name, how_to)
        sheet.hide()
        self.sheets[key] = sheet

    def _is_shown(self, table: str) -> bool:
        if SHEETS[table].is_technical:
            return False
        return table in _EVER or bool(self.card.table(table))

    def _write_table(self, table: str) -> None:
        columns = self.rows.columns(table)
        entities = self.rows.entities(table)
        cells = [tuple(self.rows.cells(each, columns)) for each in entities]
        used = [
            _is_used(column, each)
            for column, each in zip(columns, zip(*cells, strict=True), strict=False)
        ]
        used = used or [False] * len(columns)
        heads = list(self._heads(columns, used))
        units = [self.book.formats.unit(self.rows.unit(each)) for each in entities]
        rows = [
            [
                Written(cell, unit if column.shape is Shape.IN_UNIT else head.format)
                for cell, column, head in zip(row, columns, heads, strict=True)
            ]
            for row, unit in zip(cells, units, strict=True)
        ]
        sheet = self.sheets[table]
        self.book.table(sheet, table_name(table), heads=heads, rows=rows)
        self.book.freeze(sheet)
        self.book.set_up_print(sheet)
        keys = dict(zip(headers(columns), (each.key for each in columns), strict=True))
        self.places[table] = TableMeta(table_name(table), sheet.get_name(), keys)
        in_order = sorted(range(len(columns)), key=lambda at: columns[at].key)
        for entity, row in zip(entities, cells, strict=True):
            self.prints[table, entity.id] = print_of(row[at] for at in in_order)

    def _heads(self, columns: Sequence[Column], used: Sequence[bool]) -> Iterator[Head]:
        texts = headers(columns)
        for column, text, is_used in zip(columns, texts, used, strict=True):
            is_folded = column.shape is Shape.CODE or column.field in _ALWAYS_FOLDED
            is_folded = is_folded or (column.field in _FOLDED and not is_used)
            yield Head(
                text,
                width(column),
                note(column),
                self._look(column),
                is_number=column.shape in NUMERIC,
                is_rare=is_folded,
                is_hidden=column.shape in HIDDEN,
                choices=self._choices(column),
                is_strict=column.shape in {Shape.WORD, Shape.YES_NO},
            )

    def _look(self, column: Column) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Return the format of a column's cells; None where it depends on the content."""
        formats = self.book.formats
        match column.shape:
            case Shape.ID | Shape.IDS | Shape.PERIOD | Shape.CODE | Shape.MOMENT:
                return formats.key
            case Shape.PERCENT:
                return formats.percent
            case Shape.DAY:
                return formats.day
            case Shape.WHOLE | Shape.NUMBER | Shape.IN_UNIT:
                return formats.number
            case _:
                return None

    def _choices(self, column: Column) -> str:
        """Return the cells from which a column's drop-down list takes its words."""
        if column.shape is Shape.YES_NO:
            return self._list_range(0, 2)
        if column.shape is Shape.WORD:
            return self._list_range(1 + self.words.index(column.kind), len(column.kind))
        if column.shape is not Shape.NAME or column.table in {None, "attachments"}:
            return ""
        count = len(self.card.table(column.table or ""))
        return self._range(column.table or "", 0, count + _SPARE_ROWS) if count else ""

    def _list_range(self, column: int, count: int) -> str:
        return self._range("lists", column, count)

    def _range(self, key: str, column: int, count: int) -> str:
        from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 - heavy

        first = HEADER_ROW + 1
        name = self.sheets[key].get_name()
        return f"'{name}'!{xl_range_abs(first, column, first + count - 1, column)}"

    def _write_lists(self) -> None:
        lists = [("yes or no", ["yes", "no"])]
        lists += [(_spoken(kind), [str(each.value) for each in kind]) for kind in self.words]
        longest = max(len(words) for _title, words in lists)
        heads = [Head(title, 20) for title, _words in lists]
        rows = [
            [Written(words[row] if row < len(words) else None) for _title, words in lists]
            for row in range(longest)
        ]
        sheet = self.sheets["lists"]
        self.book.table(sheet, "tblLists", heads=heads, rows=rows)
        self.book.freeze(sheet, columns=0)
        self.book.set_up_print(sheet)


def _today(results: Results | None, exported_at: datetime | None) -> date | None:
    """Return the day up to which people will want to type numbers, as far as it is known."""
    if exported_at is not None:
        return exported_at.date()
    return max(results.dates, default=None) if results else None


def _is_used(column: Column, cells: Sequence[Cell]) -> bool:
    """Say whether any cell of a column says more than its default."""
    usual = "yes" if column.default is True else "no" if column.default is False else None
    return any(cell not in {None, usual} for cell in cells)


def _spoken(kind: type[Enum]) -> str:
    """Return the name of an enumeration as words: "SeriesKind" is "Series kind"."""
    text = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)
    return text.strip().capitalize()
