"""The values that go into a layout and come out of it; one unit is one pixel at 100 %."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard_app.domain.ids import ObjectiveId, PerspectiveId, ThemeId

Point = tuple[float, float]

GRID = 8.0
"""Cards stand on a grid so fine that it only keeps numbers round."""


@dataclass(frozen=True, slots=True)
class Size:
    """How wide and high a card is."""

    width: float
    height: float


CARD = Size(208.0, 104.0)
"""The size of a card of which nothing else is said."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The top left corner of a card, from that of its lane or, without lanes, of the map."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the map."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return where the box ends at the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return where the box ends below."""
        return self.y + self.height

    def overlaps(self, other: "Box") -> bool:
        """Say whether two boxes share more than a border."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """How a map is drawn round its cards: what lies beside, between and round them.

    `header` is the column at the left of each lane, `inset` what is free before the first card,
    `margin` behind the last one and `edge` the strip for feedback at the right of it, `foot` that
    below the cards of the lowest lane; a lane is at least `least_width` wide, shared by the lanes
    of one row. At most `abreast` cards stand side by side in one line of a lane; None lets every
    lane be a single line, whatever is linked in it.
    """

    header: float = 160.0
    inset: float = 32.0
    margin: float = 24.0
    edge: float = 56.0
    foot: float = 16.0
    gap: float = 48.0
    least_width: float = 696.0
    abreast: int | None = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table style: a theme, or None for what belongs to none."""

    theme_id: ThemeId | None
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the cards of a map should stand.

    `spots` are what placements say; `boxes` are the same cards on the map as it is then drawn, and
    `lanes` the lanes, headers included, of the styles that have lanes. `columns` are measured from
    the left of the lanes' bodies. `ways` are the points on the map at which a long link passes the
    lines of cards between its ends, from its cause to its effect, in the style by lanes.
    """

    spots: Mapping[ObjectiveId, Spot] = field(default_factory=dict)
    boxes: Mapping[ObjectiveId, Box] = field(default_factory=dict)
    lanes: Mapping[PerspectiveId, Box] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    ways: Mapping[tuple[ObjectiveId, ObjectiveId], tuple[Point, ...]] = field(default_factory=dict)
