"""Read one row of a table at a time: its names, its unit, its period, its numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from scorecard_app.domain.measures import SeriesKind, Unit, UnitKind
from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.meaning import CELL, Meaning
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.guesses.units import (
    is_unit,
    unit_in_name,
    unit_of,
    unit_of_sign,
)
from scorecard_app.exchange.guesses.wordings import Wordings, wordings_of
from scorecard_app.exchange.guesses.words import Role, is_baseline, kind_in, tokens
from scorecard_app.exchange.sheets.sheet import Corner, Fault, Plain
from scorecard_app.exchange.values.currencies import currency_of
from scorecard_app.exchange.values.numbers import Reading, is_nothing, read_number, scale_of
from scorecard_app.exchange.values.wordings import unit_of_words

_MONEY: Final = re.compile(
    r"^[-–(+\s]*(?:([$€£¥₹]|US\$)|([A-Z]{3})\s*\d)|([$€£¥₹]|(?<=[\d\s])[A-Z]{3})\s*\)?$"
)
_PERCENT: Final = re.compile(r"\d\s*(?:%|percent|pct|prozent)\)?$", re.IGNORECASE)
_MOST_MERGED: Final = 100_000
_NAMES: Final = (Role.MEASURE, Role.LABEL, Role.ID)
_CARRIED: Final = frozenset(
    {*_NAMES, Role.OBJECTIVE, Role.PARENT, Role.PERSPECTIVE, Role.GROUP, Role.UNIT, Role.OWNER}
)
"""What a row may leave to the one above."""

_NAMELESS: Final = re.compile(r"[\W_]*|n\.?\s*[/.]?\s*a\.?", re.IGNORECASE)
_ENDING: Final = re.compile(r"(.+?)[\s\-–:,/(\[]+([^\W\d_][\w\-]*)[)\]]?$")


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one table by what its columns mean."""

    meaning: Meaning

    @cached_property
    def numbers(self) -> Sequence[Column]:
        """Return the columns that hold numbers."""
        return [*self.meaning.of(Role.VALUE), *self.meaning.of(Role.BASELINE)]

    @cached_property
    def has_rows_of_their_own(self) -> bool:
        """Say whether every row is a measure of its own, whatever its name."""
        shared = (Role.PERIOD, Role.SERIES)
        is_shared = any(self.meaning.of(each) for each in shared)
        return not is_shared and not self.has_kinds_in_names

    @cached_property
    def has_kinds_in_names(self) -> bool:
        """Say whether rows come in pairs such as "Sales actual" and "Sales target"."""
        columns = self.meaning.of(Role.VALUE)
        if self.meaning.of(Role.SERIES) or any(c.kind is not SeriesKind.ACTUAL for c in columns):
            return False
        found: dict[str, set[str]] = {}
        for row in self.data():
            stem, word = _ending(self.plain_name(row))
            if word:
                found.setdefault(stem, set()).add(word)
        return any(len(words) > 1 for words in found.values())

    def data(self) -> Iterator[int]:
        """Yield the rows of data."""
        return (row for row, kind in self.meaning.rows.items() if kind is RowKind.DATA)

    def cell(self, row: int, column: Column) -> Plain:
        """Return a cell, or what the user put in its place."""
        if self._is_mended:
            mended = self.meaning.mended(self.where(row, column))
            if mended is not None:
                return mended or None
        sheet = self.meaning.table.sheet
        found = sheet.cell(row, column.at)
        if found is None and column.role in _CARRIED and (row, column.at) in self._merged:
            return sheet.cell(*self._merged[row, column.at])
        return found

    @cached_property
    def _merged(self) -> Mapping[Corner, Corner]:
        """Return the cells that are merged with one above, which speaks for all of them."""
        found: dict[Corner, Corner] = {}
        begins, ends = self.meaning.header.first, self.meaning.table.bottom
        for (top, left), (bottom, _right) in self.meaning.table.sheet.merges:
            if top >= begins and len(found) < _MOST_MERGED:
                rows = range(top + 1, min(bottom, ends) + 1)
                found |= {(row, left): (top, left) for row in rows[:_MOST_MERGED]}
        return found

    @cached_property
    def _is_mended(self) -> bool:
        return any(key.startswith(CELL) for key in self.meaning.corrections)

    def where(self, row: int, column: Column | None = None) -> str:
        """Return the address of a cell, or of the first one of a row."""
        table = self.meaning.table
        return table.sheet.where(row, column.at if column else table.left)

    def text(self, row: int, role: Role, *, between: str = ", ") -> str:
        """Return the texts of all columns of a role, without what stands for nothing."""
        parts = [shown(self.cell(row, each)) for each in self.meaning.of(role)]
        kept = [each for each in parts if not is_nothing(each, self.meaning.conventions)]
        if not any(parts) and role in _CARRIED and row in self._goes_on:
            return self.text(self._goes_on[row], role, between=between)
        return between.join(dict.fromkeys(kept))

    @cached_property
    def _goes_on(self) -> Mapping[int, int]:
        """Return the rows that leave out their name, each with the row above that says it.

        So do rows in which only the kind of value or the period is another.
        """
        shared = [*self.meaning.of(Role.SERIES), *self.meaning.of(Role.PERIOD)]
        names = [each for role in _NAMES for each in self.meaning.of(role)]
        found: dict[int, int] = {}
        last: int | None = None
        for row in self.data() if shared and names else ():
            if any(self.cell(row, each) is not None for each in names):
                last = row
            elif last is not None and any(self.cell(row, each) is not None for each in shared):
                found[row] = last
        return found

    def fields(self, row: int) -> Mapping[str, str]:
        """Return the texts of the columns that become fields of their own, by their headers."""
        texts = {
            each.header or each.letters: shown(self.cell(row, each))
            for each in self.meaning.of(Role.FIELD)
        }
        return {name: text for name, text in texts.items() if text}

    def plain_name(self, row: int) -> str:
        """Return what names a row: its measure, else its labels, its id, what it belongs to."""
        for role in (Role.MEASURE, Role.LABEL, Role.ID, Role.OBJECTIVE, Role.GROUP):
            text = self.text(row, role)
            if text:
                return text
        return self._only_name(row)

    def _only_name(self, row: int) -> str:
        """Return a name that would stand for nothing among numbers: a measure may be called X."""
        for column in (*self.meaning.of(Role.MEASURE), *self.meaning.of(Role.LABEL)):
            text = shown(self.cell(row, column))
            if not _NAMELESS.fullmatch(text):
                return text
        return ""

    def name_and_kind(self, row: int) -> tuple[str, SeriesKind | Role | None]:
        """Return the name of a row's measure, and the kind of its numbers where the row says it."""
        name = self.plain_name(row)
        for column in self.meaning.of(Role.SERIES):
            words = tokens(shown(self.cell(row, column)))
            return name, Role.BASELINE if is_baseline(words) else kind_in(words)
        if self.has_kinds_in_names:
            stem, word = _ending(name)
            if word:
                return stem, Role.BASELINE if is_baseline([word]) else kind_in([word])
        return name, None

    def unit(self, row: int, name: str, column: Column) -> Unit:
        """Return the unit of the numbers in a cell, by the nearest thing that says it."""
        told = self.text(row, Role.UNIT)
        if told:
            return unit_of(told)
        for each in self.numbers:
            cell = self.cell(row, each)
            if isinstance(cell, str) and is_unit(cell) and not any(c.isdigit() for c in cell):
                return unit_of(cell)
        named = unit_in_name(name) or unit_in_name(column.part)
        signed = self._unit_by_signs(row, column)
        if named is not None and signed.kind is UnitKind.MONEY and scale_of(named.symbol) != 1:
            return Unit(UnitKind.MONEY, f"{named.symbol} {signed.symbol}")
        return named or (signed if signed != Unit() else unit_of(self.meaning.unit))

    def reading(self, row: int, column: Column, unit: Unit, cell: Plain) -> Reading:
        """Read the number of a cell; the name of a unit stands for none."""
        if isinstance(cell, str) and is_unit(cell) and not any(c.isdigit() for c in cell):
            return Reading()
        mark = self.meaning.table.sheet.mark(row, column.at)
        return read_number(cell, unit, self.meaning.conventions, mark=mark)

    @cached_property
    def _wordings(self) -> Wordings:
        return wordings_of(self.meaning.scene)

    def _unit_by_signs(self, row: int, column: Column) -> Unit:
        sign = self.meaning.table.sheet.mark(row, column.at)
        if sign:
            return unit_of_sign(sign)
        cell = self.cell(row, column)
        words = self._wordings.around(row, column.at)
        if words:
            return unit_of_words(words)
        if not isinstance(cell, str):
            return Unit()
        if _PERCENT.search(cell.strip()):
            return Unit(UnitKind.PERCENT)
        money = _MONEY.search(cell.strip())
        currency = currency_of(money[1] or money[2] or money[3]) if money else ""
        return Unit(UnitKind.MONEY, currency) if currency else Unit()


def shown(cell: Plain) -> str:
    """Return the text of a cell; a whole number without its point."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, Fault):
        return cell.text
    return " ".join(str(cell).split()) if cell is not None else ""


def _ending(name: str) -> tuple[str, str]:
    """Part a name from the kind of numbers that it ends in: "Sales (target)"."""
    match = _ENDING.fullmatch(name)
    if match is None:
        return name, ""
    word = match[2].casefold()
    is_kind = kind_in([word]) is not None or is_baseline([word])
    return (match[1].strip(), word) if is_kind else (name, "")
