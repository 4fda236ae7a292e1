"""The columns of the tables as rows: what each becomes, how surely, why, with samples."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from scorecard_app.domain.measures import SeriesKind, Unit
from scorecard_app.domain.plain import Plain as Json
from scorecard_app.domain.values import normal_number
from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.guesses.words import SYNONYMS, Role
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.intake.rows import RowReader, shown
from scorecard_app.exchange.preview.cell_texts import cell_text
from scorecard_app.exchange.preview.guesses import CHOSEN, Surety, surety_of
from scorecard_app.exchange.preview.words import ROLES, confidence_text, kind_text
from scorecard_app.exchange.values.periods import Moment, read_moment
from scorecard_app.present.numbers import format_whole
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms, _

if TYPE_CHECKING:
    from scorecard_app.exchange.guesses.guess import Guess

_SAMPLES, _SEARCHED, _LONGEST = 3, 200, 28
_NUMBERS: Final = frozenset({Role.VALUE, Role.BASELINE})
_KINDS: Final = (
    SeriesKind.ACTUAL,
    SeriesKind.TARGET,
    SeriesKind.FORECAST,
    SeriesKind.PRIOR,
    SeriesKind.BENCHMARK,
)


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column; `surety` says how much it asks to be looked at."""

    key: str
    book: int
    sheet: str
    at: int
    letters: str
    header: str
    role: Role
    becomes: str
    surety: Surety
    sure: str
    reason: str
    samples: tuple[str, ...] = ()

    @property
    def is_used(self) -> bool:
        """Say whether anything is taken from the column."""
        return self.role is not Role.IGNORED


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that a column may become: its words, the correction, and words it is known by."""

    title: str
    value: Json
    synonyms: str = ""


def column_rows(meanings: Sequence[Meaning], forms: LocaleForms) -> tuple[ColumnRow, ...]:
    """Return the columns of every table, from left to right."""
    return tuple(row for at, meaning in enumerate(meanings) for row in _rows_of(at, meaning, forms))


def column_offers() -> tuple[Offer, ...]:
    """Return everything that a column may become, in the order of a menu."""
    offers = [
        Offer(
            _("{role}: {kind}").format(role=_(ROLES[Role.VALUE]), kind=kind_text(kind)),
            {"role": Role.VALUE.value, "kind": kind.value},
        )
        for kind in _KINDS
    ]
    offers.append(Offer(_(ROLES[Role.BASELINE]), Role.BASELINE.value))
    for role in ROLES:
        if role not in _NUMBERS and role is not Role.IGNORED:
            known = ", ".join(SYNONYMS.get(role, ())[:8])
            offers.append(Offer(_(ROLES[role]), role.value, known))
    return (*offers, Offer(_("Ignore the column"), Role.IGNORED.value))


def _rows_of(at: int, meaning: Meaning, forms: LocaleForms) -> Iterator[ColumnRow]:
    guesses: Mapping[str, Guess] = {each.key: each for each in meaning.guesses}
    reader = RowReader(meaning)
    for column in meaning.columns:
        guess = guesses[column.key]
        yield ColumnRow(
            (SECOND if at else "") + column.key,
            at,
            meaning.table.sheet.name,
            column.at,
            column.letters,
            column.header or _("without a header"),
            column.role,
            _becomes(column, meaning, forms),
            surety_of(guess),
            confidence_text(guess, is_chosen=guess.confidence == CHOSEN),
            guess.reason,
            tuple(_samples(reader, column, forms)),
        )


def _becomes(column: Column, meaning: Meaning, forms: LocaleForms) -> str:
    if column.role is not Role.VALUE:
        return _(ROLES[column.role])
    kind = kind_text(column.kind)
    times = meaning.times
    moment = column.moment
    period = moment.period(fiscal_start=times.fiscal_start, year=times.year) if moment else None
    if period is None:
        return _("{role}: {kind}").format(role=_(ROLES[Role.VALUE]), kind=kind)
    when = format_period(period, forms, fiscal_start=times.fiscal_start)
    return _("{kind}, {period}").format(kind=kind, period=when)


def _samples(reader: RowReader, column: Column, forms: LocaleForms) -> Iterator[str]:
    """Yield a few cells that differ: what stands there, and what it is read as."""
    seen: set[str] = set()
    for row in islice(reader.data(), _SEARCHED):
        cell = reader.cell(row, column)
        text = shown(cell)
        if not text or text in seen:
            continue
        seen.add(text)
        taken = _read_as(reader, row, column, forms)
        is_typed = isinstance(cell, str)
        sheet = reader.meaning.table.sheet
        seen_as = _short(text if is_typed else cell_text(sheet, row, column.at, forms))
        yield f"{seen_as} → {taken}" if taken and taken != text else seen_as
        if len(seen) == _SAMPLES:
            return


def _read_as(reader: RowReader, row: int, column: Column, forms: LocaleForms) -> str:
    cell = reader.cell(row, column)
    if column.role is Role.PERIOD:
        moment = read_moment(cell, reader.meaning.conventions)
        period = moment.period() if isinstance(moment, Moment) else None
        return "" if period is None else format_period(period, forms)
    if column.role not in _NUMBERS:
        return ""
    name, _kind = reader.name_and_kind(row)
    reading = reader.reading(row, column, reader.unit(row, name, column), cell)
    if reading.number is not None:
        is_plain = isinstance(cell, float) and reading.number in {cell, normal_number(cell * 100)}
        return "" if is_plain else format_whole(reading.number, Unit(), forms)
    return _("not read") if reading.repair is not None else _("empty")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
