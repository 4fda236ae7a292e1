"""A chart of money over money, or over a push: curves over an even axis, and points on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.engine.arrays import Floats
from scorecard_app.present.charts.chart import (
    Chart,
    Level,
    Line,
    Mark,
    Panel,
    Pin,
    Point,
    Stroke,
    TableTwin,
)
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.what_if.board import Board

MONEY = Unit(UnitKind.MONEY, "", None)
_PERCENT = Unit(UnitKind.PERCENT, "", None)
_PADDING = 0.1
_TICKS_ACROSS, _TICKS_UP = 6, 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the plane that has a name."""

    x: float
    y: float
    name: str
    readout: str
    role: str = "chart.target"


@dataclass(frozen=True, slots=True)
class Plane:
    """What is drawn: one curve at even steps of x, both numbers in words, and spots.

    `goal` is a level that is wanted, with its name. Percents are shares of one.
    """

    title: str
    unit: str
    xs: Floats
    ys: Floats
    words: Sequence[tuple[str, str]]
    header: tuple[str, str]
    spots: tuple[Spot, ...] = ()
    goal: tuple[float, str] | None = None
    note: str = ""
    is_share_across: bool = False
    is_share_up: bool = False

    def at(self, x: float) -> float:
        """Return the place of a number across, counted in steps."""
        step = float(self.xs[1] - self.xs[0]) if len(self.xs) > 1 else 1.0
        return (x - float(self.xs[0])) / step

    def x(self, at: float) -> float:
        """Return the number at a place."""
        return float(np.interp(at, np.arange(len(self.xs)), self.xs))


def plane_chart(board: Board, plane: Plane) -> Chart:
    """Return the chart of a plane."""
    low, high = _span(plane)
    scale = 100.0 if plane.is_share_up else 1.0
    unit = _PERCENT if plane.is_share_up else MONEY
    ticks = value_ticks(scale * low, scale * high, unit, board.forms, most=_TICKS_UP)
    panel = Panel(
        tuple(_marks(plane)),
        low,
        high,
        tuple(Tick(each.at / scale, each.label) for each in ticks),
        has_zero=True,
    )
    return Chart(
        title=plane.title,
        unit=plane.unit,
        first=0.0,
        last=float(len(plane.xs) - 1),
        places=_places(board, plane),
        panels=(panel,),
        twin=TableTwin(plane.header, tuple(plane.words)),
        note=plane.note,
    )


def evenly(low: float, high: float, *, count: int = 61) -> Floats:
    """Return even steps between two numbers; two apart where they are the same."""
    return np.linspace(low, high if high > low else low + 1.0, count)


def _marks(plane: Plane) -> list[Mark]:
    points = tuple(
        Point(float(at), float(y), f"{across}: {up}")
        for at, (y, (across, up)) in enumerate(zip(plane.ys, plane.words, strict=True))
    )
    marks: list[Mark] = []
    if plane.goal is not None:
        amount, name = plane.goal
        last = float(len(plane.xs))
        marks.append(Level(-1.0, last, amount, name, "chart.target", Stroke.DASHED, label=name))
    marks.append(Line("", points, "chart.actual", has_marks=len(points) <= _FEW))
    marks += [
        Pin(plane.at(spot.x), spot.y, spot.readout, spot.role, label=spot.name)
        for spot in plane.spots
    ]
    return marks


_FEW = 25
"""Of more points than these, none is marked."""


def _places(board: Board, plane: Plane) -> tuple[Tick, ...]:
    scale = 100.0 if plane.is_share_across else 1.0
    low, high = scale * float(plane.xs[0]), scale * float(plane.xs[-1])
    unit = _PERCENT if plane.is_share_across else MONEY
    ticks = value_ticks(low, high, unit, board.forms, most=_TICKS_ACROSS)
    behind = "\u202f%" if plane.is_share_across else ""
    return tuple(Tick(plane.at(each.at / scale), f"{each.label}{behind}") for each in ticks)


def _span(plane: Plane) -> tuple[float, float]:
    """Return the ends of an axis that holds the curve, the goal, the spots and zero."""
    values = [*plane.ys.tolist(), *(spot.y for spot in plane.spots), 0.0]
    if plane.goal is not None:
        values.append(plane.goal[0])
    known = [each for each in values if math.isfinite(each)]
    low, high = min(known), max(known)
    if high - low <= 0:
        return 0.0, 1.0
    margin = _PADDING * (high - low)
    return low - (margin if low < 0 else 0.0), high + margin
