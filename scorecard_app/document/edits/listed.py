"""What stands in one list of the whole scorecard: levers, initiatives and streams of money."""

from dataclasses import replace
from typing import TypeVar, cast

from scorecard_app.document.edits.finding import entity_with
from scorecard_app.document.edits.order import inserted, last_position
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import Scorecard, table_of
from scorecard_app.domain.value import Initiative, Lever, ValueStream
from scorecard_app.errors import UserError
from scorecard_app.texts import _

Listed = Lever | Initiative | ValueStream
_L = TypeVar("_L", Lever, Initiative, ValueStream)


def in_order(card: Scorecard, table: str) -> tuple[Listed, ...]:
    """Return what stands in a table in the order in which it is listed."""
    listed = cast("list[Listed]", [*card.table(table).values()])
    return tuple(sorted(listed, key=lambda each: (each.position, each.id)))


def put_last(card: Scorecard, item: _L) -> Scorecard:
    """Put something new behind all of its kind."""
    return card.put(replace(item, position=last_position(in_order(card, table_of(item)))))


def move_listed(card: Scorecard, *, item_id: EntityId, index: int) -> Scorecard:
    """Move a lever, an initiative or a stream to an index in its list."""
    item = entity_with(card, item_id)
    if not isinstance(item, Lever | Initiative | ValueStream):
        raise UserError(_("Only levers, initiatives and value streams stand in a list."))
    siblings = in_order(card, table_of(item))
    if siblings.index(item) == min(max(index, 0), len(siblings) - 1):
        return card
    return card.put(*inserted(siblings, item, index))
