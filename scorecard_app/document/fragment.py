"""Copy and paste: a part of a scorecard, by itself a small scorecard, put into this or another."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.objectives import next_number
from scorecard_app.document.references import cleared, references, renamed
from scorecard_app.domain.ids import EntityId, MapId, MintId, NoteId, ObjectiveId, PerspectiveId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.plain import from_plain, to_plain
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_STEP = 24.0
"""How far a copy stands from what it was copied from, across and down."""

_AROUND = frozenset({"perspectives", "people", "themes", "tags", "custom_fields"})
"""What copies share with what was copied, where it is there."""


class CopiedMeasures(Enum):
    """What becomes of the measures of a copied card."""

    SHARED = "shared"
    COPIED = "copied"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a fragment goes: onto which map, which perspective takes what has none here.

    `copies` gives the ids of objectives that are known before, and `step` says how far across and
    down a copy stands from what it was copied from.
    """

    map_id: MapId
    perspective_id: PerspectiveId
    measures: CopiedMeasures = CopiedMeasures.SHARED
    copies: Mapping[ObjectiveId, ObjectiveId] = field(default_factory=dict)
    step: float = _STEP


def fragment_of(
    card: Scorecard,
    ids: Collection[ObjectiveId],
    map_id: MapId,
    note_ids: Collection[NoteId] = (),
) -> Scorecard:
    """Return these objectives by themselves: links among them, measures, places on one map.

    Notes that stand freely on the map come along where they are named.
    """
    relations = Relations(card)
    attachments = [item for each in ids for item in relations.attachments_of(each)]
    measures = {each.measure_id for each in attachments}
    parts: list[Entity] = [card.objectives[each] for each in ids]
    parts += [card.notes[each] for each in note_ids]
    parts += [each for each in card.links.values() if {each.from_id, each.to_id} <= {*ids}]
    parts += [
        each
        for each in card.placements.values()
        if each.map_id == map_id and each.item_id in {*ids, *note_ids}
    ]
    parts += [*attachments, *(card.measures[each] for each in measures)]
    parts += [each for each in card.series.values() if each.measure_id in measures]
    parts += [each for each in card.rules.values() if each.measure_id in measures]
    return Scorecard().put(card.maps[map_id], *parts, *_around(card, parts))


def with_fragment(
    card: Scorecard, *, fragment: Scorecard, target: Target, mint: MintId
) -> Scorecard:
    """Put a fragment in under fresh ids and numbers; its cards stand a step beside the originals.

    Perspectives, people and the like are those of the scorecard: the same, else of the same name.
    Measures are shared where they are there, copied with their values, or left out.
    """
    names = _names(card, fragment, target, mint)
    here = {each.id for each in _entities(card)}
    kept = set(names) | here
    fresh: list[Entity] = []
    for entity in _entities(fragment):
        if entity.id not in names or names[entity.id] in card.perspectives:
            continue
        absent = {each.entity_id for each in references(entity)} - kept
        rest = cleared(entity, absent) if absent else entity
        if rest is not None:
            fresh.append(renamed(_unsourced(rest) if entity.id in here else rest, names))
    return _settled(card, fresh, target)


def _unsourced(entity: Entity) -> Entity:
    """Forget from what of a template an original came: its copy did not."""
    original: Any = entity
    return replace(original, source_id="") if hasattr(entity, "source_id") else entity


def packed(fragment: Scorecard) -> bytes:
    """Write a fragment for the clipboard."""
    plain = {
        name: [to_plain(each) for each in fragment.table(name).values()]
        for name in TABLES
        if fragment.table(name)
    }
    return json.dumps(plain, ensure_ascii=False).encode()


def unpacked(written: bytes) -> Scorecard:
    """Read what `packed` wrote; UserError where it is something else."""
    try:
        plain = json.loads(written)
        entities = [from_plain(TABLES[name], each) for name, rows in plain.items() for each in rows]
    except (ValueError, KeyError, TypeError, AttributeError, UserError) as error:
        raise UserError(_("What was copied cannot be read as cards.")) from error
    return Scorecard().put(*entities)


def _around(card: Scorecard, parts: Collection[Entity]) -> Iterator[Entity]:
    """Yield what the parts refer to and share: perspectives, people, themes."""
    ids = {each.entity_id for part in parts for each in references(part)}
    for name in sorted(_AROUND):
        yield from (card.table(name)[each] for each in sorted(ids & card.table(name).keys()))


def _entities(card: Scorecard) -> Iterator[Entity]:
    return (entity for name in TABLES for entity in card.table(name).values())


def _names(
    card: Scorecard, fragment: Scorecard, target: Target, mint: MintId
) -> dict[EntityId, EntityId]:
    """Return the id here of whatever comes along."""
    names: dict[EntityId, EntityId] = dict.fromkeys(fragment.maps, target.map_id)
    names.update(target.copies.items())
    for lane in fragment.perspectives.values():
        names[lane.id] = _lane_like(card, lane, target.perspective_id)
    left_out: set[EntityId] = set()
    if target.measures is CopiedMeasures.NONE:
        left_out = {*fragment.measures, *fragment.attachments}
    elif target.measures is CopiedMeasures.SHARED:
        left_out = {each for each in fragment.measures if each in card.measures}
    idle: set[EntityId] = {
        *(each.id for each in fragment.series.values() if each.measure_id in left_out),
        *(each.id for each in fragment.rules.values() if each.measure_id in left_out),
    }
    for entity in _entities(fragment):
        is_shared = entity.id in left_out or entity.id in idle or _is_around(card, entity)
        if entity.id not in names and not is_shared:
            names[entity.id] = mint()
    return names


def _is_around(card: Scorecard, entity: Entity) -> bool:
    """Say whether a person, a theme or a tag is here already."""
    return any(entity.id in card.table(name) for name in _AROUND)


def _lane_like(card: Scorecard, lane: Perspective, usual: PerspectiveId) -> PerspectiveId:
    if lane.id in card.perspectives:
        return lane.id
    named = (each.id for each in card.perspectives.values() if each.name == lane.name)
    return next(named, found(card.perspectives, usual).id)


def _settled(card: Scorecard, fresh: Collection[Entity], target: Target) -> Scorecard:
    """Put what is fresh, with the next numbers, its cards a step beside the originals."""
    number = next_number(card)
    last = max((each.position for each in card.objectives.values()), default=0.0) // 1
    put: list[Entity] = []
    objectives = sorted(
        (each for each in fresh if isinstance(each, Objective)), key=lambda each: each.number
    )
    for at, objective in enumerate(objectives):
        perspective_id = objective.perspective_id or target.perspective_id
        put.append(
            replace(
                objective,
                number=number + at,
                perspective_id=perspective_id,
                position=float(last + 1 + at),
            )
        )
    for each in fresh:
        if isinstance(each, Placement):
            x, y = each.x + target.step, each.y + target.step
            put.append(replace(each, x=x, y=y, is_pinned=False))
        elif not isinstance(each, Objective | Perspective) and each.id not in card.maps:
            put.append(each)
    return card.put(*put).with_settings(last_number=number + len(objectives) - 1)
