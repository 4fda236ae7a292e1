"""What the exit codes say."""

from enum import IntEnum


class Exit(IntEnum):
    """The three ends of a command."""

    DONE = 0
    FINDINGS = 1
    NOT_DONE = 2
