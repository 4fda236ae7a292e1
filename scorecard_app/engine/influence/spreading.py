"""Run improvements along the links, month by month: business-value.md (1) and (2).

    x_j(t) = u_j(t) + Σ_i y_ij(t),   y(t) = y(t−1) + g · (b · x_i(t − L) − y(t−1))

with g = 1 − exp(−1/τ), which is 1 where an effect comes at once. Both ways take as many months
together as loops allow: one run all links of a level, many runs one link for all samples, leaving
out links and months from which nothing arrives or is seen any more. Both cost
O(months × links × samples).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scorecard_app.engine.arrays import Flags, Floats, Rows
from scorecard_app.engine.influence.by_formula import computed_samples
from scorecard_app.engine.influence.formulas.computed import Computed, apart
from scorecard_app.engine.influence.levels import Stage
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.reach import Reach, reach_of

_SAMPLES_AT_ONCE = 1_000
"""Long rows keep numpy busy; more of them leave the caches and gain nothing."""

_MOST = 1e12


def spread(network: Network, strengths: Floats, pushes: Floats) -> Floats:
    """Return the improvement of every objective in every month.

    `strengths` are signed, one per link of the network; `pushes` and the result have the shape
    (months, objectives) and hold shares: 0.10 is ten percent.
    """
    months, width = pushes.shape
    before = int(network.order.lags.max(initial=0))
    moved = np.zeros((width, before + months))
    moved[:, before:] = pushes.T
    carried = apart(network.computed, strengths)
    with np.errstate(all="ignore"):  # of loops that run away, as remarks say
        for stage in network.order.stages:
            levels = _levels(network, stage, carried, moved.shape[1], before)
            for first, last in stage.blocks(months):
                for level in levels:
                    level.run(moved, before, first, last)
    return _bounded(moved[:, before:].T)


def spread_samples(
    network: Network, strengths: Floats, pushes: Floats, *, seen: Sequence[int] | None = None
) -> Floats:
    """Return the improvement of objectives in every month, for every sample.

    `strengths` have the shape (links, samples); `pushes` (objectives, months, samples), where a
    last axis of one stands for every sample; the result (objectives, months, samples). `seen`
    are the rows to return; without it all, which at 200 objectives, 60 months and 2,000 samples
    takes 190 MB. Only what leads to them in time is run, but all where there are formulas.
    """
    samples, months = strengths.shape[1], pushes.shape[1]
    rows = list(range(len(pushes)) if seen is None else seen)
    if network.computed:
        return _bounded(computed_samples(network, strengths, pushes, rows))
    pushed = (pushes != 0).any(axis=2)
    reach = reach_of(network.order, pushed, rows)
    strands = _strands(network, reach, pushed.any(axis=1))
    found = np.zeros((len(rows), months, samples))
    table = np.empty((reach.size, min(samples, _SAMPLES_AT_ONCE)))
    blocks = _blocks(months, network.order.stride)
    for first in range(0, samples, _SAMPLES_AT_ONCE):
        part = slice(first, min(first + _SAMPLES_AT_ONCE, samples))
        moved = table[:, : part.stop - first]
        for row in np.flatnonzero(pushed.any(axis=1)).tolist():
            push = pushes[row, reach.months(row)]
            moved[reach.places(row)] = push if push.shape[1] == 1 else push[:, part]
        with np.errstate(over="ignore", invalid="ignore"):
            _run(strands, strengths[:, part], moved, blocks)
        for place, row in enumerate(rows):
            found[place, reach.months(row), part] = moved[reach.places(row)]
    return _bounded(found)


def _bounded(moved: Floats) -> Floats:
    """Hold loops that run away to what can be reckoned with: a million millions of the whole."""
    if moved.min(initial=0.0) >= -_MOST and moved.max(initial=0.0) <= _MOST:
        return moved
    return np.clip(np.nan_to_num(moved, nan=_MOST), -_MOST, _MOST)


@dataclass(slots=True)
class _Level:
    """Links that are run together, and the formulas worked out after them.

    `sources` are where their causes of the first months stand among the months of all objectives,
    one objective after the other; those from one of `firsts` to the next arrive at one of `ends`.
    `slow` are those that build up, by `gains`, to what has `arrived` of them.
    """

    sources: Rows
    strengths: Floats
    firsts: Rows
    ends: Rows
    slow: Rows
    gains: Floats
    arrived: Floats
    formulas: Sequence[Computed]

    def run(self, moved: Floats, before: int, first: int, last: int) -> None:
        """Add what arrives in a block of months."""
        if len(self.ends):
            came = moved.reshape(-1).take(self.sources[:, : last - first] + first)
            came *= self.strengths
            if len(self.slow):
                came[self.slow] = self._built_up(came[self.slow])
            arriving = np.add.reduceat(came, self.firsts, axis=0)
            moved[self.ends, before + first : before + last] += arriving
        for each in self.formulas:
            here = moved[each.row, before + first : before + last]
            here += each.moved(moved, first, last, before=before)

    def _built_up(self, came: Floats) -> Floats:
        """Return (2) for a block of months, each step reaching twice as far back as the last."""
        left = 1 - self.gains[:, None]
        came *= self.gains[:, None]
        came[:, 0] += left[:, 0] * self.arrived
        step = 1
        while step < came.shape[1]:
            came[:, step:] += left**step * came[:, :-step].copy()
            step *= 2
        self.arrived = came[:, -1].copy()
        return came


def _levels(
    network: Network, stage: Stage, strengths: Floats, size: int, before: int
) -> list[_Level]:
    """Return the levels of a stage, to be run from month 0 on; steps of formulas carry nothing."""
    order, gains = network.order, network.gains
    sources = order.starts * size + before - order.lags
    months = np.arange(min(stage.stride, size - before))
    formulas = {each.row: each for each in network.computed}
    found = []
    for each in stage.levels:
        slow = np.flatnonzero(gains[each.links] < 1)
        found.append(
            _Level(
                sources[each.links, None] + months,
                strengths[each.links, None],
                each.firsts,
                each.ends,
                slow,
                gains[each.links[slow]],
                np.zeros(len(slow)),
                [formulas[row] for row in each.rows if row in formulas],
            )
        )
    return found


class _Strand(NamedTuple):
    """A link at work from month `since` to before `until`, where both its ends matter.

    `start` and `end` are rows of the table: of what arrives in month 0, and where it arrives.
    """

    link: int
    start: int
    end: int
    since: int
    until: int
    gain: float
    is_first: bool
    """Whether nothing stands at its end before it."""


def _strands(network: Network, reach: Reach, pushed: Flags) -> list[_Strand]:
    """Return the links that carry anything on to be seen, those into one end by when they begin."""
    order = network.order
    since, until = reach.first[order.starts] + order.lags, reach.last[order.ends]
    live = np.flatnonzero(since < until)
    live = live[np.lexsort((since[live], order.rank[order.ends[live]]))]
    ends = order.ends[live]
    is_first = np.r_[True, ends[1:] != ends[:-1]] & ~pushed[ends]
    columns = (
        live,
        reach.base[order.starts[live]] - order.lags[live],
        reach.base[ends],
        since[live],
        until[live],
        network.gains[live],
        is_first,
    )
    return [_Strand(*each) for each in zip(*(each.tolist() for each in columns), strict=True)]


def _blocks(months: int, stride: int) -> list[tuple[int, int]]:
    """Return months that may be run at once, from and to before."""
    return [(first, min(first + stride, months)) for first in range(0, months, stride)]


def _run(
    strands: Sequence[_Strand], strengths: Floats, moved: Floats, blocks: Sequence[tuple[int, int]]
) -> None:
    """Add to the pushes in the table what arrives by links, as many months at a time as may be."""
    work = np.empty((max(last - first for first, last in blocks), moved.shape[1]))
    arrived = {each.link: np.zeros(moved.shape[1]) for each in strands if each.gain < 1}
    for first, last in blocks:
        for link, start, end, since, until, gain, is_first in strands:
            begin, stop = max(first, since), min(last, until)
            if begin >= stop:
                continue
            there = moved[end + begin : end + stop]
            passed = there if is_first else work[: stop - begin]
            np.multiply(moved[start + begin : start + stop], strengths[link], out=passed)
            if gain < 1:
                _build_up(passed, gain, arrived[link])
            if not is_first:
                there += passed


def _build_up(passed: Floats, gain: float, arrived: Floats) -> None:
    """Let an effect build up month by month, from what has arrived so far."""
    for row in passed:
        arrived += gain * (row - arrived)
        row[:] = arrived
