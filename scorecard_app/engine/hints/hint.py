"""One remark on a scorecard: by which rule, about what, and the figures it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import EntityId, LinkId
from scorecard_app.domain.levels import Level
from scorecard_app.engine.results import Results

MOST_ALIKE = 3
"""So many remarks of one kind stand one by one; more are one remark about all of them."""

MANY = "many: "
"""How the case of a remark about several begins."""

_LEVELS: Mapping[str, Level] = {
    "L01": Level.WARNING,
    "L02": Level.WARNING,
    "L03": Level.HINT,
    "L04": Level.HINT,
    "L05": Level.HINT,
    "L06": Level.WARNING,
    "L07": Level.ERROR,
    "L08": Level.WARNING,
    "L09": Level.WARNING,
    "L10": Level.WARNING,
    "L11": Level.HINT,
    "L12": Level.HINT,
    "L13": Level.HINT,
    "L14": Level.HINT,
    "L15": Level.WARNING,
    "L16": Level.WARNING,
}
"""How bad each rule is (business-value.md §3)."""

CODES = tuple(_LEVELS)
"""The rules there are, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A remark by a rule; `case` tells the remarks of one rule apart.

    `about` names what to reveal, the first first; it is empty where the whole scorecard is meant.
    `figure` is the count that the remark rests on. `parts` are the statements into which a name
    falls apart.
    """

    code: str
    case: str
    about: tuple[EntityId, ...] = ()
    figure: int | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What some rules need beside the scorecard: how it is judged, and the links to doubt by it."""

    results: Results
    doubted: frozenset[LinkId] = frozenset()


def gathered(
    code: str, case: str, keys: Sequence[EntityId], *, most: int | None = None
) -> Iterator[Hint]:
    """Yield a remark on each, or one on all where they are more than so many (but one)."""
    if len(keys) > max(MOST_ALIKE if most is None else most, 1):
        yield Hint(code, f"{MANY}{case}", tuple(keys), figure=len(keys))
        return
    for key in keys:
        yield Hint(code, case, (key,))


def level_of(hint: Hint) -> Level:
    """Return how bad the rule behind a hint is."""
    return _LEVELS[hint.code]
