"""Which links one run takes together, for how many months at once.

What stands before all loops is run for all months at once, level by level, each level needing only
those before it; then what lies on loops or between them, in blocks of months; then what follows.
Only there does a month wait for those before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scorecard_app.engine.arrays import Flags, Rows

ALL = 10**6
"""Months at once where nothing leads back: more than any horizon."""
_USUAL_MONTHS = 61


class Run(NamedTuple):
    """Links from row to row of so many objectives, each so many months late."""

    starts: Rows
    ends: Rows
    lags: Rows
    size: int


@dataclass(frozen=True, slots=True)
class Level:
    """Links that are run together, those into one objective side by side.

    Those from one of `firsts` to the next lead to one of `ends`; `rows` are all objectives that
    are known after them.
    """

    links: Rows
    firsts: Rows
    ends: Rows
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Levels to be run one after the other, for so many months at once."""

    levels: tuple[Level, ...]
    stride: int

    def blocks(self, months: int) -> Iterator[tuple[int, int]]:
        """Yield months that may be run at once, from and to before."""
        return (
            (first, min(first + self.stride, months)) for first in range(0, months, self.stride)
        )


def stages_of(run: Run, stride: int) -> tuple[Stage, ...]:
    """Return the stages in which links are run, causes before their effects.

    Those that lead back have a lag of at least `stride` months.
    """
    looped = _in_loops(run)
    later = led_to(run.starts, run.ends, looped) & ~looped
    on_loops = (_stage(run, looped, stride=each) for each in {min(stride, ALL), 1})
    found = (
        _stage(run, ~looped & ~later, stride=ALL),
        min(on_loops, key=_steps),
        _stage(run, later, stride=ALL),
    )
    return tuple(each for each in found if each.levels)


def _steps(stage: Stage) -> int:
    return -(-_USUAL_MONTHS // stage.stride) * len(stage.levels)


def _stage(run: Run, ends: Flags, *, stride: int) -> Stage:
    """Return the levels of some objectives, as the links of a lag below the stride have them."""
    into = ends[run.ends]
    within = into & ends[run.starts] & (run.lags < stride)
    depth = np.zeros(len(ends), np.intp)
    starts, stops = run.starts[within], run.ends[within]
    while True:
        deeper = depth.copy()
        np.maximum.at(deeper, stops, depth[starts] + 1)
        if (deeper == depth).all():
            break
        depth = deeper
    links = np.flatnonzero(into)
    links = links[np.lexsort((run.ends[links], depth[run.ends[links]]))]
    level_of, rows = depth[run.ends[links]], np.flatnonzero(ends)
    count = int(depth[rows].max(initial=-1)) + 1 if len(links) else 0
    levels = (_level(run, links[level_of == at], rows[depth[rows] == at]) for at in range(count))
    return Stage(tuple(levels), stride)


def _level(run: Run, links: Rows, rows: Rows) -> Level:
    ends, firsts = np.unique(run.ends[links], return_index=True)
    return Level(links, firsts, ends, tuple(rows.tolist()))


def led_to(starts: Rows, ends: Rows, some: Flags) -> Flags:
    """Say of each objective whether links from these starts to these ends lead from some to it."""
    while True:
        found = some.copy()
        found[ends[some[starts]]] = True
        if (found == some).all():
            return some
        some = found


def _in_loops(run: Run) -> Flags:
    """Say of each objective whether it lies on a loop or between two, whatever the lags."""
    live = np.ones(run.size, np.bool_)
    while True:
        both = live[run.starts] & live[run.ends]
        kept = np.zeros_like(live)
        kept[run.starts[both]] = True
        entered = np.zeros_like(live)
        entered[run.ends[both]] = True
        kept &= entered
        if (kept == live).all():
            return live
        live = kept
