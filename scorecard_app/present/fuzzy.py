"""Find by a few letters: how near a text is to what was typed, whatever the case and accents."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TypeVar

_Item = TypeVar("_Item")

_PAIR = 2
_BEGINS, _WORD, _INITIALS, _INSIDE = range(4)
_BY_SYNONYM = 10
"""What lies so far off is found by another name; any match by the name itself is nearer."""

_BY_SLIP, _LEAST_TO_SLIP = 8, 4
"""How far off is what only a slip of the finger hides, and how many letters that needs."""


def folded(text: str) -> str:
    """Return a text without case and accents, so that it is found however it is typed."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def distance(typed: str, name: str, synonyms: str = "") -> tuple[int, int] | None:
    """Return how far a name is from what was typed, None where it does not match at all.

    Every word typed must match: the beginning of the name best, then the beginning of a word,
    then the initials of words in their order, then anywhere inside; synonyms count by their
    words' beginnings, and last a word with one slip. The second number tells matches apart by the
    length of the name.

    >>> distance("fm", "Fit the map")
    (2, 11)
    """
    words = folded(typed).split()
    plain, others = folded(name), folded(synonyms).split()
    total = 0
    for word in words:
        found = _one(word, plain, others)
        if found is None:
            return None
        total += found
    return total, len(plain)


def nearest(
    typed: str, items: Iterable[_Item], texts: Callable[[_Item], tuple[str, str]]
) -> Sequence[_Item]:
    """Return the items that match, the nearest first, equals in their order.

    `texts` gives an item's name and synonyms.
    """
    ranked = [
        (found, at, item)
        for at, item in enumerate(items)
        if (found := distance(typed, *texts(item))) is not None
    ]
    ranked.sort(key=lambda each: each[:2])
    return [item for _found, _at, item in ranked]


def _one(word: str, plain: str, synonyms: Sequence[str]) -> int | None:
    if plain.startswith(word):
        return _BEGINS
    if f" {word}" in plain:
        return _WORD
    initials = iter(each[0] for each in plain.split())
    if len(word) > 1 and all(letter in initials for letter in word):
        return _INITIALS
    if word in plain:
        return _INSIDE
    if any(each.startswith(word) for each in synonyms):
        return _BY_SYNONYM
    if len(word) < _LEAST_TO_SLIP:
        return None
    if _slipped(word, plain.split()):
        return _BY_SLIP
    return _BY_SYNONYM + _BY_SLIP if _slipped(word, synonyms) else None


def _slipped(typed: str, words: Iterable[str]) -> bool:
    """Say whether one of the words begins as typed but for one slip."""
    return any(_is_slip(typed, each[: len(typed) + more]) for each in words for more in (-1, 0, 1))


def _is_slip(typed: str, meant: str) -> bool:
    """Say whether one letter is wrong, missing or too many, or two have changed places."""
    start = _shared(typed, meant)
    typed, meant = typed[start:], meant[start:]
    end = _shared(typed[::-1], meant[::-1])
    typed, meant = typed[: len(typed) - end], meant[: len(meant) - end]
    return max(len(typed), len(meant)) <= 1 or (len(typed) == _PAIR and typed == meant[::-1])


def _shared(one: str, other: str) -> int:
    """Return with how many letters both begin."""
    return sum(
        1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
