"""One vocabulary for every chart: panels over one axis, holding marks; nothing here can draw.

Across, a mark stands at `at`: the ordinal of its period, or the place of its category; each place
reaches half a step to either side. Up, numbers are in the unit of the panel. Colours are roles of
the theme, and every mark says in words what it shows, for the pointer, the keyboard and the ear.
A status has the role of its band ("band.on"); a chart has, besides: "chart.actual", ".prior",
".plan", ".target", ".forecast" and ".other" for series, ".good", ".bad" and ".neutral" for
variances, ".mean", ".limit", ".range" and ".signal" for behaviour.
"""

from dataclasses import dataclass
from enum import Enum

from scorecard_app.present.charts.ticks import Tick
from scorecard_app.present.faces import StatusFace


class Fill(Enum):
    """How an area is filled: the notation of scenarios (IBCS), which needs no colour."""

    SOLID = "solid"
    PALE = "pale"
    OUTLINE = "outline"
    HATCH = "hatch"


class Stroke(Enum):
    """How a line is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash-dot"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a line; with a status it is drawn as the status's mark, else as a dot."""

    at: float
    value: float
    readout: str
    status: StatusFace | None = None
    is_signal: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through values; a step between places wider than one breaks it."""

    name: str
    points: tuple[Point, ...]
    role: str
    stroke: Stroke = Stroke.SOLID
    has_marks: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    """A level line from one place to another: a target while it holds, a limit, a mean."""

    start: float
    end: float
    value: float
    name: str
    role: str
    stroke: Stroke = Stroke.DASHED
    label: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A quiet area behind the marks, such as a band; None is an open end.

    `colour` ("#RRGGBB") stands for that of the role where the user chose one for the band.
    """

    start: float
    end: float
    low: float | None
    high: float | None
    name: str
    role: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A range that changes from place to place, such as that of a forecast: (at, low, high)."""

    name: str
    edges: tuple[tuple[float, float, float], ...]
    role: str
    fill: Fill = Fill.PALE


@dataclass(frozen=True, slots=True)
class Bar:
    """A column from one value to another; `width` and `shift` are shares of a step.

    `label` stands beside its outer end; `colour` is as that of an area.
    """

    at: float
    start: float
    end: float
    readout: str
    role: str
    fill: Fill = Fill.SOLID
    width: float = 0.6
    shift: float = 0.0
    label: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """A relative variance: a thin stem from zero with a head (IBCS)."""

    at: float
    value: float
    readout: str
    role: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Connector:
    """A thin line between the ends of two neighbouring bars, as a waterfall has."""

    start: float
    end: float
    value: float


Mark = Line | Level | Area | Ribbon | Bar | Pin | Connector
"""Whatever a panel shows; they are drawn in their order."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Marks over one axis of numbers; panels of a chart stand one below the other.

    `share` is the part of the chart's height, relative to its other panels. `has_zero` draws the
    line at zero stronger than the grid.
    """

    marks: tuple[Mark, ...]
    low: float
    high: float
    ticks: tuple[Tick, ...]
    title: str = ""
    share: float = 1.0
    has_zero: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, marked on the axis across: a decision, a note, another rule."""

    at: float
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class TableTwin:
    """The same facts as a table: what the keyboard, the ear and the clipboard get."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that one chart draws; without panels, `empty` says what is wanting.

    `places` are the labels across, from `first` to `last` in the units of `at`; `note` is one
    quiet sentence above the panels, such as "too early for limits". `now` is where the day that
    the window shows ends, if that is to be marked. A turned chart has its places one below the
    other and its numbers across, as things have that are not times (IBCS).
    """

    title: str
    unit: str
    first: float
    last: float
    places: tuple[Tick, ...]
    panels: tuple[Panel, ...]
    events: tuple[Event, ...] = ()
    twin: TableTwin = TableTwin((), ())
    note: str = ""
    empty: str = ""
    now: float | None = None
    now_label: str = ""
    is_turned: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to draw."""
        return not self.panels
