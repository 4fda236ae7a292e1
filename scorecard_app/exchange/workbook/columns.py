"""Which columns each table of the workbook has, read off the types of the domain."""

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Final, NewType, Union, get_args, get_origin

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.measures import Unit
from scorecard_app.domain.periods import Period
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.scorecard import TABLES
from scorecard_app.domain.settings import MissingData, Settings


class Shape(Enum):
    """How the value of a column stands in its cells."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    PERCENT = "percent"
    IN_UNIT = "number in the unit of the row's measure"
    YES_NO = "yes or no"
    WORD = "word from a list"
    DAY = "day"
    MOMENT = "moment"
    PERIOD = "period"
    NAME = "name of another row"
    NAMES = "names of other rows"
    CODE = "JSON"
    ID = "id"
    IDS = "ids"


NUMERIC: Final = frozenset({Shape.WHOLE, Shape.NUMBER, Shape.PERCENT, Shape.IN_UNIT})
"""The shapes that stand as numbers in their cells."""

HIDDEN: Final = frozenset({Shape.ID, Shape.IDS})
"""The shapes that people never see."""

REQUIRED: Final = object()
"""Stands for the default of a field that has none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the path of its value in an entity, its shape and the type of the value.

    `table` is where a name or id must be found (None: anywhere); `default` is what an empty cell
    means, REQUIRED where it means nothing. `whole` is the type of the composite field that the
    column is a part of, and `whole_default` that field's default.
    """

    path: tuple[str, ...]
    shape: Shape
    kind: Any
    default: Any = REQUIRED
    table: str | None = None
    whole: Any = None
    whole_default: Any = None

    @property
    def field(self) -> str:
        """Return the field of the entity to which the column belongs."""
        return self.path[0]

    @property
    def key(self) -> str:
        """Return the name under which `_meta` lists the column: "unit.kind", "owner_id#"."""
        return ".".join(self.path) + ("#" if self.shape in HIDDEN else "")


_ANY_ID = NewType("_ANY_ID", str)
_KINDS: Mapping[str, Any] = TABLES
_TABLE_OF_ID: Mapping[Any, str | None] = {
    _ANY_ID: None,
    **{field_types(kind)["id"]: name for name, kind in _KINDS.items()},
}
_MEANT: Mapping[str, Any] = {
    "subject_id": _ANY_ID,
    "item_id": _ANY_ID,
    "subject_ids": tuple[_ANY_ID, ...],
}
_SPLIT = frozenset({Unit, Magnitude, MissingData})
_PERCENTS = frozenset({"progress", "discount_rate"})
_IN_UNIT = frozenset({"baseline", "minimum", "maximum"})
_ELSEWHERE = frozenset({"samples", "remarks"})
_SHAPES: Mapping[Any, Shape] = {
    str: Shape.TEXT,
    int: Shape.WHOLE,
    float: Shape.NUMBER,
    bool: Shape.YES_NO,
    date: Shape.DAY,
    datetime: Shape.MOMENT,
    Period: Shape.PERIOD,
}
_UNIONS = frozenset({Union, types.UnionType})


def columns_of(table: str, parameters: Iterable[str] = ()) -> tuple[Column, ...]:
    """Return the columns of a table: what people read, then JSON, then what is hidden.

    `parameters` names the figures of scoring rules that get a column of their own.
    """
    found = list(_derived(_KINDS[table], table))
    if table == "rules":
        path = ("parameters", "", "number")
        found += [
            Column((path[0], name, path[2]), Shape.IN_UNIT, float, None) for name in parameters
        ]
    found += [_id_column(each) for each in found if each.shape in {Shape.NAME, Shape.NAMES}]
    rank = {Shape.CODE: 1, Shape.IDS: 2, Shape.ID: 2}
    return tuple(sorted(found, key=lambda each: rank.get(each.shape, 0)))


def settings_columns() -> tuple[Column, ...]:
    """Return the settings as columns, though they stand one below the other; bands apart."""
    kind: Any = Settings
    found = [each for each in _derived(kind, SETTINGS) if each.field != "bands"]
    return (*found, *(_id_column(each) for each in found if each.shape is Shape.NAME))


def value_at(record: object, path: Iterable[str]) -> Any:  # noqa: ANN401 - any field
    """Follow a path into an entity; None where something on the way is missing."""
    value: Any = record
    for name in path:
        if value is None:
            return None
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name)
    return value


@cache
def default_of(kind: type, name: str) -> Any:  # noqa: ANN401 - any field
    """Return the default of a dataclass's field, or REQUIRED."""
    (field,) = (each for each in fields(kind) if each.name == name)
    if field.default_factory is not MISSING:
        return field.default_factory()
    return REQUIRED if field.default is MISSING else field.default


@cache
def _derived(kind: Any, table: str) -> tuple[Column, ...]:  # noqa: ANN401 - a dataclass of ours
    return tuple(_columns(kind, table))


def _columns(kind: type, table: str) -> Iterator[Column]:
    for name, annotation in field_types(kind).items():
        if name == "id":
            yield Column(("id",), Shape.ID, str, "")
        elif name not in _ELSEWHERE:
            yield from _of_field(kind, name, _MEANT.get(name, annotation), table)


def _of_field(kind: type, name: str, meant: Any, table: str) -> Iterator[Column]:  # noqa: ANN401 - an annotation
    default = default_of(kind, name)
    inner = _not_none(meant)
    if inner in _SPLIT:
        for part, part_kind in field_types(inner).items():
            kind_of_part = _not_none(part_kind)
            yield Column(
                (name, part),
                _shape(part, kind_of_part, table),
                kind_of_part,
                default_of(inner, part),
                whole=inner,
                whole_default=default,
            )
    elif inner in _TABLE_OF_ID:
        if inner is _ANY_ID:
            default = ""  # declared as texts, they may be about nothing
        yield Column((name,), Shape.NAME, inner, default, _TABLE_OF_ID[inner])
    elif get_origin(inner) is tuple and get_args(inner)[0] in _TABLE_OF_ID:
        item = get_args(inner)[0]
        yield Column((name,), Shape.NAMES, meant, default, _TABLE_OF_ID[item])
    else:
        yield Column((name,), _shape(name, inner, table), inner, default)


def _shape(name: str, kind: Any, table: str) -> Shape:  # noqa: ANN401 - an annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Shape.WORD
    if kind is float and name in _PERCENTS:
        return Shape.PERCENT
    if table == "measures" and name in _IN_UNIT:
        return Shape.IN_UNIT
    return _SHAPES.get(kind, Shape.CODE)


def _id_column(column: Column) -> Column:
    shape = Shape.ID if column.shape is Shape.NAME else Shape.IDS
    return Column(column.path, shape, column.kind, column.default, column.table)


def _not_none(meant: Any) -> Any:  # noqa: ANN401 - an annotation
    if get_origin(meant) not in _UNIONS:
        return meant
    (inner,) = (each for each in get_args(meant) if each is not types.NoneType)
    return inner
