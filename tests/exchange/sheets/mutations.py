"""Workbooks with something broken in them, and whether two readers agree on what is left.

`python -m tests.exchange.sheets.mutations FIRST LAST` tries these seeds in a process of its own,
prints a line for each that went wrong, and ends with 1 if one did.
"""

import os
import random
import re
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any, Final

os.environ.setdefault("OPENPYXL_LXML", "False")

from openpyxl import load_workbook
from xlsxwriter import Workbook

from scorecard_app.exchange.sheets.child import answer
from scorecard_app.exchange.sheets.failures import FailureError
from scorecard_app.exchange.sheets.sheet import Book, Fault, Plain, Sheet
from scorecard_app.exchange.sheets.wire import unpacked
from tests.exchange.sheets.packages import unzipped, zipped

_NUMBER: Final = re.compile(rb"\d+")
_WORTH: Final = ("xl/worksheets/", "xl/sharedStrings", "xl/styles", "xl/workbook.xml", "rels")
_SAME: Final = 1e-9
_MOST_AREA: Final = 5_000_000

Value = float | str | bool


@dataclass(frozen=True)
class Outcome:
    """What became of one mutated workbook."""

    seed: int
    word: str
    compared: int = 0


def outcome(seed: int) -> Outcome:
    """Try one seed: "failure" and "read" are well, all else is a fault of the reader."""
    content = mutated(seed)
    try:
        book = unpacked(answer(content), "x.xlsx")
    except FailureError:
        return Outcome(seed, "failure")
    return Outcome(seed, *_compared(book, content))


def mutated(seed: int) -> bytes:
    """Return a workbook with one to three things broken, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    if chance.random() < 0.1:
        return _broken(whole(), chance)
    parts = unzipped(whole())
    for _turn in range(chance.choice((1, 1, 2, 3))):
        names = [each for each in parts if each.startswith(_WORTH) or each.endswith(_WORTH)]
        name = chance.choices(names, [6 if "sheet" in each else 1 for each in names])[0]
        parts[name] = chance.choice(_WAYS)(parts[name], chance)
    return zipped(parts)


@cache
def whole() -> bytes:
    """Return the workbook that is broken: numbers, texts, days, formulas, percentages, merges."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    percent = book.add_format({"num_format": "0.0%"})
    for title in ("Figures", "Costs"):
        page = book.add_worksheet(title)
        page.write_row(0, 0, ["Measure", "Unit", "2026-01", "2026-02", "Done", "Share"])
        page.merge_range(0, 7, 0, 9, "Group")
        for row in range(1, 25):
            page.write_row(row, 0, [f"Measure {row}", "EUR", row * 1.25, row * 1000 / 7])
            page.write_datetime(row, 4, datetime(2026, 1, row))  # noqa: DTZ001 - a day of a sheet
            page.write_number(row, 5, row / 100, percent)
            page.write_formula(row, 6, f"=C{row + 1}*2", value=row * 2.5)
            page.write_boolean(row, 7, row % 2 == 0)
    book.close()
    return target.getvalue()


def main(first: int, last: int) -> int:
    """Try these seeds; print what went wrong and how much was compared."""
    warnings.simplefilter("ignore")
    bad = compared = read = 0
    for seed in range(first, last):
        found = outcome(seed)
        compared += found.compared
        read += found.word == "read"
        if found.word not in {"read", "failure"}:
            bad += 1
            print(f"seed {seed}: {found.word}", flush=True)  # noqa: T201 - the report
    print(f"{last - first} tried, {read} read, {compared} cells compared, {bad} wrong")  # noqa: T201
    return 1 if bad else 0


def _compared(book: Book, content: bytes) -> tuple[str, int]:
    """Compare every cell with what openpyxl reads; where it fails there is no oracle."""
    try:
        theirs = _read_by_openpyxl(content)
    except Exception:  # noqa: BLE001 - whatever openpyxl raises
        return "read", 0
    compared = 0
    for sheet in book.sheets:
        ours = dict(_cells(sheet))
        for address, value in theirs.get(sheet.name, {}).items():
            mine = ours.get(address)
            if mine is None:
                return f"{sheet.name}!{address}: {value!r} was lost", compared
            if _is_other(mine, value):
                return f"{sheet.name}!{address}: {mine!r} is {value!r} for openpyxl", compared
            compared += not isinstance(mine, Fault)
    return "read", compared


