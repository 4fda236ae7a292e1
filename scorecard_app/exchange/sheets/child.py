"""The child process that reads a file: limited in memory and time, without files or network.

It takes the file's bytes on its standard input and writes one message to its standard output; it
learns neither the file's name nor its folder.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from scorecard_app.exchange.sheets.delimited import read_bytes
from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.preflight import (
    MAX_FILE,
    FileKind,
    has_password,
    kind_of,
)
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.exchange.sheets.whole import read_whole
from scorecard_app.exchange.sheets.wire import packed, packed_failure
from scorecard_app.exchange.sheets.workbooks import read_old, read_package

WHOLE: Final = "whole"
MAX_MEMORY: Final = 2**30
MAX_SECONDS: Final = 30
_FORBIDDEN: Final = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "ctypes.")


def main(arguments: Sequence[str] = ()) -> None:
    """Read the file on standard input and answer on standard output.

    The argument WHOLE says that this program wrote the file.
    """
    _limit()
    gc.disable()  # it lives for one file, whose cells refer to nothing
    is_whole = list(arguments) == [WHOLE]
    message = answer(sys.stdin.buffer.read(MAX_FILE + 1), is_whole=is_whole)
    sys.stdout.buffer.write(message)
    sys.stdout.buffer.flush()


def answer(content: bytes, *, is_whole: bool = False) -> bytes:
    """Return the message for a file's bytes; whatever goes wrong is one of the failures."""
    try:
        return packed(whole_of(content) if is_whole else book_of(content))
    except FailureError as error:
        return packed_failure(error)
    except MemoryError:
        return packed_failure(FailureError(Failure.OUT_OF_MEMORY))
    except BaseException:  # noqa: BLE001 - the border: nobody's message may leak
        return packed_failure(FailureError(Failure.DAMAGED))


def book_of(content: bytes) -> Book:
    """Read a file of any kind by what its first bytes say it is; raises FailureError."""
    if len(content) > MAX_FILE:
        raise FailureError(Failure.TOO_LARGE)
    if not content.strip():
        raise FailureError(Failure.NOTHING_THERE, reason="empty")
    match kind_of(content):
        case FileKind.PACKAGE:
            return read_package(content)
        case FileKind.OLD:
            if has_password(content):
                raise FailureError(Failure.PASSWORD)
            return read_old(content)
        case FileKind.WEB_PAGE:
            raise FailureError(Failure.WEB_PAGE)
        case FileKind.NO_TABLE:
            raise FailureError(Failure.NOT_A_TABLE)
        case FileKind.TEXT:
            return read_bytes(content)


def whole_of(content: bytes) -> Book:
    """Read a workbook that this program wrote; raises FailureError."""
    if len(content) > MAX_FILE:
        raise FailureError(Failure.TOO_LARGE)
    return read_whole(content)


def _limit() -> None:
    """Take from this process what reading does not need."""
    _limit_resources()
    sys.addaudithook(_watch)


def _limit_resources() -> None:
    """Limit memory and time, as far as the system lets a process do that."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        _limit_on_windows()
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_on_windows() -> None:
    import ctypes  # noqa: PLC0415 - on Windows only

    from scorecard_app.exchange.sheets.windows_limits import limit_this_process  # noqa: PLC0415

    library = getattr(ctypes, "WinDLL", None)
    if library is not None:
        limit_this_process(library("kernel32"), memory=MAX_MEMORY, seconds=MAX_SECONDS)


def _watch(event: str, _arguments: object) -> None:
    if event.startswith(_FORBIDDEN):
        _refuse()


def _refuse() -> NoReturn:
    message = "not in here"
    raise PermissionError(message)


if __name__ == "__main__":
    main(sys.argv[1:])
    os._exit(0)  # the answer is out; to give back each cell would only take time
