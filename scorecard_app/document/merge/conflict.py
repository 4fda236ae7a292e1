"""What two sides changed differently, and what to hold instead."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from scorecard_app.domain.ids import EntityId


class Absent(Enum):
    """Stands for a value, a field or a whole record that is not there."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        """Read like a word."""
        return "absent"


ABSENT: Final = Absent.ABSENT

RECORD: Final = ""
"""The field of a conflict about a whole record: deleted on one side, edited on the other."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both sides changed differently, or a record that one side deleted.

    `period` is the ordinal of one value of a series. Each of the three values is ABSENT where
    there was none; until it is decided, the merged scorecard holds `held`. `second` is another
    version of theirs where their side contradicts itself, None where it does not.
    """

    table: str
    entity_id: EntityId
    field: str
    period: int | None
    base: Any
    mine: Any
    theirs: Any
    held: Any
    second: Any = None

    def turned(self) -> "Conflict":
        """Return the same conflict seen from the other side."""
        return Conflict(
            self.table,
            self.entity_id,
            self.field,
            self.period,
            self.base,
            self.theirs,
            self.mine,
            self.held,
        )
