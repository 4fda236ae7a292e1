"""The guesses of an import as lines: what is guessed, how surely, why, and what else it may be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Final

from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.plain import Plain
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.guess import LIKELY, SURE, Guess
from scorecard_app.exchange.guesses.meaning import DECIMAL, ORDER, UNIT
from scorecard_app.exchange.guesses.times import AS_OF, YEAR, YEAR_ONE
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.intake.joining import DOUBLED
from scorecard_app.exchange.preview.words import confidence_text, guess_title, value_text
from scorecard_app.exchange.values.conventions import POINT, Conventions
from scorecard_app.exchange.values.periods import Moment, read_moment
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms, _

CHOSEN: Final = 1.0
_A_MONTH: Final = parse_period("2026-03")
_FREE: Final = frozenset({AS_OF, YEAR, YEAR_ONE, UNIT})
"""What is answered by typing, too."""

CONVENTIONS: Final = frozenset({DECIMAL, ORDER, UNIT})
"""How cells are written: these guesses stand beside the columns, all others beside the shape."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Surety(Enum):
    """How much a guess asks to be looked at; each has a mark and a word."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    CHOSEN = "chosen"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class GuessLine:
    """One guess; `choices` are values and their words, `is_free` says that others may be typed."""

    key: str
    title: str
    value: Plain
    text: str
    surety: Surety
    sure: str
    reason: str
    choices: tuple[tuple[Plain, str], ...] = ()
    is_free: bool = False
    hint: str = ""


def guess_lines(
    guesses: Sequence[Guess], forms: LocaleForms, *, fiscal_start: int = 1
) -> Iterator[GuessLine]:
    """Yield the guesses that stand in a line of their own; columns and rows do not."""
    is_joined = any(each.key.startswith(SECOND) for each in guesses)
    for guess in guesses:
        title = guess_title(guess.key)
        if title:
            at = 1 if guess.key.startswith(SECOND) else 0
            is_of_one = is_joined and guess.key != DOUBLED
            said = partial(value_text, guess.key, forms=forms, fiscal_start=fiscal_start)
            hint = _hint(guess.key.removeprefix(SECOND), forms)
            yield _line(guess, of_file(at, title) if is_of_one else title, said, hint)


def of_file(at: int, text: str) -> str:
    """Say of which of two files something is."""
    return f"{at + 1} · {text}"


def surety_of(guess: Guess) -> Surety:
    """Say how much a guess asks to be looked at."""
    if guess.is_question:
        return Surety.QUESTION
    if guess.confidence == CHOSEN:
        return Surety.CHOSEN
    if guess.confidence >= SURE:
        return Surety.SURE
    return Surety.LIKELY if guess.confidence >= LIKELY else Surety.UNSURE


def answer(key: str, text: str, *, fiscal_start: int = 1) -> Plain:
    """Return what was typed for a guess as its value; UserError where it says none."""
    plain, typed = key.removeprefix(SECOND), text.strip()
    if plain == UNIT:
        return typed
    if plain == YEAR:
        if typed.isascii() and typed.isdecimal() and _FIRST_YEAR <= int(typed) <= _LAST_YEAR:
            return int(typed)
        raise UserError(_("“{text}” is no year. Type it with four digits: 2026.").format(text=text))
    moment = read_moment(typed, Conventions(POINT))
    period = moment.period(fiscal_start=fiscal_start) if isinstance(moment, Moment) else None
    if period is None:
        raise UserError(
            _("“{text}” is no period. Type it as 2026-03, Q3 2026 or 2026.").format(text=text)
        )
    return str(period)


def _line(guess: Guess, title: str, said: Callable[[Plain], str], hint: str) -> GuessLine:
    plain = guess.key.removeprefix(SECOND)
    return GuessLine(
        guess.key,
        title,
        guess.value,
        said(guess.value),
        surety_of(guess),
        confidence_text(guess, is_chosen=guess.confidence == CHOSEN),
        guess.reason,
        tuple((each, said(each)) for each in guess.choices),
        is_free=plain in _FREE,
        hint=hint,
    )


def _hint(plain: str, forms: LocaleForms) -> str:
    match plain:
        case "year":
            return _("A year, such as 2026")
        case "year 1" | "as of":
            period = format_period(_A_MONTH, forms)
            return _("A period, such as {period}").format(period=period)
        case "unit":
            return _("A unit, such as %, € or days")
        case _:
            return ""
