"""Budgets as they are typed: one for every year, or year by year."""

import re

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.errors import UserError
from scorecard_app.present.numbers import format_plain, parse_number
from scorecard_app.texts import LocaleForms, _

_MONEY = Unit(UnitKind.MONEY, "", 0)
_WITH_LETTER = re.compile(r"(.*\d)\s*([^\W\d_]+)\.?\s*")
_SIZES = {"k": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "bn": 1e9, "mrd": 1e9}
"""What a letter behind a number stands for, as numbers are shown and as people write them."""

_LETTERS = (("bn", 1e9), ("M", 1e6), ("k", 1e3))
_SMALL = 100


def typed_money(text: str, forms: LocaleForms) -> float:
    """Read an amount as it is shown or said: "200 k", "1.5 M", "3,000"."""
    match = _WITH_LETTER.fullmatch(text.strip())
    size = _SIZES.get(match[2].casefold()) if match else None
    if match is None or size is None:
        return parse_number(text, _MONEY, forms)
    return parse_number(match[1], _MONEY, forms) * size


def say_money(amount: float, forms: LocaleForms) -> str:
    """Write an amount as it is typed into a field, without its currency: 7 M, 1.25 M, 300 k."""
    for letter, size in _LETTERS:
        if abs(amount) >= size:
            return f"{format_plain(amount / size, forms)} {letter}"
    return format_plain(amount, forms, decimals=2 if abs(amount) < _SMALL else None)


def typed_budgets(text: str, forms: LocaleForms) -> tuple[float, ...]:
    """Read a budget a year, or several with semicolons between them, year by year."""
    parts = [part for part in text.split(";") if part.strip()]
    if not parts:
        raise UserError(_("Type how much money there is a year, like 7 M."))
    found = tuple(typed_money(part, forms) for part in parts)
    if any(each < 0 for each in found):
        raise UserError(_("A budget is not below zero. Type how much money there is a year."))
    return found


def typed_rate(text: str, forms: LocaleForms) -> float:
    """Read what each 1.00 that is spent must bring back."""
    found = typed_money(text, forms)
    if found < 0:
        raise UserError(_("Money cannot be asked to bring back less than nothing."))
    return found
