"""Pictures of what the data say of a link: by lag, change by change, and belief beside data."""

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.document.naming import measure_name
from scorecard_app.domain.measures import Unit
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.engine.arrays import Flags, Floats
from scorecard_app.engine.evidence.correlation import Together
from scorecard_app.engine.evidence.tracks import Track, Way
from scorecard_app.engine.evidence.weighing import Weighed
from scorecard_app.engine.held import Places
from scorecard_app.present.charts.chart import (
    Bar,
    Chart,
    Event,
    Fill,
    Mark,
    Panel,
    Pin,
    TableTwin,
)
from scorecard_app.present.charts.telling import span_from_zero
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.hypotheses.belief_chart import beliefs
from scorecard_app.present.hypotheses.said import in_periods, periods
from scorecard_app.present.hypotheses.wording import Wording
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.periods import format_period
from scorecard_app.texts import _

_INTERVAL, _CHANGE = 0.34, 0.62
_ENDS = (-1.0, -0.5, 0.0, 0.5, 1.0)
_PERCENT = 100.0
_TICKS = 3
_BRIEF = 34


@dataclass(frozen=True, slots=True)
class LinkCharts:
    """The pictures of one link."""

    by_lag: Chart
    changes: Chart
    beliefs: Chart


def link_charts(wording: Wording, weighed: Weighed | None) -> LinkCharts:
    """Return the pictures of one link; where there is nothing to draw they say why."""
    return LinkCharts(
        by_lag(wording, weighed), change_by_change(wording, weighed), beliefs(wording, weighed)
    )


def by_lag(wording: Wording, weighed: Weighed | None) -> Chart:
    """Return the correlation at each lag that was tried, with its interval."""
    title = _("Correlation by lag")
    known = [each for each in weighed.tried if each.correlation] if weighed else []
    if weighed is None or weighed.frequency is None or not known:
        return _empty(
            title, _("Drawn once both ends have enough values: how they go together at each lag.")
        )
    marks: list[Mark] = [_interval(wording, weighed, each) for each in known]
    marks += [_stem(wording, weighed, each) for each in known]
    first, last = weighed.tried[0].lag, weighed.tried[-1].lag
    places = tuple(
        Tick(float(each.lag), format_plain(each.lag, wording.forms, decimals=0))
        for each in weighed.tried
    )
    ticks = tuple(Tick(each, format_plain(each, wording.forms)) for each in _ENDS)
    months = wording.card.links[weighed.link_id].lag_months
    lag = periods(months, Frequency.MONTH) if months else _("at once")
    return Chart(
        title=title,
        unit=in_periods(weighed.frequency),
        first=float(first),
        last=float(last),
        places=places,
        panels=(Panel(tuple(marks), -1.0, 1.0, ticks, has_zero=True),),
        events=(Event(float(weighed.believed_lag), _("Believed: {lag}").format(lag=lag), ""),),
        twin=_lag_twin(wording, weighed, known),
    )


def change_by_change(wording: Wording, weighed: Weighed | None) -> Chart:
    """Return the changes of both ends, one above the other, the driver's later by the lag."""
    title = _("Change by change")
    driver = weighed.driver if weighed else None
    outcome = weighed.outcome if weighed else None
    chosen = weighed.chosen if weighed else None
    if weighed is None or weighed.frequency is None or not (driver and outcome and chosen):
        return _empty(
            title, _("Drawn once both ends have values: their changes, one above the other.")
        )
    above, below = _shifted(driver, chosen.lag), outcome.changes
    seen = np.flatnonzero(np.isfinite(above) & np.isfinite(below))
    if not len(seen):
        return _empty(
            title, _("Drawn once both ends have values: their changes, one above the other.")
        )
    first, last = int(seen[0]), int(seen[-1])
    agrees = np.sign(above - _mean(above, seen)) == np.sign(below - _mean(below, seen))
    start = outcome.first + 1
    shift = periods(chosen.lag, weighed.frequency)
    earlier = _("{name}, {periods} earlier").format(name=_brief(driver, wording), periods=shift)
    upper = earlier if chosen.lag else _brief(driver, wording)
    drawn = range(first, last + 1)
    sides = (_Side(driver, above, upper), _Side(outcome, below, _brief(outcome, wording)))
    return Chart(
        title=title,
        unit=_unit(driver) if driver.way is outcome.way else "",
        first=float(start + first),
        last=float(start + last),
        places=tuple(Tick(float(start + at), _when(wording, weighed, start + at)) for at in drawn),
        panels=tuple(_panel(wording, weighed, each, agrees, drawn) for each in sides),
        twin=_change_twin(wording, weighed, sides, drawn),
        note=_("Full: both above or both below their average. Hollow: not."),
    )


def _interval(wording: Wording, weighed: Weighed, found: Together) -> Bar:
    assert found.correlation is not None  # noqa: S101 - only those that are known are drawn
    r = found.correlation
    is_chosen = found is weighed.chosen and found.is_enough
    return Bar(
        at=float(found.lag),
        start=r.low,
        end=r.high,
        readout=_lag_said(wording, weighed, found),
        role="chart.actual" if is_chosen else "chart.range",
        fill=Fill.PALE,
        width=_INTERVAL,
    )


