"""Edit initiatives: work with dates and costs, its effects, and what it needs or excludes."""

from dataclasses import replace
from typing import Any

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.legal import refuse_faults
from scorecard_app.document.edits.levers import MOST_GAIN
from scorecard_app.document.edits.listed import put_last
from scorecard_app.document.kinds import fitted_fields
from scorecard_app.document.naming import objective_name
from scorecard_app.domain.ids import InitiativeId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Effect, Initiative
from scorecard_app.errors import UserError
from scorecard_app.texts import _, quoted


def add_initiative(
    card: Scorecard,
    *,
    initiative_id: InitiativeId,
    name: str = "",
    objective_id: ObjectiveId | None = None,
) -> Scorecard:
    """Propose an initiative, for a card where one is given; its effect is not known yet."""
    card = put_last(card, Initiative(initiative_id, name.strip()))
    if objective_id is None:
        return card
    return add_effect(card, initiative_id=initiative_id, on=objective_id)


def set_initiative(card: Scorecard, *, initiative_id: InitiativeId, **changes: Any) -> Scorecard:  # noqa: ANN401 - fields
    """Change fields of an initiative, which cannot need what needs it, nor what it excludes."""
    initiative = found(card.initiatives, initiative_id)
    changes = fitted_fields(Initiative, changes)
    if all(getattr(initiative, name) == value for name, value in changes.items()):
        return card
    changed = replace(initiative, **changes)
    if (changed.one_off_cost or 0.0) < 0 or (changed.cost_per_year or 0.0) < 0:
        raise UserError(_("A cost cannot be negative. What is saved is an effect on a card."))
    refuse_faults(card, changed)
    after = card.put(changed)
    if "prerequisite_ids" in changes or "exclusion_ids" in changes:
        _refuse_circle(after, initiative_id)
        _refuse_odds(after, changed)
    return after


def add_effect(
    card: Scorecard,
    *,
    initiative_id: InitiativeId,
    on: ObjectiveId,
    low: float = 0.0,
    high: float = 0.0,
) -> Scorecard:
    """Let an initiative improve another card, nine times in ten from `low` to `high`."""
    initiative = found(card.initiatives, initiative_id)
    _refuse_twin(card, initiative, on)
    effects = (*initiative.effects, Effect(on, low, high))
    return _with_effects(card, initiative, effects)


def set_effect(
    card: Scorecard,
    *,
    initiative_id: InitiativeId,
    at: int,
    **changes: Any,  # noqa: ANN401 - fields
) -> Scorecard:
    """Change fields of one of the effects, counted from 0.

    The other end of a range follows where it would lie on the wrong side.
    """
    initiative = found(card.initiatives, initiative_id)
    effect = effect_at(initiative, at)
    changes = fitted_fields(Effect, changes)
    changed = replace(effect, **changes)
    if changed.objective_id != effect.objective_id:
        _refuse_twin(card, initiative, changed.objective_id)
    if "low" in changes and changed.low > changed.high and "high" not in changes:
        changed = replace(changed, high=changed.low)
    effects = (*initiative.effects[:at], changed, *initiative.effects[at + 1 :])
    return _with_effects(card, initiative, effects)


def remove_effect(card: Scorecard, *, initiative_id: InitiativeId, at: int) -> Scorecard:
    """Take one of the effects away."""
    initiative = found(card.initiatives, initiative_id)
    effect_at(initiative, at)
    effects = (*initiative.effects[:at], *initiative.effects[at + 1 :])
    return _with_effects(card, initiative, effects)


def effect_at(initiative: Initiative, at: int) -> Effect:
    """Return one of the effects; UserError where it is gone."""
    if not 0 <= at < len(initiative.effects):
        raise UserError(_("This is no longer in the scorecard: it was deleted in the meantime."))
    return initiative.effects[at]


def _with_effects(
    card: Scorecard, initiative: Initiative, effects: tuple[Effect, ...]
) -> Scorecard:
    if any(max(abs(each.low), abs(each.high)) > MOST_GAIN for each in effects):
        raise UserError(_("An improvement of more than 1000 percent is no figure to be trusted."))
    return set_initiative(card, initiative_id=initiative.id, effects=effects)


def _refuse_twin(card: Scorecard, initiative: Initiative, objective_id: ObjectiveId) -> None:
    if any(each.objective_id == objective_id for each in initiative.effects):
        raise UserError(
            _("“{name}” has an effect on “{card}” already: change that line.").format(
                name=initiative.name or _("(no name)"), card=objective_name(card, objective_id)
            )
        )


def _refuse_circle(card: Scorecard, start: InitiativeId) -> None:
    """Refuse that an initiative needs itself, by way of others too; name the way round."""
    ways: list[tuple[InitiativeId, ...]] = [(start,)]
    seen: set[InitiativeId] = set()
    while ways:
        way = ways.pop()
        for needed in card.initiatives[way[-1]].prerequisite_ids:
            if needed == start:
                names = " → ".join(quoted(card.initiatives[each].name) for each in (*way, start))
                raise UserError(_("An initiative cannot need itself: {names}.").format(names=names))
            if needed not in seen and needed in card.initiatives:
                seen.add(needed)
                ways.append((*way, needed))


def _refuse_odds(card: Scorecard, initiative: Initiative) -> None:
    """Refuse that an initiative needs what it excludes, whichever of the two says so."""
    for other_id in initiative.exclusion_ids:
        other = card.initiatives[other_id]
        if other_id == initiative.id:
            raise UserError(_("An initiative cannot exclude itself."))
        if other_id in initiative.prerequisite_ids or initiative.id in other.prerequisite_ids:
            raise _at_odds(initiative, other)
    for needed_id in initiative.prerequisite_ids:
        if initiative.id in card.initiatives[needed_id].exclusion_ids:
            raise _at_odds(initiative, card.initiatives[needed_id])


def _at_odds(one: Initiative, other: Initiative) -> UserError:
    text = _("{one} and {other} cannot both need and exclude one another.")
    return UserError(text.format(one=quoted(one.name), other=quoted(other.name)))
