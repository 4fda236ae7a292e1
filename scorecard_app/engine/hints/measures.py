"""L02 and L03: objectives and measures that miss each other, and too many of either."""

from collections.abc import Iterator

from scorecard_app.domain.legality import objectives_above
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints.hint import Hint

MEASURES_AT_WHICH_TO_PAUSE, MOST_MEASURES = 20, 25
"""Measures from which on there may soon be too many, and the most that are still steered by."""

MOST_CORE_MEASURES = 2
"""The most scored measures by which one objective is judged."""

MOST_OBJECTIVES_ON_A_MAP = 20


def without_a_measure(relations: Relations) -> Iterator[Hint]:
    """Yield the objectives that no measure serves, neither itself nor through its parts.

    Where nothing is measured yet, that is one remark.
    """
    card = relations.card
    if len(card.objectives) > 1 and not card.attachments:
        yield Hint("L02", "nothing measured", figure=len(card.objectives))
        return
    measured = {each.objective_id for each in card.attachments.values()}
    measured |= {above for key in measured for above in objectives_above(card, key)}
    for key in card.objectives:
        if key not in measured:
            yield Hint("L02", "no measure", (key,))


def without_an_objective(relations: Relations) -> Iterator[Hint]:
    """Yield the measures that serve nothing."""
    for key in relations.card.measures:
        if not relations.attachments_to(key):
            yield Hint("L02", "no objective", (key,))


def too_many(relations: Relations) -> Iterator[Hint]:
    """Yield where there is more than people can keep in mind: in all, on a card, on a map."""
    card = relations.card
    count = len(card.measures)
    if count >= MEASURES_AT_WHICH_TO_PAUSE:
        case = "many measures" if count > MOST_MEASURES else "soon many measures"
        yield Hint("L03", case, figure=count)
    for key in card.objectives:
        core = sum(each.scored for each in relations.attachments_of(key))
        if core > MOST_CORE_MEASURES:
            yield Hint("L03", "many core measures", (key,), figure=core)
    for map_ in relations.maps:
        cards = sum(each.item_id in card.objectives for each in relations.placements_on(map_.id))
        if cards > MOST_OBJECTIVES_ON_A_MAP:
            yield Hint("L03", "many objectives", (map_.id,), figure=cards)
