"""Write "Data entry": measures down, periods across, one sheet and table per frequency."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, Final

from scorecard_app.domain.measures import Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.exchange.workbook.cells import number_cell
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.exchange.workbook.wording import unit_text
from scorecard_app.texts import N_, _

ENTRY: Final = "data entry"
"""How `_meta` calls these tables, before the frequency."""

MAX_PERIODS: Final = 1_100
"""The most periods side by side: three years of days; "Values" holds them all."""

_PERIODS_A_PAGE: Final = 20
_NAME_WIDTH: Final = 38
_KEYS: Final = ("measure", "kind", "name", "unit")
_ID_KEYS: Final = ("measure_id#", "series_id#")
KEYS: Final = frozenset({*_KEYS, *_ID_KEYS})
"""How `_meta` calls the columns that are no periods."""

_OFFERED: Final = (SeriesKind.ACTUAL, SeriesKind.TARGET)
_BEFORE: Final = 5
_AHEAD: Final[Mapping[Frequency, int]] = {
    Frequency.DAY: 7,
    Frequency.WEEK: 4,
    Frequency.MONTH: 3,
    Frequency.QUARTER: 2,
    Frequency.HALF_YEAR: 1,
    Frequency.YEAR: 1,
}
_STALE: Final = 12
"""Today is near where it is no more than this many times as far away as periods are offered."""

_PLURALS: Final[Mapping[Frequency, str]] = {
    Frequency.DAY: N_("days"),
    Frequency.WEEK: N_("weeks"),
    Frequency.MONTH: N_("months"),
    Frequency.QUARTER: N_("quarters"),
    Frequency.HALF_YEAR: N_("half-years"),
    Frequency.YEAR: N_("years"),
}


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One row: a series, or the place where one would begin."""

    measure: Measure
    kind: SeriesKind
    series: Series | None


def frequencies(outline: Outline) -> tuple[Frequency, ...]:
    """Return the frequencies that get a sheet, the one with most measures first."""
    counts = Counter(each.frequency for each in outline.measures)
    order = list(Frequency)
    used = sorted(counts, key=lambda each: (-counts[each], order.index(each)))
    return tuple(used) or (Frequency.MONTH,)


def sheet_name(frequency: Frequency, *, is_first: bool) -> str:
    """Return the name of a sheet; only those after the first say their frequency."""
    if is_first:
        return _("Data entry")
    return _("Data entry {periods}").format(periods=_(_PLURALS[frequency]))


def how_to(frequency: Frequency) -> str:
    """Return the line below the title."""
    return _(
        "Measures taken in {periods}: type or paste numbers, each in its own unit. "
        "Emptying a cell removes its number. For another period, type it behind the last one."
    ).format(periods=_(_PLURALS[frequency]))


def write_entry(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    outline: Outline,
    *,
    frequency: Frequency,
    today: date | None,
) -> TableMeta:
    """Write the wide table of one frequency: a row per series, a column per period."""
    rows = list(series_rows(outline, frequency))
    fiscal_start = outline.card.settings.fiscal_start
    now = period_of(today, frequency, fiscal_start=fiscal_start) if today else None
    ordinals = _ordinals([row.series for row in rows if row.series], frequency, now)
    periods = [str(Period(frequency, each)) for each in ordinals]
    heads = _heads(book, periods, has_names=any(row.series and row.series.name for row in rows))
    name = "tblDataEntry" + "".join(part.capitalize() for part in frequency.value.split("-"))
    currency = outline.card.settings.currency
    texts = [_texts(book, row, periods=len(periods), currency=currency) for row in rows]
    book.table(sheet, name, heads=heads, rows=texts)
    for offset, row in enumerate(rows, start=HEADER_ROW + 1):
        _write_numbers(book, sheet, offset, row=row, ordinals=ordinals)
    book.freeze(sheet, columns=len(_KEYS))
    book.set_up_print(sheet, pages_wide=max(1, ceil(len(periods) / _PERIODS_A_PAGE)))
    sheet.repeat_columns(0, len(_KEYS) - 1)
    keys = (*_KEYS, *periods, *_ID_KEYS)
    texts_of_heads = (head.text for head in heads)
    return TableMeta(name, sheet.get_name(), dict(zip(texts_of_heads, keys, strict=True)))


def series_rows(outline: Outline, frequency: Frequency) -> Iterator[SeriesRow]:
    """Yield the series of each measure; actuals and targets are offered even before they exist."""
    for measure in outline.measures:
        if measure.frequency is not frequency:
            continue
        series = outline.series(measure)
        there = {each.kind for each in series}
        for kind in SeriesKind:
            if kind in _OFFERED and kind not in there:
                yield SeriesRow(measure, kind, None)
            for each in series:
                if each.kind is kind:
                    yield SeriesRow(measure, kind, each)


def _ordinals(series: Sequence[Series], frequency: Frequency, now: Period | None) -> Sequence[int]:
    """Return the periods across: from the first value to a few after the last, and after today.

    Where nothing was typed for years, today is too far away to fill the columns between. Where
    that is too many, only periods that have a value, and of those the latest.
    """
    used = sorted({ordinal for each in series for ordinal in each.samples})
    if now is not None and not used:
        return range(now.ordinal - _BEFORE, now.ordinal + _AHEAD[frequency] + 1)
    if not used:
        return ()
    ahead = _AHEAD[frequency]
    is_near = now is not None and now.ordinal - used[-1] <= ahead * _STALE
    end = (max(used[-1], now.ordinal) if now and is_near else used[-1]) + ahead
    if end - used[0] < MAX_PERIODS:
        return range(used[0], end + 1)
    return used[-MAX_PERIODS:]


def _heads(book: Book, periods: Sequence[str], *, has_names: bool) -> list[Head]:
    key = book.formats.key
    measure = Head(
        _("Measure"), _NAME_WIDTH, _("The name of the measure; change it on “Measures”.")
    )
    return [
        measure,
        Head(_("Kind"), 10, _("What the numbers say: actual, target, forecast …"), key),
        Head(_("Series"), 16, is_rare=not has_names),
        Head(_("Unit"), 10),
        *(Head(period, 11, is_number=True) for period in periods),
        Head(_("Measure (id)"), is_hidden=True, format=key),
        Head(_("Series (id)"), is_hidden=True, format=key),
    ]


def _texts(book: Book, row: SeriesRow, *, periods: int, currency: str) -> list[Written]:
    empty = Written(None)
    series = row.series
    return [
        Written(row.measure.name or None),
        Written(row.kind.value),
        Written((series.name or None) if series else None),
        Written(unit_text(row.measure.unit, currency) or None),
        *[empty] * periods,
        Written(row.measure.id, book.formats.key),
        Written(series.id if series else None, book.formats.key),
    ]


def _write_numbers(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    offset: int,
    *,
    row: SeriesRow,
    ordinals: Sequence[int],
) -> None:
    """Write the numbers of a row; its format also holds for the cells that are still empty."""
    look = book.formats.unit(row.measure.unit)
    name = row.measure.name
    book.set_height(sheet, offset, [(name, _NAME_WIDTH)], look)
    if row.series is None:
        return
    kind = row.measure.unit.kind
    samples = row.series.samples.unpacked()
    for column, ordinal in enumerate(ordinals, start=len(_KEYS)):
        number = samples.get(ordinal)
        if number is not None:
            book.write(sheet, offset, column, Written(number_cell(number, kind), look))
