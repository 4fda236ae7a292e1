"""L13: money that moves nothing, and gaps that nobody does anything about."""

from collections.abc import Iterator

from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId
from scorecard_app.domain.people import ActionState
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.value import InitiativeState
from scorecard_app.engine.bands import TOLERANCE
from scorecard_app.engine.evidence.standing import good_from
from scorecard_app.engine.hints.hint import Hint, Known, gathered

_OVER = frozenset({InitiativeState.DONE, InitiativeState.STOPPED})


def money_on_nothing(relations: Relations) -> Iterator[Hint]:
    """Yield the levers and initiatives that cost money and improve no objective."""
    card = relations.card
    for key, lever in card.levers.items():
        reached = any(each.objective_id in card.objectives for each in lever.acts)
        if not reached and (lever.current or lever.maximum):
            yield Hint("L13", "money on nothing", (key,))
    for number, initiative in card.initiatives.items():
        costs = initiative.cost_per_year or initiative.one_off_cost
        if costs and not initiative.effects and not initiative.lever_ids:
            yield Hint("L13", "money on nothing", (number,))


def idle_gaps(relations: Relations, known: Known) -> Iterator[Hint]:
    """Yield the objectives off target for which no initiative runs and no action is open.

    Where there are neither initiatives nor actions at all, that is one remark.
    """
    card, results = relations.card, known.results
    floor = good_from(card.settings.bands)
    busy = _busy(relations)
    idle: list[EntityId] = []
    for key in card.objectives:
        score = results.objective(key).score
        if score is not None and score < floor - TOLERANCE and key not in busy:
            idle.append(key)
    is_bare = not card.initiatives and not card.actions
    yield from gathered("L13", "gap", idle, most=0 if is_bare else None)


def _busy(relations: Relations) -> set[ObjectiveId]:
    """Return the objectives that something is done about: by an initiative or an action."""
    card = relations.card
    found: set[ObjectiveId] = set()
    for initiative in card.initiatives.values():
        if initiative.state not in _OVER:
            found |= {each.objective_id for each in initiative.effects}
            levers = (card.levers[each] for each in initiative.lever_ids if each in card.levers)
            found |= {act.objective_id for lever in levers for act in lever.acts}
    for action in card.actions.values():
        if action.state is ActionState.OPEN:
            found.add(ObjectiveId(action.subject_id))
            serves = relations.attachments_to(MeasureId(action.subject_id))
            found |= {each.objective_id for each in serves}
    return found
