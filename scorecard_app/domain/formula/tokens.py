"""Cut the text of a formula into tokens, each with its place, within fixed limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from scorecard_app.errors import UserError
from scorecard_app.texts import _

MOST_CHARACTERS = 2_000
MOST_STORED_CHARACTERS = 2 * MOST_CHARACTERS
"""What is stored has ids in the place of names and may be longer than what was typed."""

MOST_TOKENS = 400
_MOST_SAID = 20


@dataclass(frozen=True, slots=True)
class Spelling:
    """How numbers and lists are written: the decimal sign, and what may part arguments.

    The first of the separators is the one written.
    """

    decimal: str = "."
    separators: str = ",;"


STORED = Spelling()
"""The spelling of stored formulas; both separators are read."""


class TokenKind(Enum):
    """What a token is."""

    NUMBER = "number"
    NAME = "name"
    WORD = "word"
    SYMBOL = "symbol"
    SEPARATOR = "separator"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula as it is written; `start` counts characters from 0."""

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where the next character after it stands."""
        return self.start + len(self.text)


def tokens_of(
    text: str, spelling: Spelling = STORED, *, most: int = MOST_CHARACTERS
) -> tuple[Token, ...]:
    """Return the tokens of a formula and an END; spaces and a leading "=" are left out."""
    if len(text) > most:
        raise UserError(
            _("A formula may have at most {limit} characters; this one has {count}.").format(
                limit=most, count=len(text)
            )
        )
    tokens = tuple(_cut(text, spelling))
    return (*tokens, Token(TokenKind.END, "", len(text.rstrip())))


def fault(start: int, sentence: str) -> UserError:
    """Return the error that says where in the formula something is wrong."""
    return UserError(
        _("At character {place}: {sentence}").format(place=start + 1, sentence=sentence)
    )


def unbracketed(token: Token) -> str:
    """Return what stands between the brackets of a name; "]]" stands for one bracket."""
    return token.text[1:-1].replace("]]", "]").strip()


def bracketed(name: str) -> str:
    """Return a name in brackets, as `unbracketed` reads it."""
    return "[" + name.replace("]", "]]") + "]"


def _cut(text: str, spelling: Spelling) -> Iterator[Token]:
    pattern = _pattern(spelling)
    start, count = _after_equals_sign(text), 0
    while start < len(text):
        match = pattern.match(text, start)
        if match is None:
            raise _unreadable(text, start, spelling)
        if match.lastgroup != "space":
            count += 1
            if count > MOST_TOKENS:
                raise fault(
                    start, _("a formula may have at most {limit} parts.").format(limit=MOST_TOKENS)
                )
            yield Token(TokenKind(match.lastgroup), match.group(), start)
        start = match.end()


def _after_equals_sign(text: str) -> int:
    stripped = text.lstrip()
    return len(text) - len(stripped) + 1 if stripped.startswith("=") else 0


def _pattern(spelling: Spelling) -> re.Pattern[str]:
    point, separators = re.escape(spelling.decimal), re.escape(spelling.separators)
    return re.compile(
        rf"(?P<space>\s+)"
        rf"|(?P<number>(?:[0-9]+(?:{point}[0-9]*)?|{point}[0-9]+)(?:[eE][+-]?[0-9]+)?)"
        r"|(?P<name>\[(?:[^\]]|\]\])*\])"
        r"|(?P<word>[^\W\d_]\w*)"
        r"|(?P<symbol><=|>=|<>|[-+*/^%=<>()−×÷])"
        rf"|(?P<separator>[{separators}])"
    )


def _unreadable(text: str, start: int, spelling: Spelling) -> UserError:
    sign = text[start]
    if sign == "[":
        return fault(start, _("the name has no closing bracket “]”."))
    if sign in ",.;":
        return fault(
            start,
            _("write decimals with “{decimal}” and part arguments with “{separator}”.").format(
                decimal=spelling.decimal, separator=spelling.separators[0]
            ),
        )
    said = text[start : start + _MOST_SAID].split(maxsplit=1)[0]
    return fault(start, _("“{text}” cannot stand in a formula.").format(text=said))
