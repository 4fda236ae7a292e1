"""Which row of “Scorecard” says what, and which rows rise into which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Attachment, Measure
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.weights import Edge, parent_of
from scorecard_app.exchange.workbook.out.book import HEADER_ROW
from scorecard_app.exchange.workbook.outline import Outline

SCORE, STATUS, COVERAGE = 8, 9, 10
"""The columns of the scorecard, from 0, that hold what was judged."""

FIRST_HELPER: Final = 13
HELPERS: Final = (
    "state", "weight", "used", "counts", "points", "due", "covered", "lost", "gap", "band",
    "fullest", "row", "weight row",
)  # fmt: skip
"""The columns behind those that people read, in their order."""

FIRST_BAND: Final = FIRST_HELPER + len(HELPERS)
"""The first of as many columns as there are bands."""

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COLUMNS: Final[Mapping[str, int]] = {
    "score": SCORE,
    "coverage": COVERAGE,
    **{name: column for column, name in enumerate(HELPERS, start=FIRST_HELPER)},
}


@dataclass(frozen=True, slots=True)
class Place:
    """One row, from 0: what stands in it, and what leads from there to what is above it.

    The subject is None for the heading above objectives that are in no perspective.
    """

    row: int
    subject: Perspective | Objective | Measure | None
    edge: Edge | None = None
    depth: int = 0

    @property
    def parent_id(self) -> EntityId | None:
        """Return what this rises into."""
        return None if self.edge is None else parent_of(self.edge)

    @property
    def is_counted(self) -> bool:
        """Say whether this counts for what it rises into, whatever it weighs."""
        edge = self.edge
        if edge is None:
            return False
        return edge.scored if isinstance(edge, Attachment) else edge.in_score


def places_of(outline: Outline) -> Iterator[Place]:
    """Yield the rows of a scorecard from top to bottom."""
    row = HEADER_ROW + 1
    for perspective, objectives in outline.perspectives():
        yield Place(row, perspective)
        row += 1
        for objective, depth in objectives:
            yield Place(row, objective, objective, depth)
            row += 1
            for attachment in outline.attachments(objective):
                yield Place(row, outline.card.measures[attachment.measure_id], attachment)
                row += 1


def children_of(places: Iterable[Place]) -> Mapping[EntityId, Sequence[Place]]:
    """Return the rows that rise into each objective and perspective."""
    found: defaultdict[EntityId, list[Place]] = defaultdict(list)
    for place in places:
        if place.parent_id is not None:
            found[place.parent_id].append(place)
    return found


def column_of(name: str) -> int:
    """Return the place of a column, from 0."""
    kind, _space, number = name.partition(" ")
    return FIRST_BAND + int(number) - 1 if kind == "band" and number else _COLUMNS[name]


def cell(name: str, place: Place) -> str:
    """Return the cell of a column in a row."""
    return f"{letters_of(_COLUMNS[name])}{place.row + 1}"


def cells(name: str, places: Sequence[Place]) -> str:
    """Return the cells of a column in some rows, as few ranges as will do."""
    return ",".join(runs(name, places))


def runs(name: str, places: Sequence[Place]) -> Iterator[str]:
    """Yield the ranges of a column in rows, those one below the other together."""
    letters, start = letters_of(_COLUMNS[name]), 0
    rows = [place.row + 1 for place in places]
    for at, row in enumerate(rows):
        if at + 1 == len(rows) or rows[at + 1] != row + 1:
            first = rows[start]
            yield f"{letters}{row}" if first == row else f"{letters}{first}:{letters}{row}"
            start = at + 1


def band_cell(place: int, row: int) -> str:
    """Return the cell of a band, from 0, in a row, from 0."""
    return f"{letters_of(FIRST_BAND + place)}{row + 1}"


def letters_of(column: int) -> str:
    """Return the letters of a column, from 0."""
    first, last = divmod(column, len(_LETTERS))
    return (_LETTERS[first - 1] if first else "") + _LETTERS[last]
