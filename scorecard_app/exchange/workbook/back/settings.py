"""Read the settings and the bands of the scale."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.ids import MintId
from scorecard_app.domain.measures import UnitKind
from scorecard_app.domain.settings import Band
from scorecard_app.exchange.workbook.back.book import BookIn, Row
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.fields import LEFT_OUT, FieldReader
from scorecard_app.exchange.workbook.back.records import Records, Unread, text_or_nothing
from scorecard_app.exchange.workbook.cells import Cell, UnreadableError, number_in, text_in
from scorecard_app.exchange.workbook.columns import Column, settings_columns
from scorecard_app.exchange.workbook.out.settings import BANDS
from scorecard_app.exchange.workbook.wording import header


@dataclass(frozen=True)
class _Line:
    """The settings as if they stood side by side in one row."""

    rows: Mapping[str, Row]

    def has(self, key: str) -> bool:
        """Say whether there is a row for this setting."""
        return key.removesuffix("#") in self.rows

    def cell(self, key: str) -> Cell:
        """Return the value of a setting, or the id beside it."""
        row = self.rows.get(key.removesuffix("#"))
        if row is None:
            return None
        return row.cell("value#" if key.endswith("#") else "value")

    def where(self, key: str = "") -> str:
        """Return the address of a setting's value."""
        row = self.rows.get(key.removesuffix("#"))
        return row.where("value") if row else SETTINGS


def read_settings(
    book: BookIn, directory: Directory, records: Records, *, mint: MintId
) -> Mapping[str, Any]:
    """Return what the workbook says of the settings, by field."""
    found: dict[str, Any] = {}
    table = book.tables.get(SETTINGS)
    if table is None:
        records.missing.append(SETTINGS)
    else:
        line = _Line({key: row for row in table.rows() if (key := _key(row))})
        for name, columns in _by_field(line).items():
            reader = FieldReader(directory, line, directory.written.settings, SETTINGS)
            try:
                value = reader.value(columns, UnitKind.NUMBER)
            except UnreadableError as error:
                records.unread.append(Unread(line.where(reader.key), str(error)))
            else:
                if value is not LEFT_OUT:
                    found[name] = value
    bands = _bands(book, records, mint)
    return {**found, "bands": bands} if bands else found


def _key(row: Row) -> str:
    """Return which setting a row holds: by its hidden key, else by what it is called."""
    key = text_or_nothing(row, "key")
    if key:
        return key
    name = text_or_nothing(row, "setting")
    return next((each.key for each in settings_columns() if header(each) == name), "")


def _by_field(line: _Line) -> Mapping[str, list[Column]]:
    found: dict[str, list[Column]] = defaultdict(list)
    for column in settings_columns():
        if line.has(column.key):
            found[column.field].append(column)
    return found


def _bands(book: BookIn, records: Records, mint: MintId) -> tuple[Band, ...]:
    """Return the bands, the lowest first; empty where they could not all be read."""
    table = book.tables.get(BANDS)
    if table is None:
        records.missing.append(BANDS)
        return ()
    found: list[Band] = []
    for row in table.rows():
        try:
            floor = number_in(row.cell("floor"))
            texts = {key: text_in(row.cell(key)) for key in ("key", "name", "role")}
        except UnreadableError as error:
            records.unread.append(Unread(row.where("floor"), str(error)))
            return ()
        found.append(Band(texts["key"] or mint(), texts["name"], floor, texts["role"]))
    return tuple(sorted(found, key=lambda band: band.floor))
