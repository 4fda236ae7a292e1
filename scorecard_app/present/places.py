"""Everything of a scorecard that one can go to by its name."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scorecard_app.document.naming import short_title
from scorecard_app.domain.ids import EntityId, LinkId, MapId, NoteId
from scorecard_app.domain.relations import Relations
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
    "tags": N_("Tag"),
    "notes": N_("Note"),
    "levers": N_("Lever"),
    "initiatives": N_("Initiative"),
    "value_streams": N_("Value stream"),
}
"""What can be gone to, in the order in which it is offered."""


INVESTED = ("levers", "initiatives", "value_streams")
"""What stands on the page of what is invested."""

_GROUPS = frozenset({"people", "themes", "tags"})
"""What stands nowhere itself, but has objectives."""


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


def shown_for(relations: Relations, table: str, entity_id: EntityId) -> tuple[EntityId, ...]:
    """Return what to show for a place: it, or the objectives that are of a person, theme or tag.

    A note stands on a map by itself, or is about something.
    """
    card = relations.card
    if table == "notes":
        note = card.notes.get(NoteId(entity_id))
        return (note.subject_id,) if note and note.subject_id else (entity_id,)
    if table not in _GROUPS:
        return (entity_id,)
    return tuple(
        each.id
        for each in sorted(card.objectives.values(), key=lambda each: each.number)
        if entity_id in (each.owner_id, *each.theme_ids, *each.tag_ids)
    )


def map_to_show(relations: Relations, ids: Collection[EntityId], now: MapId | None) -> MapId | None:
    """Return a map on which something of these stands: the one shown now, if it does there."""
    links = relations.card.links
    ends = {each.from_id for key in ids if (each := links.get(LinkId(key)))}
    on = {
        each.map_id for each in relations.card.placements.values() if each.item_id in {*ids, *ends}
    }
    if now in on or not on:
        return now
    return next(each.id for each in relations.maps if each.id in on)


def _sorted(card: Scorecard, table: str) -> Iterable[Entity]:
    if table == "objectives":
        return sorted(card.objectives.values(), key=lambda each: (each.number, each.id))
    return sorted(card.table(table).values(), key=lambda each: short_title(card, each).casefold())
