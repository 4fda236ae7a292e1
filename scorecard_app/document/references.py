"""Which fields refer to other entities, read off the types of the domain's dataclasses."""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Final, NewType, TypeVar, Union, cast, get_args, get_origin

from scorecard_app.domain.ids import CustomFieldId, EntityId, MeasureId
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings

_R = TypeVar("_R", bound=Entity | Settings)

_AnyId = NewType("_AnyId", str)
_KINDS: Mapping[str, Any] = TABLES
_TABLE_OF_ID: Mapping[Any, str | None] = {
    _AnyId: None,
    **{field_types(kind)["id"]: name for name, kind in _KINDS.items()},
}
_MEANT: Mapping[str, Any] = {
    "subject_id": _AnyId,
    "item_id": _AnyId,
    "subject_ids": tuple[_AnyId, ...],
    "custom": Mapping[CustomFieldId, str],
}
"""Fields declared as plain texts because they name entities of several kinds."""

_UNIONS = frozenset({Union, types.UnionType})
_GONE: Final = object()

_Finder = Callable[[Any], Iterable[tuple[str | None, EntityId]]]


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that a record holds: in which field, and in which table it must be (None: any)."""

    field: str
    table: str | None
    entity_id: EntityId

    def is_in(self, card: Scorecard) -> bool:
        """Say whether a scorecard holds what is referred to."""
        tables = TABLES if self.table is None else (self.table,)
        return any(self.entity_id in card.table(name) for name in tables)


def references(record: Entity | Settings) -> Iterator[Reference]:
    """Yield every id by which a record refers to another entity."""
    kind: Any = type(record)
    for name, find in finders(kind):
        for table, entity_id in find(getattr(record, name)):
            yield Reference(name, table, entity_id)


def cleared(record: _R, gone: AbstractSet[EntityId]) -> _R | None:
    """Return the record without references to what is gone; None if it cannot stand without.

    Optional references become empty, lists lose their entries, and a record with a reference
    that it needs goes too. The same object comes back where nothing refers to what is gone.
    """
    if not _mentions(record, gone):
        return record
    rest: Any = _clear_record(record, gone)
    return None if rest is _GONE else rest


def renamed(record: _R, names: Mapping[EntityId, EntityId]) -> _R:
    """Return the record under a new id, and with new ids where it refers to others.

    What is not among the names, the old ids to the new, stays as it is.
    """
    renamed_record: Any = _rename_record(record, names)
    if isinstance(record, Settings):
        return cast("_R", renamed_record)
    return cast("_R", replace(renamed_record, id=names.get(record.id, record.id)))


@cache
def finders(kind: type) -> tuple[tuple[str, _Finder], ...]:
    """Return, for each field of a dataclass that can hold references, what finds them."""
    found = ((name, _finder(meant)) for name, meant in _meanings(kind).items())
    return tuple((name, find) for name, find in found if find is not None)


@cache
def _meanings(kind: type) -> Mapping[str, Any]:
    """Return the type of every field but the id, with references where texts stand for them."""
    meanings = {
        name: _MEANT.get(name, annotation)
        for name, annotation in field_types(kind).items()
        if name != "id"
    }
    if kind is Lock:
        # Without its measure a lock would hold for all of them, so it needs it to stand.
        meanings["measure_id"] = MeasureId
    return meanings


@cache
def _finder(meant: Any) -> _Finder | None:  # noqa: ANN401 - an annotation
    if meant in _TABLE_OF_ID:
        table = _TABLE_OF_ID[meant]
        return lambda value: ((table, value),) if value else ()
    origin = get_origin(meant)
    if origin in _UNIONS:
        optional = _finder(_not_none(meant))
        return optional and (lambda value: () if value is None else optional(value))
    if origin is tuple:
        inner = _finder(get_args(meant)[0])
        return inner and (
            lambda items: [found for item in items for found in inner(item)] if items else ()
        )
    if origin is Mapping:
        return _mapping_finder(*get_args(meant))
    if isinstance(meant, type) and is_dataclass(meant) and finders(meant):
        return _nested
    return None


def _mentions(record: Entity | Settings, gone: AbstractSet[EntityId]) -> bool:
    kind: Any = type(record)
    for name, find in finders(kind):
        for _table, entity_id in find(getattr(record, name)):
            if entity_id in gone:
                return True
    return False


def _mapping_finder(key_meant: Any, item_meant: Any) -> _Finder | None:  # noqa: ANN401 - annotations
    of_key, of_item = _finder(key_meant), _finder(item_meant)
    if of_key is not None:
        return lambda pairs: [found for key in pairs for found in of_key(key)] if pairs else ()
    if of_item is not None:
        return lambda pairs: [found for item in pairs.values() for found in of_item(item)]
    return None


def _nested(value: Any) -> Iterator[tuple[str | None, EntityId]]:  # noqa: ANN401 - any dataclass
    kind: Any = type(value)
    for name, find in finders(kind):
        yield from find(getattr(value, name))


def _clear(meant: Any, value: Any, gone: AbstractSet[EntityId]) -> Any:  # noqa: ANN401 - any field
    """Return a field's value without what is gone, or _GONE where nothing is left of it."""
    if value is None or _finder(meant) is None:
        return value
    if meant in _TABLE_OF_ID:
        return _GONE if value in gone else value
    origin = get_origin(meant)
    if origin in _UNIONS:
        inner = _clear(_not_none(meant), value, gone)
        return None if inner is _GONE else inner
    if origin is tuple:
        items = (_clear(get_args(meant)[0], item, gone) for item in value)
        return tuple(item for item in items if item is not _GONE)
    if origin is Mapping:
        item_meant = get_args(meant)[1]
        pairs = {key: _clear(item_meant, item, gone) for key, item in value.items()}
        return {key: item for key, item in pairs.items() if key not in gone and item is not _GONE}
    return _clear_record(value, gone)


def _clear_record(record: Any, gone: AbstractSet[EntityId]) -> Any:  # noqa: ANN401 - any dataclass
    kind: Any = type(record)
    meanings = _meanings(kind)
    changes: dict[str, Any] = {}
    for field in fields(record):
        if field.name not in meanings:
            continue
        rest = _clear(meanings[field.name], getattr(record, field.name), gone)
        if rest is _GONE and field.default != "":
            return _GONE
        changes[field.name] = "" if rest is _GONE else rest
    return replace(record, **changes)


def _rename(meant: Any, value: Any, names: Mapping[EntityId, EntityId]) -> Any:  # noqa: ANN401 - any field
    """Return a field's value with new ids for the old ones."""
    if value is None or _finder(meant) is None:
        return value
    if meant in _TABLE_OF_ID:
        return names.get(value, value)
    origin = get_origin(meant)
    if origin in _UNIONS:
        return _rename(_not_none(meant), value, names)
    if origin is tuple:
        return tuple(_rename(get_args(meant)[0], item, names) for item in value)
    if origin is Mapping:
        key_meant, item_meant = get_args(meant)
        return {
            _rename(key_meant, key, names): _rename(item_meant, item, names)
            for key, item in value.items()
        }
    return _rename_record(value, names)


def _rename_record(record: Any, names: Mapping[EntityId, EntityId]) -> Any:  # noqa: ANN401 - any dataclass
    kind: Any = type(record)
    meanings = _meanings(kind)
    changes = {
        name: _rename(meant, getattr(record, name), names) for name, meant in meanings.items()
    }
    return replace(record, **changes)


def _not_none(meant: Any) -> Any:  # noqa: ANN401 - an annotation
    (inner,) = (each for each in get_args(meant) if each is not types.NoneType)
    return inner
