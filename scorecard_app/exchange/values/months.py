"""Names of months in English and German, whole or begun, and in other languages of Europe."""

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
_FURTHER: Final = (
    ("janvier", "enero", "gennaio", "janeiro", "januari", "ene"),
    ("février", "fevrier", "febrero", "febbraio", "fevereiro", "februari", "fév", "fev"),
    ("mars", "marzo", "março", "maart", "mrt"),
    ("avril", "abril", "aprile", "avr", "abr"),
    ("mayo", "maggio", "maio", "mei"),
    ("juin", "junio", "giugno", "junho", "juni", "giu"),
    ("juillet", "julio", "luglio", "julho", "juli", "lug"),
    ("août", "aout", "agosto", "augustus", "aoû"),
    ("septembre", "septiembre", "settembre", "setembro", "september"),
    ("octobre", "octubre", "ottobre", "outubro", "oktober", "ott"),
    ("novembre", "noviembre", "novembro", "november"),
    ("décembre", "decembre", "diciembre", "dicembre", "dezembro", "december", "déc", "dic"),
)
"""French, Spanish, Italian, Portuguese and Dutch names, and those short ones that say no more."""

_SHORTEST: Final = 3
_SHORTEST_FURTHER: Final = 4


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
    return _further(wanted)


def _further(wanted: str) -> int | None:
    """Find a month in the other languages; where two begin alike, the word names neither."""
    found = {
        number
        for number, names in enumerate(_FURTHER, start=1)
        if wanted in names
        or (len(wanted) >= _SHORTEST_FURTHER and any(name.startswith(wanted) for name in names))
    }
    return found.pop() if len(found) == 1 else None
