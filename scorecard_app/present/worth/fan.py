"""Money over the months: the middle at once, ranges once they are drawn.

A stream by the year, each for itself; or all streams less the cost, added up month by month.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scorecard_app.domain.ids import ValueStreamId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, discounts
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.uncertain import Uncertain
from scorecard_app.present.charts.chart import (
    Chart,
    Fill,
    Line,
    Mark,
    Panel,
    Point,
    Ribbon,
    TableTwin,
)
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import a_year, money, month_words, span_words
from scorecard_app.texts import LocaleForms, _

PERCENTS = (5, 25, 50, 75, 95)
_UNIT = Unit(UnitKind.MONEY, "", None)
_PADDING = 0.08
_MOST_TICKS = 3
_LEAST_SPAN = 1.0


def stream_chart(
    board: Board,
    outcome: Outcome,
    sure: Uncertain | None,
    stream_id: ValueStreamId,
    *,
    month: int,
) -> Chart:
    """Return the yearly rate of a stream by month, with ranges of 50 and 90 % once drawn."""
    stream = board.relations.card.value_streams[stream_id]
    middle = np.asarray(MONTHS_A_YEAR * outcome.money[stream_id])
    spread = None
    if sure is not None and stream_id in sure.money:
        spread = np.percentile(MONTHS_A_YEAR * sure.money[stream_id], PERCENTS, axis=1)
    title, unit = stream.name or _("(no name)"), _("{currency} a year")
    told = _Told(board, title, unit.format(currency=board.currency).strip(), a_year)
    return _chart(told, middle, spread, month)


def net_chart(board: Board, outcome: Outcome, sure: Uncertain | None, *, month: int) -> Chart:
    """Return what a plan has left by each month, in today's money, with its ranges once drawn."""
    weights = discounts(len(outcome.cost), outcome.rate)
    gains = sum(outcome.money.values(), start=np.zeros(len(outcome.cost)))
    middle = np.cumsum((gains - outcome.cost) * weights)
    spread = None
    if sure is not None and sure.money:
        drawn = sum(sure.money.values(), start=np.zeros(1)) - sure.cost[:, None]
        spread = np.percentile(np.cumsum(drawn * weights[:, None], axis=0), PERCENTS, axis=1)
    told = _Told(board, _("What it leaves, added up month by month"), board.currency, money)
    return _chart(told, middle, spread, month)


def nothing_yet(board: Board, why: str) -> Chart:
    """Return a chart that says why it is empty."""
    return Chart(_("Money"), board.currency, 0.0, 1.0, (), (), empty=why)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a chart is about, and how its money is written."""

    board: Board
    title: str
    unit: str
    worded: Callable[[float, str, LocaleForms], str]

    def word(self, amount: float) -> str:
        return self.worded(amount, self.board.currency, self.board.forms)


def _chart(told: _Told, middle: Floats, spread: Floats | None, month: int) -> Chart:
    ends = _span([middle] if spread is None else [middle, spread])
    return Chart(
        title=told.title,
        unit=told.unit,
        first=0.0,
        last=float(len(middle) - 1),
        places=_places(len(middle)),
        panels=(_panel(told, middle, spread, ends),),
        twin=_twin(told, middle, spread),
        now=float(month) + 0.5,
        note="" if spread is None else _("Pale: 9 of 10 futures · darker: half of them"),
    )


def _places(months: int) -> tuple[Tick, ...]:
    years = range(0, months, MONTHS_A_YEAR)
    return tuple(Tick(float(each), _("now") if not each else span_words(each)) for each in years)


def _panel(
    told: _Told,
    line: Floats,
    spread: Floats | None,
    ends: tuple[float, float],
) -> Panel:
    marks: list[Mark] = []
    if spread is not None:
        marks.append(replace(_ribbon(_("9 of 10 futures"), spread[0], spread[4]), fill=Fill.SOLID))
        marks.append(_ribbon(_("half of the futures"), spread[1], spread[3]))
    marks.append(Line("", _points(told, line, spread), "chart.actual", has_marks=False))
    ticks = value_ticks(*ends, _UNIT, told.board.forms, most=_MOST_TICKS)
    return Panel(tuple(marks), *ends, ticks, has_zero=True)


def _ribbon(name: str, low: Floats, high: Floats) -> Ribbon:
    edges = zip(range(len(low)), low.tolist(), high.tolist(), strict=True)
    return Ribbon(name, tuple((float(at), *ends) for at, *ends in edges), "chart.range")


def _points(told: _Told, line: Floats, spread: Floats | None) -> tuple[Point, ...]:
    return tuple(
        Point(float(at), value, _readout(told, at, value, spread))
        for at, value in enumerate(line.tolist())
    )


def _readout(told: _Told, at: int, value: float, spread: Floats | None) -> str:
    when = month_words(at, told.board.day, told.board.forms)
    if spread is None:
        return _("{when}: {rate}").format(when=when, rate=told.word(value))
    low, high = (money(float(spread[row][at]), "", told.board.forms) for row in (0, 4))
    return _("{when}: {rate}, 9 of 10 futures {low} to {high}").format(
        when=when, rate=told.word(value), low=low, high=high
    )


def _span(courses: Sequence[Floats]) -> tuple[float, float]:
    """Return the ends of an axis that holds all courses and zero."""
    low = min(0.0, *(float(np.nanmin(each)) for each in courses))
    high = max(0.0, *(float(np.nanmax(each)) for each in courses))
    if not math.isfinite(high - low) or high - low < _LEAST_SPAN:
        return 0.0, _LEAST_SPAN
    margin = _PADDING * (high - low)
    return low - margin if low < 0 else 0.0, high + margin if high > 0 else 0.0


def _twin(told: _Told, line: Floats, spread: Floats | None) -> TableTwin:
    """Return the values at the ends of years as a table, with the percentiles that are drawn."""
    ends = (_("9 of 10 from"), _("half from"), _("half to"), _("9 of 10 to"))
    header = (_("Month"), told.title, *(ends if spread is not None else ()))
    rows = []
    for at in range(0, len(line), MONTHS_A_YEAR):
        amounts = [line[at], *(() if spread is None else spread[[0, 1, 3, 4], at])]
        when = month_words(at, told.board.day, told.board.forms)
        rows.append((when, *(told.word(float(each)) for each in amounts)))
    return TableTwin(header, tuple(rows))
