"""The numbers of one series, packed: immutable, quick to compare, to store and to hand to numpy."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard_app.domain.values import normal_number


@dataclass(frozen=True, slots=True)
class Samples(Mapping[int, float]):
    """A sorted mapping from period ordinal to finite number; a period without a value is absent.

    `ordinals` are the native int32 values, rising strictly, and `numbers` the float64 values in
    the same order, so numpy reads both without a copy: `np.frombuffer(samples.numbers)`.
    """

    ordinals: bytes = b""
    numbers: bytes = b""

    @classmethod
    def of(cls, values: Mapping[int, float]) -> "Samples":
        """Pack a mapping, normalising each number."""
        ordinals = sorted(values)
        return cls(
            array("i", ordinals).tobytes(),
            array("d", [normal_number(values[key]) for key in ordinals]).tobytes(),
        )

    def updated(self, changes: Mapping[int, float | None]) -> "Samples":
        """Return a copy in which these values are set, and those given as None are absent."""
        merged = {**self, **changes}
        return Samples.of({key: value for key, value in merged.items() if value is not None})

    def last_at(self, ordinal: int) -> int | None:
        """Return the last ordinal at or before this one that has a value."""
        keys = self._keys
        index = bisect_left(keys, ordinal + 1)
        return keys[index - 1] if index else None

    @property
    def last(self) -> float | None:
        """Return the number of the last period; None where there is none."""
        return memoryview(self.numbers).cast("d")[-1] if self.numbers else None

    def unpacked(self) -> dict[int, float]:
        """Return all values as a dictionary, much quicker than one by one."""
        return dict(zip(self._keys, memoryview(self.numbers).cast("d"), strict=True))

    @property
    def _keys(self) -> "memoryview[int]":
        return memoryview(self.ordinals).cast("i")

    def __getitem__(self, ordinal: int) -> float:
        """Return the number of one period; KeyError where there is none."""
        keys = self._keys
        index = bisect_left(keys, ordinal)
        if index == len(keys) or keys[index] != ordinal:
            raise KeyError(ordinal)
        return float(memoryview(self.numbers).cast("d")[index])

    def __iter__(self) -> Iterator[int]:
        """Yield the ordinals in rising order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Count the values."""
        return len(self.ordinals) // array("i").itemsize
