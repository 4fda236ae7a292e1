"""The same roll-up as a workbook of LibreOffice: recalculated whole, and after one edited cell.

LibreOffice's own Python talks to it; where there is none, there is nothing to compare with.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import IO, cast

from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.tree import Tree, edge_of

_DRIVER = Path(__file__).with_name("libreoffice_driver.py")
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")
"""Where the interpreter is found that has LibreOffice's `uno` module."""

_MINUTES = 8
"""After so long the office is killed, and whoever waits for it told so."""


class Book:
    """A workbook that is open in an office of its own."""

    def __init__(self, commands: IO[str], answers: IO[str]) -> None:
        self._commands = commands
        self._answers = answers

    def whole_ms(self) -> float:
        """Recalculate everything; return the milliseconds it took."""
        return self._ask("whole")

    def edit_ms(self, row: int, number: float) -> float:
        """Set the last value of a measure and read the score at the top; return milliseconds."""
        return self._ask(f"edit {row} {number}")

    def top(self) -> float:
        """Return the score at the top, in the last row, at the last date."""
        return self._ask("top")

    def _ask(self, command: str) -> float:
        self._commands.write(f"{command}\n")
        self._commands.flush()
        return float(self._answers.readline())


@contextmanager
def opened(
    card: Scorecard, tree: Tree, series: Sequence[Samples], line: tuple[float, float]
) -> Iterator[Book | None]:
    """Open the roll-up of a scorecard as a workbook; None where there is no LibreOffice.

    Measures are scored by a straight line from the first value to the second, in rows of their
    own; every other row averages rows above it by weight. In the end the office is killed, come
    what may.
    """
    python = _python()
    if python is None:
        yield None
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        values, formulas = Path(folder, "values.csv"), Path(folder, "formulas.json")
        values.write_text("\n".join(",".join(map(repr, each.values())) for each in series))
        formulas.write_text(json.dumps(_formulas(card, tree, len(series), line)))
        driver = subprocess.Popen(  # noqa: S603 - our own script
            [python, str(_DRIVER), str(values), str(formulas)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        watch = Timer(_MINUTES * 60, _kill, [driver.pid])
        watch.start()
        try:
            with driver:
                yield Book(cast("IO[str]", driver.stdin), cast("IO[str]", driver.stdout))
        finally:
            watch.cancel()
            _kill(driver.pid)


def _kill(leader: int) -> None:
    """Kill the driver and the office that it started, as far as they are still there."""
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _python() -> str | None:
    """Return an interpreter that reaches LibreOffice."""
    if shutil.which("soffice") is None:
        return None
    for python in _PYTHONS:
        if Path(python).exists():
            tried = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)  # noqa: S603 - fixed
            if tried.returncode == 0:
                return python
    return None


def _formulas(card: Scorecard, tree: Tree, measures: int, line: tuple[float, float]) -> list[str]:
    """Return the first column of scores: those of the measures, and above them each parent's."""
    low, width = line[0], line[1] - line[0]
    own = [
        f"=MIN(100;MAX(0;100*($values.A{row + 1}-{low!r})/{width!r}))" for row in range(measures)
    ]
    return own + [_sum(terms) for terms in _parents(card, tree)]


def _parents(card: Scorecard, tree: Tree) -> Iterator[Sequence[tuple[int, float]]]:
    """Yield for each parent, lowest first, the rows of its children and their shares."""
    for group in tree.groups:
        for row in range(group.start, group.stop):
            weights = [edge_of(card, key).weight for key in tree.edges(row)]
            children = group.children[: len(weights), row - group.start].tolist()
            shares = [weight / sum(weights) for weight in weights]
            yield list(zip(children, shares, strict=True))


def _sum(terms: Sequence[tuple[int, float]]) -> str:
    return "=0" + "".join(f"+A{row + 1}*{share!r}" for row, share in terms)
