"""What belongs together stays together: references, parents and numbers of a merged scorecard."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard_app.document.merge.conflict import ABSENT, RECORD, Conflict
from scorecard_app.document.references import references
from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard

if TYPE_CHECKING:
    from scorecard_app.domain.settings import Settings

Sides = tuple[Scorecard, Scorecard, Scorecard]
"""The base, mine and theirs."""


def with_parents(card: Scorecard, sides: Sides) -> tuple[Scorecard, list[Conflict]]:
    """Put back what a kept record needs and one side deleted, and report each."""
    conflicts: list[Conflict] = []
    waiting: list[Entity | Settings] = [card.settings, *_everything(card)]
    while waiting:
        record = waiting.pop()
        for reference in references(record):
            tables = TABLES if reference.table is None else (reference.table,)
            if any(reference.entity_id in card.table(name) for name in tables):
                continue
            for name in tables:
                kept = _kept(sides, name, reference.entity_id)
                if kept is not None:
                    card = card.put(kept)
                    waiting.append(kept)
                    conflicts.append(_deleted(sides, name, kept))
                    break
    return card, conflicts


def without_circles(card: Scorecard, sides: Sides) -> tuple[Scorecard, list[Conflict]]:
    """Give objectives that came to stand below themselves the parents that the base gave them."""
    conflicts: list[Conflict] = []
    base, mine, theirs = sides
    for key in sorted(_in_circles(card)):
        before = base.objectives.get(key)
        parent = before.parent_id if before is not None else None
        if card.objectives[key].parent_id != parent:
            card = card.put(replace(card.objectives[key], parent_id=parent))
            was, ours, others = (_parent(side, key) for side in (base, mine, theirs))
            conflicts.append(
                Conflict("objectives", key, "parent_id", None, was, ours, others, parent)
            )
    return card, conflicts


def numbered(card: Scorecard, base: Scorecard) -> Scorecard:
    """Give new cards numbers of their own: of two with one number, the lesser id keeps it."""
    last = max([card.settings.last_number, *(each.number for each in card.objectives.values())])
    taken = {each.number for key, each in card.objectives.items() if key in base.objectives}
    changed = []
    for key in sorted(card.objectives.keys() - base.objectives.keys()):
        objective = card.objectives[key]
        if objective.number in taken:
            last += 1
            changed.append(replace(objective, number=last))
        taken.add(objective.number)
    return card.put(*changed).with_settings(last_number=last) if changed else card


def _everything(card: Scorecard) -> Iterator[Entity]:
    for name in TABLES:
        yield from card.table(name).values()


def _kept(sides: Sides, table: str, key: EntityId) -> Entity | None:
    """Return a record that one side deleted as the other side has it."""
    _base, mine, theirs = sides
    return mine.table(table).get(key) or theirs.table(table).get(key)


def _deleted(sides: Sides, table: str, kept: Entity) -> Conflict:
    base, mine, theirs = (side.table(table).get(kept.id, ABSENT) for side in sides)
    return Conflict(table, kept.id, RECORD, None, base, mine, theirs, kept)


def _parent(side: Scorecard, key: ObjectiveId) -> object:
    objective = side.objectives.get(key)
    return ABSENT if objective is None else objective.parent_id


def _in_circles(card: Scorecard) -> set[ObjectiveId]:
    found: set[ObjectiveId] = set()
    for start in card.objectives:
        path: list[ObjectiveId] = []
        here: ObjectiveId | None = start
        while here is not None and here in card.objectives and here not in path:
            path.append(here)
            here = card.objectives[here].parent_id
        if here == start:
            found.add(start)
    return found
