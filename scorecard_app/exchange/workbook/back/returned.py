"""A workbook that came back: what it was made from, what people made of it, and what is now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.domain.ids import EntityId, MeasureId, MintId
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.book import BookIn
from scorecard_app.exchange.workbook.back.content import BookContent, missing_sheets, read_content
from scorecard_app.exchange.workbook.back.directory import Directory
from scorecard_app.exchange.workbook.back.records import Unread
from scorecard_app.exchange.workbook.back.their_numbers import take_numbers
from scorecard_app.exchange.workbook.back.theirs import Dispute, Item, NewFrequency, Theirs
from scorecard_app.exchange.workbook.back.typed_over import typed_over
from scorecard_app.texts import N_, _


@dataclass(frozen=True)
class Returned:
    """The three sides of a merge, and what of the workbook was left alone.

    `frequencies` are changed last, because values move along; `gone` has no row any more;
    `notices` say what holds for the workbook as a whole.
    """

    name: str
    base: Scorecard
    mine: Scorecard
    theirs: Scorecard
    mint: MintId
    content: BookContent
    frequencies: Mapping[MeasureId, NewFrequency]
    gone: tuple[EntityId, ...] = ()
    unread: tuple[Unread, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    left: frozenset[Item] = frozenset()
    notices: tuple[str, ...] = ()


def returned(book: BookIn, mine: Scorecard, *, mint: MintId) -> Returned:
    """Read a workbook against a scorecard; nothing is decided yet."""
    base, notices = _base(book, mine)
    is_foreign = _is_foreign(book, mine)
    prints = book.prints if _is_known(book, mine) else {}
    directory = Directory(base, mine, has_base=not notices, prints=prints)
    content = read_content(book, directory, mint=mint)
    theirs = Theirs(base, mine, base)
    theirs.unread += content.records.unread
    theirs.unread += [Unread(book.name, each) for each in missing_sheets(book, content.records)]
    theirs.unread += typed_over(book, mine)
    settings = content.settings
    theirs.take_settings(_not_chosen(settings, mine) if is_foreign else settings)
    theirs.take_records(content.records.by_table)
    take_numbers(theirs, content.series)
    base, card = _in_step(theirs, mine)
    disputes = _in_periods_of_now(theirs, mine)
    return Returned(
        book.name,
        base,
        mine,
        card,
        mint,
        content,
        theirs.frequencies,
        () if is_foreign else tuple(content.records.gone(base, mine)),
        tuple(theirs.unread),
        disputes,
        frozenset(theirs.left),
        (*notices, *(_(_ADDED).format(sheet=each) for each in book.added)),
    )


def _base(book: BookIn, mine: Scorecard) -> tuple[Scorecard, tuple[str, ...]]:
    """Return what the workbook was made from; mine, and why, where that cannot be known."""
    if book.base is None:
        return mine, (_(_NO_BASE).format(name=book.name),)
    if _is_foreign(book, mine):
        return mine, (_(_OTHER).format(name=book.name),)
    return _sharing(book.base, mine), ()


def _is_foreign(book: BookIn, card: Scorecard) -> bool:
    """Say whether a workbook was written from another scorecard: no row of this one can lack."""
    base = book.base
    return base is not None and not any(
        base.table(table).keys() & card.table(table).keys() for table in TABLES
    )


def _not_chosen(settings: Mapping[str, Any], mine: Scorecard) -> Mapping[str, Any]:
    """Return what another scorecard sets where this one has chosen nothing."""
    usual = Settings()
    return {
        name: value
        for name, value in settings.items()
        if getattr(mine.settings, name) == getattr(usual, name)
    }


def _is_known(book: BookIn, mine: Scorecard) -> bool:
    """Say whether any row of a workbook was written from this scorecard."""
    return any(row_id in mine.table(table) for table, row_id in book.prints)


def _sharing(base: Scorecard, mine: Scorecard) -> Scorecard:
    """Return the base with the very records of mine where they are equal: they merge at once."""
    tables: dict[str, Any] = {}
    for name in TABLES:
        old, new = base.table(name), mine.table(name)
        if list(old) == list(new) and old == new:
            tables[name] = new
        else:
            tables[name] = {
                key: new[key] if new.get(key) == each else each for key, each in old.items()
            }
    return replace(base, **tables)


def _in_step(theirs: Theirs, mine: Scorecard) -> tuple[Scorecard, Scorecard]:
    """Bring base and theirs to the frequencies that measures have now; their values move along."""
    base, card = theirs.base, theirs.card
    for key, measure in mine.measures.items():
        before = base.measures.get(key)
        if before is None or before.frequency is measure.frequency:
            continue
        try:
            base, card = (
                change_frequency(each, measure_id=key, frequency=measure.frequency)
                for each in (base, card)
            )
        except UserError as error:
            theirs.refuse(measure.name, str(error), item=("measures", key))
            base, card = (_as_now(each, mine, key) for each in (base, card))
    return base, card


def _in_periods_of_now(theirs: Theirs, mine: Scorecard) -> tuple[Dispute, ...]:
    """Return the disputes that can be decided: in the periods in which measures are taken now."""
    kept = []
    for each in theirs.disputes:
        key = each.series.measure_id
        before, now = theirs.base.measures.get(key), mine.measures.get(key)
        if before and now and before.frequency is not now.frequency:
            theirs.refuse(each.entered.where, each.sentence, item=each.item)
        else:
            kept.append(each)
    return tuple(kept)


def _as_now(card: Scorecard, mine: Scorecard, measure_id: MeasureId) -> Scorecard:
    """Return a side that says of a measure and its values what mine says."""
    theirs = [each for each in card.series.values() if each.measure_id == measure_id]
    now = [each for each in mine.series.values() if each.measure_id == measure_id]
    return card.drop(theirs).put(mine.measures[measure_id], *now)


_NO_BASE: Final = N_(
    "“{name}” no longer says what it was made from, so it was compared with the scorecard as it "
    "is: where they differ, the workbook counts."
)
_OTHER: Final = N_("“{name}” was made from another scorecard, so all that it holds is new here.")
_ADDED: Final = N_("The sheet “{sheet}” was added by hand; it is not read.")
