"""Read a sheet of a package cell by cell, where the fast reader gives up on one of its cells.

Whatever is wrong with a cell stays with it. Cells may stand in any order and anywhere: what lies
between them costs nothing.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final
from xml.parsers import expat

from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.sheet import Corner, Fault, FaultKind, Plain, corner
from scorecard_app.exchange.sheets.styles import Styles, is_date, is_span, styles_of

MAX_TEXT: Final = 32_767
MAX_STRINGS: Final = 1_000_000
MAX_CELLS: Final = 2_000_000
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

_NUMBER: Final = re.compile(
    r"\s*[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})([eE][+-]?\d{1,3})?\s*", re.ASCII
)
_ROW: Final = re.compile(r"\d{1,7}", re.ASCII)
_LAST_SERIAL: Final = 2_958_466
_LEAP_BUG: Final = 60
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLOCK: Final = 2**20
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - days of sheets


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a package share: texts, formats, and from when days are counted."""

    texts: Sequence[str] = ()
    styles: Styles = field(default_factory=Styles)
    is_1904: bool = False


def shared_of(package: zipfile.ZipFile) -> Shared:
    """Read what the sheets share; parts that are missing or damaged share nothing."""
    names = set(package.namelist())
    texts = _texts(package) if "xl/sharedStrings.xml" in names else ()
    styles = styles_of(package.read("xl/styles.xml")) if "xl/styles.xml" in names else Styles()
    book = package.read("xl/workbook.xml") if "xl/workbook.xml" in names else b""
    is_1904 = re.search(rb'date1904="(1|true)"', book) is not None
    return Shared(texts, styles, is_1904)


def cells_of(package: zipfile.ZipFile, part: str, shared: Shared) -> Mapping[Corner, Plain]:
    """Return the cells of a sheet by place; raises FailureError where its XML breaks off."""
    reader = _SheetReader(shared)
    _parse(package, part, reader)
    return reader.cells


class _SheetReader:
    """Takes the elements of one sheet as they come."""

    def __init__(self, shared: Shared) -> None:
        self.cells: dict[Corner, Plain] = {}
        self._shared = shared
        self._row, self._column = -1, -1
        self._attributes: Mapping[str, str] = {}
        self._value: list[str] = []
        self._has_formula = False
        self._values = 0
        self._is_astray = False
        self._strays: set[Corner] = set()
        self._takes_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        match tag:
            case "row":
                number = attributes.get("r", "")
                is_number = (
                    number.isascii() and number.isdecimal() and len(number) <= len("1048576")
                )
                self._row = int(number) - 1 if is_number else self._row + 1
                self._column = -1
            case "c":
                self._attributes = attributes
                self._value = []
                self._has_formula = False
                self._values = 0
            case "f":
                self._has_formula = True
            case "v" | "t":
                self._takes_text = True
                self._values += tag == "v"
            case "rPh":
                self._takes_text = False

    def text(self, data: str) -> None:
        """Take the text inside an element."""
        if self._takes_text:
            self._value.append(data)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in {"v", "t"}:
            self._takes_text = False
        elif tag == "c":
            self._put(self._place())

    def _put(self, place: Corner) -> None:
        """Keep a cell; where two claim one place, nobody knows which is meant."""
        cell = self._cell()
        if cell is None or (self._is_astray and place in self.cells):
            return
        if self._is_astray or not (0 <= place[0] < MAX_ROW and 0 <= place[1] < MAX_COLUMN):
            cell = Fault(FaultKind.UNREADABLE, "".join(self._value)[:20])
        is_doubled = place in self.cells and place not in self._strays
        self._strays.discard(place)
        if self._is_astray:
            self._strays.add(place)
        self.cells[place] = Fault(FaultKind.UNREADABLE, "…") if is_doubled else cell
        if len(self.cells) > MAX_CELLS:
            raise FailureError(Failure.TOO_MANY_CELLS)

    def _place(self) -> Corner:
        """Return where the cell says it stands, be it beyond the edge of any sheet.

        One whose address cannot be read goes astray: it stands behind the one before.
        """
        address = self._attributes.get("r", "")
        self._is_astray = False
        try:
            row, column = corner(address) if address else (max(self._row, 0), self._column + 1)
        except ValueError:
            row, column = max(self._row, 0), self._column + 1
            self._is_astray = True
        self._column = column
        return row, column

    def _cell(self) -> Plain:
        text = "".join(self._value)
        kind = self._attributes.get("t", "n")
        if self._values > 1:
            return Fault(FaultKind.UNREADABLE, "…")
        if not text:
            is_lost = self._has_formula and kind != "str"
            return Fault(FaultKind.NOT_CALCULATED) if is_lost else None
        match kind:
            case "e":
                return Fault(FaultKind.ERROR, text[:20])
            case "s":
                return self._shared_text(text)
            case "str" | "inlineStr":
                return unescaped(text)[:MAX_TEXT]
            case "b":
                return {"1": True, "0": False, "true": True, "false": False}.get(
                    text.strip(), Fault(FaultKind.UNREADABLE, text[:20])
                )
            case "d":
                return _iso(text)
            case "n":
                return self._number(text)
            case _:
                return Fault(FaultKind.UNREADABLE, text[:20])

    def _shared_text(self, text: str) -> Plain:
        texts = self._shared.texts
        if text.isascii() and text.isdecimal() and len(text) <= 7 and int(text) < len(texts):  # noqa: PLR2004 - a million
            return texts[int(text)] or None
        return Fault(FaultKind.UNREADABLE, text[:20])

    def _number(self, text: str) -> Plain:
        if not _NUMBER.fullmatch(text) or abs(number := float(text)) == float("inf"):
            return Fault(FaultKind.UNREADABLE, text[:20])
        style = self._attributes.get("s", "")
        code = self._shared.styles.code(int(style)) if style.isdecimal() and len(style) < 7 else ""  # noqa: PLR2004 - beyond any style
        if is_span(code):
            return timedelta(days=number) if abs(number) < _LAST_SERIAL else number
        return day_of(number, is_1904=self._shared.is_1904) if is_date(code) else number


