"""What went wrong is written down without a word of the document."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from scorecard_app.ui.failures import KEPT, MAX_BYTES, FailureLog, Failures

TOLD_TO_NOBODY = "We close the plant in Graz"
NOON = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


def fail_with(text: str) -> None:
    """Raise something whose text quotes the document."""
    names: dict[str, str] = {}
    try:
        names[text]
    except KeyError as error:
        message = f"cannot show {text}"
        raise ValueError(message) from error


def recorded(folder: Path) -> tuple[Failures, FailureLog]:
    """Record one failure, as the hook does."""
    log = FailureLog(folder, now=lambda: NOON)
    failures = Failures(log)
    with pytest.raises(ValueError, match="cannot show") as caught:
        fail_with(TOLD_TO_NOBODY)
    failures.record(caught.type, caught.value, caught.tb)
    return failures, log


@pytest.mark.usefixtures("qapp")
def test_the_log_says_what_and_where_but_no_text_of_the_document(tmp_path: Path) -> None:
    failures, log = recorded(tmp_path)
    written = log.path.read_text(encoding="utf-8")
    failures.close()

    assert "2026-09-14T12:00:00+00:00" in written
    assert "ValueError from KeyError" in written
    assert "test_failures.py" in written
    assert "fail_with" in written
    assert TOLD_TO_NOBODY not in written


@pytest.mark.usefixtures("qapp")
def test_the_diagnostics_hold_versions_and_the_failure_and_nothing_else(tmp_path: Path) -> None:
    failures, _log = recorded(tmp_path)
    said = failures.diagnostics
    failures.close()

    assert "Qt" in said
    assert "ValueError" in said
    assert TOLD_TO_NOBODY not in said


@pytest.mark.usefixtures("qapp")
def test_the_window_hears_of_a_failure(tmp_path: Path) -> None:
    failures = Failures(FailureLog(tmp_path, now=lambda: NOON))
    heard = QSignalSpy(failures.happened)
    error = ZeroDivisionError()
    failures.record(type(error), error, None)
    failures.close()

    assert heard.count() == 1


@pytest.mark.usefixtures("qapp")
def test_hooks_are_given_back(tmp_path: Path) -> None:
    before = sys.excepthook
    failures = Failures(FailureLog(tmp_path, now=lambda: NOON))
    failures.install()
    assert sys.excepthook == failures.record
    failures.uninstall()
    failures.close()

    assert sys.excepthook is before


def test_a_log_that_grew_too_large_is_put_aside_and_the_oldest_goes(tmp_path: Path) -> None:
    for _start in range(KEPT + 3):
        log = FailureLog(tmp_path, now=lambda: NOON)
        log.write("x" * MAX_BYTES, [])
        log.close()

    assert len(list(tmp_path.glob("*.log"))) == KEPT


def test_the_log_is_for_its_owner_only(tmp_path: Path) -> None:
    FailureLog(tmp_path / "logs", now=lambda: NOON).close()

    assert (tmp_path / "logs").stat().st_mode & 0o077 == 0
