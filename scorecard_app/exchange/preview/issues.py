"""What was not read, grouped by what mends it, and the corrections that mend it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.plain import Plain
from scorecard_app.exchange.guesses.guess import Corrections
from scorecard_app.exchange.guesses.meaning import CELL, Meaning
from scorecard_app.exchange.guesses.rows import RowKind, row_key
from scorecard_app.exchange.intake.claims import ASK_FIRST, CONFLICTS
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.intake.plan import Plan
from scorecard_app.exchange.preview.words import REPAIRS
from scorecard_app.exchange.sheets.sheet import Corner, corner
from scorecard_app.exchange.values.numbers import Repair
from scorecard_app.texts import _

ROW = "row "
_TYPED = frozenset(
    {
        Repair.NUMBER,
        Repair.DAY,
        Repair.YEAR,
        Repair.ORDER,
        Repair.PERIOD,
        Repair.ERROR,
        Repair.NOT_CALCULATED,
        Repair.DAMAGED,
        Repair.DISPUTED,
    }
)
"""What a text in place of the cell mends."""


@dataclass(frozen=True, slots=True)
class IssueCell:
    """One cell that was not read, in which of the books it stands."""

    where: str
    text: str
    book: int


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Cells that are mended in the same way."""

    repair: Repair
    title: str
    mend: str
    is_conflict: bool
    cells: tuple[IssueCell, ...]

    @property
    def takes_text(self) -> bool:
        """Say whether another text in its place mends a cell."""
        return self.repair in _TYPED


@dataclass(frozen=True, slots=True)
class Mended:
    """What the user put in place of a cell or decided about a row, by its key."""

    key: str
    says: str


def issue_groups(plan: Plan, meanings: Sequence[Meaning]) -> tuple[IssueGroup, ...]:
    """Return what was not read, the largest group first, conflicts last."""
    groups = [
        IssueGroup(
            repair,
            _(REPAIRS[repair]),
            _(ASK_FIRST[repair]),
            repair in CONFLICTS,
            tuple(
                IssueCell(each.where, each.text, book_of(each.where, meanings)) for each in cells
            ),
        )
        for repair, cells in plan.unread.items()
    ]
    return tuple(sorted(groups, key=lambda each: (each.is_conflict, -len(each.cells))))


def mended_cells(corrections: Corrections) -> Iterator[Mended]:
    """Yield what was decided about single cells and rows."""
    for key, value in corrections.items():
        plain = key.removeprefix(SECOND)
        if plain.startswith(CELL):
            where = plain.removeprefix(CELL)
            text = _("{where}: counts as empty") if value == "" else _("{where}: read as “{text}”")
            yield Mended(key, text.format(where=where, text=value))
        elif plain.startswith(ROW) and value == RowKind.NOTE.value:
            yield Mended(key, _("Row {row} is left out").format(row=plain.removeprefix(ROW)))


def as_text(cells: Sequence[IssueCell], text: str) -> Mapping[str, Plain]:
    """Return the corrections that put a text in place of cells; "" counts them as empty."""
    return {_prefix(each) + CELL + each.where: text for each in cells}


def without_rows(cells: Sequence[IssueCell]) -> Mapping[str, Plain]:
    """Return the corrections that leave out the rows of cells."""
    return {
        _prefix(each) + row_key(place_of(each.where)[1][0]): RowKind.NOTE.value for each in cells
    }


def place_of(where: str) -> tuple[str, Corner]:
    """Part an address into its sheet, and row and column counted from 0 as in the file."""
    sheet, _bang, address = where.rpartition("!")
    return sheet, corner(address)


def book_of(where: str, meanings: Sequence[Meaning]) -> int:
    """Return which of the books an address is in."""
    sheet = where.rpartition("!")[0]
    for at, meaning in enumerate(meanings):
        if any(each.name == sheet for each in meaning.book.sheets):
            return at
    return 0


def _prefix(cell: IssueCell) -> str:
    return SECOND if cell.book else ""
