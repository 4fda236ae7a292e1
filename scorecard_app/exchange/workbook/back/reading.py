"""Read a workbook back: as a scorecard of its own, or into the one it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import EntityId, MintId, SeriesId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.book import BookIn, open_book
from scorecard_app.exchange.workbook.back.change_lines import change_lines
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.merging import Merge
from scorecard_app.exchange.workbook.back.merging_numbers import take_numbers
from scorecard_app.exchange.workbook.back.numbers import SeriesIn, read_numbers
from scorecard_app.exchange.workbook.back.records import Record, Records, Unread, read_records
from scorecard_app.exchange.workbook.back.settings import read_settings
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class WorkbookCard:
    """The scorecard that a workbook holds, and what the workbook says of itself."""

    card: Scorecard
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines of each kind an import has, and how much of the workbook says the same."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    conflicts: int = 0
    unread: int = 0

    def __str__(self) -> str:
        """Return the last line of a report."""
        return _(
            "{new} new, {changed} changed, {unchanged} unchanged, {conflicts} conflicts, "
            "{unread} unread"
        ).format(
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            conflicts=self.conflicts,
            unread=self.unread,
        )


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The scorecard after an import, one line per change, conflict and unread cell, and counts.

    The lines stand in this order, as many of each as are counted.
    """

    card: Scorecard
    lines: tuple[str, ...]
    counts: Counts


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
    for sentence in _missing(book, content.records):
        raise UserError(sentence)
    if content.records.unread:
        first = content.records.unread[0]
        raise UserError(_("{where}: {sentence}").format(where=first.where, sentence=first.sentence))
    return WorkbookCard(_card(content), book.meta.facts)


def import_into(
    card: Scorecard, path: Path, *, mint: MintId, keep_missing: bool = True
) -> ImportResult:
    """Take the changes made in a workbook into a scorecard; nothing else changes.

    Rows that are missing from the workbook are kept unless `keep_missing` is False. UserError
    where the workbook cannot be read, or would leave the scorecard with a fault.
    """
    book = open_book(path)
    base = book.base
    has_base = base is not None and _is_related(base, card)
    directory = Directory(base or card, card, has_base=has_base)
    content = read_content(book, directory, mint=mint)
    merge = Merge(card, directory, mint)
    merge.unread += content.records.unread
    merge.unread += [Unread(book.name, each) for each in _missing(book, content.records)]
    merge.take_settings(content.settings)
    merge.take_records(content.records.by_table)
    take_numbers(merge, content.series)
    merge.take_frequencies()
    if not keep_missing:
        gone = content.records.gone(directory.written if has_base else card, merge.card)
        merge.card = delete_items(merge.card, ids=gone) if gone else merge.card
    _refuse_new_faults(card, merge.card)
    return _result(card, merge, content)


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


def _is_related(base: Scorecard, card: Scorecard) -> bool:
    """Say whether a workbook was written from an earlier state of this scorecard."""
    return any(key in card.table(table) for table in TABLES for key in base.table(table))


def _refuse_new_faults(before: Scorecard, after: Scorecard) -> None:
    """Raise UserError where the import would leave an error that was not there."""
    old = {(each.table, each.entity_id, each.sentence) for each in problems(before)}
    for problem in problems(after):
        key = (problem.table, problem.entity_id, problem.sentence)
        if problem.level is Level.ERROR and key not in old:
            raise UserError(
                _("Nothing was imported, because of this: {sentence}").format(
                    sentence=problem.sentence
                )
            )


def _result(before: Scorecard, merge: Merge, content: BookContent) -> ImportResult:
    changes = tuple(change_lines(before, merge.card))
    conflicts = [_("Conflict: {sentence}").format(sentence=each) for each in merge.conflicts]
    unread = [
        _("Not read: {where}: {sentence}").format(where=each.where, sentence=each.sentence)
        for each in merge.unread
    ]
    counts = Counts(
        new=sum(line.is_new for line in changes),
        changed=sum(not line.is_new for line in changes),
        unchanged=_unchanged(before, merge, content),
        conflicts=len(conflicts),
        unread=len(unread),
    )
    card = before if merge.card == before else merge.card
    return ImportResult(card, (*(line.text for line in changes), *conflicts, *unread), counts)


def _unchanged(before: Scorecard, merge: Merge, content: BookContent) -> int:
    """Count the rows and numbers of a workbook that say what the scorecard already said."""
    after = merge.card
    count = sum(
        (table, key) not in merge.left
        and key in after.table(table)
        and before.table(table).get(key) == after.table(table)[key]
        for table, found in content.records.by_table.items()
        if table != "series"
        for key in found
    )
    for key, found in content.series.items():
        old, new = before.series.get(SeriesId(key)), after.series.get(SeriesId(key))
        if old is None or new is None:
            continue
        was, now = old.samples.unpacked(), new.samples.unpacked()
        count += sum(
            (key, ordinal) not in merge.left and was.get(ordinal) == now.get(ordinal)
            for ordinal in found.wide.keys() | found.long.keys()
        )
    return count


def _no_new_ids() -> EntityId:
    raise UserError(
        _(
            "A row of this workbook has no hidden id. Import the workbook into its "
            "scorecard: there the row is found by its name."
        )
    )


def _missing(book: BookIn, records: Records) -> list[str]:
    """Return a sentence for each sheet that is missing, however many tables it held."""
    known = book.meta.tables
    sheets = (known[key].sheet if key in known else key for key in records.missing)
    sentence = _("The sheet “{sheet}” is missing from “{name}”.")
    return [sentence.format(sheet=sheet, name=book.name) for sheet in dict.fromkeys(sheets)]
