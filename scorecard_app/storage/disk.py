"""Replace a file whole or not at all; the only module that writes into the user's folders.

Measured by simulated power cuts: a temporary file beside the target, fsync, replace and fsync of
the folder is the only order that loses neither the old file nor an acknowledged save.
"""

import errno
import hashlib
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20
_BUSY = {errno.EACCES, errno.EBUSY}
_PAUSES_S = (0.05, 0.1, 0.2, 0.4)
_ABANDONED_AFTER_S = 24 * 60 * 60
_LONGEST_NAME = 255 - len("..01234567.tmp")
"""Bytes of a file's name that fit into that of its temporary file: file systems allow 255."""


def replace_file(source: Path, target: Path, *, token: str, pause: Callable[[float], None]) -> None:
    """Put a copy of `source` in the place of `target`, durably, and read it back.

    `token` makes the name of the temporary file unique. The permissions of the old file are kept;
    a new one is for its owner only. After an OSError the target is wholly the old file, or, where
    only the last synchronising or reading back failed, wholly the new one.
    """
    temporary = target.with_name(f"{_prefix(target)}{_eight_hex(token)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o600)
    try:
        digest = _fill(descriptor, source)
        _keep_permissions(temporary, target)
        _replace(temporary, target, pause)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - one seam for injected faults
        raise
    sync_folder(target.parent)
    if _digest(target) != digest:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def private(path: str, flags: int) -> int:
    """Open a file that only its owner may read; give it to `open` as its opener."""
    return os.open(path, flags, 0o600)


@contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading; OSError where it is none, for a pipe would wait for ever."""
    with open(path, "rb", opener=_not_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
        yield file


def _not_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def real_place(path: Path) -> Path:
    """Follow links to where a file stands or will stand; OSError where they lead in a circle."""
    try:
        return path.resolve()
    except RuntimeError as error:  # what Python before 3.13 raises
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if sys.platform == "win32":  # pragma: no cover - Windows opens no folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # what network drives say that cannot do it
            raise
    finally:
        os.close(descriptor)


def remove_abandoned(target: Path, *, now_s: float) -> None:
    """Remove our own temporary files beside a target that a crash left there a day ago."""
    ours = re.compile(re.escape(_prefix(target)) + r"[0-9a-f]{8}\.tmp")
    with suppress(OSError):
        for path in target.parent.iterdir():
            is_old = ours.fullmatch(path.name) and now_s - path.stat().st_mtime > _ABANDONED_AFTER_S
            if is_old:
                path.unlink()


def _prefix(target: Path) -> str:
    name = target.name.encode(errors="ignore")[:_LONGEST_NAME].decode(errors="ignore")
    return f".{name}."


def _eight_hex(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:8]


def _fill(descriptor: int, source: Path) -> str:
    """Stream the bytes to a new file, make them durable, close it and return their digest."""
    digest = hashlib.sha256()
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                _write(descriptor, chunk)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def _write(descriptor: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _keep_permissions(temporary: Path, target: Path) -> None:
    """Give the new file the permissions of the old one, where the file system has any."""
    with suppress(FileNotFoundError, PermissionError):
        os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))  # noqa: PTH101, PTH116 - the seam


def _replace(temporary: Path, target: Path, pause: Callable[[float], None]) -> None:
    """Replace the target; a virus scanner or a synchroniser may hold it for a moment."""
    for pause_s in _PAUSES_S:
        try:
            os.replace(temporary, target)  # noqa: PTH105 - one seam for injected faults
        except OSError as error:
            if error.errno not in _BUSY:
                raise
            pause(pause_s)
        else:
            return
    os.replace(temporary, target)  # noqa: PTH105 - one seam for injected faults


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
