"""Write a file whole or not at all."""

import contextlib
import os
import secrets
from pathlib import Path

from scorecard_app.errors import UserError
from scorecard_app.texts import _


def write_whole(path: Path, content: bytes) -> None:
    """Put the content at the path in one step; UserError where the folder or disk refuses.

    A file of that name stays as it was until the new one is complete.
    """
    beside = path.with_name(f".~{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise UserError(
            _(
                "“{name}” could not be written. Check that the folder exists, that it has room, "
                "and that the file is not open in another program."
            ).format(name=path.name)
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
