"""Fit a value to the annotated type of a field; what does not fit is a bug of the caller."""

import types
from collections.abc import Mapping
from typing import Any, NewType, Union, get_args, get_origin

from scorecard_app.domain.plain import field_types


def fitted(kind: Any, value: Any) -> Any:  # noqa: ANN401 - the annotation decides the type
    """Return the value where it is of this type, a whole number as a float where one is due.

    Raises TypeError where it is not: widgets and readers turn what users type into values first.
    """
    if isinstance(kind, NewType):
        return fitted(kind.__supertype__, value)
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        if value is None:
            return None
        (kind,) = (each for each in get_args(kind) if each is not types.NoneType)
        return fitted(kind, value)
    if origin is tuple:
        _expect(value, tuple)
        return tuple(fitted(get_args(kind)[0], item) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return _fitted_mapping(get_args(kind), value)
    return _fitted_scalar(kind, value)


def fitted_fields(kind: type, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return values for fields of a dataclass, each fitted to its field; errors as of `fitted`."""
    types_of = field_types(kind)
    return {name: fitted(types_of[name], value) for name, value in changes.items()}


def _fitted_mapping(kinds: tuple[Any, ...], value: Any) -> dict[Any, Any]:  # noqa: ANN401 - see above
    _expect(value, Mapping)
    return {fitted(kinds[0], key): fitted(kinds[1], item) for key, item in value.items()}


def _fitted_scalar(kind: Any, value: Any) -> Any:  # noqa: ANN401 - see above
    if kind is float:
        _expect(value, int, float)
        return float(value)
    _expect(value, kind)
    return value


def _expect(value: object, *kinds: type) -> None:
    is_bool_for_number = isinstance(value, bool) and bool not in kinds
    if is_bool_for_number or not isinstance(value, kinds):
        message = f"{type(value).__name__} where {kinds[0].__name__} is due"
        raise TypeError(message)
