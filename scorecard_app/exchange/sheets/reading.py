"""Read any file into plain cells: the door of this room.

The file is parsed in a child process that this one can stop at any time; the two share nothing
but bytes.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryFile
from typing import IO, Final

import scorecard_app
from scorecard_app.exchange.sheets.delimited import read_text
from scorecard_app.exchange.sheets.failures import Failure, FailureError, said
from scorecard_app.exchange.sheets.preflight import MAX_FILE
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.exchange.sheets.wire import unpacked
from scorecard_app.texts import _

WHOLE: Final = "whole"
"""The argument that says that this program wrote the file; the child knows it by the same word."""

CHILD: Final = "--read-sheets"
"""The argument with which the built program becomes the child; it has no Python beside it."""

SUFFIXES: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
"""What files are offered by; what they are is decided by their first bytes."""

SECONDS: Final = 30
_LOOK_EVERY_S: Final = 0.05
_OUT_OF_TIME: Final = frozenset({-24, 1816})
"""SIGXCPU; on Windows the quota of a job object."""

_OUT_OF_MEMORY: Final = frozenset({-6, -9, 0xC0000017, 0xC0000409})
"""SIGABRT and SIGKILL; on Windows no memory, and a library that gave up for want of it."""
_ROOT: Final = Path(scorecard_app.__file__).parent.parent


def read_book(
    path: Path, *, is_cancelled: Callable[[], bool] = bool, seconds: float = SECONDS
) -> Book:
    """Read a file; UserError with one sentence where it cannot be read, or was stopped.

    `is_cancelled` is asked twenty times a second.
    """
    return _said_where_refused(path, (), is_cancelled=is_cancelled, seconds=seconds)


def read_own(
    path: Path, *, is_cancelled: Callable[[], bool] = bool, seconds: float = SECONDS
) -> Book:
    """Read all sheets of a workbook that this program wrote, as `read_book` reads any file."""
    return _said_where_refused(path, (WHOLE,), is_cancelled=is_cancelled, seconds=seconds)


def read_pasted(text: str) -> Book:
    """Read a block that was copied in another program; UserError where there is nothing in it."""
    name = _("the pasted block")
    try:
        return read_text(text[:MAX_FILE], name=name)
    except FailureError as error:
        raise said(name, error) from error


def _said_where_refused(
    path: Path, how: Sequence[str], *, is_cancelled: Callable[[], bool], seconds: float
) -> Book:
    try:
        return _read(path, how, is_cancelled=is_cancelled, seconds=seconds)
    except FailureError as error:
        raise said(path.name, error, seconds=round(seconds)) from error


def _read(
    path: Path, how: Sequence[str], *, is_cancelled: Callable[[], bool], seconds: float
) -> Book:
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise FailureError(Failure.NOT_OPENED)  # a device or a pipe may never end
        if found.st_size > MAX_FILE:
            raise FailureError(Failure.TOO_LARGE)
        with path.open("rb") as source, TemporaryFile() as answer:
            command = [*_command(), *how]
            _run_child(command, (source, answer), is_cancelled=is_cancelled, seconds=seconds)
            answer.seek(0)
            return unpacked(answer.read(), path.name)
    except (OSError, ValueError) as error:
        raise FailureError(Failure.NOT_OPENED) from error


def _run_child(
    command: Sequence[str],
    ends_of_it: tuple[IO[bytes], IO[bytes]],
    *,
    is_cancelled: Callable[[], bool],
    seconds: float,
) -> None:
    """Wait for the child, looking up twenty times a second; it never outlives this call."""
    ends, (source, answer) = time.monotonic() + seconds, ends_of_it
    child = subprocess.Popen(  # noqa: S603 - this very program
        command, stdin=source, stdout=answer, stderr=subprocess.DEVNULL, cwd=_ROOT
    )
    try:
        while child.poll() is None:
            if is_cancelled():
                raise FailureError(Failure.STOPPED)
            if time.monotonic() > ends:
                raise FailureError(Failure.TOO_SLOW)
            try:
                child.wait(timeout=_LOOK_EVERY_S)
            except subprocess.TimeoutExpired:
                continue
    finally:
        child.kill()
        child.wait()
    if child.returncode:
        raise FailureError(_ended(child.returncode))


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD]
    return [sys.executable, "-s", "-m", "scorecard_app.exchange.sheets.child"]


def _ended(code: int) -> Failure:
    """Say why a child ended that could not say so itself."""
    if code in _OUT_OF_TIME:
        return Failure.TOO_SLOW
    return Failure.OUT_OF_MEMORY if code in _OUT_OF_MEMORY else Failure.DAMAGED
