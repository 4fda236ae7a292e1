"""Write the settings: one below the other, with the bands of the scale beside them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.measures import UnitKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.cells import encode
from scorecard_app.exchange.workbook.columns import (
    HIDDEN,
    NUMERIC,
    Column,
    Shape,
    settings_columns,
    value_at,
)
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.names import Names
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written
from scorecard_app.exchange.workbook.out.formulas.calendar import FISCAL_START
from scorecard_app.exchange.workbook.wording import header
from scorecard_app.texts import _

BANDS: Final = "bands"
"""How `_meta` calls the table of bands."""

_KEYS: Final = ("setting", "value", "key", "value#")
_BAND_KEYS: Final = ("name", "floor", "role", "key")
_BANDS_FROM: Final = 5
_NAMED: Final[Mapping[str, str]] = {"name": "Scorecard_Name", "fiscal_start": FISCAL_START}


def write_settings(book: Book, sheet: Any, card: Scorecard, names: Names) -> dict[str, TableMeta]:  # noqa: ANN401 - no types
    """Write both tables; return where they stand, by what they hold."""
    heads = [
        Head(_("Setting"), 30),
        Head(_("Value"), 52),
        Head(_("Key"), is_hidden=True),
        Head(_("Value (id)"), is_hidden=True),
    ]
    rows = list(_setting_rows(book, card, names))
    book.table(sheet, "tblSettings", heads=heads, rows=rows)
    band_heads = [
        Head(_("Band"), 18),
        Head(_("From score"), 12, _("The band begins at this score."), is_number=True),
        Head(_("Colour"), 10),
        Head(_("Key"), is_hidden=True),
    ]
    book.table(
        sheet, "tblBands", heads=band_heads, rows=_band_rows(book, card), first_column=_BANDS_FROM
    )
    for place, row in enumerate(rows, start=HEADER_ROW + 1):
        if row[2].cell in _NAMED:
            book.name(_NAMED[str(row[2].cell)], sheet, row=place, column=1)
    book.freeze(sheet, columns=0)
    book.set_up_print(sheet)
    name = sheet.get_name()
    return {
        SETTINGS: TableMeta("tblSettings", name, _keys(heads, _KEYS)),
        BANDS: TableMeta("tblBands", name, _keys(band_heads, _BAND_KEYS)),
    }


def _setting_rows(book: Book, card: Scorecard, names: Names) -> Iterator[list[Written]]:
    for column in settings_columns():
        if column.shape in HIDDEN:
            continue  # the id stands beside the name
        value = value_at(card.settings, column.path)
        is_name = column.shape is Shape.NAME
        cell = (names.label(value) or None) if is_name else encode(value, column, UnitKind.NUMBER)
        yield [
            Written(header(column)),
            Written(cell, _look(book, column)),
            Written(column.key),
            Written(value if is_name else None),
        ]


def _look(book: Book, column: Column) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
    """Return the format of a value: all stand on the left, as they are of every kind."""
    if column.shape is Shape.PERCENT:
        return book.formats.of(num_format="0.0%", align="left")
    return book.formats.of(align="left") if column.shape in NUMERIC else None


def _band_rows(book: Book, card: Scorecard) -> list[list[Written]]:
    look = book.formats.of(num_format="0.0", align="right", indent=1)
    return [
        [
            Written(band.name or None),
            Written(band.floor, look),
            Written(band.role or None),
            Written(band.key or None),
        ]
        for band in card.settings.bands
    ]


def _keys(heads: list[Head], keys: tuple[str, ...]) -> dict[str, str]:
    return dict(zip([head.text for head in heads], keys, strict=True))
