"""Turn domain values into plain JSON values and back: one codec for files, journal and sheets."""

import base64
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from scorecard_app.domain.periods import Period, parse_period
from scorecard_app.domain.samples import Samples

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold."""


def to_plain(value: object) -> Plain:
    """Return the JSON form of a domain value; equal values give equal forms."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Enum():
            return to_plain(value.value)
        case Period():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case Samples():
            return {str(ordinal): number for ordinal, number in value.items()}
        case tuple():
            return [to_plain(item) for item in value]
        case Mapping():
            return {str(to_plain(key)): to_plain(value[key]) for key in sorted(value)}
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            message = f"{type(value).__name__} has no plain form"
            raise TypeError(message)


def from_plain(kind: Any, plain: Plain) -> Any:  # noqa: ANN401 - the annotation decides the type
    """Return the value of this type that has this JSON form; the inverse of `to_plain`.

    Raises ValueError, KeyError, TypeError or UserError where the form does not fit the type;
    readers of foreign data turn these into one sentence of their own.
    """
    if isinstance(kind, NewType):
        return from_plain(kind.__supertype__, plain)
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return None if plain is None else from_plain(_not_none(kind), plain)
    if origin is tuple:
        return _tuple(get_args(kind), plain)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(kind), plain)
    return _scalar(kind, plain)


@cache
def field_types(kind: type) -> Mapping[str, Any]:
    """Return the resolved type of every field of a dataclass, by name, in order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _not_none(kind: Any) -> Any:  # noqa: ANN401 - an annotation
    (inner,) = (arg for arg in get_args(kind) if arg is not type(None))
    return inner


def _tuple(kinds: tuple[Any, ...], plain: Plain) -> tuple[Any, ...]:
    items = _expect(list, plain)
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return tuple(from_plain(kinds[0], item) for item in items)
    return tuple(from_plain(kind, item) for kind, item in zip(kinds, items, strict=True))


def _mapping(kinds: tuple[Any, ...], plain: Plain) -> dict[Any, Any]:
    key_kind, value_kind = kinds
    pairs = _expect(dict, plain)
    if key_kind is int:
        return {int(key): from_plain(value_kind, item) for key, item in pairs.items()}
    return {from_plain(key_kind, key): from_plain(value_kind, item) for key, item in pairs.items()}


def _scalar(kind: Any, plain: Plain) -> Any:  # noqa: ANN401 - the annotation decides the type
    if kind is float:
        if isinstance(plain, bool):
            raise TypeError
        return float(_expect((int, float), plain))
    if kind is int and isinstance(plain, bool):
        raise TypeError
    if kind in {str, int, bool}:
        return _expect(kind, plain)
    if kind is Period:
        return parse_period(_expect(str, plain))
    if kind in {date, datetime}:
        return kind.fromisoformat(_expect(str, plain))
    if kind is bytes:
        return base64.b64decode(_expect(str, plain), validate=True)
    if kind is Samples:
        return Samples.of({int(key): number for key, number in _expect(dict, plain).items()})
    if issubclass(kind, Enum):
        return kind(plain)
    given = _expect(dict, plain)
    return kind(**{name: from_plain(field_types(kind)[name], item) for name, item in given.items()})


def _expect(kind: Any, plain: Plain) -> Any:  # noqa: ANN401 - checked here
    if not isinstance(plain, kind):
        raise TypeError
    return plain
