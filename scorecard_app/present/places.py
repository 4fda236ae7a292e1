"""Everything of a scorecard that one can go to by its name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scorecard_app.document.naming import short_title
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.texts import N_, _

_KINDS: Mapping[str, str] = {
    "objectives": N_("Objective"),
    "measures": N_("Measure"),
    "perspectives": N_("Perspective"),
    "links": N_("Link"),
    "maps": N_("Map"),
    "people": N_("Person"),
    "themes": N_("Theme"),
}
"""What can be gone to, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something with a name: its table and id, what it is called and what it is."""

    table: str
    entity_id: EntityId
    name: str
    kind: str


def places(card: Scorecard) -> Iterator[Place]:
    """Yield whatever has a name, objectives by number, the rest by name."""
    for table, kind in _KINDS.items():
        named = [(short_title(card, entity), entity) for entity in _sorted(card, table)]
        for name, entity in named:
            if name.strip():
                yield Place(table, entity.id, name, _(kind))


def _sorted(card: Scorecard, table: str) -> Iterable[Entity]:
    if table == "objectives":
        return sorted(card.objectives.values(), key=lambda each: (each.number, each.id))
    return sorted(card.table(table).values(), key=lambda each: short_title(card, each).casefold())
