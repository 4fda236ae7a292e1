"""Write "Values": every number in one long list, continued on a next sheet where one is full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Any, Final

from scorecard_app.domain.measures import Measure, Remark, Series, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.settings import Settings
from scorecard_app.exchange.workbook.cells import day_cell, number_cell
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.out.book import (
    HEADER_ROW,
    MAX_ROWS,
    Book,
    Head,
    Written,
    is_plain,
    write_text,
)
from scorecard_app.exchange.workbook.out.lines_of_text import width_of
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.exchange.workbook.wording import unit_text
from scorecard_app.texts import _

VALUES: Final = "values"
"""How `_meta` calls these tables, before their count."""

ROWS_PER_SHEET: Final = MAX_ROWS - HEADER_ROW - 1

_KEYS: Final = (
    "measure", "kind", "name", "period", "start", "number", "unit", "note", "confidence",
    "series_id#",
)  # fmt: skip
_NUMBER: Final = _KEYS.index("number")
_LEAST_WIDTH, _MOST_WIDTH = 24, 64
"""Between these the column of measures is as wide as its longest name: rows stay one line high."""


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of a series, or a remark without one; the measure is None where it is gone."""

    measure: Measure | None
    series: Series
    ordinal: int
    number: float | None


def value_rows(outline: Outline) -> list[ValueRow]:
    """Return every value there is, and every remark without one."""
    found: list[ValueRow] = []
    for measure in outline.measures:
        for series in outline.series(measure):
            found += _rows(measure, series)
    for series in outline.card.series.values():
        if series.measure_id not in outline.card.measures:
            found += _rows(None, series)
    return found


def parts(rows: Sequence[ValueRow]) -> Iterator[Sequence[ValueRow]]:
    """Yield what fits on each sheet: at least one part, perhaps empty."""
    for start in range(0, max(len(rows), 1), ROWS_PER_SHEET):
        yield rows[start : start + ROWS_PER_SHEET]


def how_to() -> str:
    """Return the line below the title."""
    return _(
        "Every number in one long list, ready for pivot tables. Changes here count as well; where "
        "“Data entry” was changed to another number, the import asks which of the two holds."
    )


def write_values(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    rows: Sequence[ValueRow],
    *,
    settings: Settings,
    count: int,
) -> TableMeta:
    """Write one sheet of the long table, the first, second and so on by `count`."""
    names = {row.measure.name for row in rows if row.measure}
    widest = max(map(width_of, names), default=0.0)
    width = max(_LEAST_WIDTH, min(ceil(widest) + 1, _MOST_WIDTH))
    heads = _heads(book, has_names=any(row.series.name for row in rows), width=width)
    name = "tblValues" + (str(count) if count > 1 else "")
    book.table(sheet, name, heads=heads, rows=(), count=len(rows))
    writer = _Writer(book, sheet, settings)
    at = HEADER_ROW + 1
    for _series_id, group in groupby(rows, key=lambda row: row.series.id):
        at = writer.write_series(at, list(group))
    book.freeze(sheet)
    book.set_up_print(sheet)
    texts = (head.text for head in heads)
    return TableMeta(name, sheet.get_name(), dict(zip(texts, _KEYS, strict=True)))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes row after row, straight into the sheet: there may be a million."""

    book: Book
    sheet: Any
    settings: Settings
    periods: dict[tuple[Frequency, int], tuple[str, Written]] = field(default_factory=dict)

    def write_series(self, at: int, rows: Sequence[ValueRow]) -> int:
        """Write the values of one series; return the row after them."""
        measure, series = rows[0].measure, rows[0].series
        unit = measure.unit if measure else Unit()
        look = self.book.formats.unit(unit)
        texts = (
            (0, measure.name if measure else ""),
            (1, series.kind.value),
            (2, series.name),
            (6, unit_text(unit, self.settings.currency)),
            (9, series.id),
        )
        said = [(column, text, self.book.formats.line(text)) for column, text in texts if text]
        write = self.sheet.write_string if all(map(is_plain, map(itemgetter(1), said))) else None
        for row in rows:
            for column, text, line in said:
                if write is None or write(at, column, text, line):
                    write_text(self.sheet, at, column, text=text, look=line)
            self._write_period(at, row)
            if row.number is not None:
                cell = number_cell(row.number, unit.kind)
                self.book.write(self.sheet, at, _NUMBER, Written(cell, look))
            if row.ordinal in series.remarks:
                self._write_remark(at, series.remarks[row.ordinal])
            at += 1
        return at

    def _write_period(self, at: int, row: ValueRow) -> None:
        """Write a period and its first day; its bare ordinal where the measure is gone."""
        if row.measure is None:
            write_text(self.sheet, at, 3, text=f"#{row.ordinal}", look=self.book.formats.key)
            return
        period, start = self._said(row.measure.frequency, row.ordinal)
        self.sheet.write_string(at, 3, period, self.book.formats.key)
        self.book.write(self.sheet, at, 4, start)

    def _said(self, frequency: Frequency, ordinal: int) -> tuple[str, Written]:
        """Return the text form of a period and its first day, each worked out once."""
        key = frequency, ordinal
        if key not in self.periods:
            period = Period(frequency, ordinal)
            start = day_cell(period.start(fiscal_start=self.settings.fiscal_start))
            self.periods[key] = str(period), Written(start, self.book.formats.day)
        return self.periods[key]

    def _write_remark(self, at: int, remark: Remark) -> None:
        if remark.note:
            write_text(
                self.sheet, at, 7, text=remark.note, look=self.book.formats.line(remark.note)
            )
        if remark.confidence is not None:
            sure = number_cell(remark.confidence, UnitKind.PERCENT)
            self.book.write(self.sheet, at, 8, Written(sure, self.book.formats.percent))


def _rows(measure: Measure | None, series: Series) -> list[ValueRow]:
    samples = series.samples.unpacked()
    ordinals = sorted({*samples, *series.remarks})
    return [ValueRow(measure, series, each, samples.get(each)) for each in ordinals]


def _heads(book: Book, *, has_names: bool, width: int) -> list[Head]:
    formats = book.formats
    return [
        Head(_("Measure"), width),
        Head(_("Kind"), 10, format=formats.key),
        Head(_("Series"), 16, is_rare=not has_names),
        Head(_("Period"), 12, _("Such as 2026-Q1, 2026-09 or 2026-W38."), formats.key),
        Head(_("Start"), 12, _("The first day of the period."), formats.day),
        Head(_("Value"), 14, is_number=True),
        Head(_("Unit"), 10),
        Head(_("Note"), 36),
        Head(_("Confidence"), 12, format=formats.percent, is_number=True),
        Head(_("Series (id)"), is_hidden=True, format=formats.key),
    ]
