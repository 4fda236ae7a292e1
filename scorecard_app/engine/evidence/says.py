"""What data can say of a link, in one word each."""

from enum import Enum


class Says(Enum):
    """What the data say; never more than "consistent with"."""

    BY_DEFINITION = "by definition"
    NO_MEASURE = "no measure"
    NO_VALUES = "no values"
    TOO_FEW = "too few"
    STILL = "still"
    OPEN = "open"
    CONSISTENT = "consistent"
    AGAINST = "against"
