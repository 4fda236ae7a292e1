"""Take a header apart: the period it names, the kind of numbers, and what is measured."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard_app.exchange.guesses.words import is_baseline, kind_in, tokens
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.periods import Moment, read_moment, year_in


def moment_of(words: Sequence[str]) -> Moment | None:
    """Return the period that a header names; the year may stand in the line above."""
    if not words:
        return None
    is_kind = _is_kind(words[-1])
    for text in (words[-1], " ".join(words), *(reversed(words[:-1]) if is_kind else ())):
        moment = read_moment(_as_cell(text), Conventions())
        if isinstance(moment, Moment):
            if moment.year is None and moment.day is None:
                return replace(moment, year=year_in(" ".join(words[:-1])))
            return moment
    return None


def _as_cell(text: str) -> Plain:
    return float(text) if text.isascii() and text.isdecimal() and len(text) == 4 else text  # noqa: PLR2004 - a year


def part_of(words: Sequence[str]) -> str:
    """Return what of a header names the thing measured: neither kind nor year."""
    kept = []
    for word in words:
        if isinstance(read_moment(_as_cell(word), Conventions()), Moment):
            continue
        if word.isascii() and "_" in word and kind_in(tokens(word)):
            continue
        year = year_in(word)
        text = " ".join(word.replace(str(year), "").split()) if year else word
        rest = [each for each in text.split() if not _is_kind(each)]
        kept.append(" ".join(rest))
    return " ".join(dict.fromkeys(each for each in kept if each)).strip(" :-–,")


def spoken(header: str) -> str:
    """Return a header as a name for people: "Units sold" for units_sold."""
    text = " ".join(header.replace("_", " ").split())
    return text[:1].upper() + text[1:] if text.islower() else text


def _is_kind(word: str) -> bool:
    known = tokens(word)
    return kind_in(known) is not None or is_baseline(known)
