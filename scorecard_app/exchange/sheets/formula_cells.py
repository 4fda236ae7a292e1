"""Which cells of a workbook hold a formula, as its parts say."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from scorecard_app.exchange.sheets.sheet import Book

FORMULAS: Final = "formulas"
"""The note of a book that lists them; `formula_cells` reads it."""

_FORMULA: Final = re.compile(
    rb'<(?:\w+:)?c (?:[^>]*? )?r="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[ />]'
)


def formulas_noted(parts: Mapping[str, str], sheets: Mapping[str, bytes]) -> str:
    """Return the note: the addresses by sheet; sheets that were too large to keep are left out."""
    found = {
        name: " ".join(_addresses(sheets[part])) for name, part in parts.items() if part in sheets
    }
    return json.dumps(found, separators=(",", ":"))


def formula_cells(book: Book) -> Mapping[str, frozenset[str]]:
    """Return the addresses of the cells with a formula, by sheet, as far as they are known."""
    noted: Mapping[str, str] = json.loads(book.notes.get(FORMULAS, "{}"))
    return {name: frozenset(texts.split()) for name, texts in noted.items()}


def _addresses(part: bytes) -> Iterator[str]:
    if b"<f" in part or b":f" in part:
        yield from (each.decode("ascii") for each in _FORMULA.findall(part))