def _stem(wording: Wording, weighed: Weighed, found: Together) -> Pin:
    assert found.correlation is not None  # noqa: S101 - only those that are known are drawn
    r = found.correlation
    is_chosen = found is weighed.chosen and found.is_enough
    return Pin(
        at=float(found.lag),
        value=r.middle,
        readout=_lag_said(wording, weighed, found),
        role="chart.actual",
        label=wording.number(r.middle) if is_chosen else "",
    )


def _lag_said(wording: Wording, weighed: Weighed, found: Together) -> str:
    r = found.correlation
    if r is None or weighed.frequency is None:
        return ""
    lag = periods(found.lag, weighed.frequency) if found.lag else _("at once")
    if not found.is_enough:
        return _("{lag}: {r}, but not enough data ({count} changes)").format(
            lag=lag, r=wording.number(r.middle), count=found.pairs
        )
    return _("{lag}: {r} ({span}), {count} changes").format(
        lag=lag, r=wording.number(r.middle), span=wording.span(r.low, r.high), count=found.pairs
    )


def _lag_twin(wording: Wording, weighed: Weighed, known: Iterable[Together]) -> TableTwin:
    header = (_("Lag"), _("Correlation"), _("Low"), _("High"), _("Changes"), _("Worth"))
    rows = []
    for each in known:
        assert each.correlation is not None and weighed.frequency is not None  # noqa: S101, PT018
        r = each.correlation
        figures = (r.middle, r.low, r.high)
        lag = periods(each.lag, weighed.frequency)
        worth = wording.number(each.effective, 1)
        rows.append((lag, *map(wording.number, figures), str(each.pairs), worth))
    return TableTwin(header, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of a link as a panel: its changes where they are drawn, and what it is called."""

    track: Track
    changes: Floats
    name: str


def _shifted(track: Track, lag: int) -> Floats:
    """Return the changes so many periods later."""
    if not lag:
        return track.changes
    missing = np.full(min(lag, len(track.changes)), np.nan)
    return np.concatenate([missing, track.changes[: len(track.changes) - len(missing)]])


def _mean(values: Floats, seen: Places) -> float:
    return float(values[seen].mean())


def _panel(wording: Wording, weighed: Weighed, side: _Side, agrees: Flags, drawn: range) -> Panel:
    """Draw one end: a column for each change, full where the other end went the same way."""
    start = (weighed.outcome.first if weighed.outcome else 0) + 1
    factor = 1.0 if side.track.way is Way.PLAIN else _PERCENT
    marks = []
    for at in drawn:
        value = float(side.changes[at]) * factor
        if not math.isfinite(value):
            continue
        bar = Bar(
            at=float(start + at),
            start=0.0,
            end=value,
            readout=_change_said(wording, weighed, side, start + at, value),
            role="chart.actual" if side.track is weighed.outcome else "chart.prior",
            fill=Fill.SOLID if agrees[at] else Fill.OUTLINE,
            width=_CHANGE,
        )
        marks.append(bar)
    low, high = span_from_zero([each.end for each in marks])
    is_alike = weighed.driver and weighed.outcome and weighed.driver.way is weighed.outcome.way
    unit = "" if is_alike else _unit(side.track)
    title = f"{side.name}, {unit}" if unit else side.name
    return Panel(tuple(marks), low, high, _ticks(wording, low, high), title=title, has_zero=True)


def _brief(track: Track, wording: Wording) -> str:
    """Name a measure in as few letters as a small panel has room for."""
    return textwrap.shorten(measure_name(wording.card, track.measure_id), _BRIEF, placeholder="…")


def _unit(track: Track) -> str:
    match track.way:
        case Way.SHARES:
            return _("% better")
        case Way.SCALE:
            return _("% of the baseline or of the way")
        case Way.PLAIN:
            return ""


def _change_said(
    wording: Wording, weighed: Weighed, side: _Side, ordinal: int, value: float
) -> str:
    figure = format_plain(abs(value), wording.forms, decimals=1)
    figure = figure if side.track.way is Way.PLAIN else f"{figure} %"
    better, worse = _("{when}: {name} {figure} better"), _("{when}: {name} {figure} worse")
    text = worse if value < 0 else better
    return text.format(when=_when(wording, weighed, ordinal), name=side.name, figure=figure)


def _when(wording: Wording, weighed: Weighed, ordinal: int) -> str:
    if weighed.frequency is None:
        return ""
    start = wording.card.settings.fiscal_start
    return format_period(Period(weighed.frequency, ordinal), wording.forms, fiscal_start=start)


def _change_twin(
    wording: Wording, weighed: Weighed, sides: Sequence[_Side], drawn: range
) -> TableTwin:
    start = (weighed.outcome.first if weighed.outcome else 0) + 1
    rows = []
    for at in drawn:
        figures = (
            format_plain(float(each.changes[at]), wording.forms, decimals=4) for each in sides
        )
        rows.append((_when(wording, weighed, start + at), *figures))
    return TableTwin((_("Period"), *(each.name for each in sides)), tuple(rows))


def _ticks(wording: Wording, low: float, high: float) -> tuple[Tick, ...]:
    return value_ticks(low, high, Unit(), wording.forms, most=_TICKS)


def _empty(title: str, why: str) -> Chart:
    return Chart(title, "", 0.0, 1.0, (), (), empty=why)
