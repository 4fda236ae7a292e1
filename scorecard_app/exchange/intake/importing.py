"""From books to a scorecard in one go: what the wizard does step by step, and the command line."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from scorecard_app.domain.ids import MintId
from scorecard_app.domain.plain import Plain
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.guess import NOTHING_CORRECTED, Corrections, Guess
from scorecard_app.exchange.guesses.meaning import Meaning, understood
from scorecard_app.exchange.intake.claims import ASK_FIRST, CONFLICTS
from scorecard_app.exchange.intake.extracting import claims_of
from scorecard_app.exchange.intake.joining import is_joinable, joined
from scorecard_app.exchange.intake.plan import Plan, State, planned
from scorecard_app.exchange.intake.profiles import Profile, remembered
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.exchange.values.numbers import Repair
from scorecard_app.exchange.workbook.back.change_lines import change_lines
from scorecard_app.exchange.workbook.back.reading import Counts, ImportResult
from scorecard_app.texts import _

SECOND: Final = "second: "
"""What stands before the key of a decision about the second of two tables."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What one or two books mean and what they would make of a scorecard."""

    meanings: tuple[Meaning, ...]
    guesses: tuple[Guess, ...]
    plan: Plan


def taken_in(
    card: Scorecard,
    books: Sequence[Book],
    corrections: Corrections = NOTHING_CORRECTED,
    *,
    profiles: Sequence[Profile] = (),
    today: date,
    mint: MintId,
) -> Intake:
    """Import one book, or two that share a column of ids; the scorecard given stays as it is.

    UserError where a book holds no table, or two books share no ids.
    """
    meanings = meanings_of(
        told_apart(books),
        corrections,
        profiles=profiles,
        today=today,
        fiscal_start=card.settings.fiscal_start,
    )
    return intake_of(card, meanings, corrections, mint=mint)


def told_apart(books: Sequence[Book]) -> tuple[Book, ...]:
    """Return books whose sheets have names that differ, so that an address says which is meant."""
    if len(books) == 1:
        return tuple(books)
    return tuple(_named(book, at, books) for at, book in enumerate(books))


def meanings_of(
    books: Sequence[Book],
    corrections: Corrections = NOTHING_CORRECTED,
    *,
    profiles: Sequence[Profile] = (),
    today: date,
    fiscal_start: int = 1,
) -> tuple[Meaning, ...]:
    """Guess what each book means, with what is remembered about tables of its headers."""
    return tuple(
        _meaning(book, _for(at, corrections), profiles, today=today, fiscal_start=fiscal_start)
        for at, book in enumerate(books)
    )


def intake_of(
    card: Scorecard,
    meanings: tuple[Meaning, ...],
    corrections: Corrections = NOTHING_CORRECTED,
    *,
    left_out: Collection[tuple[str, str]] = (),
    mint: MintId,
) -> Intake:
    """Read what was understood into a scorecard, without the rows that are left out.

    UserError where two tables share no ids.
    """
    guesses = tuple(_labelled(meanings))
    if len(meanings) == 1:
        (only,) = meanings
        claims = claims_of(only).without(left_out)
        return Intake(meanings, guesses, planned(card, claims, only.times, mint=mint))
    first, second = _in_order(*meanings)
    both = joined(first, second, {**first.corrections, **corrections})
    plan = planned(card, both.claims.without(left_out), second.times, mint=mint)
    return Intake(meanings, (*guesses, *both.guesses), plan)


def report(card: Scorecard, intake: Intake) -> ImportResult:
    """Return the lines of an import as every import has them: changes, then what was not read."""
    changes = tuple(change_lines(card, intake.plan.card))
    conflicts = list(
        _cell_lines(intake.plan, _("Conflict: {where}: “{text}”. {repair}"), CONFLICTS)
    )
    others = frozenset(ASK_FIRST) - CONFLICTS
    unread = list(_cell_lines(intake.plan, _("Not read: {where}: “{text}”. {repair}"), others))
    counts = Counts(
        new=sum(line.is_new for line in changes),
        changed=sum(not line.is_new for line in changes),
        unchanged=intake.plan.count(State.UNCHANGED),
        conflicts=len(conflicts),
        unread=len(unread),
    )
    lines = (*(line.text for line in changes), *conflicts, *unread)
    return ImportResult(intake.plan.card, lines, counts)


