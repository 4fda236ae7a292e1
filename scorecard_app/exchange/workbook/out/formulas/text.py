"""Pieces of formulas: texts, numbers, columns of tables and look-ups in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.exchange.workbook.hidden import TableMeta

NOTHING: Final = '""'
"""The empty text, which stands for what is missing; an empty cell would count as 0."""

LONGEST: Final = 8_000
"""Characters that a formula may have; spreadsheets take a few more."""

_SPECIAL: Final = str.maketrans({each: f"'{each}" for each in "[]#'"})
_WILD: Final = str.maketrans({each: f"~{each}" for each in "*?~"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the workbook, whose columns formulas call by their headers."""

    name: str
    headers: Mapping[str, str]

    @classmethod
    def of(cls, meta: TableMeta) -> "Table":
        """Return the table that was written so."""
        return cls(meta.name, {key: header for header, key in meta.keys.items()})

    def column(self, key: str) -> str:
        """Return a whole column: "tblMeasures[Baseline]"."""
        return f"{self.name}[{_escaped(self.headers[key])}]"

    def here(self, key: str) -> str:
        """Return the cell of a column in the row in which the formula stands."""
        return f"{self.name}[[#This Row],[{_escaped(self.headers[key])}]]"

    def block(self, first: str, last: str) -> str:
        """Return the cells of all rows from one column to another."""
        return f"{self.name}[{self._span(first, last)}]"

    def heads(self, first: str, last: str) -> str:
        """Return the headers from one column to another."""
        return f"{self.name}[[#Headers],{self._span(first, last)}]"

    def head(self, key: str) -> str:
        """Return the header of a column."""
        return f"{self.name}[[#Headers],[{_escaped(self.headers[key])}]]"

    def row_of(self, key: str, text: str) -> str:
        """Return the place of the row in which a column holds a text."""
        return f"MATCH({quoted(text.translate(_WILD))},{self.column(key)},0)"

    def at(self, key: str, row: str) -> str:
        """Return the cell of a column in some row."""
        return f"INDEX({self.column(key)},{row})"

    def _span(self, first: str, last: str) -> str:
        start, end = _escaped(self.headers[first]), _escaped(self.headers[last])
        return f"[{start}]" if first == last else f"[{start}]:[{end}]"


def quoted(text: str) -> str:
    """Return a text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'


def number(value: float) -> str:
    """Return a number as a formula has it."""
    text = f"{value:.16G}"
    return f"({text})" if text.startswith("-") else text


def or_nothing(cell: str) -> str:
    """Return what a cell holds, nothing where it is empty."""
    return f'IF({cell}="","",{cell})'


def choice(selector: str, formulas: Sequence[str]) -> str:
    """Return the formula whose place, from 0, the selector says; all the same are one."""
    if len(set(formulas)) == 1:
        return formulas[0]
    chosen = formulas[0]
    for place, formula in enumerate(formulas[1:], start=1):
        chosen = f"IF({selector}={place},{formula},{chosen})"
    return chosen


def _escaped(header: str) -> str:
    return header.translate(_SPECIAL)
