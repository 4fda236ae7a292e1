"""First paint of the program with the Georgia sample against an empty PySide6 window.

Each start is a process of its own with a home of its own; the time runs from just before the
process is made to the end of the first frame, on the clock that all processes share.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.table import Row
from scorecard_app import resources

ROUNDS = 11
TIMEOUT_S = 60
SAMPLE = "samples/georgia-compact.scorecard"
STARTS = ("empty", "program", "sample")


def measure() -> list[Row]:
    """Start an empty window, the start page and the sample in turn; return the medians."""
    took: dict[str, list[float]] = {start: [] for start in STARTS}
    for _round in range(ROUNDS):
        for start in STARTS:
            took[start].append(_first_frame_ms(start))
    empty = median(took["empty"])
    return [
        Row("first paint, start page", median(took["program"]), "empty QMainWindow", empty),
        Row("first paint, Georgia sample", median(took["sample"]), "empty QMainWindow", empty),
    ]


def _first_frame_ms(start: str) -> float:
    with tempfile.TemporaryDirectory(prefix="start-up-") as home:
        arguments = [sys.executable, "-m", "benchmarks.first_frame", start]
        if start == "sample":
            arguments.append(str(shutil.copy(resources.path(SAMPLE), home)))
        begun = time.monotonic_ns()
        done = subprocess.run(  # noqa: S603 - our own launcher
            arguments,
            cwd=Path(__file__).parents[1],
            env=_environment(Path(home)),
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    if not done.stdout:
        message = f"no first frame: {done.stderr}"
        raise RuntimeError(message)
    return (int(done.stdout.split()[-1]) - begun) / 1e6


def _environment(home: Path) -> dict[str, str]:
    """Return an environment in which the program meets no earlier session."""
    places = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "STATE", "DATA")}
    return {**os.environ, **places}
