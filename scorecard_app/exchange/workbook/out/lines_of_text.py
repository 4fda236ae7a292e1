"""On how many lines a text stands in a column: not every program makes rows higher by itself."""

from typing import Final

_NARROW: Final = frozenset("iljtfrI.,:;'|()[]!\u2019 ")
_WIDE: Final = frozenset("mwMWQO@%&")
_WIDTHS: Final = {"narrow": 0.62, "wide": 1.5, "capital": 1.2, "usual": 1.02}
"""Widths in columns of one character, a digit of Calibri; a little is added for other fonts."""


def lines_of(text: str, width: float) -> int:
    """Estimate on how many lines a text stands in a column this many characters wide."""
    if len(text) * _WIDTHS["wide"] <= width and "\n" not in text:
        return 1
    return sum(_wrapped(line, max(width, 1.0)) for line in text.split("\n"))


def width_of(text: str) -> float:
    """Estimate how many characters wide a column must be for a text on one line."""
    return sum(map(_width, text))


def _wrapped(line: str, width: float) -> int:
    """Count the lines of a paragraph, which break between words."""
    lines, used, space = 1, 0.0, _WIDTHS["narrow"]
    for word in line.split(" "):
        wide = width_of(word)
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0.0)
        while used > width:  # a word that is longer than a line
            lines, used = lines + 1, used - width
    return lines


def _width(letter: str) -> float:
    if letter in _NARROW:
        return _WIDTHS["narrow"]
    if letter in _WIDE:
        return _WIDTHS["wide"]
    if letter.isupper():
        return _WIDTHS["capital"]
    return _WIDTHS["usual"] if letter.isascii() else _other(letter)


def _other(letter: str) -> float:
    """Return the width of a letter of other scripts; those of East Asia take two columns."""
    from unicodedata import east_asian_width  # noqa: PLC0415 - seldom needed

    return 2.0 if east_asian_width(letter) in "WF" else _WIDTHS["usual"]
