"""The names by which people see entities, and the entities behind a name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard

JOINED = "; "
"""Stands between the names in one cell."""


class Names:
    """Look-ups from id to name and from name to ids, over one scorecard."""

    def __init__(self, card: Scorecard) -> None:
        self._card = card

    def label(self, entity_id: EntityId | None) -> str:
        """Return the name of an entity; empty where it has none or is not there."""
        return self._labels.get(entity_id, "") if entity_id else ""

    def labels(self, entity_ids: Iterable[EntityId]) -> str:
        """Return the names of several entities, as they stand in one cell."""
        return JOINED.join(self.label(each) for each in entity_ids)

    def ids(self, table: str | None, label: str) -> tuple[EntityId, ...]:
        """Return the ids behind a name, in one table or (None) in all."""
        return tuple(self._ids.get((table, label), ()))

    @cached_property
    def _labels(self) -> Mapping[EntityId, str]:
        return {
            key: self._label(entity)
            for table in TABLES
            for key, entity in self._card.table(table).items()
        }

    @cached_property
    def _ids(self) -> Mapping[tuple[str | None, str], list[EntityId]]:
        found: dict[tuple[str | None, str], list[EntityId]] = defaultdict(list)
        for table in TABLES:
            for key in self._card.table(table):
                found[table, self._labels[key]].append(key)
                if table != "attachments":
                    found[None, self._labels[key]].append(key)
        return found

    def _label(self, entity: Entity) -> str:
        """Return the name of an entity; an attachment is called after its measure."""
        if isinstance(entity, Attachment):
            measure = self._card.measures.get(entity.measure_id)
            return measure.name if measure else ""
        return getattr(entity, "name", "") or getattr(entity, "text", "")
