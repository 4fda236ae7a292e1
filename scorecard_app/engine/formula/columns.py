"""A row of numbers over periods, each known or missing for a reason."""

from dataclasses import dataclass

import numpy as np

from scorecard_app.engine.arrays import Codes, Flags, Floats
from scorecard_app.engine.formula.gap import Gap

LARGEST = 1e15
"""Beyond this, as far as numbers have 15 digits, a result is out of range."""


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers over periods, NaN where there is none, and for each the code of a Gap."""

    numbers: Floats
    gaps: Codes

    @classmethod
    def of(cls, numbers: Floats, gap: Gap = Gap.INPUT_MISSING) -> "Column":
        """Return numbers of which those that are NaN are missing for one reason."""
        return cls(numbers, np.where(np.isnan(numbers), np.int8(gap), np.int8(0)))

    @classmethod
    def constant(cls, number: float | None, size: int) -> "Column":
        """Return the same number, or nothing, for every period."""
        return cls.of(np.full(size, np.nan if number is None else number))

    @classmethod
    def missing(cls, gap: Gap, size: int) -> "Column":
        """Return a row without any number, for one reason."""
        return cls(np.full(size, np.nan), np.full(size, gap, np.int8))

    @property
    def is_known(self) -> Flags:
        """Return where there is a number."""
        known: Flags = self.gaps == Gap.NONE
        return known


def joined(gaps: Codes, others: Codes) -> Codes:
    """Return the first reason of two where there is one."""
    return np.where(gaps != Gap.NONE, gaps, others)


def checked(numbers: Floats, gaps: Codes) -> Column:
    """Return a result whose numbers are NaN where a reason stands or they are beyond range."""
    beyond = (gaps == Gap.NONE) & ~(np.abs(numbers) <= LARGEST)
    gaps = np.where(beyond, np.int8(Gap.OUT_OF_RANGE), gaps)
    return Column(np.where(gaps == Gap.NONE, numbers, np.nan), gaps)
