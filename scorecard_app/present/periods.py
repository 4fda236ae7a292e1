"""Write periods as people say them, fiscal years included."""

from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.present.numbers import format_date
from scorecard_app.texts import LocaleForms, _


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


def _fiscal(period: Period, fiscal_start: int) -> tuple[int, int]:
    """Return the year in which the fiscal year of a period begins, and its index in that year."""
    start = period.start(fiscal_start=fiscal_start)
    year, months = divmod(start.year * 12 + start.month - fiscal_start, 12)
    return year, months // period.frequency.months


def _year_label(year: int, fiscal_start: int) -> str:
    return str(year) if fiscal_start == 1 else f"{year}/{(year + 1) % 100:02d}"
