"""What a table means, put together: the door of this room.

`understood` is pure and quick to call again: a correction replaces one guess, and what rests on
it is guessed anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import islice
from typing import Final

from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.columns import columns_of
from scorecard_app.exchange.guesses.guess import (
    LIKELY,
    NOTHING_CORRECTED,
    OPEN,
    POSSIBLE,
    SURE,
    Corrections,
    Decisions,
    Guess,
)
from scorecard_app.exchange.guesses.headers import Header, header_of
from scorecard_app.exchange.guesses.rows import RowKind, kinds_of
from scorecard_app.exchange.guesses.tables import Table, table_at, tables_of
from scorecard_app.exchange.guesses.times import SECOND, YEAR, Scene, Times, times_of
from scorecard_app.exchange.guesses.wordings import with_words
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.exchange.values.conventions import (
    COMMA,
    NOTHING,
    POINT,
    Conventions,
    day_orders,
    decimal_signs,
)
from scorecard_app.exchange.values.days import DayFault, read_day
from scorecard_app.texts import LocaleForms, _

TABLE, DECIMAL, ORDER = "table", "decimal sign", "date order"
EMPTY_WORDS, UNIT = "empty words", "unit"
CELL: Final = "cell "
"""What stands before an address in the key of a cell that was mended: "cell Sheet!D14"."""

_SAMPLE: Final = 2_000
_ORDERS: Final = ("dmy", "mdy")
_STATED: Final = frozenset({Role.VALUE, Role.BASELINE, Role.PERIOD})


class Layout(Enum):
    """What one row of a table is."""

    WIDE = "a measure, with periods across"
    TALL = "a period, with measures across"
    LONG = "one value"
    RECORDS = "a measure with its figures"
    STRATEGY = "an objective"
    NOTHING = "nothing that a scorecard holds"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a table means, every guess that led there, and the other tables to choose from.

    `unit` is that of measures of which the table does not say it.
    """

    book: Book
    table: Table
    header: Header
    columns: tuple[Column, ...]
    rows: Mapping[int, RowKind]
    conventions: Conventions
    times: Times
    guesses: tuple[Guess, ...]
    corrections: Corrections
    tables: tuple[Table, ...]
    unit: str = ""

    @property
    def scene(self) -> Scene:
        """Return what is known of the table beside the guesses."""
        return Scene(self.table, self.header, self.columns, dict(self.rows), self.conventions)

    @property
    def layout(self) -> Layout:
        """Return what one row is."""
        return layout_of(self.columns)

    @property
    def questions(self) -> tuple[Guess, ...]:
        """Return what only the user can know, and has not said."""
        return tuple(each for each in self.guesses if each.is_question)

    @property
    def signature(self) -> str:
        """Return what a table of the same making has in common with this one: its headers."""
        return "|".join(each.header.casefold() for each in self.columns)

    def of(self, role: Role) -> tuple[Column, ...]:
        """Return the columns of a role."""
        return tuple(each for each in self.columns if each.role is role)

    def mended(self, where: str) -> str | None:
        """Return the text that the user put in place of a cell, None where that stands."""
        text = self.corrections.get(CELL + where)
        return None if text is None else str(text)


def understood(
    book: Book,
    corrections: Corrections = NOTHING_CORRECTED,
    *,
    today: date,
    fiscal_start: int = 1,
) -> Meaning:
    """Guess what a book means; UserError where it holds no table or not the one asked for."""
    decisions = Decisions(corrections)
    tables = tables_of(book)
    table = _chosen(book, tables, decisions)
    header = header_of(table, decisions)
    columns = columns_of(table, header, decisions)
    rows = dict(kinds_of(table, header, columns, decisions))
    scene = Scene(table, header, columns, rows, Conventions(year=2000))
    conventions = _conventions(scene, decisions, delimiter=book.notes.get("delimiter", ""))
    scene = replace(scene, conventions=conventions)
    times = times_of(scene, decisions, today=today, fiscal_start=fiscal_start)
    if conventions.year is None and times.year is not None:
        conventions = replace(conventions, year=times.year)
    unit = _unit(scene, decisions)
    return Meaning(
        book,
        table,
        header,
        columns,
        rows,
        conventions,
        times,
        decisions.made,
        corrections,
        tables,
        unit,
    )


def layout_of(columns: Sequence[Column]) -> Layout:
    """Return what one row is, read off the roles of the columns."""
    roles = {each.role for each in columns}
    values = [each for each in columns if each.role is Role.VALUE]
    named = roles & {Role.MEASURE, Role.LABEL, Role.ID}
    if not values and Role.BASELINE not in roles:
        if Role.MEASURE in roles:
            return Layout.RECORDS
        return Layout.STRATEGY if roles & {Role.OBJECTIVE, Role.PARENT} else Layout.NOTHING
    if any(each.moment is not None for each in values):
        return Layout.WIDE
    if Role.PERIOD in roles:
        return Layout.LONG if named else Layout.TALL
    return Layout.RECORDS


