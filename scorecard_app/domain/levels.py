"""How bad it is what was found in a scorecard."""

from enum import Enum


class Level(Enum):
    """How bad a finding is, the worst first; only errors make a file fail its check."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
