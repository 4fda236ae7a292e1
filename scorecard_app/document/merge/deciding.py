"""Decide what a merge could not: side by side, one conflict at a time or many at once."""

from collections.abc import Collection, Mapping
from enum import Enum
from typing import Any

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.merge.conflict import ABSENT, RECORD, Conflict
from scorecard_app.document.merge.spots import Spot, at, spot_of
from scorecard_app.document.merge.three_way import Merged, settled
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import TABLES, Scorecard


class Side(Enum):
    """Whose version of something is meant; the second is theirs, too, where they contradict it."""

    BASE = "base"
    MINE = "mine"
    THEIRS = "theirs"
    SECOND = "second"


Decisions = Mapping[Spot, Side]
"""Which side was chosen for a conflict; what is not in it is undecided."""


def decided(merged: Merged, decisions: Decisions) -> Scorecard:
    """Return the merged scorecard with every conflict settled.

    What is undecided stays as it is on my side, and a record that one side deleted is kept.
    What cannot stand without a record that is decided to go, goes too; UserError where it cannot.
    """
    values = [
        (conflict, value_of(conflict, side))
        for conflict in merged.conflicts
        if (side := decisions.get(spot_of(conflict), _undecided(conflict))) is not None
    ]
    falling = [each for each, value in values if each.field == RECORD and value is ABSENT]
    kept = [(each, value) for each, value in values if each not in falling]
    return without(settled(merged.card, kept), [each.entity_id for each in falling])


def value_of(conflict: Conflict, side: Side) -> Any:  # noqa: ANN401 - any field
    """Return what one side has at the spot of a conflict."""
    return getattr(conflict, side.value)


def without(card: Scorecard, ids: Collection[EntityId]) -> Scorecard:
    """Return a scorecard without these records, and without what cannot stand without them."""
    there = [each for each in ids if any(each in card.table(name) for name in TABLES)]
    return delete_items(card, ids=there) if there else card


def left_out(base: Scorecard, theirs: Scorecard, spots: Collection[Spot]) -> Scorecard:
    """Return their side as if it had not changed these spots."""
    new = [each for each in spots if each.field == RECORD and at(base, each) is ABSENT]
    theirs = without(theirs, [each.entity_id for each in new])
    back = [(each, at(base, each)) for each in spots if _is_in(theirs, each)]
    return settled(theirs, ((each, value) for each, value in back if _stands(each, value)))


def _undecided(conflict: Conflict) -> Side | None:
    return None if conflict.field == RECORD else Side.MINE


def _is_in(card: Scorecard, spot: Spot) -> bool:
    return at(card, spot._replace(field=RECORD, period=None)) is not ABSENT


def _stands(spot: Spot, value: object) -> bool:
    return value is not ABSENT or spot.period is not None
