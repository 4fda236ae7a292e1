"""The crash hook: write down what went wrong, without a word of the document, and say so.

What is written: the time, our version, the class of the exception, and where in the program it
came from. The texts of exceptions and of Qt's messages may quote the document, so they are not.
"""

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from scorecard_app import __version__

MAX_BYTES = 1_000_000
KEPT = 5
"""Log files of so many bytes at most, and so many of them."""

_TOLD = {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
_LAST_LINES = 60


class FailureLog:
    """A file that grows by one entry a failure; the oldest files are thrown away."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime]) -> None:
        self._now = now
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.path = folder / "failures.log"
        _rotate(self.path)
        self.file: IO[str] = self.path.open("a", encoding="utf-8")

    def write(self, what: str, where: list[str]) -> None:
        """Add an entry, on the disk when this returns."""
        head = f"{self._now().isoformat(timespec='seconds')} {__version__} {what}"
        self.file.write("\n".join([head, *(f"    {line}" for line in where)]) + "\n")
        self.file.flush()

    def diagnostics(self) -> str:
        """Return what a user may send us: versions, and the end of the log."""
        import platform  # noqa: PLC0415 - not at the start

        lines = self.path.read_text(encoding="utf-8").splitlines()
        return "\n".join(
            [
                f"scorecard {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
                platform.platform(),
                *lines[-_LAST_LINES:],
            ]
        )

    def close(self) -> None:
        """Close the file."""
        self.file.close()


class Failures(QObject):
    """Catches what nobody caught, in every thread and in Qt; `happened` is for the window."""

    happened = Signal()

    def __init__(self, log: FailureLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._before = (sys.excepthook, threading.excepthook)
        self._qt_before: Callable[..., object] | None = None

    def install(self) -> None:
        """Take the hooks of Python and Qt."""
        sys.excepthook = self.record
        threading.excepthook = self._record_thread
        self._qt_before = qInstallMessageHandler(self._record_qt)
        faulthandler.enable(self._log.file)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        faulthandler.disable()

    def close(self) -> None:
        """Close the log; nothing can be written down any more."""
        self._log.close()

    @property
    def diagnostics(self) -> str:
        """Return what a user may send us; it holds no text of any document."""
        return self._log.diagnostics()

    def record(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write down an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        self._log.write(_class_names(error), _places(trace))
        if sys.stderr is not None:
            traceback.print_exception(kind, error, trace)
        self.happened.emit()

    def _record_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            self.record(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _record_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:
            print(message, file=sys.stderr)  # noqa: T201 - where Qt itself would say it
        if kind in _TOLD:
            self._log.write(f"Qt {kind.name} {context.category or ''}", [])


def _class_names(error: BaseException) -> str:
    """Name the exception and what it came from, by their classes only."""
    names = [type(error).__qualname__]
    cause = error.__cause__ or error.__context__
    while cause is not None:
        names.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    return " from ".join(names)


def _places(trace: TracebackType | None) -> list[str]:
    """Name the lines of the program that were being run, the outermost first."""
    return [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def _rotate(path: Path) -> None:
    """Begin a new file where the last one has grown too large."""
    if not path.exists() or path.stat().st_size < MAX_BYTES:
        return
    for number in range(KEPT - 1, 0, -1):
        older = path.with_suffix(f".{number}.log")
        newer = path.with_suffix(f".{number - 1}.log") if number > 1 else path
        if newer.exists():
            newer.replace(older)
