"""Read a workbook back: as a scorecard of its own, or into the one it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scorecard_app.domain.ids import EntityId, MintId, SeriesId
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.book import open_book
from scorecard_app.exchange.workbook.back.change_lines import change_lines
from scorecard_app.exchange.workbook.back.conflict_lines import conflict_lines
from scorecard_app.exchange.workbook.back.content import BookContent, missing_sheets, read_content
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.numbers import SeriesIn
from scorecard_app.exchange.workbook.back.records import Record
from scorecard_app.exchange.workbook.back.returned import Returned, returned
from scorecard_app.exchange.workbook.back.together import UNDECIDED, Together, together
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

    The lines stand in this order, as many of each as are counted; `notices` say what holds for
    the file as a whole.
    """

    card: Scorecard
    lines: tuple[str, ...]
    counts: Counts
    notices: tuple[str, ...] = ()


def read_workbook(path: Path) -> WorkbookCard:
    """Read a whole workbook as it stands; UserError at the first thing that cannot be read."""
    book = open_book(path)
    base = book.base
    directory = Directory(base or Scorecard(), Scorecard(), has_base=base is not None)
    content = read_content(book, directory, mint=_no_new_ids)
    for sentence in missing_sheets(book, content.records):
        raise UserError(sentence)
    if content.records.unread:
        first = content.records.unread[0]
        raise UserError(_("{where}: {sentence}").format(where=first.where, sentence=first.sentence))
    return WorkbookCard(_card(content), book.meta.facts)


def import_into(
    card: Scorecard, path: Path, *, mint: MintId, keep_missing: bool = True
) -> ImportResult:
    """Take the changes made in a workbook into a scorecard; nothing else changes.

    What both sides changed differently stays as the scorecard has it, and what one of them
    deleted is kept. Rows that are missing from the workbook are kept unless `keep_missing` is
    False. UserError where the workbook cannot be read, or would leave the scorecard with a fault.
    """
    back = returned(open_book(path), card, mint=mint)
    deleted = frozenset() if keep_missing else frozenset(back.gone)
    made_of_both = together(back, replace(UNDECIDED, deleted=deleted))
    if made_of_both.fault:
        raise UserError(
            _("Nothing was imported, because of this: {sentence}").format(
                sentence=made_of_both.fault
            )
        )
    return result_of(back, made_of_both)


def result_of(back: Returned, made_of_both: Together) -> ImportResult:
    """Say line by line what a merge does, and count the lines."""
    changes = tuple(change_lines(back.mine, made_of_both.card))
    said = conflict_lines(back, made_of_both)
    conflicts = [_("Conflict: {sentence}").format(sentence=each) for each in said]
    unread = [
        _("Not read: {where}: {sentence}").format(where=each.where, sentence=each.sentence)
        for each in (*back.unread, *made_of_both.unread)
    ]
    counts = Counts(
        new=sum(line.is_new for line in changes),
        changed=sum(not line.is_new for line in changes),
        unchanged=_unchanged(back, made_of_both),
        conflicts=len(conflicts),
        unread=len(unread),
    )
    lines = (*(line.text for line in changes), *conflicts, *unread)
    return ImportResult(made_of_both.card, lines, counts, back.notices)


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


def _unchanged(back: Returned, made_of_both: Together) -> int:
    """Count the rows and numbers of a workbook that say what the scorecard already said."""
    before, after = back.mine, made_of_both.card
    left = back.left | {
        (each.entity_id, each.period) if each.period is not None else (each.table, each.entity_id)
        for each in made_of_both.conflicts
    }
    count = sum(
        (table, key) not in left
        and key in after.table(table)
        and before.table(table).get(key) == after.table(table)[key]
        for table, found in back.content.records.by_table.items()
        if table != "series"
        for key in found
    )
    for key, found in back.content.series.items():
        old, new = before.series.get(SeriesId(key)), after.series.get(SeriesId(key))
        if old is None or new is None:
            continue
        was, now = old.samples.unpacked(), new.samples.unpacked()
        count += sum(
            (key, ordinal) not in left and was.get(ordinal) == now.get(ordinal)
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
