"""Find what an edit is about, or say that it is gone."""

from collections.abc import Mapping
from typing import TypeVar

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_K = TypeVar("_K", bound=str)
_E = TypeVar("_E")


def found(table: Mapping[_K, _E], key: _K) -> _E:
    """Return the entity with this id; UserError where it is no longer there."""
    entity = table.get(key)
    if entity is None:
        raise UserError(_gone())
    return entity


def entity_with(card: Scorecard, entity_id: EntityId) -> Entity:
    """Return the entity with this id from whichever table; UserError where it is gone."""
    for name in TABLES:
        entity = card.table(name).get(entity_id)
        if entity is not None:
            return entity
    raise UserError(_gone())


def _gone() -> str:
    return _("This is no longer in the scorecard: it was deleted in the meantime.")
