"""What the item models tell their views beside texts."""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = Qt.ItemDataRole.UserRole.value


class Role(IntEnum):
    """Data of our own, for delegates and views."""

    NODE = _FIRST
    ENTITY = _FIRST + 1
    STATUS = _FIRST + 2
    NUMBER = _FIRST + 3
    KIND = _FIRST + 4
    ROW = _FIRST + 5


NAME = 0
"""The column of names, in the outline as in the table."""
