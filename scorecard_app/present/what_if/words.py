"""The words of a what-if: how much better or worse, how much money, and in which month."""

import datetime as dt
import math

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.present.numbers import MISSING, format_compact, format_plain, unit_symbol
from scorecard_app.texts import LocaleForms, _, ngettext

STILL = 5e-4
"""A smaller change than half a thousandth is none."""

_MOST = 10.0
"""More than tenfold is no figure to be trusted."""

_MOST_MONEY = 9e14
"""More money than the world has is no figure to be trusted either."""

_MONEY = Unit(UnitKind.MONEY, "", 0)
_MONTHS_A_YEAR = 12


def change_words(moved: float, forms: LocaleForms, *, nears: bool = False) -> str:
    """Say how much better or worse a share is, or how much nearer to a target it `nears`."""
    return both_changes(moved, forms, nears=nears)[0]


def both_changes(moved: float, forms: LocaleForms, *, nears: bool = False) -> tuple[str, str]:
    """Return how much better or worse a share is, in words and with its sign alone."""
    if abs(moved) < STILL:
        return _("no change"), ""
    percent = percent_of(moved, forms)
    if nears:
        words = _("{percent} closer to target") if moved > 0 else _("{percent} further off")
    else:
        words = _("{percent} better") if moved > 0 else _("{percent} worse")
    return words.format(percent=percent), f"{'+' if moved > 0 else forms.minus}{percent}"


def percent_of(moved: float, forms: LocaleForms) -> str:
    """Write the size of a share in percent, with a decimal where it is small."""
    if not abs(moved) <= _MOST:
        return _("over {percent} %").format(percent=format_plain(100 * _MOST, forms, decimals=0))
    size = 100 * abs(moved)
    decimals = 0 if size >= 99.5 or abs(size - round(size)) < 0.05 else 1  # noqa: PLR2004 - digits
    return f"{format_plain(size, forms, decimals=decimals)} %"


def signed_percent(moved: float, forms: LocaleForms) -> str:
    """Write a share in percent with its sign, for where there is little room."""
    return both_changes(moved, forms)[1]


def money(amount: float, currency: str, forms: LocaleForms) -> str:
    """Write a gain or a loss of money with its sign and currency."""
    if abs(amount) > _MOST_MONEY:
        return _beyond(amount, currency, forms)
    text = format_compact(abs(amount), _MONEY, forms)
    if text == MISSING:
        return MISSING
    sign = "" if not any(digit in text for digit in "123456789") else _sign(amount, forms)
    return f"{sign}{text} {unit_symbol(_MONEY, currency)}".rstrip()


def a_year(amount: float, currency: str, forms: LocaleForms) -> str:
    """Write a gain or a loss of money at a yearly rate."""
    return _("{money} a year").format(money=money(amount, currency, forms))


def span_words(months: int) -> str:
    """Say a number of months, in years where they are whole."""
    years, rest = divmod(months, _MONTHS_A_YEAR)
    if rest or not years:
        return ngettext("{count} month", "{count} months", months).format(count=months)
    return ngettext("{count} year", "{count} years", years).format(count=years)


def month_words(month: int, day: dt.date, forms: LocaleForms) -> str:
    """Say a month of a what-if, counted from today, and by its name."""
    years, index = divmod(day.month - 1 + month, _MONTHS_A_YEAR)
    name = month_name(dt.date(day.year + years, index + 1, 1), forms)
    if month == 0:
        return _("Now · {name}").format(name=name)
    return _("In {months} · {name}").format(months=span_words(month), name=name)


def dates_words(start: dt.date | None, end: dt.date | None, forms: LocaleForms) -> str:
    """Say from which month to which; "" where it is always."""
    first, last = (month_name(each, forms) if each else "" for each in (start, end))
    if first and last:
        return _("from {first} to {last}").format(first=first, last=last)
    if first:
        return _("from {first} on").format(first=first)
    return _("until {last}").format(last=last) if last else ""


def month_name(day: dt.date, forms: LocaleForms) -> str:
    """Write the month of a day, short, with its year."""
    return f"{forms.month_names[day.month - 1][:3]} {day.year}"


def _beyond(amount: float, currency: str, forms: LocaleForms) -> str:
    """Say that a gain or a loss is larger than any that can be meant."""
    most = money(math.copysign(_MOST_MONEY, amount), currency, forms)
    return (_("over {money}") if amount > 0 else _("below {money}")).format(money=most)


def _sign(amount: float, forms: LocaleForms) -> str:
    return forms.minus if amount < 0 else "+"
