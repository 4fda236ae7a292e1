"""Find the tables of a book: those that a workbook names, and blocks of cells that lie together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.exchange.sheets.sheet import Book, Origin, Plain, Sheet, corner
from scorecard_app.texts import _

LEAST_ROWS: Final = 2
_MOST_BLANK: Final = 4
"""So many rows further down another table begins, whatever its header says."""


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangle of a sheet, edges included; `name` is that of a table or range, if it has one."""

    sheet: Sheet
    top: int
    left: int
    bottom: int
    right: int
    name: str = ""
    origin: Origin | None = None

    @property
    def address(self) -> str:
        """Return how the table is called in corrections: "Measures!A3:N8"."""
        first = self.sheet.where(self.top, self.left)
        return f"{first}:{self.sheet.address(self.bottom, self.right)}"

    @property
    def columns(self) -> range:
        """Return the columns within the sheet."""
        return range(self.left, self.right + 1)

    @property
    def rows(self) -> range:
        """Return the rows within the sheet."""
        return range(self.top, self.bottom + 1)

    def row(self, number: int) -> list[Plain]:
        """Return the cells of one row of the table."""
        return self.sheet.row(number)[self.left : self.right + 1]

    def reason(self) -> str:
        """Say what makes these cells a table."""
        match self.origin:
            case Origin.TABLE:
                return _("The workbook names them the table “{name}”.").format(name=self.name)
            case Origin.NAME:
                return _("The workbook names them “{name}”.").format(name=self.name)
            case None:
                return _("These cells lie together, with empty ones round them.")


def tables_of(book: Book) -> tuple[Table, ...]:
    """Return every table of the sheets that are shown, the likeliest first."""
    found: list[tuple[float, int, Table]] = []
    for sheet in book.sheets:
        if sheet.is_hidden or not sheet.height:
            continue
        for table in _tables_on(sheet):
            found.append((-_weight(table), len(found), table))
    return tuple(table for _weight_, _at, table in sorted(found, key=lambda each: each[:2]))


def table_at(book: Book, address: str) -> Table | None:
    """Return the cells of an address such as "Measures!A3:N8" as a table, None where none lie."""
    name, _bang, cells = address.rpartition("!")
    sheet = next((each for each in book.sheets if each.name == name), None)
    first, _colon, last = cells.partition(":")
    if sheet is None or not last:
        return None
    try:
        (top, left), (bottom, right) = corner(first), corner(last)
    except ValueError:
        return None
    rows = [at for at, number in enumerate(sheet.rows) if top <= number <= bottom]
    columns = [at for at, number in enumerate(sheet.columns) if left <= number <= right]
    if len(rows) < LEAST_ROWS or not columns:
        return None
    return Table(sheet, rows[0], columns[0], rows[-1], columns[-1])


def _tables_on(sheet: Sheet) -> Iterator[Table]:
    named = [
        Table(sheet, *each.first, *each.last, name=each.name, origin=each.origin)
        for each in sheet.ranges
    ]
    yield from named
    for block in _blocks(sheet):
        is_named = any(_overlap(block, each) for each in named)
        if not is_named and block.bottom - block.top + 1 >= LEAST_ROWS:
            yield block


def _overlap(one: Table, other: Table) -> bool:
    return (
        one.top <= other.bottom
        and other.top <= one.bottom
        and one.left <= other.right
        and other.left <= one.right
    )


def _blocks(sheet: Sheet) -> Iterator[Table]:
    """Cut a sheet at empty columns, and each strip at empty rows; stacked parts stay together."""
    filled = [[cell is not None for cell in sheet.row(at)] for at in range(sheet.height)]
    for left, right in _runs([any(row[at] for row in filled) for at in range(sheet.width)]):
        strips = _runs([any(row[left : right + 1]) for row in filled])
        blocks = [_tight(sheet, filled, top, bottom, left, right) for top, bottom in strips]
        yield from _joined(sheet, blocks)


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the first and last index of every run of what is true."""
    found: list[tuple[int, int]] = []
    for at, flag in enumerate(flags):
        if flag and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        elif flag:
            found.append((at, at))
    return found


def _tight(
    sheet: Sheet, filled: Sequence[Sequence[bool]], top: int, bottom: int, left: int, right: int
) -> Table:
    used = [
        at
        for at in range(left, right + 1)
        if any(filled[row][at] for row in range(top, bottom + 1))
    ]
    return Table(sheet, top, used[0], bottom, used[-1])


def _joined(sheet: Sheet, blocks: Sequence[Table]) -> Iterator[Table]:
    """Yield blocks; one that only goes on with the one above, or repeats its header, joins it."""
    waiting: Table | None = None
    for block in blocks:
        if waiting is not None and _goes_on(waiting, block):
            waiting = Table(sheet, waiting.top, waiting.left, block.bottom, waiting.right)
            continue
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _goes_on(above: Table, below: Table) -> bool:
    is_inside = above.left <= below.left and below.right <= above.right
    if not is_inside or above.bottom == above.top or below.top - above.bottom > _MOST_BLANK:
        return False
    first = below.row(below.top)
    heads = [
        head
        for row in above.rows[:3]
        if any((head := above.sheet.row(row)[below.left : below.right + 1])[1:])
    ]
    if first in heads:
        return True
    is_title = sum(cell is not None for cell in first) == 1
    if is_title and below.top < below.bottom and below.row(below.top + 1) in heads:
        return True
    is_note = below.bottom == below.top and sum(cell is not None for cell in first) == 1
    has_numbers = any(isinstance(cell, float) for cell in first)
    is_same_width = below.left == above.left and below.right == above.right
    return is_note or (has_numbers and is_same_width)


def _weight(table: Table) -> float:
    """Return how likely a table is the one to import: large ones, and ones with numbers."""
    cells = [cell for row in table.rows[:200] for cell in table.row(row) if cell is not None]
    numbers = sum(isinstance(cell, float) for cell in cells)
    is_wide = table.right > table.left
    rows = min(table.bottom - table.top, 2_000)
    return (len(cells) + 2 * numbers + rows) * (1.0 if is_wide else 0.1)