def day_of(serial: float, *, is_1904: bool) -> Plain:
    """Return the day that a serial number means, or the number where it means none."""
    if not 0 <= serial < _LAST_SERIAL:
        return serial
    if serial < 1:
        return timedelta(days=serial)
    shift = 1 if not is_1904 and serial < _LEAP_BUG else 0
    moment = (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(
        days=int(serial) + shift, milliseconds=round(serial % 1 * 86_400_000)
    )
    return moment if serial % 1 else moment.date()


def unescaped(text: str) -> str:
    """Return a text with the characters that packages write as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _iso(text: str) -> Plain:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return Fault(FaultKind.UNREADABLE, text[:20])
    if len(text.strip()) <= len("2026-01-01"):
        return date(moment.year, moment.month, moment.day)
    return moment.replace(tzinfo=None)


class _TextReader:
    """Takes the shared texts as they come; phonetic hints are passed over."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._takes, self._is_hint = False, False

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if tag == "si":
            self._pieces = []
        elif tag == "rPh":
            self._is_hint = True
        elif tag == "t":
            self._takes = not self._is_hint

    def text(self, data: str) -> None:
        """Take the text inside an element."""
        if self._takes:
            self._pieces.append(data)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "t":
            self._takes = False
        elif tag == "rPh":
            self._is_hint = False
        elif tag == "si":
            self.texts.append(unescaped("".join(self._pieces))[:MAX_TEXT])
            if len(self.texts) > MAX_STRINGS:
                raise FailureError(Failure.TOO_LARGE)


def _texts(package: zipfile.ZipFile) -> Sequence[str]:
    reader = _TextReader()
    try:
        _parse(package, "xl/sharedStrings.xml", reader)
    except FailureError as error:
        if error.failure is not Failure.DAMAGED_SHEET:
            raise
    return reader.texts


def _parse(package: zipfile.ZipFile, part: str, reader: Any) -> None:  # noqa: ANN401 - either reader
    """Send the elements of a part to a reader, by their names without their spaces of names."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda tag, given: reader.start(tag.rpartition("}")[2], given)
    parser.EndElementHandler = lambda tag: reader.end(tag.rpartition("}")[2])
    parser.CharacterDataHandler = reader.text
    try:
        with package.open(part) as file:
            while block := file.read(_BLOCK):
                parser.Parse(block, False)  # noqa: FBT003 - expat's own
            parser.Parse(b"", True)  # noqa: FBT003 - expat's own
    except (expat.ExpatError, zipfile.BadZipFile, KeyError, LookupError, ValueError) as error:
        raise FailureError(Failure.DAMAGED_SHEET) from error


def _refuse(*_given: object) -> None:
    raise FailureError(Failure.DOCUMENT_TYPE)
