"""Let LibreOffice recalculate a workbook of the product, and compare cell by cell.

Every cached result is poisoned first, so that what agrees was computed there.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from tests.recalculation.libreoffice import convert
from tests.recalculation.sheet import POISON

_TOLERANCE = 1e-9
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*)><f>([^<]*)</f><v>([^<]*)</v></c>')
_POISONED = r'<c r="\1\2"\3><f>\4</f><v>' + f"{POISON:g}</v></c>"


@dataclass(frozen=True)
class Formula:
    """One cell with a formula and the result that the product cached: "" for none."""

    sheet: str
    address: str
    row: int
    column: int
    text: str
    result: float | str


def disagreements(book: Path, folder: Path) -> list[str]:
    """Recalculate a poisoned copy; return a sentence for each result that is another one."""
    target = folder / "recalculated"
    target.mkdir()
    found = []
    opened = load_workbook(convert(poisoned(book, folder), target, "xlsx"), data_only=True)
    for formula in formulas(book):
        theirs = _plain(opened[formula.sheet][formula.address].value)
        if not _agree(formula.result, theirs):
            where = f"{formula.sheet}!{formula.address}"
            found.append(f"{where}: {formula.result!r}, LibreOffice {theirs!r}: {formula.text}")
    return found


def formulas(book: Path) -> Iterator[Formula]:
    """Yield every cell of a workbook that has a formula."""
    with zipfile.ZipFile(book) as package:
        for name, part in _sheets(package).items():
            for match in _CELL.finditer(package.read(part).decode()):
                letters, row, attributes, text, cached = match.groups()
                is_text = 't="' in attributes or cached == ""
                result = unescape(cached) if is_text else float(cached)
                place = int(row) - 1, _column(letters)
                yield Formula(name, f"{letters}{row}", *place, unescape(text), result)


def poisoned(book: Path, folder: Path) -> Path:
    """Return a copy in which every cached result is the same wrong number."""
    copy = folder / "poisoned.xlsx"
    with zipfile.ZipFile(book) as package, zipfile.ZipFile(copy, "w") as target:
        for info in package.infolist():
            content = package.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                text = _CELL.sub(_POISONED, content.decode())
                assert text.count("<f>") == text.count(f"<v>{POISON:g}</v>"), info.filename
                content = text.encode()
            target.writestr(info, content)
    return copy


def _sheets(package: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the part of each sheet, by its name."""
    relations = fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target") for each in relations}
    sheets = fromstring(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return {str(each.get("name")): f"xl/{targets[each.get(_ID)]}" for each in sheets}


def _plain(cell: object) -> float | str:
    """Return what LibreOffice put into a cell: days as numbers, errors and nothing as texts."""
    match cell:
        case None:
            return ""
        case bool() | int() | float():
            return float(cell)
        case datetime():
            return (cell - _DAY_ZERO) / timedelta(days=1)
        case _:
            return str(cell)


def _agree(ours: float | str, theirs: float | str) -> bool:
    if isinstance(ours, str) or isinstance(theirs, str):
        return ours == theirs
    return abs(ours - theirs) <= _TOLERANCE * max(1.0, abs(ours))


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
