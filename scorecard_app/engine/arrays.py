"""The kinds of arrays the engine works on."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
"""Places in an array."""

BLOCK_CELLS = 1 << 15
"""Cells worked on at once: a few arrays of this many float64 stay in the second-level cache."""


def rows_at_once(dates: int) -> int:
    """Return how many rows of so many dates make one block."""
    return max(1, BLOCK_CELLS // max(1, dates))
