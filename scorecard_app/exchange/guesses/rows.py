"""Tell rows of data from sections, totals, repeated headers and footnotes."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.guess import LIKELY, Decisions, Guess, one_of
from scorecard_app.exchange.guesses.headers import Header
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.texts import _


class RowKind(Enum):
    """What a row below the header is."""

    DATA = "data"
    SECTION = "section"
    TOTAL = "total"
    HEADER = "header"
    NOTE = "note"


_TOTAL: Final = re.compile(
    r"(grand |sub ?|zwischen)?(totals?|summen?|gesamt|gesamtsumme|insgesamt|sum|average|mean|"
    r"durchschnitt|mittelwert)(:)?",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r".+ (total|summe|gesamt|average|durchschnitt)", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"(\*|†|¹|\d\)|source|quelle|note|hinweis|anmerkung|as of|stand)", re.IGNORECASE
)
_NAMING: Final = frozenset({Role.LABEL, Role.GROUP, Role.MEASURE, Role.OBJECTIVE})


def row_key(number: int) -> str:
    """Return the key under which a row is corrected, by its number in the file."""
    return f"row {number + 1}"


def kinds_of(
    table: Table, header: Header, columns: Sequence[Column], decisions: Decisions
) -> Mapping[int, RowKind]:
    """Return the kind of every row that is not empty; each that is no data is a guess."""
    heads = [table.row(row) for row in range(header.top, header.first)]
    found: dict[int, RowKind] = {}
    for row in range(header.first, table.bottom + 1):
        cells = table.row(row)
        if all(cell is None for cell in cells):
            continue
        kind, reason = _guessed(cells, heads, columns)
        if kind is RowKind.SECTION and _ends_here(table, row):
            kind, reason = RowKind.NOTE, _("Nothing stands below this line.")
        key = row_key(table.sheet.rows[row])
        if kind is not RowKind.DATA or decisions.corrected(key) is not None:
            chosen = decisions.decide(
                Guess(key, kind.value, LIKELY, reason, tuple(each.value for each in RowKind))
            )
            kind = one_of(RowKind, chosen, key=key)
        found[row] = kind
    return found


def _guessed(
    cells: Sequence[Plain], heads: Sequence[Sequence[Plain]], columns: Sequence[Column]
) -> tuple[RowKind, str]:
    if any(list(cells) == list(head) for head in heads):
        return RowKind.HEADER, _("It repeats the header.")
    filled = [cell for cell in cells if cell is not None]
    if len(filled) == 1 and isinstance(filled[0], str) and len(cells) > 1:
        if _NOTE.match(filled[0].strip()):
            return RowKind.NOTE, _("It is a remark below the table.")
        return RowKind.SECTION, _("It holds one text and no values.")
    named = [
        (cell, column.role)
        for cell, column in zip(cells, columns, strict=True)
        if isinstance(cell, str) and column.role in _NAMING
    ]
    if not named:  # what speaks of a total may stand beside the names
        named = [(cell, Role.IGNORED) for cell in cells if isinstance(cell, str)]
    if any(_is_total(cell, role) for cell, role in named):
        return RowKind.TOTAL, _("It adds up the rows above it.")
    return RowKind.DATA, ""


def _is_total(text: str, role: Role) -> bool:
    plain = " ".join(text.split())
    if _TOTAL.fullmatch(plain):
        return True
    return role in {Role.LABEL, Role.GROUP} and _ENDING.fullmatch(plain) is not None


def _ends_here(table: Table, row: int) -> bool:
    """Say whether only lines of one text stand below a row."""
    return all(
        sum(cell is not None for cell in table.row(below)) <= 1
        for below in range(row + 1, table.bottom + 1)
    )
