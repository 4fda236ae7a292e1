"""Write and read periods as people say them, fiscal years included."""

import re
from datetime import date

from scorecard_app.domain.periods import Frequency, Period, parse_period, period_of
from scorecard_app.errors import UserError
from scorecard_app.present.numbers import format_date, parse_date
from scorecard_app.texts import LocaleForms, _

_LAST_YEAR = 9998
_YEAR = re.compile(r"\d{4}")


def format_period(period: Period, forms: LocaleForms, *, fiscal_start: int = 1) -> str:
    """Write a period in a few characters: Sep 2026, Q3 2026, W38 2026, Q1 2026/27, 2026."""
    start = period.start(fiscal_start=fiscal_start)
    match period.frequency:
        case Frequency.DAY:
            return format_date(start, forms)
        case Frequency.WEEK:
            year, week, _day = start.isocalendar()
            return _("W{week} {year}").format(week=week, year=year)
        case Frequency.MONTH:
            return f"{forms.month_names[start.month - 1]} {start.year}"
    year, index = _fiscal(period, fiscal_start)
    label = _year_label(year, fiscal_start)
    match period.frequency:
        case Frequency.QUARTER:
            return _("Q{quarter} {year}").format(quarter=index + 1, year=label)
        case Frequency.HALF_YEAR:
            return _("H{half} {year}").format(half=index + 1, year=label)
        case _:
            return label


def read_period(
    text: str, frequency: Frequency, forms: LocaleForms, *, fiscal_start: int = 1
) -> Period:
    """Read a period of a frequency as `format_period` writes it, in its plain form, or by a day.

    Raises UserError with an example where it cannot be read.
    """
    typed = " ".join(text.split()).casefold()
    year = _YEAR.search(typed)
    for period in _periods_near(int(year[0]), frequency, fiscal_start) if year else ():
        if format_period(period, forms, fiscal_start=fiscal_start).casefold() == typed:
            return period
    try:
        plain = parse_period(typed.upper())
    except UserError:
        return _period_by_day(text, frequency, forms, fiscal_start)
    if plain.frequency is frequency:
        return plain
    return period_of(plain.start(fiscal_start=fiscal_start), frequency, fiscal_start=fiscal_start)


def _periods_near(year: int, frequency: Frequency, fiscal_start: int) -> list[Period]:
    """Return the periods that may be called by a year; days are read as dates."""
    if frequency is Frequency.DAY or not 1 < year < _LAST_YEAR:
        return []
    first = period_of(date(year - 1, 1, 1), frequency, fiscal_start=fiscal_start)
    last = period_of(date(year + 1, 12, 31), frequency, fiscal_start=fiscal_start)
    return [Period(frequency, at) for at in range(first.ordinal, last.ordinal + 1)]


def _period_by_day(
    text: str, frequency: Frequency, forms: LocaleForms, fiscal_start: int
) -> Period:
    try:
        day = parse_date(text, forms)
    except UserError:
        example = period_of(date(2026, 9, 14), frequency, fiscal_start=fiscal_start)
        raise UserError(
            _("“{text}” is not a period. Write it like {example}.").format(
                text=text.strip(),
                example=format_period(example, forms, fiscal_start=fiscal_start),
            )
        ) from None
    return period_of(day, frequency, fiscal_start=fiscal_start)


def _fiscal(period: Period, fiscal_start: int) -> tuple[int, int]:
    """Return the year in which the fiscal year of a period begins, and its index in that year."""
    start = period.start(fiscal_start=fiscal_start)
    year, months = divmod(start.year * 12 + start.month - fiscal_start, 12)
    return year, months // period.frequency.months


def _year_label(year: int, fiscal_start: int) -> str:
    return str(year) if fiscal_start == 1 else f"{year}/{(year + 1) % 100:02d}"
