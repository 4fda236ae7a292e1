"""How much is drawn at which scale, so that what is drawn can be read."""

from enum import Enum

_AFAR = 0.3
_MIDWAY = 0.55


class Level(Enum):
    """Bulk only; few words in large letters; everything; for a whole room."""

    AFAR = "afar"
    MIDWAY = "midway"
    FULL = "full"
    PROJECTED = "projected"


def level_at(scale: float, *, is_projected: bool = False) -> Level:
    """Return the level for so many pixels a map unit."""
    if scale < _AFAR:
        return Level.AFAR
    if is_projected:
        return Level.PROJECTED
    return Level.MIDWAY if scale < _MIDWAY else Level.FULL
