"""Where cells of a file stand in a sheet: merged cells, tables and named ranges."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from scorecard_app.exchange.sheets.sheet import Corner, Origin, Range, Sheet, corner

MAX_MERGES: Final = 50_000
_MOST_NAMES: Final = 256
_MERGE: Final = re.compile(rb'<mergeCell [^>]*?ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"')
_NAMED: Final = re.compile(
    r"^(?:'((?:[^']|'')+)'|([^'!,]+))!\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$"
)


def place_in(sheet: Sheet, where: Corner) -> int | None:
    """Return the place of a cell of the file; None where the sheet does not reach."""
    row, column = where
    if isinstance(sheet.rows, range) and isinstance(sheet.columns, range):
        row, column = row - sheet.rows.start, column - sheet.columns.start
    elif row in sheet.rows and column in sheet.columns:
        row, column = sheet.rows.index(row), sheet.columns.index(column)
    else:
        return None
    inside = 0 <= row < sheet.height and 0 <= column < sheet.width
    return row * sheet.width + column if inside else None


def _within(sheet: Sheet, where: Corner) -> Corner:
    """Return a corner of the file within the sheet, moved to its edge where it lies beyond."""
    return (
        _index(sheet.rows, where[0]),
        _index(sheet.columns, where[1]),
    )


def _index(numbers: Sequence[int], wanted: int) -> int:
    if isinstance(numbers, range):
        return min(max(wanted - numbers.start, 0), len(numbers) - 1)
    return min(sum(each < wanted for each in numbers), len(numbers) - 1)


def merges_of(content: bytes, sheet: Sheet) -> list[tuple[Corner, Corner]]:
    """Return the merged cells that lie in the sheet, as corners of it."""
    found: list[tuple[Corner, Corner]] = []
    if not sheet.height:
        return []
    for match in _MERGE.finditer(content, max(content.rfind(b"sheetData>"), 0)):
        first, last = corner(match[1].decode()), corner(match[2].decode())
        if place_in(sheet, first) is not None and len(found) < MAX_MERGES:
            found.append((_within(sheet, first), _within(sheet, last)))
    return found


def with_ranges(sheets: Sequence[Sheet], found: Sequence[tuple[str, Range]]) -> Iterator[Sheet]:
    """Yield the sheets with the tables and named ranges that lie in them."""
    for sheet in sheets:
        own = [each for name, each in found if name == sheet.name and sheet.height]
        moved = [
            replace(each, first=_within(sheet, each.first), last=_within(sheet, each.last))
            for each in own
        ]
        yield replace(sheet, ranges=moved) if moved else sheet


def named_ranges(content: bytes) -> Iterator[tuple[str, Range]]:
    """Yield the names of a workbook that stand for one rectangle of cells."""
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - heavy

    try:
        root: Element = fromstring(content)
    except (ParseError, ValueError):
        return
    names = [each for each in root.iter() if each.tag.endswith("}definedName")]
    for each in names[:_MOST_NAMES]:
        name, match = each.get("name") or "", _NAMED.match((each.text or "").strip())
        if match is None or name.startswith("_") or each.get("hidden") in {"1", "true"}:
            continue
        first, last = corner(match[3] + match[4]), corner(match[5] + match[6])
        sheet = (match[1] or match[2]).replace("''", "'")
        if first[0] < last[0] and first[1] <= last[1]:
            yield sheet, Range(name, Origin.NAME, first, last)
