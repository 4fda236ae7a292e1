"""L04 and L05: components that only lead or only lag, and value that nothing leads up to."""

from collections.abc import Iterator

from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.engine.hints.hint import Hint
from scorecard_app.engine.leadlag import lead_lag

_FEW = 3
"""Fewer measured objectives than these say nothing of a component."""

_LEAST_ROWS = 3
"""With fewer rows of perspectives there is nothing between them and value."""


def one_sided(relations: Relations) -> Iterator[Hint]:
    """Yield the components between the lowest row and the culminating one that do not balance.

    The lowest row leads and the culminating one lags by nature. Without links nothing is known of
    who leads.
    """
    card = relations.card
    if not card.links or not relations.perspectives:
        return
    leads = lead_lag(card)
    lowest = max(lane.row for lane in relations.perspectives)
    for lane in relations.perspectives:
        if lane.row == lowest or lane.id == card.settings.culminating_perspective_id:
            continue
        measured = [
            each.id
            for each in relations.objectives_in(lane.id)
            if relations.attachments_of(each.id)
        ]
        kinds = {leads[each] for each in measured}
        if len(measured) >= _FEW and len(kinds) == 1:
            case = "only leading" if LeadLag.LEADING in kinds else "only lagging"
            yield Hint("L04", case, (lane.id, *measured), figure=len(measured))


def only_direct_value(relations: Relations) -> Iterator[Hint]:
    """Yield a remark where value is reached by direct links alone, though there are more rows."""
    card, top = relations.card, relations.card.settings.culminating_perspective_id
    if len({lane.row for lane in relations.perspectives}) < _LEAST_ROWS:
        return
    inside = {key for key, each in card.objectives.items() if each.perspective_id == top}
    into = [
        link for link in card.links.values() if link.to_id in inside and link.from_id not in inside
    ]
    sources = {link.from_id for link in into}
    if into and not any(relations.links_to(each) for each in sources):
        yield Hint("L05", "only direct", tuple(link.id for link in into), figure=len(into))


def empty_streams(relations: Relations) -> Iterator[Hint]:
    """Yield the value streams without an amount of money, and those that nothing leads to."""
    card = relations.card
    for key, stream in card.value_streams.items():
        moved = stream.objective_id
        if stream.yearly_amount is None:
            yield Hint("L05", "no amount", (key,))
        elif moved is None or moved not in card.objectives:
            yield Hint("L05", "no objective", (key,))
        elif card.links and not relations.links_to(moved):
            yield Hint("L05", "nothing leads there", (moved, key))
