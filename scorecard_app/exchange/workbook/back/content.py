"""All that a workbook says, cell by cell, before it is compared with anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorecard_app.domain.ids import EntityId, MintId
from scorecard_app.exchange.workbook.back.book import BookIn
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.numbers import SeriesIn, read_numbers
from scorecard_app.exchange.workbook.back.records import Records, read_records
from scorecard_app.exchange.workbook.back.settings import read_settings
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class BookContent:
    """The rows of all tables, the numbers by series, and the settings by field."""

    records: Records
    series: Mapping[EntityId, SeriesIn]
    settings: Mapping[str, Any]


def read_content(book: BookIn, directory: Directory, *, mint: MintId) -> BookContent:
    """Read every table of a workbook; what cannot be read is noted among the records."""
    records = read_records(book, directory, mint=mint)
    series = read_numbers(book, directory, records, mint=mint)
    settings = read_settings(book, directory, records, mint=mint)
    return BookContent(records, series, settings)


def missing_sheets(book: BookIn, records: Records) -> list[str]:
    """Return a sentence for each sheet that is missing, however many tables it held."""
    known = book.meta.tables
    sheets = (known[key].sheet if key in known else key for key in records.missing)
    sentence = _("The sheet “{sheet}” is missing from “{name}”.")
    return [sentence.format(sheet=sheet, name=book.name) for sheet in dict.fromkeys(sheets)]
