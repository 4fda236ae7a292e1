"""Words that stand for values: yes and no, traffic lights, progress, named levels."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from scorecard_app.domain.measures import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Family:
    """Words that belong together, folded, with the number of each, and the unit of these."""

    unit: Unit
    words: Mapping[str, float]


def _each(number: float, words: str) -> dict[str, float]:
    return dict.fromkeys(words.split(", "), number)


_SCORE: Final = Unit(UnitKind.SCORE)
YES_NO: Final = Family(
    Unit(UnitKind.YES_NO),
    _each(1, "yes, y, true, done, met, ja, j, wahr, erledigt, erfüllt, oui, sí, si, sì, ✓, ✔")
    | _each(0, "no, n, false, not done, not met, nein, falsch, nicht erfüllt, non, ✗, ✘"),
)
FAMILIES: Final = (
    YES_NO,
    Family(
        _SCORE,
        _each(
            100,
            "green, on track, on target, good, grün, gruen, im plan, auf kurs, gut, vert, verde, "
            "🟢",
        )
        | _each(
            50,
            "amber, yellow, orange, at risk, fair, gelb, gefährdet, mäßig, jaune, amarillo, "
            "giallo, amarelo, 🟡, 🟠",
        )
        | _each(
            0,
            "red, off track, behind, bad, poor, critical, delayed, rot, nicht im plan, schlecht, "
            "kritisch, verzögert, rouge, rojo, rosso, vermelho, 🔴",
        ),
    ),
    Family(
        _SCORE,
        _each(100, "done, completed, finished, closed, erledigt, fertig, beendet")
        | _each(50, "in progress, started, ongoing, laufend, begonnen, läuft")
        | _each(0, "not started, not begun, to do, nicht begonnen, nicht gestartet"),
    ),
    Family(
        _SCORE,
        _each(100, "very high, sehr hoch")
        | _each(75, "high, hoch")
        | _each(50, "medium, moderate, mittel")
        | _each(25, "low, niedrig, gering")
        | _each(0, "very low, sehr niedrig, sehr gering"),
    ),
)
"""In the order in which they win a word that several have."""

_KNOWN: Final = frozenset(word for each in FAMILIES for word in each.words)


def word_of(cell: object) -> str:
    """Return a cell as words are compared: folded, however it is spaced; yes and no as "true"."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return " ".join(cell.split()).casefold() if isinstance(cell, str) else ""


def is_known(word: str) -> bool:
    """Say whether a folded word stands for a value."""
    return word in _KNOWN


def numbers_of(words: Collection[str]) -> Mapping[str, float]:
    """Return the number of each known word, by the family that has the most of them."""
    found: dict[str, float] = {}
    present = set(words)
    for family in sorted(FAMILIES, key=lambda each: len(present & each.words.keys())):
        found |= {word: family.words[word] for word in words if word in family.words}
    return found


def unit_of_words(words: Collection[str]) -> Unit:
    """Return the unit of the numbers that words stand for; none where none is known."""
    present = set(words)
    best = max(FAMILIES, key=lambda each: len(present & each.words.keys()))
    return best.unit if present & best.words.keys() else Unit()