def _chosen(book: Book, tables: Sequence[Table], decisions: Decisions) -> Table:
    if not tables:
        raise UserError(
            _("“{name}” holds no table: nowhere do two lines of cells lie together.").format(
                name=book.name
            )
        )
    first = tables[0]
    confidence = SURE if len(tables) == 1 else LIKELY if first.origin else POSSIBLE
    addresses = tuple(each.address for each in tables)
    chosen = decisions.decide(Guess(TABLE, first.address, confidence, first.reason(), addresses))
    for each in tables:
        if chosen in {each.address, each.name or None, each.sheet.name or None}:
            return each
    drawn = table_at(book, str(chosen))
    if drawn is not None:
        return drawn
    raise UserError(
        _("“{name}” holds no table “{table}”. Choose one of these: {tables}.").format(
            name=book.name, table=chosen, tables=", ".join(addresses[:20])
        )
    )


def _unit(scene: Scene, decisions: Decisions) -> str:
    """Decide on the unit of measures of which nothing says it: neither column, name nor format."""
    if scene.of(Role.UNIT) or layout_of(scene.columns) in {Layout.STRATEGY, Layout.NOTHING}:
        return ""
    reason = _("No column says the unit; it is taken from names and number formats, else none.")
    chosen = decisions.decide(Guess(UNIT, "", POSSIBLE, reason))
    return chosen if isinstance(chosen, str) else ""


def _conventions(scene: Scene, decisions: Decisions, *, delimiter: str) -> Conventions:
    texts = list(islice(_texts(scene), _SAMPLE))
    words = decisions.corrected(EMPTY_WORDS)
    more = {str(each).casefold() for each in words} if isinstance(words, list) else set()
    found = Conventions(_forms(texts, decisions, delimiter), nothing=NOTHING | more)
    found = replace(found, date_order=_order(texts, found.forms, decisions))
    found = with_words(scene, found, decisions)
    return _with_year(scene, found, decisions)


def _texts(scene: Scene) -> Iterator[str]:
    for column in scene.columns:
        if column.role in _STATED:
            for cell in scene.cells(column):
                if isinstance(cell, str) and any(each.isdigit() for each in cell):
                    yield cell.strip()


def _forms(texts: Sequence[str], decisions: Decisions, delimiter: str) -> LocaleForms:
    tally = decimal_signs(texts)
    sign = "," if tally.second > tally.first else "."
    if not any(each in text for text in texts for each in ".,") and DECIMAL not in decisions.asked:
        return POINT
    if tally.first and tally.second:
        reason, confidence = _("Most numbers are written so, though not all."), POSSIBLE
    elif tally.first or tally.second:
        reason, confidence = _("The numbers can only be read so."), SURE
    elif delimiter == ";":
        sign, confidence = ",", LIKELY
        reason = _("Programs that write a decimal comma cut a text at semicolons.")
    else:
        reason, confidence = _("No number shows which sign is the decimal one."), POSSIBLE
    chosen = decisions.decide(Guess(DECIMAL, sign, confidence, reason, (".", ",")))
    return COMMA if chosen == "," else POINT


def _order(texts: Sequence[str], forms: LocaleForms, decisions: Decisions) -> str:
    """Decide whether the day or the month comes first; ask where no date shows it."""
    tally = day_orders(texts)
    if tally.first < 0:
        return forms.date_order if ORDER not in decisions.asked else str(decisions.corrected(ORDER))
    if tally.first == tally.second:
        reason = _("Days such as 03/04/26 can be read in two ways. Which comes first?")
        guess = Guess(ORDER, None, OPEN, reason, _ORDERS)
    else:
        order = "dmy" if tally.first > tally.second else "mdy"
        reason = _("Some days can only be read so.")
        guess = Guess(ORDER, order, SURE, reason, _ORDERS)
    chosen = decisions.decide(guess)
    return chosen if isinstance(chosen, str) and chosen in _ORDERS else ""


def _with_year(scene: Scene, found: Conventions, decisions: Decisions) -> Conventions:
    """Ask for the year of days such as 12-Sep, once for all of them."""
    days = [
        cell
        for column in (*scene.of(Role.VALUE), *scene.of(Role.BASELINE))
        for cell in scene.cells(column)
        if isinstance(cell, str) and read_day(cell.strip(), found) is DayFault.NO_YEAR
    ]
    if not days:
        return found
    reason = _(
        "Days such as “{example}” name no year. Which year is it, or is the number the year?"
    )
    question = Guess(YEAR, None, OPEN, reason.format(example=days[0].strip()), (SECOND,))
    chosen = decisions.decide(question)
    if chosen == SECOND:
        return replace(found, is_year_second=True)
    return replace(found, year=chosen) if isinstance(chosen, int) else found
