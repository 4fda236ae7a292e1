"""Read a workbook back: as a scorecard of its own, or into the one it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scorecard_app.domain.ids import EntityId, MintId
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.exchange.book_in import BookIn, open_book
from scorecard_app.exchange.directory import Directory
from scorecard_app.exchange.numbers_in import SeriesIn, read_numbers
from scorecard_app.exchange.records_in import Record, Records, read_records
from scorecard_app.exchange.settings_in import read_settings
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class WorkbookCard:
    """The scorecard that a workbook holds, and what the workbook says of itself."""

    card: Scorecard
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BookContent:
    """All that a workbook says, cell by cell, before it is compared with anything."""

    records: Records
    series: Mapping[EntityId, SeriesIn]
    settings: Mapping[str, Any]


def read_workbook(path: Path) -> WorkbookCard:
    """Read a whole workbook as it stands; UserError at the first thing that cannot be read."""
    book = open_book(path)
    base = book.base
    directory = Directory(base or Scorecard(), Scorecard(), has_base=base is not None)
    content = read_content(book, directory, mint=_no_new_ids)
    if content.records.missing:
        raise UserError(_missing(book, content.records.missing[0]))
    if content.records.unread:
        first = content.records.unread[0]
        raise UserError(_("{where}: {sentence}").format(where=first.where, sentence=first.sentence))
    return WorkbookCard(_card(content), book.meta.facts)


def read_content(book: BookIn, directory: Directory, *, mint: MintId) -> BookContent:
    """Read every table of a workbook; what cannot be read is noted among the records."""
    records = read_records(book, directory, mint=mint)
    series = read_numbers(book, directory, records, mint=mint)
    settings = read_settings(book, directory, records, mint=mint)
    return BookContent(records, series, settings)


def made(record: Record) -> Entity:
    """Return the entity that a row describes on its own; UserError where it leaves a need open."""
    kind: Any = TABLES[record.table]
    try:
        entity: Entity = kind(id=record.entity_id, **record.fields)
    except TypeError as error:
        raise UserError(
            _("{where}: this row leaves out what it needs.").format(where=record.row.where())
        ) from error
    return entity


def _card(content: BookContent) -> Scorecard:
    tables: dict[str, dict[EntityId, Entity]] = {
        table: {key: made(record) for key, record in found.items()}
        for table, found in content.records.by_table.items()
    }
    for key, found in content.series.items():
        if found.wide or found.long or found.remarks:
            series: Any = tables["series"].get(key, found.series)
            tables["series"][key] = replace(
                series, samples=_samples(found), remarks=_remarks(found)
            )
    settings = Settings(**content.settings)
    return Scorecard(settings=settings, **tables)  # type: ignore[arg-type]  # by TABLES


def _samples(found: SeriesIn) -> Samples:
    """Return the numbers of a series; a disagreement between the two sheets is a refusal."""
    for ordinal, claim in found.wide.items():
        other = found.long.get(ordinal, claim)
        if other.number != claim.number:
            raise UserError(
                _("{first} and {second} hold different numbers for the same period.").format(
                    first=claim.where, second=other.where
                )
            )
    claims = {**found.wide, **found.long}
    return Samples.of(
        {ordinal: each.number for ordinal, each in claims.items() if each.number is not None}
    )


def _remarks(found: SeriesIn) -> Mapping[int, Any]:
    return {ordinal: remark for ordinal, remark in found.remarks.items() if remark is not None}


def _no_new_ids() -> EntityId:
    raise UserError(
        _(
            "A row of this workbook has no hidden id. Import the workbook into its "
            "scorecard: there the row is found by its name."
        )
    )


def _missing(book: BookIn, key: str) -> str:
    sheet = book.meta.tables[key].sheet if key in book.meta.tables else key
    return _("The sheet “{sheet}” is missing from “{name}”.").format(sheet=sheet, name=book.name)
