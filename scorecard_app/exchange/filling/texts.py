"""Put numbers into a text with delimiters: only the fields that are meant change, byte by byte.

Encoding, mark, delimiter, line ends, quotes and every other field stay as they are.
"""

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from scorecard_app.domain.ids import MeasureId
from scorecard_app.exchange.filling.forms import Habit
from scorecard_app.exchange.filling.report import Filled
from scorecard_app.exchange.filling.sheet_xml import CellSpan, NewCell, OddSheetError
from scorecard_app.exchange.filling.sheets import SheetFiller
from scorecard_app.exchange.filling.wanted import Covered, Figures, Matching, unplaced_in
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.sheets.delimited import declared, decoded
from scorecard_app.exchange.sheets.sheet import Book, Corner, Sheet
from scorecard_app.exchange.sheets.styles import Styles

Span = tuple[int, int]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BYTES: Final = "latin-1"
"""Where delimiters, quotes and line ends are single bytes, a byte is a sign; others stay shut."""

_END: Final = re.compile(r"\r\r\n|\r\n|\n|\r")
_PLAIN: Final = Habit(text="0")


@dataclass(frozen=True)
class TextSpans:
    """Where the fields of a text stand in it, row by row."""

    rows: Sequence[Sequence[Span]]
    text: str
    delimiter: str

    def cell(self, _place: Corner) -> CellSpan | None:
        """Say that fields have no styles."""
        return None

    def is_formula(self, place: Corner) -> bool:
        """Say whether a spreadsheet program would compute a field."""
        return self.can_take(place) and _unquoted(self._old(place)).startswith("=")

    def can_take(self, place: Corner) -> bool:
        """Say whether there is such a field."""
        row, column = place
        return row < len(self.rows) and column < len(self.rows[row])

    def patched(self, cells: Mapping[Corner, str]) -> str:
        """Return the text with these fields in place of those that were there."""
        pieces, end = [], 0
        for place in sorted(cells):
            start, after = self.rows[place[0]][place[1]]
            pieces += [self.text[end:start], self._written(place, cells[place])]
            end = after
        return "".join((*pieces, self.text[end:]))

    def _written(self, place: Corner, new: str) -> str:
        is_quoted = self._old(place).startswith('"') or any(
            sign in new for sign in (self.delimiter, '"', "\r", "\n")
        )
        return '"' + new.replace('"', '""') + '"' if is_quoted else new

    def _old(self, place: Corner) -> str:
        start, end = self.rows[place[0]][place[1]]
        return self.text[start:end]


@dataclass
class TextFilling:
    """The copy of a text while it is made; `cells` are the fields that were set."""

    content: bytes
    book: Book
    figures: Figures
    meanings: Sequence[Meaning]
    cells: dict[Corner, NewCell] = field(default_factory=dict)
    report: Filled = field(default_factory=Filled)

    def filled(self) -> bytes:
        """Fill the tables; return the content of the copy, OddSheetError where that is unsafe."""
        (sheet,) = self.book.sheets
        mark, codec, is_by_bytes = _written_in(self.content)
        text = self.content[len(mark) :].decode(_BYTES if is_by_bytes else codec)
        spans = _spans(text, self.book.notes["delimiter"])
        _check(self.content, spans, sheet)
        found: set[MeasureId] = set()
        covered: Covered = set()
        strangers: list[str] = []
        filler = SheetFiller(sheet, spans, Styles(), blank=_PLAIN)
        for meaning in self.meanings:
            matching = Matching(meaning, self.figures, covered, found)
            filler.fill(meaning, matching.wanted())
            strangers += matching.strangers
        self.cells = {place: _plain(new) for place, new in filler.outcome.cells.items()}
        self.report = self._report(filler, found, covered, strangers)
        try:
            new = {
                place: str(each.value).encode(codec).decode(_BYTES if is_by_bytes else codec)
                for place, each in self.cells.items()
            }
        except UnicodeEncodeError as error:
            raise OddSheetError from error
        return mark + spans.patched(new).encode(_BYTES if is_by_bytes else codec)

    def _report(
        self,
        filler: SheetFiller,
        found: set[MeasureId],
        covered: Covered,
        strangers: Sequence[str],
    ) -> Filled:
        outcome = filler.outcome
        measures = self.figures.card.measures
        return Filled(
            tables=tuple(each.table.address for each in self.meanings),
            cells=tuple(outcome.set),
            unchanged=outcome.unchanged,
            held=tuple(outcome.held),
            unplaced=tuple(unplaced_in(self.figures, found, covered)),
            strangers=tuple(strangers),
            absent=tuple(each.name for key, each in measures.items() if key not in found),
            guesses=tuple(guess for each in self.meanings for guess in each.guesses),
        )


def _written_in(content: bytes) -> tuple[bytes, str, bool]:
    """Return the mark of a text, its codec, and whether its signs can be told byte by byte."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return mark, codec, codec == "utf-8"
    if b"\0" in content:
        text, _encoding = decoded(content)
        codec = next(c for c in ("utf-16-le", "utf-16-be") if text.encode(c, "replace") == content)
        return b"", codec, False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp1252", True
    return b"", "utf-8", True


def _spans(text: str, delimiter: str) -> TextSpans:
    """Find the fields as csv does; a line that declares the delimiter is no row."""
    rest, _delimiter = declared(text)
    at = len(text) - len(rest)
    others = rf"[^{re.escape(delimiter)}\r\n]*"
    cell = re.compile(rf'"[^"]*(?:""[^"]*)*"?{others}|{others}')
    rows: list[list[Span]] = [[]]
    while True:
        found = cell.match(text, at)
        if found is None:
            raise OddSheetError
        rows[-1].append(found.span())
        at = found.end()
        if text.startswith(delimiter, at):
            at += 1
            continue
        end = _END.match(text, at)
        if end is None or end.end() == len(text):
            return TextSpans(rows, text, delimiter)
        at = end.end()
        rows.append([])


def _check(content: bytes, spans: TextSpans, sheet: Sheet) -> None:
    """Make sure that every field is the cell for which the reader took it."""
    text, _encoding = decoded(content)
    read = _spans(text, spans.delimiter)
    if len(read.rows) != sheet.height or list(map(len, read.rows)) != list(map(len, spans.rows)):
        raise OddSheetError
    for row, fields in enumerate(read.rows):
        for column, (start, end) in enumerate(fields):
            value = _unquoted(text[start:end]).replace("\r\r\n", "\n")
            if (value if value.strip() else None) != sheet.cell(row, column):
                raise OddSheetError


def _unquoted(field_text: str) -> str:
    """Return what a field says; quotes inside of it are doubled."""
    if not field_text.startswith('"'):
        return field_text
    inside, _quote, rest = field_text[1:].replace('""', "\0").partition('"')
    return (inside + rest).replace("\0", '"')


def _plain(new: NewCell) -> NewCell:
    """Return a number as any program reads it: with the minus of keyboards."""
    return NewCell(str(new.value).replace("−", "-"), new.style)
