"""Measure everything, or the named modules: `python -m benchmarks [start_up files …]`.

Each module beside this one that has a `measure()` returning rows takes part.
"""

import importlib
import os
import pkgutil
import platform
import signal
import sys
from collections.abc import Iterable, Iterator

import benchmarks
from benchmarks.table import Row, markdown


def main() -> None:
    """Print one table of all jobs, line by line, ours and the peer's from the same run."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does
    signal.signal(signal.SIGTERM, _stop)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    for line in markdown(_rows(sys.argv[1:] or _modules())):
        print(line, flush=True)


def _rows(names: Iterable[str]) -> Iterator[Row]:
    for name in names:
        print(f"{name} …", file=sys.stderr)
        yield from importlib.import_module(f"benchmarks.{name}").measure()


def _stop(_number: int, _frame: object) -> None:
    """End as if by an error, so that programs started for comparison are ended, too."""
    sys.exit(1)


def _modules() -> list[str]:
    """Return the names of the modules that measure something."""
    beside = [found.name for found in pkgutil.iter_modules(benchmarks.__path__)]
    return [
        name
        for name in beside
        if name != "__main__" and hasattr(importlib.import_module(f"benchmarks.{name}"), "measure")
    ]


if __name__ == "__main__":
    main()
