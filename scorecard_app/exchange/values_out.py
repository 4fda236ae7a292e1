"""Write "Values": every number in one long list, continued on a next sheet where one is full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scorecard_app.domain.measures import Measure, Remark, Series, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.domain.settings import Settings
from scorecard_app.exchange.book import HEADER_ROW, MAX_ROWS, Book, Head, Written
from scorecard_app.exchange.cells import day_cell, number_cell
from scorecard_app.exchange.hidden import TableMeta
from scorecard_app.exchange.outline import Outline
from scorecard_app.exchange.wording import unit_text
from scorecard_app.texts import _

VALUES: Final = "values"
"""How `_meta` calls these tables, before their count."""

_KEYS: Final = (
    "measure", "kind", "name", "period", "start", "number", "unit", "note", "confidence",
    "series_id#",
)  # fmt: skip
_NUMBER: Final = _KEYS.index("number")


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


def parts(
    rows: Sequence[ValueRow], *, size: int = MAX_ROWS - HEADER_ROW - 1
) -> Iterator[Sequence[ValueRow]]:
    """Yield what fits on each sheet: at least one part, perhaps empty."""
    for start in range(0, max(len(rows), 1), size):
        yield rows[start : start + size]


def how_to() -> str:
    """Return the line below the title."""
    return _("Every number in one long list, ready for pivot tables. Changes here count as well.")


def write_values(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    rows: Sequence[ValueRow],
    *,
    settings: Settings,
    count: int,
) -> TableMeta:
    """Write one sheet of the long table, the first, second and so on by `count`."""
    heads = _heads(book, has_names=any(row.series.name for row in rows))
    name = "tblValues" + (str(count) if count > 1 else "")
    book.table(sheet, name, heads=heads, rows=[()] * len(rows))
    writer = _Writer(book, sheet, settings)
    for offset, row in enumerate(rows, start=HEADER_ROW + 1):
        writer.write(offset, row)
    book.freeze(sheet)
    last = HEADER_ROW + 1 + max(len(rows), 1)
    book.set_up_print(sheet, columns=len(_KEYS) - 1, rows=last)
    texts = (head.text for head in heads)
    return TableMeta(name, sheet.get_name(), dict(zip(texts, _KEYS, strict=True)))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes row after row, straight into the sheet: there may be a million."""

    book: Book
    sheet: Any
    settings: Settings

    def write(self, at: int, row: ValueRow) -> None:
        """Write one value with what it belongs to."""
        unit = row.measure.unit if row.measure else Unit()
        self._write_text(at, 0, row.measure.name if row.measure else "")
        self._write_key(at, 1, row.series.kind.value)
        self._write_text(at, 2, row.series.name)
        self._write_period(at, row)
        if row.number is not None:
            cell = Written(number_cell(row.number, unit.kind), self.book.formats.unit(unit))
            self.book.write(self.sheet, at, _NUMBER, cell)
        self._write_text(at, 6, unit_text(unit, self.settings.currency))
        self._write_remark(at, row.series.remarks.get(row.ordinal))
        self._write_key(at, 9, row.series.id)

    def _write_period(self, at: int, row: ValueRow) -> None:
        """Write a period and its first day; its bare ordinal where the measure is gone."""
        if row.measure is None:
            self._write_key(at, 3, f"#{row.ordinal}")
            return
        period = Period(row.measure.frequency, row.ordinal)
        start = period.start(fiscal_start=self.settings.fiscal_start)
        self._write_key(at, 3, str(period))
        self.book.write(self.sheet, at, 4, Written(day_cell(start), self.book.formats.day))

    def _write_remark(self, at: int, remark: Remark | None) -> None:
        if remark is None:
            return
        self._write_text(at, 7, remark.note)
        if remark.confidence is not None:
            self.sheet.write_number(at, 8, remark.confidence / 100, self.book.formats.percent)

    def _write_text(self, at: int, column: int, text: str) -> None:
        if text:
            self.sheet.write_string(at, column, text, self.book.formats.line(text))

    def _write_key(self, at: int, column: int, text: str) -> None:
        self.sheet.write_string(at, column, text, self.book.formats.key)


def _rows(measure: Measure | None, series: Series) -> list[ValueRow]:
    samples = dict(series.samples)
    ordinals = sorted({*samples, *series.remarks})
    return [ValueRow(measure, series, each, samples.get(each)) for each in ordinals]


def _heads(book: Book, *, has_names: bool) -> list[Head]:
    formats = book.formats
    return [
        Head(_("Measure"), 38),
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
