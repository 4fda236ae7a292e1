"""Files are read in a child process that can be stopped, and that gives nothing away."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets import reading
from scorecard_app.exchange.sheets.reading import read_book
from tests.exchange.sheets.packages import cells, package

SLEEPER = [sys.executable, "-c", "import threading; threading.Event().wait()"]


def refusal(path: Path, **options: object) -> str:
    """Return the sentence with which a file is refused; it never names the folder."""
    with pytest.raises(UserError) as refused:
        read_book(path, **options)  # type: ignore[arg-type]
    sentence = str(refused.value)
    assert str(path.parent) not in sentence
    assert path.name in sentence
    return sentence


def test_a_file_is_read_in_a_child_process(tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    path.write_bytes(package(cells("1", "2.5")))
    book = read_book(path)
    assert book.name == "figures.xlsx"
    assert book.sheets[0].row(0) == [1, 2.5]


def test_a_failure_of_the_child_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "page.xls"
    path.write_bytes(b"<html></html>")
    assert "is a web page" in refusal(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "could not be opened" in refusal(tmp_path / "none.xlsx")


def test_reading_stops_when_it_is_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(b"a,b\n")
    monkeypatch.setattr(reading, "_command", lambda: SLEEPER)
    assert "was stopped" in refusal(path, is_cancelled=lambda: True)


def test_a_cancelled_reading_leaves_no_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    children: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        """A child that is remembered."""

        def __init__(self, *given: Any, **more: Any) -> None:  # noqa: ANN401 - as its base
            super().__init__(*given, **more)
            children.append(self)

    path = tmp_path / "figures.xlsx"
    path.write_bytes(package(cells("1", "2.5")))
    monkeypatch.setattr(subprocess, "Popen", Noted)
    for command in (reading._command(), SLEEPER):
        monkeypatch.setattr(reading, "_command", lambda found=command: found)
        assert "was stopped" in refusal(path, is_cancelled=lambda: bool(children))
        child = children.pop()
        assert child.returncode is not None
        with pytest.raises(ProcessLookupError):
            os.kill(child.pid, 0)


def test_reading_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(b"a,b\n")
    monkeypatch.setattr(reading, "_command", lambda: SLEEPER)
    assert "took longer than 0 seconds" in refusal(path, seconds=0.01)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import os; os.abort()", "more memory"),
        ("raise SystemExit(3)", "is damaged"),
        ("pass", "is damaged"),
        ("print('no message')", "is damaged"),
    ],
)
def test_a_child_that_breaks_off_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, says: str
) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(b"a,b\n")
    monkeypatch.setattr(reading, "_command", lambda: [sys.executable, "-c", code])
    assert says in refusal(path)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("x = bytearray(2 ** 31)", "Error"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "Error"),
        ("import subprocess; subprocess.run(['true'])", "Error"),
    ],
)
def test_the_child_has_no_memory_network_or_programs_to_spare(code: str, says: str) -> None:
    limited = f"from scorecard_app.exchange.sheets import child; child._limit()\n{code}"
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", limited], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert says in done.stderr


def test_no_thread_is_left(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(b"a,b\n1,2\n")
    before = threading.active_count()
    read_book(path)
    assert threading.active_count() == before
