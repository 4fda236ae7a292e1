"""Take a header apart: the period it names, the kind of numbers, and what is measured."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from scorecard_app.exchange.guesses.words import is_baseline, kind_in, tokens
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.periods import Moment, read_moment, year_in

_REMARK: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|[*†‡¹²³]+)$")


def moment_of(words: Sequence[str]) -> Moment | None:
    """Return the period that a header names; the year may stand in the line above."""
    if not words:
        return None
    last, whole = words[-1], " ".join(words)
    above = reversed(words[:-1]) if names_kind(last) else ()
    bare = _without_remark(last)
    for text in (last, whole, _plain(last), _plain(whole), bare, _plain(bare), *above):
        moment = read_moment(_as_cell(text), Conventions())
        if isinstance(moment, Moment):
            if moment.year is None and moment.day is None:
                said = words if text == bare else words[:-1]
                return replace(moment, year=year_in(" ".join(said)))
            return moment
    return None


def _without_remark(text: str) -> str:
    """Return a header without what is only said about it: "2026-01 (prov.)", "Jan 2026*"."""
    return _REMARK.sub("", text)


def _as_cell(text: str) -> Plain:
    return float(text) if text.isascii() and text.isdecimal() and len(text) == 4 else text  # noqa: PLR2004 - a year


def part_of(words: Sequence[str]) -> str:
    """Return what of a header names the thing measured: neither kind nor year."""
    kept = []
    for word in words:
        plain = (_plain(word), _plain(_without_remark(word)))
        if any(isinstance(read_moment(_as_cell(p), Conventions()), Moment) for p in plain):
            continue
        if word.isascii() and "_" in word and kind_in(tokens(word)):
            continue
        year = year_in(word)
        text = " ".join(word.replace(str(year), "").split()) if year else word
        kept.append(" ".join(each for each in text.split() if not names_kind(each)))
    return " ".join(dict.fromkeys(each for each in kept if each)).strip(" :-–,")


def spoken(header: str) -> str:
    """Return a header as a name for people: "Units sold" for units_sold."""
    text = " ".join(header.replace("_", " ").split())
    return text[:1].upper() + text[1:] if text.islower() else text


def names_kind(word: str) -> bool:
    """Say whether a word names a kind of numbers: actual, Plan, baseline."""
    known = tokens(word)
    return kind_in(known) is not None or is_baseline(known)


def _plain(text: str) -> str:
    """Return a text without the words that name a kind: "FY27" for "FY27 Target"."""
    return " ".join(each for each in text.split() if not names_kind(each)).strip(" :-–,")
