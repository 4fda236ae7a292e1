"""A guess: what it says, how sure it is and why; and how a correction takes its place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeVar

from scorecard_app.domain.plain import Plain
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_E = TypeVar("_E", bound=Enum)

SURE, LIKELY, POSSIBLE, OPEN = 0.95, 0.75, 0.5, 0.0
"""Confidences: of what the file itself says, of good evidence, of weak evidence, of a question."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that was decided about a file, under a key by which it can be decided anew.

    The value is plain JSON. A value of None at confidence OPEN is a question: nobody but the user
    can know. `choices` are the values to offer.
    """

    key: str
    value: Plain
    confidence: float
    reason: str
    choices: tuple[Plain, ...] = ()

    @property
    def is_question(self) -> bool:
        """Say whether the user must answer before all of the file can be read."""
        return self.value is None and self.confidence == OPEN


Corrections = Mapping[str, Plain]
"""What the user decided, by the key of the guess it replaces."""

NOTHING_CORRECTED: Final[Corrections] = {}


def one_of(kind: type[_E], value: object, *, key: str) -> _E:
    """Return the choice of a value; UserError with all choices where it is none of them."""
    try:
        return kind(value)
    except ValueError as error:
        raise UserError(
            _("“{value}” cannot be chosen for “{key}”. Choose one of these: {choices}.").format(
                value=value, key=key, choices=", ".join(str(each.value) for each in kind)
            )
        ) from error


class Decisions:
    """Collects the guesses about one table, each replaced by its correction where there is one."""

    def __init__(self, corrections: Corrections = NOTHING_CORRECTED) -> None:
        self._corrections = corrections
        self._made: dict[str, Guess] = {}

    @property
    def made(self) -> tuple[Guess, ...]:
        """Return every guess in the order in which it was made."""
        return tuple(self._made.values())

    @property
    def asked(self) -> Corrections:
        """Return what the user decided, whether or not it was asked for."""
        return self._corrections

    def corrected(self, key: str) -> Plain:
        """Return the correction under a key, None where there is none."""
        return self._corrections.get(key)

    def note(self, guess: Guess) -> None:
        """Keep a guess in which what the user decided is contained already."""
        self._made[guess.key] = guess

    def decide(self, guess: Guess) -> Plain:
        """Return what holds: the correction, else the guess."""
        if guess.key in self._corrections:
            value = self._corrections[guess.key]
            guess = replace(guess, value=value, confidence=1.0, reason=_("You chose this."))
        self._made[guess.key] = guess
        return guess.value
