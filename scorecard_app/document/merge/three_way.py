"""The door: two scorecards and the one that both grew out of become one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.merge.bonds import Sides, numbered, with_parents, without_circles
from scorecard_app.document.merge.conflict import ABSENT, RECORD, Conflict
from scorecard_app.document.merge.records import merged_record
from scorecard_app.document.merge.spots import Spotted
from scorecard_app.document.merge.twins import joined_twins
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class Merged:
    """The scorecard that both sides make together, and what they changed differently."""

    card: Scorecard
    conflicts: tuple[Conflict, ...]


def merge(base: Scorecard, mine: Scorecard, theirs: Scorecard) -> Merged:
    """Merge what two sides made of one scorecard, per field and per value of a period.

    A change on one side stands, and so does the same change on both; different changes are a
    conflict, and until it is decided the base stands. A deletion against an edit keeps the edit
    and is a conflict; what a kept record needs is kept. Swapping the sides swaps nothing but
    their names in the conflicts.
    """
    if theirs in (base, mine):
        return Merged(mine, ())
    if mine == base:
        return Merged(theirs, ())
    mine, theirs = joined_twins(base, mine, theirs)
    sides = base, mine, theirs
    settings, conflicts = _settings(sides)
    tables: dict[str, Any] = {}
    for name in TABLES:
        table, found = _table(name, sides)
        conflicts += found
        if table is not None:
            tables[name] = table
    card = replace(mine, settings=settings, **tables)
    for mended in (with_parents, without_circles):
        card, found = mended(card, sides)
        conflicts += found
    card = numbered(card, base)
    return Merged(card, _in_order(conflicts))


def settled(card: Scorecard, decided: Iterable[tuple[Spotted, Any]]) -> Scorecard:
    """Return the scorecard with a value of its own at each spot that was decided.

    ABSENT takes a value of a period away, or, where it is about a whole record, the record;
    what refers to that is the caller's care.
    """
    changed: dict[tuple[str, EntityId], Any] = {}
    for spot, value in decided:
        if spot.table == SETTINGS:
            card = card.with_settings(**{spot.field: value})
        else:
            changed[spot.table, spot.entity_id] = _settled(
                _record(card, changed, spot), spot, value
            )
    gone = [key for key, record in changed.items() if record is ABSENT]
    card = card.drop([card.table(name)[key] for name, key in gone if key in card.table(name)])
    return card.put(*(record for record in changed.values() if record is not ABSENT))


def _record(card: Scorecard, changed: Mapping[tuple[str, EntityId], Any], spot: Spotted) -> Any:  # noqa: ANN401 - a record or ABSENT
    key = spot.table, spot.entity_id
    return changed[key] if key in changed else card.table(spot.table).get(spot.entity_id, ABSENT)


def _settings(sides: Sides) -> tuple[Settings, list[Conflict]]:
    """Merge the settings; the last number given out is the highest of both sides."""
    last = max(side.settings.last_number for side in sides)
    base, mine, theirs = (replace(side.settings, last_number=last) for side in sides)
    merged, conflicts = merged_record(base, mine, theirs, table=SETTINGS, entity_id=SETTINGS)
    return (sides[1].settings if merged == sides[1].settings else merged), conflicts


def _table(name: str, sides: Sides) -> tuple[Mapping[EntityId, Entity] | None, list[Conflict]]:
    """Merge one table; None where it is mine as it stands."""
    base, mine, theirs = (side.table(name) for side in sides)
    if theirs is base or theirs is mine:
        return None, []
    if mine is base:
        return theirs, []
    rows: dict[EntityId, Entity] = {}
    conflicts: list[Conflict] = []
    for key in (*mine, *(each for each in theirs if each not in mine)):
        row, found = _row(name, key, (base.get(key), mine.get(key), theirs.get(key)))
        conflicts += found
        if row is not None:
            rows[key] = row
    return rows, conflicts


def _row(
    name: str, key: EntityId, values: tuple[Entity | None, Entity | None, Entity | None]
) -> tuple[Entity | None, list[Conflict]]:
    base, mine, theirs = values
    if mine is not None and theirs is not None:
        if mine is theirs:
            return mine, []
        return merged_record(base, mine, theirs, table=name, entity_id=key)
    kept = mine if mine is not None else theirs
    if base is None or kept is None:
        return kept, []
    if kept == base:
        return None, []
    one, other = (ABSENT if each is None else each for each in (mine, theirs))
    return kept, [Conflict(name, key, RECORD, None, base, one, other, kept)]


def _in_order(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return every conflict once, table by table."""
    place = {name: at for at, name in enumerate((SETTINGS, *TABLES))}
    found = {(each.table, each.entity_id, each.field, each.period): each for each in conflicts}
    return tuple(
        found[key] for key in sorted(found, key=lambda key: (place[key[0]], *map(str, key[1:])))
    )


def _settled(record: Any, spot: Spotted, value: Any) -> Any:  # noqa: ANN401 - any record
    if spot.field == RECORD:
        return value
    if spot.period is not None:
        held = {**getattr(record, spot.field), spot.period: value}
        if value is ABSENT:
            del held[spot.period]
        value = type(record.samples).of(held) if spot.field == "samples" else held
    return replace(record, **{spot.field: value})
