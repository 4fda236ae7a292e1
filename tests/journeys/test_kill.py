"""Kill the real program at random moments: what its window said is saved is there again."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scorecard_app.document.problems import problems
from scorecard_app.domain.levels import Level
from scorecard_app.storage.files import read_card
from tests.journeys.doomed import FILE, digest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked")

_LONGEST_S = 60.0
_MOST_LINES = 24
_AFTER_LINE_S = 0.03
"""So long after a line at most a life is ended: about as long as an edit takes."""

_START_S = 0.6
"""So long after its birth at most, where it is ended before it has said anything."""


class Witness:
    """Hears what the lives say, and knows what must be there when the next one opens its eyes."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._possible: list[str] = []
        self._ever: set[str] = set()
        self.kept = 0

    def hear(self, line: str) -> None:
        """Take one line of a life."""
        what, _space, shown = line.partition(" ")
        match what:
            case "opened":
                # Before anything was kept a new life begins anew, with other ids.
                assert not self.kept or shown in self._possible, "an acknowledged edit is lost"
                self._possible = [shown]
                self._ever.add(shown)
            case "made":
                self._possible.append(shown)
                self._ever.add(shown)
            case "kept":
                assert shown == self._possible[-1]
                self._possible = [shown]
                self.kept += 1

    def look(self) -> None:
        """See that the user's file is whole: one of the states that ever were."""
        if self._file.exists():
            card = read_card(self._file)
            assert digest(card) in self._ever
            assert not [each for each in problems(card) if each.level is Level.ERROR]


class Nursery:
    """The process that forks the lives, and what it says."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._input, self._output = process.stdin, process.stdout
        self._heard = b""

    def begin(self, seed: int) -> None:
        """Begin a life."""
        self._input.write(f"{seed}\n".encode())
        self._input.flush()

    def line(self, until: float) -> str | None:
        """Return the next line; None if none has come by then."""
        while b"\n" not in self._heard:
            wait_s = max(0.0, until - time.monotonic())
            if not select.select([self._output], [], [], wait_s)[0]:
                return None
            self._heard += os.read(self._output.fileno(), 65_536)
        line, _end, self._heard = self._heard.partition(b"\n")
        return line.decode()


@contextmanager
def nursery(folder: Path) -> Iterator[Nursery]:
    """Start the process that forks the lives; it ends with its standard input."""
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.journeys.doomed", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1"},
    ) as process:
        yield Nursery(process)


def live(lives: Nursery, witness: Witness, *, seed: int) -> None:
    """Begin a life, and kill it a random while after a random line."""
    chance = random.Random(seed)  # noqa: S311 - to be the same each time
    lines_left = chance.randrange(_MOST_LINES)
    while_s = chance.uniform(0, _AFTER_LINE_S if lines_left else _START_S)
    pid, deadline, is_doomed = 0, time.monotonic() + _LONGEST_S, False
    lives.begin(seed)
    while (line := lives.line(deadline)) != "died ":
        if line is None:
            assert is_doomed, "a life said nothing for too long"
            os.kill(pid, signal.SIGKILL)
            deadline, is_doomed = time.monotonic() + _LONGEST_S, False
            continue
        lines_left -= 1
        if line.startswith("born "):
            pid = int(line.removeprefix("born "))
        else:
            witness.hear(line)
        if pid and lines_left <= 0 and not is_doomed:
            deadline, is_doomed, lines_left = time.monotonic() + while_s, True, sys.maxsize
    witness.look()


def kill(folder: Path, *, times: int) -> Witness:
    """Let that many lives follow one another over the same files, and return who saw them."""
    witness = Witness(folder)
    with nursery(folder) as lives:
        for seed in range(times):
            live(lives, witness, seed=seed)
    return witness


def test_forty_kills_lose_no_acknowledged_change(tmp_path: Path) -> None:
    assert kill(tmp_path, times=40).kept > 40


@pytest.mark.long
def test_two_hundred_kills_lose_no_acknowledged_change(tmp_path: Path) -> None:
    assert kill(tmp_path, times=200).kept > 200
