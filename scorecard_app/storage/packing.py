"""Samples as two packed columns: little-endian int32 ordinals and float64 numbers."""

import math
import operator
import sys
from array import array
from functools import lru_cache

from scorecard_app.domain.samples import Samples

IS_BIG_ENDIAN = sys.byteorder == "big"


def pack_ordinals(samples: Samples) -> bytes:
    """Return the ordinals as little-endian int32."""
    return _turned("i", samples.ordinals) if IS_BIG_ENDIAN else samples.ordinals


def pack_numbers(samples: Samples) -> bytes:
    """Return the numbers as little-endian float64."""
    return _turned("d", samples.numbers) if IS_BIG_ENDIAN else samples.numbers


def unpack_samples(ordinals: bytes, numbers: bytes) -> Samples:
    """Return the samples of two packed columns.

    Raises TypeError or ValueError unless the ordinals rise strictly and as many finite numbers
    stand beside them.
    """
    if IS_BIG_ENDIAN:
        ordinals, numbers = _turned("i", ordinals), _turned("d", numbers)
    values = array("d", numbers)
    if _count_rising(ordinals) != len(values):
        raise ValueError
    if not (math.isfinite(sum(values)) or all(map(math.isfinite, values))):
        raise ValueError
    return Samples(ordinals, numbers)


@lru_cache(maxsize=256)
def _count_rising(ordinals: bytes) -> int:
    """Count ordinals that rise strictly; many series of a scorecard have the same ones."""
    keys = array("i", ordinals)
    if not all(map(operator.lt, keys, keys[1:])):
        raise ValueError
    return len(keys)


def _turned(code: str, packed: bytes) -> bytes:
    numbers = array(code, packed)
    numbers.byteswap()
    return numbers.tobytes()
