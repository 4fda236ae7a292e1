"""Time reading 10,000 × 120 numbers, the child process included, beside other readers.

Beside the time stands the peak of memory, of the child and of the process that waits for it; and
how long a child goes on once it is told to stop. `python -m benchmarks.reading FILE READER` reads
once and prints the peaks in MB.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Timer
from typing import Final

from benchmarks.table import MS_PER_S, Row, medians_ms, once_ms
from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets.reading import read_book

ROWS, COLUMNS = 10_000, 120
_STOPPED_AFTER: Final = (0.02, 0.3, 0.6, 0.9)
"""Shares of the whole reading after which it is stopped."""

_SLOWEST: Final = "openpyxl, read-only"
"""Takes several times as long as all others together, so once must do."""

_PROMISED_MS: Final = 200.0
_PER_MB: Final = 2**20 if sys.platform == "darwin" else 2**10


def measure() -> Iterator[Row]:
    """Yield the rows; each reader gets the same file and turns it into values of its own."""
    with TemporaryDirectory() as folder:
        path = _path(Path(folder), ROWS)
        _write(path, ROWS, COLUMNS)
        jobs = {name: partial(read, path) for name, read in READERS.items()}
        slow = jobs.pop(_SLOWEST)
        took = medians_ms(jobs, rounds=5)
        took[_SLOWEST] = once_ms(slow)
        peaks = {name: _peaks(path, name, rounds=3 if name in jobs else 1) for name in READERS}
        here, child = peaks["ours"]
        what = f"any workbook in, 10,000 × 120 ({here} MB here, {child} MB in the child)"
        for name in ("python-calamine, same process", _SLOWEST):
            yield Row(what, took["ours"], f"{name}, {peaks[name][0]} MB", took[name])
        yield from _stopping(Path(folder), took["ours"])


def _stopping(folder: Path, whole_ms: float) -> Iterator[Row]:
    """Time from the word to stop until the child has ended, the longest of some moments."""
    for rows, columns in ((100, 12), (ROWS, COLUMNS), (40_000, 45)):
        path = _path(folder, rows)
        if not path.exists():
            _write(path, rows, columns)
        whole_s = whole_ms / MS_PER_S * max(rows * columns / (ROWS * COLUMNS), 0.1)
        took = [_stopped_ms(path, whole_s * share) for share in _STOPPED_AFTER]
        job = f"a reader stopped and gone, {rows:,} × {columns}"
        yield Row(job, max(took), "promised", _PROMISED_MS)


def _stopped_ms(path: Path, after_s: float) -> float:
    """Stop reading after some seconds; return how long it went on."""
    stop, said = Event(), [0]

    def say() -> None:
        said[0] = time.perf_counter_ns()
        stop.set()

    timer = Timer(after_s, say)
    timer.start()
    try:
        read_book(path, is_cancelled=stop.is_set, seconds=600)
    except UserError:
        return (time.perf_counter_ns() - said[0]) / 1e6
    finally:
        timer.cancel()
    return 0.0  # it was read before


def _path(folder: Path, rows: int) -> Path:
    return folder / f"{rows}.xlsx"


def _peaks(path: Path, reader: str, *, rounds: int) -> tuple[int, int]:
    """Read in a process of its own; return the peaks of its memory and of its child's, in MB."""
    found = []
    for _round in range(rounds):
        command = [sys.executable, "-m", "benchmarks.reading", str(path), reader]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
        found.append([int(each) for each in done.stdout.split()])
    own, child = (round(median(each)) for each in zip(*found, strict=True))
    return own, child


def _write(path: Path, rows: int, columns: int) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - heavy

    book = Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Figures")
    for row in range(rows):
        for column in range(columns):
            sheet.write_number(row, column, row * 0.37 + column / 7)
    book.close()


def _with_ours(path: Path) -> object:
    return read_book(path, seconds=600)


def _with_calamine(path: Path) -> object:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only for comparison

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _with_openpyxl(path: Path) -> object:
    from openpyxl import load_workbook  # noqa: PLC0415 - only for comparison

    book = load_workbook(path, read_only=True)
    count = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) for _cell in row)
    book.close()
    return count


READERS: Final[Mapping[str, Callable[[Path], object]]] = {
    "ours": _with_ours,
    "python-calamine, same process": _with_calamine,
    _SLOWEST: _with_openpyxl,
}


def _print_peaks(path: Path, reader: str) -> None:
    kept = READERS[reader](path)
    print(_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // _PER_MB)
    del kept


def _own_peak() -> int:
    """Return the peak of this program; Linux counts that of who started it to the usual one."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (e for e in status.read_text().splitlines() if e.startswith("VmHWM"))
        return int(line.split()[1]) // 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _PER_MB


if __name__ == "__main__":
    _print_peaks(Path(sys.argv[1]), sys.argv[2])
