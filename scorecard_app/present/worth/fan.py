"""Money of each stream over the months: the middle at once, ranges once they are drawn.

Every stream has a chart of its own; they are never added up.
"""

import math
from collections.abc import Sequence

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
from scorecard_app.present.what_if.words import a_year, money, month_words, span_words
from scorecard_app.texts import _

PERCENTS = (5, 25, 50, 75, 95)
_UNIT = Unit(UnitKind.MONEY, "", None)
_PADDING = 0.08
_MOST_TICKS = 3
_LEAST_SPAN = 1.0


def money_charts(
    board: Board, outcome: Outcome | None, sure: Uncertain | None, *, month: int, trouble: str = ""
) -> tuple[Chart, ...]:
    """Return a chart for every stream: its yearly rate by month, on the same scale as the others.

    Ranges of 50 and 90 % come with the draws. Without money there is one chart that says so.
    """
    streams = [] if outcome is None else _streams(board, outcome)
    if outcome is None or not streams:
        empty = trouble or _("No value stream has a yearly amount, so no money is shown.")
        return (Chart(_("Money"), board.currency, 0.0, 1.0, (), (), empty=empty),)
    spreads = {each.id: _percentiles(each, sure) for each in streams}
    courses = [
        MONTHS_A_YEAR * outcome.money[key] if spread is None else spread
        for key, spread in spreads.items()
    ]
    ends = _span(courses)
    return tuple(
        _chart(board, each, MONTHS_A_YEAR * outcome.money[each.id], spreads[each.id], (ends, month))
        for each in streams
    )


def _chart(
    board: Board,
    stream: ValueStream,
    middle: Floats,
    spread: Floats | None,
    seen: tuple[tuple[float, float], int],
) -> Chart:
    ends, month = seen
    line = middle if spread is None else spread[2]
    return Chart(
        title=stream.name or _("(no name)"),
        unit=_("{currency} a year").format(currency=board.currency).strip(),
        first=0.0,
        last=float(len(middle) - 1),
        places=_places(len(middle)),
        panels=(_panel(board, line, spread, ends),),
        twin=_twin(board, stream, line, spread),
        now=float(month) + 0.5,
    )


def _streams(board: Board, outcome: Outcome) -> list[ValueStream]:
    streams = board.relations.card.value_streams.values()
    known = (each for each in streams if each.id in outcome.money)
    return sorted(known, key=lambda each: (each.position, each.id))


def _places(months: int) -> tuple[Tick, ...]:
    years = range(0, months, MONTHS_A_YEAR)
    return tuple(Tick(float(each), _("now") if not each else span_words(each)) for each in years)


def _panel(
    board: Board,
    line: Floats,
    spread: Floats | None,
    ends: tuple[float, float],
) -> Panel:
    marks: list[Mark] = []
    if spread is not None:
        marks.append(_ribbon(_("9 of 10 draws"), spread[0], spread[4]))
        marks.append(_ribbon(_("half of the draws"), spread[1], spread[3]))
    marks.append(Line("", _points(board, line, spread), "chart.actual", has_marks=False))
    ticks = value_ticks(*ends, _UNIT, board.forms, most=_MOST_TICKS)
    return Panel(tuple(marks), *ends, ticks, has_zero=True)


def _percentiles(stream: ValueStream, sure: Uncertain | None) -> Floats | None:
    """Return the yearly rates at the percents, of shape (percents, months)."""
    if sure is None or stream.id not in sure.money:
        return None
    return np.asarray(MONTHS_A_YEAR * np.percentile(sure.money[stream.id], PERCENTS, axis=1))


def _ribbon(name: str, low: Floats, high: Floats) -> Ribbon:
    edges = zip(range(len(low)), low.tolist(), high.tolist(), strict=True)
    return Ribbon(name, tuple((float(at), *ends) for at, *ends in edges), "chart.range")


def _points(board: Board, line: Floats, spread: Floats | None) -> tuple[Point, ...]:
    return tuple(
        Point(float(at), value, _readout(board, at, value, spread))
        for at, value in enumerate(line.tolist())
    )


def _readout(board: Board, at: int, value: float, spread: Floats | None) -> str:
    when = month_words(at, board.day, board.forms)
    rate = a_year(value, board.currency, board.forms)
    if spread is None:
        return _("{when}: {rate}").format(when=when, rate=rate)
    low, high = (money(float(spread[row][at]), "", board.forms) for row in (0, 4))
    return _("{when}: {rate}, 9 of 10 draws {low} to {high}").format(
        when=when, rate=rate, low=low, high=high
    )


def _span(courses: Sequence[Floats]) -> tuple[float, float]:
    """Return the ends of an axis that holds all courses and zero."""
    low = min(0.0, *(float(np.nanmin(each)) for each in courses))
    high = max(0.0, *(float(np.nanmax(each)) for each in courses))
    if not math.isfinite(high - low) or high - low < _LEAST_SPAN:
        return 0.0, _LEAST_SPAN
    margin = _PADDING * (high - low)
    return low - margin if low < 0 else 0.0, high + margin if high > 0 else 0.0


def _twin(board: Board, stream: ValueStream, line: Floats, spread: Floats | None) -> TableTwin:
    """Return the rates at the ends of years as a table."""
    header = (_("Month"), stream.name, *((_("Low"), _("High")) if spread is not None else ()))
    rows = []
    for at in range(0, len(line), MONTHS_A_YEAR):
        rates = [line[at]] if spread is None else [line[at], spread[0][at], spread[4][at]]
        texts = (a_year(float(each), board.currency, board.forms) for each in rates)
        rows.append((month_words(at, board.day, board.forms), *texts))
    return TableTwin(header, tuple(rows))
