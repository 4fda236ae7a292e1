"""Faces: everything a card, a link or a lane shows, ready to draw, without Qt and without logic."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from scorecard_app.domain.ids import EntityId, LinkId, NoteId, ObjectiveId, PerspectiveId
from scorecard_app.domain.links import EvidenceState, LinkKind


class Shape(Enum):
    """The shape of a status mark: it must be told apart without colour."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    STAR = "star"
    SQUARE = "square"
    RING = "ring"
    DOTTED_RING = "dotted ring"


@dataclass(frozen=True, slots=True)
class StatusFace:
    """A status as shape, word and colour role ("band.on", "band.risk", "band.off", "band.none").

    `colour` ("#RRGGBB") stands for that of the role where the user chose one for the band.
    """

    shape: Shape
    word: str
    role: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class SparkFace:
    """A sparkline: x is the period's ordinal, None where a period has no value.

    `low` and `high` are the ends of the value axis, `targets` the dotted line, `role` the colour
    of the last dot, `colour` the one that the user chose for it, and `limits` the natural range
    behind it all, None while it is too early.
    """

    values: tuple[float | None, ...] = ()
    targets: tuple[float | None, ...] = ()
    low: float = 0.0
    high: float = 1.0
    role: str = "band.none"
    limits: tuple[float, float] | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class VarianceFace:
    """Value less target with its sign; `is_good` says what that means for the business."""

    text: str
    is_good: bool | None = None


@dataclass(frozen=True, slots=True)
class ThemeFace:
    """A strategic theme as a colour role and the few letters that tell it without colour."""

    name: str
    letters: str
    role: str


@dataclass(frozen=True, slots=True)
class RiskFace:
    """The highest risk of an objective: likelihood × impact as a figure, a word and a role."""

    figure: str
    word: str
    role: str


@dataclass(frozen=True, slots=True)
class StickyFace:
    """A note that stands freely on a map, `x` and `y` from the top left corner of the map.

    Without a width or height of its own it is of the usual size.
    """

    note_id: NoteId
    text: str
    role: str
    x: float
    y: float
    spoken: str = ""
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class SupposedFace:
    """What a card shows of a what-if: its value before and after, and where its slider stands.

    `change` says how much better or worse, in the colour of `role`, and `brief` in few letters.
    `pushed` and `moved` are shares of half the slider, from −1 at its left end to 1 at its right:
    what the user pushes, and what comes of all pushes. `money` is gained a year, `gain` the same in
    few letters. `status` is that of the value after, None where it stays as it is. `course` runs
    through the months up to the one that is shown. `tell` words all of it, when somebody asks.
    """

    before: str = ""
    after: str = ""
    unit: str = ""
    change: str = ""
    brief: str = ""
    role: str = "text.quiet"
    pushed: float = 0.0
    moved: float = 0.0
    is_pushed: bool = False
    money: str = ""
    gain: str = ""
    course: SparkFace | None = None
    status: StatusFace | None = None
    tell: Callable[[], str] = field(default=str, compare=False, repr=False)

    @property
    def said(self) -> str:
        """Return all of it in words."""
        return self.tell()


@dataclass(frozen=True, slots=True)
class CardFace:
    """One card of the map; `lacks_note` says that a value behind it wants a note.

    `notes` counts those about the objective, `parts` what there is to look into beside the measure
    that the card shows; `described` says all that is painted in words. `supposed` is there while
    a what-if is asked.
    """

    objective_id: ObjectiveId
    perspective_id: PerspectiveId
    number: str
    title: str
    status: StatusFace
    value: str = ""
    unit: str = ""
    target: str = ""
    measure: str = ""
    spark: SparkFace | None = None
    lead_lag: str = ""
    initials: str = ""
    tooltip: str = ""
    spoken: str = ""
    lacks_note: bool = False
    variance: VarianceFace | None = None
    risk: RiskFace | None = None
    notes: int = 0
    themes: tuple[ThemeFace, ...] = ()
    described: str = ""
    parts: int = 0
    supposed: SupposedFace | None = None


@dataclass(frozen=True, slots=True)
class LinkFace:
    """One link of the map; `weight` from 0 to 1 is how strong it is believed to be.

    `label` says sign, strength and lag in few words; `tone` is a colour role in place of its own.
    """

    link_id: LinkId
    from_id: ObjectiveId
    to_id: ObjectiveId
    is_negative: bool
    kind: LinkKind
    evidence: EvidenceState
    weight: float
    tooltip: str = ""
    spoken: str = ""
    label: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class LaneFace:
    """One lane of the map: a perspective with its question, in a row and a column."""

    perspective_id: PerspectiveId
    name: str
    question: str
    row: int
    column: int
    columns: int
    colour_role: str = ""
    height: float | None = None
    is_collapsed: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card stands, from the top left corner of its lane, in map units."""

    x: float
    y: float
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class OutlineFace:
    """One row of the outline; `text` is what is edited in it, None for the title."""

    entity_id: EntityId
    title: str
    status: StatusFace | None
    number: str = ""
    tooltip: str = ""
    text: str | None = None
