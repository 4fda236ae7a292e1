"""Why a formula gives no number; free of numpy."""

from enum import IntEnum


class Gap(IntEnum):
    """Why a formula gives no number for a period; NONE where it gives one."""

    NONE = 0
    INPUT_MISSING = 1
    DIVISION_BY_ZERO = 2
    OUT_OF_RANGE = 3
    CIRCULAR = 4
    NO_SUCH_MEASURE = 5
    UNREADABLE = 6
    NOTHING_TO_RECOMPUTE = 7
    TOO_MUCH = 8
