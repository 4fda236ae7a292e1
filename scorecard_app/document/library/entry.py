"""What the library holds about one measure."""

from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.strategy import LeadLag

OWN = "own"
"""The library of what the user saved; the others ship with the program."""


class Basis(Enum):
    """Where a typical target comes from."""

    SOURCE = "source"
    ILLUSTRATIVE = "illustrative"
    LOCAL_BASELINE = "local-baseline"
    OWN = "own"


class Verified(Enum):
    """How far the text behind a definition or a target was read."""

    FULL = "full"
    PARTLY = "partly"
    FROM_MEMORY = "from memory"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class LibraryMeasure:
    """A measure to start from; `target` is a number of its unit, None where none travels.

    `guards` are measures to show beside it because it is easily improved at their expense, and
    `drives` those it is thought to move, both by their ids in the library. Its own id is that of
    the library. `description` is the definition without the way it is calculated.
    """

    measure: Measure
    library: str
    lead_lag: LeadLag | None = None
    target: float | None = None
    guards: tuple[str, ...] = ()
    drives: tuple[str, ...] = ()
    perspectives: tuple[str, ...] = ()
    description: str = ""
    calculation: str = ""
    source: str = ""
    verified: Verified = Verified.OWN
    remark: str = ""
    target_text: str = ""
    basis: Basis = Basis.OWN
    target_verified: Verified | None = None

    @property
    def id(self) -> str:
        """Return its id in the library."""
        return self.measure.id

    @property
    def is_own(self) -> bool:
        """Say whether the user saved it."""
        return self.library == OWN
