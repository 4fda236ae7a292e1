"""What both sides added alike becomes one: the same series, attachment, placement or link."""

from collections import defaultdict
from collections.abc import Hashable, Mapping

from scorecard_app.document.references import renamed
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.measures import Attachment, Series
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard


def joined_twins(
    base: Scorecard, mine: Scorecard, theirs: Scorecard
) -> tuple[Scorecard, Scorecard]:
    """Return both sides with one id for what each of them added for the same purpose.

    The lesser id of the two stands, so that it does not matter which side is whose.
    """
    names: dict[EntityId, EntityId] = {}
    for table in ("series", "attachments", "placements", "links"):
        ours, others = (_added(side, base, table) for side in (mine, theirs))
        for purpose in ours.keys() & others.keys():
            one, other = ours[purpose], others[purpose]
            if one != other:
                names[max(one, other)] = min(one, other)
    return (_named(mine, names), _named(theirs, names)) if names else (mine, theirs)


def _added(side: Scorecard, base: Scorecard, table: str) -> dict[Hashable, EntityId]:
    """Return by purpose the ids that a side added, where a purpose has one only."""
    found: defaultdict[Hashable, list[EntityId]] = defaultdict(list)
    known = base.table(table)
    taken = {_purpose(each) for each in known.values()}
    for key, entity in side.table(table).items():
        if key not in known and _purpose(entity) not in taken:
            found[_purpose(entity)].append(key)
    return {purpose: keys[0] for purpose, keys in found.items() if len(keys) == 1}


def _purpose(entity: Entity) -> Hashable:
    match entity:
        case Series():
            return entity.measure_id, entity.kind, entity.name
        case Attachment():
            return entity.objective_id, entity.measure_id
        case Placement():
            return entity.map_id, entity.item_id
        case Link():
            return entity.from_id, entity.to_id, entity.sign
        case _:
            return entity.id


def _named(card: Scorecard, names: Mapping[EntityId, EntityId]) -> Scorecard:
    """Return a scorecard in which some ids have others, wherever they stand."""
    everything = [each for table in TABLES for each in card.table(table).values()]
    settings = renamed(card.settings, names)
    return Scorecard(settings=settings).put(*(renamed(each, names) for each in everything))
