"""Where everything of a chart stands: the outcome of laying it out, which drawing follows."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from scorecard_app.present.charts.chart import Area, Chart, Event, Panel
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.ui.theme import TextSize


@dataclass(frozen=True, slots=True)
class Words:
    """A text in its box; one that stands on a bar brings its own ground."""

    text: str
    rect: QRectF
    role: str = "text.quiet"
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    size: TextSize = TextSize.SMALL
    is_strong: bool = False
    has_ground: bool = False


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """A panel and the box of its marks; `first` and `last` are the ends of the axis of places."""

    panel: Panel
    rect: QRectF
    first: float
    last: float
    is_turned: bool
    ticks: tuple[Tick, ...] = ()

    @property
    def step(self) -> float:
        """Return how long one step between places is."""
        span = self.last - self.first
        return (self.rect.height() if self.is_turned else self.rect.width()) / span

    @property
    def areas_end(self) -> float:
        """Return where the last areas end: what is still in force, or the last that is known."""
        ends = [mark.end for mark in self.panel.marks if isinstance(mark, Area)]
        return min(max(ends, default=self.last), self.last)

    def along(self, at: float) -> float:
        """Return where a place is: from the left, or from the top in a turned chart."""
        start = self.rect.top() if self.is_turned else self.rect.left()
        return start + (at - self.first) * self.step

    def up(self, value: float) -> float:
        """Return where a number is: from the bottom up, or from the left in a turned chart."""
        share = (value - self.panel.low) / ((self.panel.high - self.panel.low) or 1.0)
        if self.is_turned:
            return self.rect.left() + share * self.rect.width()
        return self.rect.bottom() - share * self.rect.height()

    def point(self, at: float, value: float) -> QPointF:
        """Return where a value of a place is."""
        along, up = self.along(at), self.up(value)
        return QPointF(up, along) if self.is_turned else QPointF(along, up)

    def box(self, start: float, end: float, low: float, high: float) -> QRectF:
        """Return the box between two places and two numbers, as far as it is inside."""
        corners = QRectF(self.point(start, low), self.point(end, high)).normalized()
        return corners.intersected(self.rect) if not corners.isEmpty() else corners


@dataclass(frozen=True, slots=True)
class EventPlace:
    """The marker of an event, and where in the panels its line stands."""

    event: Event
    number: int
    rect: QRectF


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """A chart laid out in a box: where its panels, texts and events stand."""

    chart: Chart
    rect: QRectF
    panels: tuple[PanelPlace, ...] = ()
    texts: tuple[Words, ...] = ()
    events: tuple[EventPlace, ...] = ()
