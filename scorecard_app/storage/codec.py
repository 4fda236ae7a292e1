"""The one codec between domain values and SQL rows, derived from the fields of the dataclasses.

Scalars are columns, composite fields are canonical JSON, samples are two packed columns. Whole
columns are converted at a time, so that ten thousand rows cost no reflection.
"""

import json
import math
import operator
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import Any, NewType, Union, get_args, get_origin

from scorecard_app.domain.periods import Period, parse_period
from scorecard_app.domain.plain import field_types, from_plain, to_plain
from scorecard_app.domain.samples import Samples
from scorecard_app.storage.packing import pack_numbers, pack_ordinals, unpack_samples

Value = None | int | float | str | bytes
"""What a cell of SQLite holds."""

Cells = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as SQL sees it."""

    name: str
    sql_type: str
    is_optional: bool

    @property
    def declaration(self) -> str:
        """Return the column's line in CREATE TABLE."""
        return f'"{self.name}" {self.sql_type}' + ("" if self.is_optional else " NOT NULL")


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a dataclass: its columns, and how whole columns are converted."""

    columns: tuple[Column, ...]
    encode: Callable[[Cells], tuple[Cells, ...]]
    decode: Callable[..., Cells]


class RowCodec:
    """Turns values of one frozen dataclass into rows and back."""

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - a dataclass
        self._kind = kind
        self._fields = tuple(_field(name, hint) for name, hint in field_types(kind).items())
        self._values_of = operator.attrgetter(*field_types(kind))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Return all columns in order."""
        return tuple(column for field in self._fields for column in field.columns)

    def rows(self, entities: Iterable[object]) -> Iterator[tuple[Value, ...]]:
        """Yield one row for each entity, in order."""
        by_field = zip(*map(self._values_of, entities), strict=True)
        cells = [
            column
            for field, values in zip(self._fields, by_field, strict=False)
            for column in field.encode(values)
        ]
        return zip(*cells, strict=True)

    def default(self, column: str) -> Value:
        """Return the cell that says of a field what it says where nobody said anything."""
        field = self._kind.__dataclass_fields__[column]
        value = field.default if field.default is not MISSING else field.default_factory()
        place = list(self._kind.__dataclass_fields__).index(column)
        cell: Value
        ((cell,),) = self._fields[place].encode([value])
        return cell

    def entities(self, columns: Mapping[str, Cells]) -> Iterator[Any]:
        """Yield the entity of each row; `columns` holds the cells by the name of their column.

        Raises ValueError, KeyError, TypeError or UserError where a cell does not fit its field.
        """
        values = [
            field.decode(*(columns[column.name] for column in field.columns))
            for field in self._fields
        ]
        return map(self._kind, *values)


def canonical_json(value: object) -> str:
    """Return the one JSON text of a domain value."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def _field(name: str, hint: Any) -> _Field:  # noqa: ANN401 - an annotation
    kind, is_optional = _bare(hint)
    if kind is Samples:
        return _Field(
            (
                Column(f"{name}_ordinals", "BLOB", is_optional=False),
                Column(f"{name}_numbers", "BLOB", is_optional=False),
            ),
            lambda values: (
                [pack_ordinals(each) for each in values],
                [pack_numbers(each) for each in values],
            ),
            lambda ordinals, numbers: list(map(unpack_samples, ordinals, numbers)),
        )
    sql_type, to_sql, from_sql = _scalar(kind)
    return _Field(
        (Column(name, sql_type, is_optional),),
        lambda values: (_mapped(to_sql, values),),
        lambda cells: _mapped(from_sql, _checked(cells, sql_type, is_optional=is_optional)),
    )


def _bare(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401 - an annotation
    """Strip NewType and `| None` from an annotation; the flag says whether None may stand."""
    is_optional = get_origin(hint) in {Union, types.UnionType}
    if is_optional:
        (hint,) = (arg for arg in get_args(hint) if arg is not types.NoneType)
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    return hint, is_optional


_Convert = Callable[[Any], Any] | None
_SIMPLE: Mapping[type, tuple[str, _Convert, _Convert]] = {
    str: ("TEXT", None, None),
    bool: ("INTEGER", int, {0: False, 1: True}.__getitem__),
    int: ("INTEGER", None, None),
    bytes: ("BLOB", None, None),
    Period: ("TEXT", str, parse_period),
    date: ("TEXT", date.isoformat, date.fromisoformat),
    datetime: ("TEXT", datetime.isoformat, datetime.fromisoformat),
}


def _scalar(kind: Any) -> tuple[str, _Convert, _Convert]:  # noqa: ANN401 - an annotation
    """Return the SQL type of a field and the conversions of one cell (None: as it is)."""
    if kind is float:
        return "REAL", None, _finite
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return "TEXT", operator.attrgetter("_value_"), members.__getitem__
    return "TEXT", _remembering(canonical_json), _remembering(lambda text: _from_json(kind, text))


_PYTHON_TYPES = {"TEXT": str, "REAL": float, "INTEGER": int, "BLOB": bytes}


def _checked(cells: Cells, sql_type: str, *, is_optional: bool) -> Cells:
    """Refuse cells of another type: SQLite stores anything anywhere."""
    allowed = {_PYTHON_TYPES[sql_type], *([types.NoneType] if is_optional else [])}
    if not allowed.issuperset(map(type, cells)):
        raise TypeError
    return cells


def _mapped(convert: _Convert, cells: Cells) -> Cells:
    """Convert all cells but the missing ones."""
    if convert is None:
        return cells
    if None in cells:
        return [None if cell is None else convert(cell) for cell in cells]
    return list(map(convert, cells))


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError
    return number


def _remembering(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Remember the last few answers: a column repeats the same units and empty lists."""
    known: dict[object, Any] = {}

    def remembered(cell: Any) -> Any:  # noqa: ANN401 - whatever the conversion takes
        try:
            return known[cell]
        except TypeError:  # a mapping, or what holds one, cannot be looked up
            return convert(cell) if cell else "{}"
        except KeyError:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[cell] = convert(cell)
            return known[cell]

    return remembered


_REMEMBERED = 64


def _from_json(kind: Any, text: str) -> Any:  # noqa: ANN401 - an annotation
    plain = json.loads(text, parse_float=_finite_float, parse_constant=_finite_float)
    return from_plain(kind, plain)


def _finite_float(text: str) -> float:
    """Read a number of JSON; Python's own reader lets NaN, Infinity and 1e999 through."""
    return _finite(float(text))
