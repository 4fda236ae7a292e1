"""Write the tables of entities, each on its sheet, and the lists from which their cells choose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from math import ceil
from typing import Any, Final

from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.exchange.workbook.cells import Cell
from scorecard_app.exchange.workbook.columns import HIDDEN, NUMERIC, Column, Shape
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written
from scorecard_app.exchange.workbook.out.lines_of_text import width_of
from scorecard_app.exchange.workbook.out.rows import RowMaker
from scorecard_app.exchange.workbook.out.widths import width
from scorecard_app.exchange.workbook.prints import print_of
from scorecard_app.exchange.workbook.wording import headers, note, table_name

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

_AMOUNTS: Final = frozenset(
    {"yearly_amount", "low", "high", "current", "minimum", "maximum", "step"}
    | {"cost_per_year", "one_off_cost"}
)
"""Fields that hold money, so that thousands are parted."""

_PAGES_OF_LISTS: Final = 2
_SPARE_ROWS: Final = 200


@dataclass(frozen=True)
class EntitySheets:
    """Writes the tables of one scorecard on sheets that are there already.

    `prints` are those of the rows written so far.
    """

    book: Book
    card: Scorecard
    rows: RowMaker
    sheets: Mapping[str, Any]
    prints: dict[tuple[str, str], str] = field(default_factory=dict)

    def write(self, table: str) -> TableMeta:
        """Write one table; return where it stands."""
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
                Written(cell, unit if column.shape is Shape.IN_UNIT else self._shown(cell, head))
                for cell, column, head in zip(row, columns, heads, strict=True)
            ]
            for row, unit in zip(cells, units, strict=True)
        ]
        sheet = self.sheets[table]
        self.book.table(sheet, table_name(table), heads=heads, rows=rows)
        self.book.freeze(sheet)
        self.book.set_up_print(sheet, heads=heads)
        keys = dict(zip(headers(columns), (each.key for each in columns), strict=True))
        in_order = sorted(range(len(columns)), key=lambda at: columns[at].key)
        for entity, row in zip(entities, cells, strict=True):
            self.prints[table, entity.id] = print_of(row[at] for at in in_order)
        return TableMeta(table_name(table), sheet.get_name(), keys)

    def write_lists(self) -> None:
        """Write the words that the drop-down lists offer."""
        lists = [("yes or no", ["yes", "no"])]
        lists += [(_spoken(kind), [str(each.value) for each in kind]) for kind in self._words]
        longest = max(len(words) for _title, words in lists)
        heads = [Head(title, ceil(max(map(width_of, [title, *each]))) + 3) for title, each in lists]
        rows = [
            [Written(words[row] if row < len(words) else None) for _title, words in lists]
            for row in range(longest)
        ]
        sheet = self.sheets["lists"]
        self.book.table(sheet, "tblLists", heads=heads, rows=rows)
        self.book.freeze(sheet, columns=0)
        self.book.set_up_print(sheet, pages_wide=_PAGES_OF_LISTS)

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

    def _shown(self, cell: Cell, head: Head) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Return the format of a cell: an amount with cents shows them."""
        has_cents = isinstance(cell, float) and not cell.is_integer()
        is_amount = head.format is self.book.formats.amount
        return self.book.formats.cents if is_amount and has_cents else head.format

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
            case Shape.NUMBER if column.field in _AMOUNTS:
                return formats.amount
            case Shape.WHOLE | Shape.NUMBER | Shape.IN_UNIT:
                return formats.number
            case _:
                return None

    def _choices(self, column: Column) -> str:
        """Return the cells from which a column's drop-down list takes its words."""
        if column.shape is Shape.YES_NO:
            return self._list_range(0, 2)
        if column.shape is Shape.WORD:
            return self._list_range(1 + self._words.index(column.kind), len(column.kind))
        if column.shape is not Shape.NAME or column.table in {None, "attachments"}:
            return ""
        table = column.table or ""
        return self.names(table) if self.card.table(table) else ""

    def _list_range(self, column: int, count: int) -> str:
        return self._range("lists", column, count)

    def _range(self, key: str, column: int, count: int) -> str:
        from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 - heavy

        first = HEADER_ROW + 1
        name = self.sheets[key].get_name()
        return f"'{name}'!{xl_range_abs(first, column, first + count - 1, column)}"

    def names(self, table: str) -> str:
        """Return the cells with the names of a table, and some below for more of them."""
        return self._range(table, 0, len(self.card.table(table)) + _SPARE_ROWS)

    @cached_property
    def _words(self) -> tuple[type[Enum], ...]:
        """Return the choices that the sheet "Lists" offers."""
        kinds = (
            column.kind
            for table in TABLES
            for column in self.rows.columns(table)
            if column.shape is Shape.WORD
        )
        return tuple(dict.fromkeys(kinds))


def _is_used(column: Column, cells: Sequence[Cell]) -> bool:
    """Say whether any cell of a column says more than its default."""
    usual = "yes" if column.default is True else "no" if column.default is False else None
    return any(cell not in {None, usual} for cell in cells)


def _spoken(kind: type[Enum]) -> str:
    """Return the name of an enumeration as words: "SeriesKind" is "Series kind"."""
    text = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)
    return text.strip().capitalize()
