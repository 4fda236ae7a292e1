"""A mapping that differs from another in a few keys, without a copy of all the others."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")

_MOST = 256
"""Keys that may differ before all are copied into one dictionary."""


class Layered(MutableMapping[_K, _V]):
    """What is written goes into a layer of its own, above a mapping that stays as it is."""

    def __init__(self, base: Mapping[_K, _V], layer: dict[_K, _V | None] | None = None) -> None:
        self._base = base
        self._layer: dict[_K, _V | None] = layer or {}

    def over(self, fresh: Mapping[_K, _V], gone: Iterable[_K]) -> MutableMapping[_K, _V]:
        """Return the mapping in which some keys are fresh and some gone."""
        layer = {**self._layer, **fresh, **dict.fromkeys(gone)}
        if len(layer) <= _MOST:
            return Layered(self._base, layer)
        return dict(Layered(self._base, layer))

    def __getitem__(self, key: _K) -> _V:
        """Return what stands at a key, from the layer before the base."""
        if key not in self._layer:
            return self._base[key]
        value = self._layer[key]
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: _K, value: _V) -> None:
        """Put a value into the layer."""
        self._layer[key] = value

    def __delitem__(self, key: _K) -> None:
        """Hide a key of the base, or take it out of the layer."""
        self[key]
        self._layer[key] = None

    def __iter__(self) -> Iterator[_K]:
        """Yield the keys of the base that are still there, then those of the layer alone."""
        for key in self._base:
            if key not in self._layer or self._layer[key] is not None:
                yield key
        for key, value in self._layer.items():
            if value is not None and key not in self._base:
                yield key

    def __len__(self) -> int:
        """Count the keys."""
        return sum(1 for _key in self)


def layered(
    before: MutableMapping[_K, _V], fresh: Mapping[_K, _V], gone: Iterable[_K] = ()
) -> MutableMapping[_K, _V]:
    """Return a mapping with some keys fresh and some gone; itself where nothing differs."""
    missing = [key for key in gone if key not in fresh and key in before]
    changed = {key: value for key, value in fresh.items() if before.get(key) is not value}
    if not missing and not changed:
        return before
    below = before if isinstance(before, Layered) else Layered(before)
    return below.over(changed, missing)