def _read_by_openpyxl(content: bytes) -> Mapping[str, Mapping[str, Value]]:
    """Return the cells of each sheet by address: the second reader."""
    other = load_workbook(BytesIO(content), data_only=True)
    if any(page.max_row * page.max_column > _MOST_AREA for page in other.worksheets):
        return {}  # openpyxl would make every cell up to the furthest
    return {page.title: dict(_values(page.iter_rows())) for page in other.worksheets}


def _values(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[str, Value]]:
    """Yield the numbers, texts and answers of a page by address; days as numbers of days."""
    for cell in (cell for row in rows for cell in row):
        value = cell.value
        if isinstance(value, datetime | date):
            yield cell.coordinate, _serial(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield cell.coordinate, float(value)
        elif cell.data_type != "e" and isinstance(value, str | bool) and str(value).strip():
            yield cell.coordinate, value


def _is_other(mine: Plain, value: Value) -> bool:
    """Say whether two readers read different things; a fault is a cell that we do not read."""
    if isinstance(mine, Fault | timedelta):
        return False
    if isinstance(value, float) and isinstance(mine, float | date) and not isinstance(mine, bool):
        return abs(_serial(mine) - value) > _SAME * abs(value)
    if isinstance(mine, str) and isinstance(value, str):
        return mine.strip() != value.strip()  # blanks at the ends count where xml:space says so
    return type(mine) is not type(value) or mine != value


def _cells(sheet: Sheet) -> Iterator[tuple[str, Plain]]:
    for row in range(sheet.height):
        for column, cell in enumerate(sheet.row(row)):
            if cell is not None:
                yield sheet.address(row, column), cell


def _serial(value: float | date) -> float:
    """Return a day, perhaps with a time, as a number of seconds; a number as it is."""
    if isinstance(value, datetime):
        return (value - datetime(1, 1, 1)).total_seconds()  # noqa: DTZ001 - a day of a sheet
    if isinstance(value, date):
        return (value - date.min).total_seconds()
    return value


def _broken(content: bytes, chance: random.Random) -> bytes:
    """Break a package from outside: cut it, or change some bytes."""
    if chance.random() < 0.5:
        return content[: chance.randrange(len(content))]
    return _flipped(content, chance)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _turn in range(chance.randrange(1, 6)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(200) :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randrange(300)]
    return content[:start] + piece + content[start:]


def _renumbered(content: bytes, chance: random.Random) -> bytes:
    """Put another number in place of one: an address, a style, a shared text, a value."""
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    spot = chance.choice(found)
    other = chance.choice((b"0", b"-1", b"99999999999", b"1e999", b"10", b"nan", b"", b"7", b"60"))
    return content[: spot.start()] + other + content[spot.end() :]


def _swapped(content: bytes, chance: random.Random) -> bytes:
    """Put a word in place of another: kinds of cells, tags, namespaces."""
    old, new = chance.choice(
        (
            (b't="s"', b't="n"'), (b't="s"', b't="str"'), (b't="b"', b't="e"'), (b"<v>", b"<v/>"),
            (b"</c>", b""), (b"<row ", b"<raw "), (b's="1"', b's="9"'), (b"<f>", b"<g>"),
            (b' r="C', b' r="ZZZ'), (b"main", b"mean"), (b"UTF-8", b"UTF-9"),
        )
    )  # fmt: skip
    places = [each.start() for each in re.finditer(re.escape(old), content)]
    if not places:
        return content
    at = chance.choice(places)
    return content[:at] + new + content[at + len(old) :]


_WAYS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _flipped, _cut, _doubled, _renumbered, _renumbered, _swapped, _swapped,
)  # fmt: skip

if __name__ == "__main__":
    zipfile.ZipFile(BytesIO(whole())).close()
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