def _cell_lines(plan: Plan, sentence: str, repairs: frozenset[Repair]) -> Iterator[str]:
    for repair, cells in plan.unread.items():
        if repair in repairs:
            for each in cells:
                mend = _(ASK_FIRST[repair])
                yield sentence.format(where=each.where, text=each.text, repair=mend)


def guess_lines(guesses: Sequence[Guess]) -> Iterator[str]:
    """Yield a line for each guess: what it says, how surely and why; questions ask."""
    for guess in guesses:
        if guess.is_question:
            yield _("Question: {key}: {reason}").format(key=guess.key, reason=guess.reason)
            continue
        yield _("Guess: {key} = {value} ({confidence} %): {reason}").format(
            key=guess.key,
            value=_said(guess.value),
            confidence=round(guess.confidence * 100),
            reason=guess.reason,
        )


def _meaning(
    book: Book,
    corrections: Corrections,
    profiles: Sequence[Profile],
    *,
    today: date,
    fiscal_start: int,
) -> Meaning:
    """Guess what a book means, with what is remembered about tables of its headers."""
    first = understood(book, corrections, today=today, fiscal_start=fiscal_start)
    known = remembered(profiles, first)
    if not known:
        return first
    return understood(book, {**known, **corrections}, today=today, fiscal_start=fiscal_start)


def _for(at: int, corrections: Corrections) -> Corrections:
    """Return what was decided about one of the books."""
    is_second = bool(at)
    return {
        key.removeprefix(SECOND): value
        for key, value in corrections.items()
        if key.startswith(SECOND) is is_second
    }


def _named(book: Book, at: int, books: Sequence[Book]) -> Book:
    """Name sheets by their file where they have no name, or one that the other file has, too."""
    others = {each.name for other in (*books[:at], *books[at + 1 :]) for each in other.sheets}
    stem, *other_stems = (_stem(each) for each in (book, *books[:at], *books[at + 1 :]))
    own = stem if stem not in other_stems else f"{stem} {at + 1}"
    sheets = []
    for sheet in book.sheets:
        if not sheet.name:
            sheets.append(replace(sheet, name=own))
        elif sheet.name in others:
            sheets.append(replace(sheet, name=f"[{book.name}]{sheet.name}"))
        else:
            sheets.append(sheet)
    return replace(book, sheets=tuple(sheets))


def _stem(book: Book) -> str:
    return book.name.rpartition(".")[0] or book.name


def _labelled(meanings: Sequence[Meaning]) -> Iterator[Guess]:
    for at, meaning in enumerate(meanings):
        for guess in meaning.guesses:
            key = f"{SECOND}{guess.key}" if at else guess.key
            yield Guess(key, guess.value, guess.confidence, guess.reason, guess.choices)


def _in_order(one: Meaning, other: Meaning) -> tuple[Meaning, Meaning]:
    if is_joinable(one, other):
        return one, other
    if is_joinable(other, one):
        return other, one
    raise UserError(
        _(
            "“{first}” and “{second}” share no column of ids, so their rows cannot be joined. "
            "Import them one after the other."
        ).format(first=one.book.name, second=other.book.name)
    )


def _said(value: Plain) -> str:
    if isinstance(value, Mapping) and "role" not in value:
        empty = _("empty")
        return ", ".join(
            f"{word} → {empty if number is None else number}" for word, number in value.items()
        )
    if isinstance(value, Mapping):
        parts = [str(value.get("role", ""))]
        parts += [str(value[key]) for key in ("kind", "period", "name") if value.get(key)]
        header = value.get("header")
        return ", ".join(parts) + (f" ← “{header}”" if header else "")
    return str(value)
