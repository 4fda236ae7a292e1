"""What the command line decides about a table, and how it prints what was guessed."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard_app.domain.plain import Plain
from scorecard_app.errors import UserError
from scorecard_app.texts import _

if TYPE_CHECKING:
    from scorecard_app.exchange.guesses.guess import Guess
    from scorecard_app.exchange.intake.profiles import Profile


def choices(given: Sequence[str]) -> Mapping[str, Plain]:
    """Return the decisions of "year=2026": JSON where it is, else a text."""
    chosen: dict[str, Plain] = {}
    for each in given:
        key, is_pair, text = each.partition("=")
        if not is_pair:
            raise UserError(
                _("“{text}” decides nothing. Write a key and a value: year=2026.").format(text=each)
            )
        try:
            chosen[key.strip()] = json.loads(text)
        except ValueError:
            chosen[key.strip()] = text.strip()
    return chosen


def profiles(path: Path | None) -> "Sequence[Profile]":
    """Return what a file remembers about tables, nothing without one."""
    if path is None:
        return ()
    from scorecard_app.exchange.intake.profiles import read  # noqa: PLC0415 - heavy

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = ""
    return read(text, name=path.name)


def guess_lines(guesses: "Sequence[Guess]") -> list[str]:
    """Return guesses as lines for people."""
    if not guesses:
        return []
    from scorecard_app.exchange.intake.importing import guess_lines as lines_of  # noqa: PLC0415 - heavy

    return list(lines_of(guesses))


def plain_guess(guess: "Guess") -> Plain:
    """Return a guess as JSON."""
    return {
        "key": guess.key,
        "value": guess.value,
        "confidence": guess.confidence,
        "reason": guess.reason,
    }
