"""Who works where and when: fresh ids, the clock and the names that storage writes down."""

import os
from base64 import b32encode
from datetime import UTC, datetime
from pathlib import Path

from scorecard_app import __version__
from scorecard_app.storage.context import Context

_RANDOM_BYTES = 10
_LETTERS = 13


def mint() -> str:
    """Return a fresh id: thirteen letters of base 32, which are 65 random bits."""
    return b32encode(os.urandom(_RANDOM_BYTES)).decode("ascii")[:_LETTERS].lower()


def now() -> datetime:
    """Return the time with its zone; what is stored is in UTC."""
    return datetime.now(UTC)


def user_name() -> str:
    """Return the name under which the user is known to this computer; "" where there is none."""
    import getpass  # noqa: PLC0415 - brings more than the start needs

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # which of them depends on Python and the system
        return ""


def context(state_folder: Path, *, user: str = "") -> Context:
    """Return what storage must know."""
    import platform  # noqa: PLC0415 - storage is first needed after the first frame

    return Context(
        state_folder=state_folder,
        user=user or user_name(),
        host=platform.node(),
        app_version=__version__,
        now=now,
        mint=mint,
    )
