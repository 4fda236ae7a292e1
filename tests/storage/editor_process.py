"""A user who edits and saves as fast as possible until killed: run by test_kills.

Prints `edit N` when the change that names the measure N is acknowledged, `save N` when a file
that holds it is published.
"""

import itertools
import os
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path

from scorecard_app.storage.context import Context
from scorecard_app.storage.recorder import Listener
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.surroundings import card_named, renaming

SAVE_EVERY = 5


def say(line: str) -> None:
    """Tell the test, at once and whole."""
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Edit until killed."""
    context = Context(
        state_folder=Path(sys.argv[1]),
        user="ann",
        host="pc-7",
        app_version="0.1",
        now=lambda: datetime.now(UTC),
        mint=lambda: secrets.token_hex(8),
    )
    listener = Listener(lambda seq: say(f"edit {seq}"), say)
    copy = WorkingCopy.create(card_named("0"), context=context, listener=listener)
    card = copy.card
    for number in itertools.count(1):
        change = renaming(card, str(number))
        copy.record(change)
        card = change.after
        if number % SAVE_EVERY == 0:
            copy.publish(Path(sys.argv[2]))
            say(f"save {number}")


if __name__ == "__main__":
    main()
