"""Maps: where the cards of a scorecard stand, and which of them are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from scorecard_app.domain.ids import (
    MapId,
    PersonId,
    PerspectiveId,
    PlacementId,
    SnapshotId,
    TagId,
    ThemeId,
)
from scorecard_app.domain.pictures import Backdrop


class MapStyle(Enum):
    """How a map is laid out."""

    LANES = "lanes"
    TREE = "tree"
    RADIAL = "radial"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class MapFilter:
    """Which cards a map shows; an empty field lets everything through."""

    theme_ids: tuple[ThemeId, ...] = ()
    tag_ids: tuple[TagId, ...] = ()
    owner_ids: tuple[PersonId, ...] = ()
    band_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """How one perspective's lane is drawn on one map; height None follows its cards."""

    height: float | None = None
    is_collapsed: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A named view of the model; several share one scorecard."""

    id: MapId
    name: str = ""
    style: MapStyle = MapStyle.LANES
    filter: MapFilter = MapFilter()
    lanes: Mapping[PerspectiveId, Lane] = field(default_factory=dict)
    position: float = 0.0
    backdrop: Backdrop | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an objective, note or risk stands on a map.

    `x` and `y` are the card's top left corner in map units (one unit is one pixel at 100 %),
    measured from the top left corner of the lane of its perspective, so that lanes can grow and
    change order without moving a card. A note stands free: its `x` and `y` are measured from the
    top left corner of the map, and it has a size of its own where it was given one.
    """

    id: PlacementId
    map_id: MapId
    item_id: str
    x: float = 0.0
    y: float = 0.0
    is_pinned: bool = False
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A named whole state of the scorecard, as it was at a time; `state` is its packed form."""

    id: SnapshotId
    name: str = ""
    taken: datetime | None = None
    note: str = ""
    state: bytes = b""
