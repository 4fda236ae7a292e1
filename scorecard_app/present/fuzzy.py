"""Find by a few letters: how near a text is to what was typed, whatever the case and accents."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")

_BEGINS, _WORD, _INITIALS, _INSIDE = range(4)
_BY_SYNONYM = 10
"""What lies so far off is found by another name; any match by the name itself is nearer."""


def folded(text: str) -> str:
    """Return a text without case and accents, so that it is found however it is typed."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def distance(typed: str, name: str, synonyms: str = "") -> tuple[int, int] | None:
    """Return how far a name is from what was typed, None where it does not match at all.

    Every word typed must match: the beginning of the name best, then the beginning of a word,
    then the initials of words in their order, then anywhere inside; synonyms count by their
    words' beginnings. The second number tells matches apart by the length of the name.

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
    return _BY_SYNONYM if any(each.startswith(word) for each in synonyms) else None
