"""The last complete period of each frequency, as formulas on the day of the scorecard."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from scorecard_app.domain.periods import Frequency, last_complete
from scorecard_app.engine.evaluate import year_before
from scorecard_app.exchange.workbook.cells import DAY_ZERO
from scorecard_app.exchange.workbook.out.book import Book, Head, Written
from scorecard_app.exchange.workbook.out.formula_marks import LivePage, live_table
from scorecard_app.exchange.workbook.out.formulas.text import Table, quoted
from scorecard_app.texts import _

DAY: Final = "Scorecard_Date"
"""The name of the cell with the day as of which the workbook is."""

FISCAL_START: Final = "Fiscal_Start"
"""The name of the cell with the month in which the fiscal year starts."""

_FIRST_COLUMN: Final = 10
_NAME: Final = "tblCalendar"
_WEEK: Final = 7


def calendar_table() -> Table:
    """Return the table of last complete periods; "period" and "count", "before" a year earlier."""
    return Table(
        _NAME,
        {
            "frequency": _("Frequency"),
            "period": _("Last complete period"),
            "count": _("Its count"),
            "before.period": _("A year before"),
            "before.count": _("Count a year before"),
        },
    )


def write_calendar(book: Book, sheet: Any, day: date, *, fiscal_start: int) -> None:  # noqa: ANN401 - no types
    """Write the table beside the settings."""
    table = calendar_table()
    heads = [Head(text, 14) for text in table.headers.values()]
    rows = []
    for frequency in Frequency:
        cells = [Written(frequency.value)]
        for prefix, start, at in (("", DAY, day), ("before.", before(DAY), year_before(day))):
            period = last_complete(at, frequency, fiscal_start=fiscal_start)
            text = text_of(frequency, table.here(f"{prefix}count"))
            cells.append(Written(str(period), book.formats.key, text))
            count = _count(frequency, start)
            cells.append(Written(float(period.ordinal), book.formats.whole, count))
        rows.append(cells)
    book.table(sheet, _NAME, heads=heads, rows=rows, first_column=_FIRST_COLUMN)


def live_calendar(sheet: str) -> LivePage:
    """Return what tells the cells of the table when it comes back."""
    return live_table(
        _NAME,
        sheet,
        calendar_table().headers,
        [each.value for each in Frequency],
        id_key="frequency",
        first_column=_FIRST_COLUMN,
    )


def before(day: str) -> str:
    """Return the same day a year earlier; the last day of a month stays the last."""
    return f"IF(DAY({day}+1)=1,EOMONTH({day},-12),EDATE({day},-12))"


def ordinal_of(frequency: Frequency, text: str) -> str:
    """Return the ordinal of the period whose text form stands in a cell."""
    year, tail = f"VALUE(LEFT({text},4))", f"VALUE(RIGHT({text},2))"
    match frequency:
        case Frequency.DAY:
            return f"DATE({year},VALUE(MID({text},6,2)),{tail})+{DAY_ZERO}"
        case Frequency.WEEK:
            return f"INT((DATE({year},1,4)+{DAY_ZERO - 1})/{_WEEK})+{tail}-1"
        case Frequency.MONTH:
            return f"{year}*12+{tail}-1"
        case Frequency.YEAR:
            return year
        case _:
            return f"{year}*{12 // frequency.months}+VALUE(RIGHT({text},1))-1"


def text_of(frequency: Frequency, ordinal: str) -> str:
    """Return the text form of the period whose ordinal stands in a cell."""
    if frequency is Frequency.DAY:
        day = f"({ordinal}-{DAY_ZERO})"
        return f'{_year(f"YEAR({day})")}&TEXT(MONTH({day}),"-00")&TEXT(DAY({day}),"-00")'
    if frequency is Frequency.WEEK:
        thursday = f"({ordinal}*{_WEEK}+4-{DAY_ZERO})"
        week = f"INT(({thursday}-DATE(YEAR({thursday}),1,1))/{_WEEK})+1"
        return f'{_year(f"YEAR({thursday})")}&"-W"&TEXT({week},"00")'
    if frequency is Frequency.YEAR:
        return _year(ordinal)
    per_year = 12 // frequency.months
    form, digits = _FORMS[frequency]
    place = f'TEXT(MOD({ordinal},{per_year})+1,"{digits}")'
    return f"{_year(f'INT({ordinal}/{per_year})')}&{quoted(form)}&{place}"


_FORMS: Final[Mapping[Frequency, tuple[str, str]]] = {
    Frequency.MONTH: ("-", "00"),
    Frequency.QUARTER: ("-Q", "0"),
    Frequency.HALF_YEAR: ("-H", "0"),
}


def _year(number: str) -> str:
    return f'TEXT({number},"0000")'


def _count(frequency: Frequency, day: str) -> str:
    """Return the ordinal of the last period that ends on or before a day."""
    if frequency is Frequency.DAY:
        return f"{day}+{DAY_ZERO}"
    if frequency is Frequency.WEEK:
        return f"INT(({day}+{DAY_ZERO})/{_WEEK})-1"
    months, after = frequency.months, f"({day}+1)"
    begun = f"YEAR({after})*12+MONTH({after})-1-MOD({FISCAL_START}-1,{months})"
    return f"INT(({begun})/{months})-1"
