"""The tables of the files, sheet by sheet, and how the files were read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.sheets.sheet import Book, Origin
from scorecard_app.texts import N_, _, ngettext

_ORIGINS: Final[Mapping[Origin | None, str]] = {
    Origin.TABLE: N_("Table “{name}”"),
    Origin.NAME: N_("Name “{name}”"),
    None: N_("Cells {address}"),
}
_DELIMITERS: Final[Mapping[str, str]] = {
    ",": N_("commas"),
    ";": N_("semicolons"),
    "\t": N_("tabs"),
    "|": N_("bars"),
}


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table to choose: in which book and sheet, how it is called and how large it is."""

    book: int
    sheet: str
    address: str
    title: str
    size: str
    short_size: str
    reason: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One file: its name, and how it was read."""

    name: str
    says: str


def source_lines(books: Sequence[Book]) -> tuple[SourceLine, ...]:
    """Say of each file how it was read."""
    return tuple(SourceLine(each.name, _book_says(each)) for each in books)


def table_lines(meanings: Sequence[Meaning]) -> tuple[TableLine, ...]:
    """Return every table, in the order of the sheets; one that was drawn by hand comes last."""
    return tuple(line for at, meaning in enumerate(meanings) for line in _lines_of(at, meaning))


def size_text(table: Table) -> str:
    """Say how many rows and columns a table has."""
    rows, columns = len(table.rows), len(table.columns)
    return _("{rows} × {columns}").format(
        rows=ngettext("{count} row", "{count} rows", rows).format(count=rows),
        columns=ngettext("{count} column", "{count} columns", columns).format(count=columns),
    )


def _lines_of(at: int, meaning: Meaning) -> Iterator[TableLine]:
    order = [each.name for each in meaning.book.sheets]
    tables = sorted(meaning.tables, key=lambda each: (order.index(each.sheet.name), each.top))
    if all(each.address != meaning.table.address for each in tables):
        tables.append(meaning.table)
    for table in tables:
        title = _(_ORIGINS[table.origin]).format(name=table.name, address=cells_of(table))
        yield TableLine(
            at,
            table.sheet.name,
            table.address,
            title,
            size_text(table),
            f"{len(table.rows)} × {len(table.columns)}",
            table.reason(),
            table.address == meaning.table.address,
        )


def cells_of(table: Table) -> str:
    """Return the address of a table within its sheet."""
    return table.address.rpartition("!")[2]


def _book_says(book: Book) -> str:
    notes = book.notes
    parts = []
    if "delimiter" in notes:
        word = _(_DELIMITERS.get(notes["delimiter"], notes["delimiter"]))
        parts.append(_("Text, cut at {delimiters}").format(delimiters=word))
    if notes.get("encoding"):
        parts.append(_("written in {encoding}").format(encoding=notes["encoding"]))
    shown = [each for each in book.sheets if not each.is_hidden]
    if "delimiter" not in notes:
        count = len(shown)
        parts.append(ngettext("{count} sheet", "{count} sheets", count).format(count=count))
    rows = sum(each.height for each in shown)
    parts.append(ngettext("{count} row", "{count} rows", rows).format(count=rows))
    return ", ".join(parts)
