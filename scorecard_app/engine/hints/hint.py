"""One remark on a scorecard: by which rule, about what, and the figures it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.levels import Level

_LEVELS: Mapping[str, Level] = {
    "L01": Level.WARNING,
    "L02": Level.WARNING,
    "L03": Level.HINT,
    "L06": Level.WARNING,
    "L07": Level.ERROR,
    "L11": Level.HINT,
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


def level_of(hint: Hint) -> Level:
    """Return how bad the rule behind a hint is."""
    return _LEVELS[hint.code]
