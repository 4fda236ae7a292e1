"""How much is drawn at which scale, so that what is drawn can be read."""

from enum import Enum

_AFAR = 0.3
_MIDWAY = 0.38
_BRIEF = 0.8


class Level(Enum):
    """Bulk only; few words in large letters; a little more; what is asked for; for a whole room.

    Where all can be read, the user chooses: title and status, what matters, or everything.
    """

    AFAR = "afar"
    MIDWAY = "midway"
    BRIEF = "brief"
    COMPACT = "compact"
    FULL = "full"
    DETAILED = "detailed"
    PROJECTED = "projected"


DENSITIES = (Level.COMPACT, Level.FULL, Level.DETAILED)
"""How much a card may say where all can be read, from the least on."""


def density_named(name: str) -> Level:
    """Return a density by its name; the middle one where there is none of this name."""
    return next((each for each in DENSITIES if each.value == name), Level.FULL)


def level_at(scale: float, *, is_projected: bool = False, density: Level = Level.FULL) -> Level:
    """Return the level for so many pixels a map unit."""
    if scale < _AFAR:
        return Level.AFAR
    if is_projected:
        return Level.PROJECTED
    if scale < _MIDWAY:
        return Level.MIDWAY
    return Level.BRIEF if scale < _BRIEF else density
