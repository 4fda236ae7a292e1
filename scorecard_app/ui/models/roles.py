"""What the item models tell their views beside texts: columns and roles."""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = Qt.ItemDataRole.UserRole.value


class Role(IntEnum):
    """Data of our own, for delegates and views."""

    NODE = _FIRST
    ENTITY = _FIRST + 1
    STATUS = _FIRST + 2
    SPARK = _FIRST + 3
    NUMBER = _FIRST + 4
    KIND = _FIRST + 5


class Column(IntEnum):
    """The columns of the outline, in order; the outline dock shows the first."""

    NAME = 0
    VALUE = 1
    TARGET = 2
    SCORE = 3
    STATUS = 4
    TREND = 5
    COVERAGE = 6
    OWNER = 7
