"""How a number goes into a cell: the way in which the cell, or its column, writes numbers.

Whatever is written is read again first: only what gives the same number back is put in.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.values import normal_number
from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets.sheet import Fault, Plain
from scorecard_app.exchange.sheets.styles import is_date, is_span, sign_of
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.numbers import is_nothing, read_number
from scorecard_app.present.numbers import format_exact, parse_plain

_DIGITS: Final = re.compile(r"\d(?:[\d.,’'\s\u00a0\u202f]*\d)?")
_GROUPED: Final = re.compile(r"\d[.,’'\s\u00a0\u202f]\d{3}(?!\d)")
_SAME: Final = 1e-12
_SPAN_SAME: Final = 1e-6
_ANSWERS: Final[Mapping[str, str]] = {
    "yes": "no", "ja": "nein", "true": "false", "wahr": "falsch", "y": "n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Habit:
    """How a column writes its numbers: by what format, and by what text where it writes texts."""

    code: str = ""
    text: str = ""

    @property
    def sign(self) -> str:
        """Return the sign that the format shows with a number."""
        return sign_of(self.code)


@dataclass(frozen=True, slots=True)
class Holder:
    """What a number must fit into: the unit, the format of the cell, the habits of the table."""

    unit: Unit
    habit: Habit
    conventions: Conventions

    def cell_for(self, number: float, old: Plain) -> Plain:
        """Return what to put in place of a cell; None where its way of writing cannot say it."""
        for candidate in self._candidates(number, old):
            if self.says(candidate, number):
                return candidate
        return None

    def says(self, cell: Plain, number: float) -> bool:
        """Say whether a cell would be read as this number, and as no more than it."""
        reading = read_number(cell, self.unit, self.conventions, mark=self.habit.sign)
        near = _SPAN_SAME if isinstance(cell, timedelta) else _SAME
        return (
            reading.number is not None
            and not (reading.remark and isinstance(cell, str))
            and math.isclose(reading.number, number, rel_tol=near, abs_tol=0.0)
        )

    def _candidates(self, number: float, old: Plain) -> Iterator[Plain]:
        text = self._text(old)
        if text:
            yield from self._texts(number, text)
            return
        if isinstance(old, bool):
            if number in {0.0, 1.0}:
                yield bool(number)
            return
        yield from self._by_format(number, old)

    def _text(self, old: Plain) -> str:
        """Return the text whose manner is to be kept: the cell's own, else that of its column."""
        if isinstance(old, str) and not is_nothing(old, self.conventions):
            return old.strip()
        is_open = old is None or isinstance(old, str)
        return self.habit.text if is_open and not self.habit.code else ""

    def _by_format(self, number: float, old: Plain) -> Iterator[Plain]:
        if self.unit.kind is UnitKind.DATE:
            yield from self._days(number, old)
        elif self.unit.kind is UnitKind.DURATION and is_span(self.habit.code):
            if abs(number) < timedelta.max.total_seconds() / 60:
                yield timedelta(minutes=number)
        elif not is_date(self.habit.code):
            yield normal_number(number / 100) if self.habit.sign == "%" else number

    def _days(self, number: float, old: Plain) -> Iterator[Plain]:
        """Yield a day for cells that show days; a text only where nothing speaks against it."""
        if not number.is_integer() or not 1 <= number <= date.max.toordinal():
            return
        day = date.fromordinal(int(number))
        if is_date(self.habit.code):
            yield day
        elif old is None or isinstance(old, str):
            yield day.isoformat()

    def _texts(self, number: float, text: str) -> Iterator[str]:
        """Yield texts that say the number in the manner of another text."""
        if self.unit.kind is UnitKind.DATE:
            yield from (each for each in self._days(number, text) if isinstance(each, str))
            return
        yield from _answers(number, text)
        match = _DIGITS.search(text)
        if match is None or not self._is_plain(text):
            return
        for share in self._shares(text, match[0]):
            digits = self._digits(number / share, like=match[0])
            for sign in ("", self.conventions.forms.minus, "-"):
                yield text[: match.start()] + sign + digits + text[match.end() :]
                yield sign + digits + text[match.end() :].lstrip(")")

    def _is_plain(self, text: str) -> bool:
        """Say whether a text is a number and its unit, and says nothing that would be lost."""
        reading = read_number(text, self.unit, self.conventions, mark=self.habit.sign)
        return reading.number is not None and not reading.remark

    def _shares(self, text: str, digits: str) -> Iterator[float]:
        """Yield by how much the words of a text multiply its digits: 1,000,000 for "3 M"."""
        reading = read_number(text, self.unit, self.conventions, mark=self.habit.sign)
        try:
            shown = parse_plain(digits, self.conventions.forms)
        except UserError:
            shown = 0.0
        if reading.number and shown:
            yield abs(reading.number / shown)
        yield 1.0

    def _digits(self, number: float, *, like: str) -> str:
        """Write the digits of a number, grouped and with at least the decimals of others."""
        forms = self.conventions.forms
        exact = format_exact(abs(normal_number(number)), forms)
        whole, point, decimals = exact.partition(forms.decimal)
        if _GROUPED.search(like) and whole.isdecimal():
            whole = f"{int(whole):,}".replace(",", forms.group)
        least = len(like.rpartition(forms.decimal)[2]) if forms.decimal in like else 0
        if "e" in exact or not (point or least):
            return whole + point + decimals
        return whole + forms.decimal + decimals.ljust(least, "0")


def is_free(cell: Plain) -> bool:
    """Say whether a cell's content may be replaced: damaged cells are left to their owner."""
    return not isinstance(cell, Fault) or cell.text.startswith("#")


def _answers(number: float, text: str) -> Iterator[str]:
    """Yield yes and no in the language and the letters of an answer."""
    for yes, no in _ANSWERS.items():
        if text.casefold() in {yes, no} and number in {0.0, 1.0}:
            answer = yes if number else no
            if text.isupper():
                answer = answer.upper()
            elif text[:1].isupper():
                answer = answer.capitalize()
            yield answer
