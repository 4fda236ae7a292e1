"""Measure everything, or the named modules: `python -m benchmarks [start_up files …]`.

Each module beside this one that has a `measure()` returning rows takes part.
"""

import importlib
import os
import pkgutil
import platform
import sys

import benchmarks
from benchmarks.table import Row, markdown


def main() -> None:
    """Print one table of all jobs, ours and the peer's from the same run."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row] = []
    for name in sys.argv[1:] or _modules():
        print(f"{name} …", file=sys.stderr)
        rows += importlib.import_module(f"benchmarks.{name}").measure()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(markdown(rows))


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
