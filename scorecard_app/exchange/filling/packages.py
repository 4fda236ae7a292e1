"""A package written again with some of its parts changed: the others stay byte by byte."""

import re
import zipfile
from collections.abc import Mapping
from copy import copy as copied
from io import BytesIO
from typing import Final
from xml.parsers import expat

from scorecard_app.exchange.filling.sheet_xml import OddSheetError, tag_end

_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
_TOLD: Final = re.compile(rb"""\s+fullCalcOnLoad=(?:"[^"]*"|'[^']*')""")
_BEFORE_CALCULATION: Final = frozenset(
    {"sheets", "functionGroups", "externalReferences", "definedNames"}
)


def rewritten(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Return a package with these parts in place of its own, in the order in which they were."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        copy.comment = package.comment
        for entry in package.infolist():
            content = changed.get(entry.filename)
            written = package.read(entry) if content is None else content
            copy.writestr(copied(entry), written)
    return target.getvalue()


def has_formulas(package: zipfile.ZipFile) -> bool:
    """Say whether any sheet of a package computes something."""
    names = (each for each in package.namelist() if each.startswith("xl/worksheets/"))
    return any(_FORMULA.search(package.read(each)) for each in names)


def recalculated(book: bytes) -> bytes:
    """Return the workbook's own part, asking that all formulas be calculated when it is opened."""
    finder = _Finder()
    try:
        finder.parser.Parse(book, True)  # noqa: FBT003 - expat's own
    except (expat.ExpatError, ValueError) as error:
        raise OddSheetError from error
    if finder.calculation is not None:
        start = finder.calculation
        end = tag_end(book, start)
        tag = _TOLD.sub(b"", book[start:end])
        cut = -2 if tag.endswith(b"/>") else -1
        tag = tag[:cut] + b' fullCalcOnLoad="1"' + tag[cut:]
        return book[:start] + tag + book[end:]
    if finder.last is None:
        raise OddSheetError
    at = tag_end(book, finder.last)
    return book[:at] + f'<{finder.prefix}calcPr fullCalcOnLoad="1"/>'.encode() + book[at:]


class _Finder:
    """Finds where a workbook says how it is calculated, or where it would."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.prefix = ""
        self.calculation: int | None = None
        self.last: int | None = None
        self._depth = 0

    def _start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if not self._depth:
            self.prefix = tag.removesuffix("workbook")
        if self._depth == 1 and tag == f"{self.prefix}calcPr":
            self.calculation = self.parser.CurrentByteIndex
        self._depth += 1

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._depth == 1 and tag.removeprefix(self.prefix) in _BEFORE_CALCULATION:
            self.last = self.parser.CurrentByteIndex
