"""Which tables of a book are filled: the one that is asked for, and all that are remembered."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.guess import Corrections
from scorecard_app.exchange.guesses.meaning import TABLE, Layout, Meaning, understood
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.intake.profiles import Profile, remembered
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.texts import _

_MOST: Final = 50
_WITHOUT_NUMBERS: Final = frozenset({Layout.STRATEGY, Layout.NOTHING})


def meanings_to_fill(
    book: Book,
    corrections: Corrections,
    *,
    profiles: Sequence[Profile],
    today: date,
    fiscal_start: int,
) -> tuple[Meaning, ...]:
    """Return what the tables mean that are filled; UserError where none holds numbers."""
    first = understood(book, corrections, today=today, fiscal_start=fiscal_start)
    known = remembered(profiles, first)
    if known:
        decided = {**known, **corrections}
        first = understood(book, decided, today=today, fiscal_start=fiscal_start)
    found = [first]
    if profiles and TABLE not in corrections:
        others = _others(book, first, profiles, today=today, fiscal_start=fiscal_start)
        found += others
    filled = tuple(each for each in found if each.layout not in _WITHOUT_NUMBERS)
    if not filled:
        raise UserError(
            _("“{name}”: the table {table} has no cells for numbers. Choose another table.").format(
                name=book.name, table=first.table.address
            )
        )
    return filled


def _others(
    book: Book, first: Meaning, profiles: Sequence[Profile], *, today: date, fiscal_start: int
) -> Iterator[Meaning]:
    """Yield the other tables whose headers are remembered."""
    for table in first.tables[:_MOST]:
        if _overlap(table, first.table):
            continue
        chosen = {TABLE: table.address}
        plain = understood(book, chosen, today=today, fiscal_start=fiscal_start)
        if any(each.signature == plain.signature for each in profiles):
            decided = {**remembered(profiles, plain), **chosen}
            yield understood(book, decided, today=today, fiscal_start=fiscal_start)


def _overlap(one: Table, other: Table) -> bool:
    return (
        one.sheet.name == other.sheet.name
        and one.top <= other.bottom
        and other.top <= one.bottom
        and one.left <= other.right
        and other.left <= one.right
    )
