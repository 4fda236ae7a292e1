"""Names of months in English and German, whole or begun."""

from typing import Final

_ENGLISH: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_GERMAN: Final = (
    "januar", "februar", "märz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_OTHERS: Final = {"jänner": 1, "jän": 1, "mrz": 3, "maerz": 3, "mae": 3}
_SHORTEST: Final = 3


def month_of(word: str) -> int | None:
    """Return the month, 1 to 12, that a word names or begins to name; None for other words."""
    wanted = word.casefold().rstrip(".")
    if wanted in _OTHERS:
        return _OTHERS[wanted]
    if len(wanted) < _SHORTEST:
        return None
    for names in (_ENGLISH, _GERMAN):
        for number, name in enumerate(names, start=1):
            if name.startswith(wanted):
                return number
    return None
