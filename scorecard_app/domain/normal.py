"""Normalise a value on its way into the scorecard: every text and number it holds, at any depth."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from scorecard_app.domain.samples import Samples
from scorecard_app.domain.values import normal_number, normal_text

_T = TypeVar("_T")


def normalised(value: _T) -> _T:
    """Return the value with clean texts and numbers; the same object where nothing changes."""
    result = _normalised(value)
    return value if result is value else result  # type: ignore[return-value]  # same type by rule


def _normalised(value: object) -> object:
    match value:
        case str():
            clean = normal_text(value)
            return value if clean == value else clean
        case bool() | int() | bytes() | None | Samples():
            return value
        case float():
            number = normal_number(value)
            return value if number == value else number
        case tuple():
            items = tuple(_normalised(item) for item in value)
            return items if _differs(items, value) else value
        case Mapping():
            pairs = {_normalised(key): _normalised(item) for key, item in value.items()}
            same = all(pairs.get(key) is item for key, item in value.items())
            return value if same else pairs
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _normalised_fields(value)
        case _:
            return value


def _differs(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    return any(a is not b for a, b in zip(new, old, strict=True))


def _normalised_fields(value: object) -> object:
    changes: dict[str, object] = {}
    for field in fields(value):  # type: ignore[arg-type]  # checked by the caller
        before = getattr(value, field.name)
        after = _normalised(before)
        if after is not before:
            changes[field.name] = after
    return replace(value, **changes) if changes else value  # type: ignore[type-var]
