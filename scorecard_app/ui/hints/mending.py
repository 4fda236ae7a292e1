"""The edits behind the buttons of a hint."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.links import set_link
from scorecard_app.document.edits.splitting import split_objective
from scorecard_app.domain.ids import (
    AttachmentId,
    LinkId,
    MapId,
    MeasureId,
    MintId,
    ObjectiveId,
    PlacementId,
)
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Strength
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.hints import HintLine
from scorecard_app.present.mends import Mend
from scorecard_app.ui.history import Edit

_BESIDE = 240.0
"""How far right of a split card the new one stands, in map units."""

_LINK_CHANGES: dict[Mend, dict[str, Any]] = {
    Mend.DELAY: {"lag_months": 1},
    Mend.MAKE_LOGICAL: {"kind": LinkKind.LOGICAL},
    Mend.AT_ONCE: {"lag_months": 0},
    Mend.MAKE_CAUSAL: {"kind": LinkKind.CAUSAL},
    Mend.MAKE_MEDIUM: {"magnitude": WORD_RANGES[Strength.MEDIUM]},
}


def edit_for(mend: Mend, line: HintLine, relations: Relations, mint: MintId) -> Edit:
    """Return the edit by which a mend takes away what a hint is about."""
    if mend in _LINK_CHANGES:
        link_id = _to_change(line, relations)
        return partial(set_link, link_id=link_id, **_LINK_CHANGES[mend])
    if mend is Mend.DELETE_MEASURE:
        return partial(delete_items, ids=[line.reveals[0]])
    if mend is Mend.DROP_OVERRIDE:
        return partial(delete_items, ids=[line.reveals[-1]])
    if mend is Mend.TURN:
        return partial(_turn, measure_id=MeasureId(line.reveals[0]))
    if mend is Mend.WEAKEN:
        return partial(_weaken, ids=[LinkId(each) for each in line.reveals])
    if mend is Mend.SCORE_MAIN:
        objective_id = ObjectiveId(line.reveals[0])
        main = relations.card.objectives[objective_id].main_attachment_id
        others = [each.id for each in relations.attachments_of(objective_id) if each.id != main]
        return partial(_unscore, ids=others)
    return _split(line, relations, mint)


def _to_change(line: HintLine, relations: Relations) -> LinkId:
    """Return the first link that a hint is about, one that can have a lag where there is one."""
    ids = [LinkId(each) for each in line.reveals]
    links = relations.card.links
    free = (each for each in ids if links[each].kind is not LinkKind.LOGICAL)
    return ids[0] if len(ids) == 1 else next(free, ids[0])


def _unscore(card: Scorecard, *, ids: Iterable[AttachmentId]) -> Scorecard:
    for each in ids:
        card = set_field(card, table="attachments", entity_id=each, field="scored", value=False)
    return card


def _turn(card: Scorecard, *, measure_id: MeasureId) -> Scorecard:
    """Let the other way be the better one."""
    is_higher = card.measures[measure_id].direction is Direction.HIGHER
    turned = Direction.LOWER if is_higher else Direction.HIGHER
    return set_field(card, table="measures", entity_id=measure_id, field="direction", value=turned)


def _weaken(card: Scorecard, *, ids: Iterable[LinkId]) -> Scorecard:
    for each in ids:
        if card.links[each].kind is not LinkKind.LOGICAL:
            card = set_link(card, link_id=each, magnitude=WORD_RANGES[Strength.WEAK])
    return card


def _split(line: HintLine, relations: Relations, mint: MintId) -> Edit:
    first, second = line.split
    old = ObjectiveId(line.reveals[0])
    placed = relations.referring_to(old)
    return partial(
        split_objective,
        objective_id=old,
        names=(first, second),
        new_id=ObjectiveId(mint()),
        placement_ids={MapId(each.map_id): PlacementId(mint()) for each in placed},
        offset=_BESIDE,
        link_id=LinkId(mint()) if line.is_means else None,
    )
