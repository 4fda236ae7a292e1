"""One line of a derivation as it is read."""

from dataclasses import dataclass

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.faces import StatusFace


@dataclass(frozen=True, slots=True)
class Line:
    """What is said, the number it comes to, and the lines that it rests on.

    `entity_id` is what the line is about and can be opened by; `is_open` says whether the lines
    below are shown at first.
    """

    text: str
    number: str = ""
    status: StatusFace | None = None
    entity_id: EntityId | None = None
    parts: tuple["Line", ...] = ()
    is_open: bool = False
