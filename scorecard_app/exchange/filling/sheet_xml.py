"""The XML of a sheet, changed in single cells: every byte beside them stays as it is."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from scorecard_app.exchange.sheets.sheet import Corner, Plain, corner, reference

_TAG: Final = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_SPANS: Final = re.compile(rb"""\s+spans=(?:"[^"]*"|'[^']*')""")
_ENCODING: Final = re.compile(
    rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding=["'](?!utf-?8["'])""", re.IGNORECASE
)
_KEPT: Final = ("r", "s", "ph")
"""Attributes of a cell that do not speak of its content."""

_PLAIN_CHILDREN: Final = frozenset({"v", "is"})
_ARRAYS: Final = frozenset({"array", "dataTable"})
_EXACT: Final = 1e15
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEAP_BUG: Final = date(1900, 3, 1)


class OddSheetError(Exception):
    """The XML of a sheet is not written as spreadsheet programs write it."""


@dataclass(slots=True)
class CellSpan:
    """Where a cell stands in the XML, and what beside a plain value is in it."""

    start: int
    attributes: Mapping[str, str]
    end: int = 0
    has_formula: bool = False
    has_more: bool = False
    is_doubled: bool = False

    @property
    def style(self) -> int:
        """Return the number of its style."""
        text = self.attributes.get("s", "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0  # noqa: PLR2004 - beyond any style


@dataclass(slots=True)
class RowSpan:
    """Where a row stands: its cells by column, the end of its content, and its own tag."""

    start: int
    end: int = 0
    cells: dict[int, CellSpan] = field(default_factory=dict)
    is_addressed: bool = True


@dataclass(frozen=True, slots=True)
class SheetSpans:
    """Where the wanted rows of a sheet stand in its XML, and which cells one formula fills."""

    part: bytes
    prefix: str
    rows: Mapping[int, RowSpan]
    arrays: Sequence[tuple[Corner, Corner]]

    def cell(self, place: Corner) -> CellSpan | None:
        """Return where a cell stands, None where the row has no such cell."""
        row = self.rows.get(place[0])
        return row.cells.get(place[1]) if row is not None else None

    def is_formula(self, place: Corner) -> bool:
        """Say whether a cell is a formula's, be it one that fills several cells."""
        cell = self.cell(place)
        row, column = place
        return (cell is not None and cell.has_formula) or any(
            top <= row <= bottom and left <= column <= right
            for (top, left), (bottom, right) in self.arrays
        )

    def can_take(self, place: Corner) -> bool:
        """Say whether a number can be put at a place without touching anything else."""
        row, cell = self.rows.get(place[0]), self.cell(place)
        if row is None:
            return False
        if cell is None:
            return row.is_addressed and bool(row.end)
        return not (cell.has_more or cell.is_doubled)


@dataclass(frozen=True, slots=True)
class NewCell:
    """What is put into a cell, and the style with which it is shown."""

    value: Plain
    style: int


def spans_of(part: bytes, rows: Collection[int]) -> SheetSpans:
    """Find the cells of some rows in a sheet's XML; OddSheetError where it cannot be followed."""
    if _ENCODING.match(part) or b"\0" in part[:4] or part.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OddSheetError
    finder = _Finder(part, frozenset(rows))
    parser = expat.ParserCreate()
    parser.StartElementHandler = finder.start
    parser.EndElementHandler = finder.end
    parser.StartDoctypeDeclHandler = _refuse
    finder.parser = parser
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat's own
    except (expat.ExpatError, ValueError) as error:
        raise OddSheetError from error
    return SheetSpans(part, finder.prefix, finder.rows, finder.arrays)


def patched(spans: SheetSpans, cells: Mapping[Corner, NewCell], *, is_1904: bool) -> bytes:
    """Return the XML with these cells in place of those that were there, or in between."""
    edits = sorted(
        (_edit(spans, place, cell, is_1904=is_1904) for place, cell in sorted(cells.items())),
        key=lambda edit: edit[:2],
    )
    edits += _without_spans(spans, cells)
    pieces: list[bytes] = []
    at = 0
    for start, end, content in sorted(edits, key=lambda edit: edit[:2]):
        pieces += (spans.part[at:start], content)
        at = end
    content = b"".join((*pieces, spans.part[at:]))
    again = spans_of(content, spans.rows)
    if any(again.cell(place) is None for place in cells):
        raise OddSheetError
    return content


def tag_end(part: bytes, start: int) -> int:
    """Return where the tag that begins at a place ends."""
    match = _TAG.match(part, start)
    if match is None:
        raise OddSheetError
    return match.end()


_Edit = tuple[int, int, bytes]


def _edit(spans: SheetSpans, place: Corner, new: NewCell, *, is_1904: bool) -> _Edit:
    old = spans.cell(place)
    if old is not None:
        kept = {key: old.attributes[key] for key in _KEPT if key in old.attributes}
        content = _written(spans.prefix, kept, new, is_1904=is_1904)
        return old.start, old.end, content
    row = spans.rows[place[0]]
    start = min(
        (cell.start for column, cell in row.cells.items() if column > place[1]), default=row.end
    )
    content = _written(spans.prefix, {"r": reference(*place)}, new, is_1904=is_1904)
    return start, start, content


def _without_spans(spans: SheetSpans, cells: Mapping[Corner, NewCell]) -> Iterator[_Edit]:
    """Take from rows that get more cells the hint which columns they reach over."""
    longer = {row for row, column in cells if column not in spans.rows[row].cells}
    for number in longer:
        start = spans.rows[number].start
        tag = spans.part[start : tag_end(spans.part, start)]
        if _SPANS.search(tag):
            yield start, start + len(tag), _SPANS.sub(b"", tag)


def _written(prefix: str, kept: Mapping[str, str], new: NewCell, *, is_1904: bool) -> bytes:
    """Write a cell as XML: a number, an answer, or a text of its own."""
    attributes = dict(kept)
    if new.style:
        attributes["s"] = str(new.style)
    kind, inside = _content(prefix, new.value, is_1904=is_1904)
    if kind:
        attributes["t"] = kind
    said = "".join(f" {key}={quoteattr(text)}" for key, text in attributes.items())
    return f"<{prefix}c{said}>{inside}</{prefix}c>".encode()


def _content(prefix: str, value: Plain, *, is_1904: bool) -> tuple[str, str]:
    match value:
        case bool():
            return "b", f"<{prefix}v>{int(value)}</{prefix}v>"
        case str():
            text = f'<{prefix}t xml:space="preserve">{escape(value)}</{prefix}t>'
            return "inlineStr", f"<{prefix}is>{text}</{prefix}is>"
        case date():
            return "", f"<{prefix}v>{serial_of(value, is_1904=is_1904)}</{prefix}v>"
        case timedelta():
            return "", f"<{prefix}v>{value / timedelta(days=1)!r}</{prefix}v>"
        case float():
            text = str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
            return "", f"<{prefix}v>{text}</{prefix}v>"
        case _:
            raise TypeError


def serial_of(day: date, *, is_1904: bool) -> int:
    """Return the number that stands for a day in a workbook; 1900 has a 29 February there."""
    if is_1904:
        return (day - _EPOCH_1904).days
    return (day - _EPOCH).days - (day < _LEAP_BUG)


class _Finder:
    """Takes the elements of one sheet as they come, and notes where the wanted ones stand."""

    def __init__(self, part: bytes, wanted: frozenset[int]) -> None:
        self.parser: expat.XMLParserType = expat.ParserCreate()
        self.prefix = ""
        self.rows: dict[int, RowSpan] = {}
        self.arrays: list[tuple[Corner, Corner]] = []
        self._part, self._wanted = part, wanted
        self._path: list[str] = []
        self._number, self._column = -1, -1
        self._row: RowSpan | None = None
        self._cell: CellSpan | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if not self._path:
            self.prefix = tag.removesuffix("worksheet")
        plain = tag.removeprefix(self.prefix) if self.prefix else tag
        self._path.append(plain)
        match self._path[1:]:
            case ["sheetData", "row"]:
                self._begin_row(attributes)
            case ["sheetData", "row", "c"]:
                self._begin_cell(attributes)
            case ["sheetData", "row", "c", child]:
                self._begin_child(child, attributes)

    def end(self, _tag: str) -> None:
        """End an element."""
        match self._path[1:]:
            case ["sheetData", "row"] if self._row is not None:
                if not self._is_empty(self._row.start):
                    self._row.end = self.parser.CurrentByteIndex
                self._row = None
            case ["sheetData", "row", "c"] if self._cell is not None:
                start = self._cell.start
                # expat calls the end of an empty element the byte behind it
                end = start if self._is_empty(start) else self.parser.CurrentByteIndex
                self._cell.end = tag_end(self._part, end)
                self._cell = None
        self._path.pop()

    def _is_empty(self, start: int) -> bool:
        """Say whether an element is one tag, begun and ended at once."""
        return self._part.startswith(b"/>", tag_end(self._part, start) - 2)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        told = attributes.get("r", "")
        is_told = told.isascii() and told.isdecimal() and len(told) <= 7  # noqa: PLR2004 - of any sheet
        self._number = int(told) - 1 if is_told else self._number + 1
        self._column = -1
        self._row = None
        if self._number in self._wanted:
            again = self.rows.get(self._number)
            self._row = RowSpan(self.parser.CurrentByteIndex, is_addressed=again is None)
            if again is not None:
                self._row.cells = again.cells
            self.rows[self._number] = self._row

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        row, told = self._number, attributes.get("r", "")
        try:
            row, self._column = corner(told) if told else (row, self._column + 1)
        except ValueError:
            self._column += 1
        if self._row is None:
            return
        cell = CellSpan(self.parser.CurrentByteIndex, attributes)
        self._cell = cell
        self._row.is_addressed = self._row.is_addressed and bool(told) and row == self._number
        cell.is_doubled = row != self._number
        other = self._row.cells.get(self._column)
        if other is not None:
            other.is_doubled = cell.is_doubled = True
        self._row.cells[self._column] = cell

    def _begin_child(self, child: str, attributes: Mapping[str, str]) -> None:
        if child == "f" and attributes.get("t") in _ARRAYS:
            first, _colon, last = attributes.get("ref", "").partition(":")
            try:
                self.arrays.append((corner(first), corner(last or first)))
            except ValueError as error:
                raise OddSheetError from error
        if self._cell is not None:
            self._cell.has_formula = self._cell.has_formula or child == "f"
            self._cell.has_more = self._cell.has_more or child not in _PLAIN_CHILDREN


def _refuse(*_given: object) -> None:
    raise OddSheetError
