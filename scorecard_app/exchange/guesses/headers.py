"""Find the header of a table: one to three lines, merged or not, below titles of one cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.exchange.guesses.guess import LIKELY, POSSIBLE, SURE, Decisions, Guess
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.units import is_unit
from scorecard_app.exchange.sheets.sheet import Origin, Plain
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.numbers import looks_numeric
from scorecard_app.exchange.values.periods import Moment, read_moment
from scorecard_app.texts import _, ngettext

KEY: Final = "header rows"
MOST_LINES: Final = 3
_SEARCHED: Final = 12
_BEGINS: Final = re.compile(r"[\d\-+($€£<>]")
_PLAIN: Final = Conventions()


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header begins and ends, and the words of each column from top to bottom.

    `titles` stand above it; `first` is the first row of data.
    """

    titles: tuple[str, ...]
    top: int
    first: int
    words: tuple[tuple[str, ...], ...]

    def text(self, column: int) -> str:
        """Return the header of a column on one line, counted within the table."""
        return " ".join(dict.fromkeys(self.words[column]))


def header_of(table: Table, decisions: Decisions) -> Header:
    """Find the header of a table and say why it is one."""
    top = _below_titles(table)
    count = _lines(table, top)
    is_table = table.origin is Origin.TABLE
    reason = ngettext(
        "The first line holds texts, the lines below hold the values.",
        "The first {count} lines hold texts, the lines below hold the values.",
        count,
    ).format(count=count)
    if not count:
        reason = _("The first line looks like the lines below it.")
    confidence = SURE if is_table else LIKELY if count else POSSIBLE
    decided = decisions.decide(
        Guess(KEY, count, confidence, reason, choices=tuple(range(MOST_LINES + 1)))
    )
    lines = decided if isinstance(decided, int) else count
    titles = tuple(
        str(cell) for row in range(table.top, top) for cell in table.row(row) if cell is not None
    )
    return Header(titles, top, top + lines, _words(table, top, lines))


def _below_titles(table: Table) -> int:
    """Return the first row that is no title: no line of one text above wider ones."""
    if table.right == table.left:
        return table.top
    row = table.top
    while row < min(table.bottom, table.top + _SEARCHED):
        cells = [cell for cell in table.row(row) if cell is not None]
        is_title = len(cells) <= 1 and all(isinstance(cell, str) for cell in cells)
        is_merged_over = any(
            first[0] == row and last[1] > first[1] and first[1] > table.left
            for first, last in table.sheet.merges
        )
        if not is_title or is_merged_over:
            return row
        row += 1
    return table.top


def _lines(table: Table, top: int) -> int:
    """Count the lines of a header; a second line only where one of the two has gaps."""
    count = 0
    for row in range(top, min(top + MOST_LINES, table.bottom)):
        cells = table.row(row)
        if not _is_header(cells):
            break
        if count and not (_belongs(table.row(row - 1), cells) or _is_unit_line(cells)):
            break
        count += 1
    return count


def _is_unit_line(cells: Sequence[Plain]) -> bool:
    """Say whether a line below the header says nothing but units."""
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(isinstance(cell, str) and is_unit(cell) for cell in filled)


def _is_header(cells: Sequence[Plain]) -> bool:
    """Say whether a row holds names: texts and periods, no numbers."""
    filled = [cell for cell in cells if cell is not None]
    if len(filled) < 2 and len(cells) > 1:  # noqa: PLR2004 - one cell names no columns
        return False
    return bool(filled) and not any(_is_value(cell) for cell in filled)


def _is_value(cell: Plain) -> bool:
    if isinstance(cell, str):
        text = cell.strip()
        if isinstance(read_moment(text, _PLAIN), Moment):
            return False
        is_name = sum(word.isalpha() for word in text.split()) > 1
        return not is_name and _BEGINS.match(text) is not None and looks_numeric(text, _PLAIN)
    return isinstance(cell, float | bool) and read_moment(cell, _PLAIN) is None


def _belongs(above: Sequence[Plain], below: Sequence[Plain]) -> bool:
    """Say whether two lines make one header: what one leaves out the other says."""
    gaps_above = sum(up is None and down is not None for up, down in zip(above, below, strict=True))
    has_moment = any(isinstance(read_moment(each, _PLAIN), Moment) for each in below)
    repeats = len({str(each) for each in below if each is not None}) < sum(
        each is not None for each in below
    )
    return gaps_above > 0 and (has_moment or repeats or gaps_above * 3 >= len(below))


def _words(table: Table, top: int, lines: int) -> tuple[tuple[str, ...], ...]:
    """Return the words of each column; a group's name holds for all columns of the group."""
    rows: list[list[str]] = []
    for at in range(lines):
        line = table.row(top + at)
        cells = [_text(cell) for cell in line]
        if at and _is_unit_line(line):
            rows.append([f"({text.strip('()[]')})" if text else "" for text in cells])
            continue
        if at < lines - 1:
            cells = _carried(cells)
        rows.append(_spread(table, top + at, cells))
    return tuple(
        tuple(text for row in rows if (text := row[at])) for at in range(len(table.columns))
    )


def _carried(cells: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in cells:
        found.append(text or (found[-1] if found else ""))
    return found


def _spread(table: Table, row: int, cells: list[str]) -> list[str]:
    """Fill merged cells with the text of their first."""
    for (top, left), (bottom, right) in table.sheet.merges:
        if top <= row <= bottom and table.left <= left <= table.right:
            text = _text(table.sheet.cell(top, left))
            for at in range(left, min(right, table.right) + 1):
                cells[at - table.left] = text
    return cells


def _text(cell: Plain) -> str:
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return " ".join(str(cell).split()) if cell is not None else ""
