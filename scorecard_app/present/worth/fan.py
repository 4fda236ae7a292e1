"""Money of each stream over the months as a chart: the middle at once, ranges when they are known.

Streams stand one below the other and are never added up.
"""

import math

import numpy as np

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.uncertain import Uncertain
from scorecard_app.present.charts.chart import Chart, Line, Mark, Panel, Point, Ribbon, TableTwin
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import a_year, month_words, span_words
from scorecard_app.texts import _

PERCENTS = (5, 25, 50, 75, 95)
_UNIT = Unit(UnitKind.MONEY, "", None)
_PADDING = 0.08
_MOST_TICKS = 3
_LEAST_SPAN = 1.0


def money_chart(
    board: Board, outcome: Outcome | None, sure: Uncertain | None, *, month: int, trouble: str = ""
) -> Chart:
    """Return the yearly rate of every stream by month, with 50 and 90 % ranges once drawn."""
    title = _("Money by stream, a year")
    streams = [] if outcome is None else _streams(board, outcome)
    if outcome is None or not streams:
        empty = trouble or _("No value stream has a yearly amount, so no money is shown.")
        return Chart(title, board.currency, 0.0, 1.0, (), (), empty=empty)
    months = len(outcome.cost)
    panels = tuple(_panel(board, each, outcome, sure) for each in streams)
    return Chart(
        title=title,
        unit=board.currency,
        first=0.0,
        last=float(months - 1),
        places=_places(months),
        panels=panels,
        twin=_twin(board, streams, outcome, sure),
        now=float(month) + 0.5,
    )


def _streams(board: Board, outcome: Outcome) -> list[ValueStream]:
    streams = board.relations.card.value_streams.values()
    known = (each for each in streams if each.id in outcome.money)
    return sorted(known, key=lambda each: (each.position, each.id))


def _places(months: int) -> tuple[Tick, ...]:
    years = range(0, months, MONTHS_A_YEAR)
    return tuple(Tick(float(each), _("now") if not each else span_words(each)) for each in years)


def _panel(board: Board, stream: ValueStream, outcome: Outcome, sure: Uncertain | None) -> Panel:
    middle = MONTHS_A_YEAR * outcome.money[stream.id]
    marks: list[Mark] = []
    spread = _percentiles(stream, sure)
    if spread is not None:
        marks.append(_ribbon(_("9 of 10 draws"), spread[0], spread[4]))
        marks.append(_ribbon(_("half of the draws"), spread[1], spread[3]))
    line = middle if spread is None else spread[2]
    marks.append(Line("", _points(board, stream, line, spread), "chart.actual", has_marks=False))
    low, high = _span(line if spread is None else spread)
    return Panel(
        tuple(marks),
        low,
        high,
        value_ticks(low, high, _UNIT, board.forms, most=_MOST_TICKS),
        title=stream.name or _("(no name)"),
        has_zero=True,
    )


def _percentiles(stream: ValueStream, sure: Uncertain | None) -> Floats | None:
    """Return the yearly rates at the percents, of shape (percents, months)."""
    if sure is None or stream.id not in sure.money:
        return None
    return np.asarray(MONTHS_A_YEAR * np.percentile(sure.money[stream.id], PERCENTS, axis=1))


def _ribbon(name: str, low: Floats, high: Floats) -> Ribbon:
    edges = zip(range(len(low)), low.tolist(), high.tolist(), strict=True)
    return Ribbon(name, tuple((float(at), *ends) for at, *ends in edges), "chart.range")


def _points(
    board: Board, stream: ValueStream, line: Floats, spread: Floats | None
) -> tuple[Point, ...]:
    return tuple(
        Point(float(at), value, _readout(board, stream, at, value, spread))
        for at, value in enumerate(line.tolist())
    )


def _readout(
    board: Board, stream: ValueStream, at: int, value: float, spread: Floats | None
) -> str:
    when = month_words(at, board.day, board.forms)
    said = f"{stream.name}, {when}: {a_year(value, board.currency, board.forms)}"
    if spread is None:
        return said
    low, high = (a_year(float(spread[row][at]), board.currency, board.forms) for row in (0, 4))
    return _("{said}; 9 of 10 draws from {low} to {high}").format(said=said, low=low, high=high)


def _span(numbers: Floats) -> tuple[float, float]:
    """Return the ends of an axis that holds all numbers and zero."""
    low, high = min(float(np.nanmin(numbers)), 0.0), max(float(np.nanmax(numbers)), 0.0)
    if not math.isfinite(high - low) or high - low < _LEAST_SPAN:
        return 0.0, _LEAST_SPAN
    margin = _PADDING * (high - low)
    return low - margin if low < 0 else 0.0, high + margin if high > 0 else 0.0


def _twin(
    board: Board, streams: list[ValueStream], outcome: Outcome, sure: Uncertain | None
) -> TableTwin:
    """Return the rates at the ends of years as a table."""
    header = [_("Month"), *(each.name for each in streams)]
    rows = []
    for at in range(0, len(outcome.cost), MONTHS_A_YEAR):
        cells = [_cell(board, each, outcome, sure, at) for each in streams]
        rows.append((month_words(at, board.day, board.forms), *cells))
    return TableTwin(tuple(header), tuple(rows))


def _cell(
    board: Board, stream: ValueStream, outcome: Outcome, sure: Uncertain | None, at: int
) -> str:
    spread = _percentiles(stream, sure)
    rate = MONTHS_A_YEAR * outcome.money[stream.id][at] if spread is None else spread[2][at]
    return a_year(float(rate), board.currency, board.forms)
