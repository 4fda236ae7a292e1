"""Time jobs fairly and show them as one Markdown table."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

Job = Callable[[], object]
Clock = Callable[[], int]
"""Tells nanoseconds: of the wall, or of the processor."""

MS_PER_S = 1_000
_SMALL = 0.1
_FRAMES_TO_WARM_UP = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was done, our milliseconds, and a peer's where there is one."""

    job: str
    ours_ms: float
    peer: str = ""
    peer_ms: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return how many times as long as the peer we take; below 1 we are faster."""
        return self.ours_ms / self.peer_ms if self.peer_ms else None


def medians_ms(jobs: Mapping[str, Job], *, rounds: int = 7) -> dict[str, float]:
    """Run every job once to warm up, then round-robin; return each one's median milliseconds."""
    for job in jobs.values():
        job()
    took: dict[str, list[float]] = {name: [] for name in jobs}
    for _round in range(rounds):
        for name, job in jobs.items():
            took[name].append(once_ms(job))
    return {name: median(times) for name, times in took.items()}


def frame_ms(job: Job, *, rounds: int, clock: Clock = time.thread_time_ns) -> float:
    """Run a job again and again as frames follow one another; return its median milliseconds.

    By the processor's time in this thread, since others may be at work.
    """
    took: list[float] = []
    for _warm in range(_FRAMES_TO_WARM_UP):
        job()
    gc.collect()
    gc.disable()
    try:
        for _round in range(rounds):
            start = clock()
            job()
            took.append((clock() - start) / 1e6)
    finally:
        gc.enable()
    return median(took)


def once_ms(job: Job) -> float:
    """Run a job once, without the garbage collector's pauses, and return its milliseconds."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter_ns()
        job()
        return (time.perf_counter_ns() - start) / 1e6
    finally:
        gc.enable()


def markdown(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of a table, each as soon as there is its row: job, ours, peer, ratio."""
    yield "| job | ours | peer | ratio |"
    yield "|---|---:|---:|---:|"
    for row in rows:
        peer = f"{row.peer}: {_duration(row.peer_ms)}" if row.peer_ms is not None else "–"
        ratio = f"{row.ratio:.{_digits(row.ratio)}f}" if row.ratio is not None else "–"
        yield f"| {row.job} | {_duration(row.ours_ms)} | {peer} | {ratio} |"


def _digits(ratio: float) -> int:
    """Return how many decimals a ratio needs; a small one is told from its budget by more."""
    return 2 if ratio >= _SMALL else 3


def _duration(ms: float) -> str:
    """Write a duration with three significant digits, in the unit that suits it."""
    if ms < 1:
        return f"{MS_PER_S * ms:.3g} µs"
    if ms < MS_PER_S:
        return f"{ms:.3g} ms"
    return f"{ms / MS_PER_S:.3g} s"
