"""Edit levers: money per year on a component, and the curves along which it acts on cards."""

import math
from dataclasses import replace
from statistics import median
from typing import Any

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.legal import refuse_faults
from scorecard_app.document.edits.listed import put_last
from scorecard_app.document.kinds import fitted_fields
from scorecard_app.document.naming import objective_name
from scorecard_app.domain.ids import LeverId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Act, Curve, Lever
from scorecard_app.errors import UserError
from scorecard_app.texts import _

USUAL_MOST = 1e6
"""What a first lever can be set to, a year; the next ones take after those that there are."""

USUAL_STEPS = 10
MOST_GAIN = 10.0
"""More than ten times as good is no improvement that anybody could believe."""


def add_lever(
    card: Scorecard, *, lever_id: LeverId, name: str = "", objective_id: ObjectiveId | None = None
) -> Scorecard:
    """Add a lever on which nothing is spent yet, acting on a card where one is given."""
    others = [each for each in card.levers.values() if each.maximum > 0]
    most = median(each.maximum for each in others) if others else USUAL_MOST
    steps = [each.step for each in others if each.step > 0]
    lever = Lever(
        lever_id,
        name.strip(),
        maximum=most,
        step=median(steps) if steps else most / USUAL_STEPS,
    )
    card = put_last(card, lever)
    return card if objective_id is None else add_act(card, lever_id=lever_id, on=objective_id)


def set_lever(card: Scorecard, *, lever_id: LeverId, **changes: Any) -> Scorecard:  # noqa: ANN401 - fields of Lever
    """Change fields of a lever; one whose curves are changed is no example any more."""
    lever = found(card.levers, lever_id)
    changes = fitted_fields(Lever, changes)
    if all(getattr(lever, name) == value for name, value in changes.items()):
        return card
    changed = replace(lever, **changes)
    if [each.curve for each in changed.acts] != [each.curve for each in lever.acts]:
        changed = replace(changed, is_example=False)
    if min(changed.minimum, changed.maximum, changed.current) < 0:
        raise UserError(_("Money that is spent cannot be negative."))
    if changed.minimum > changed.maximum:
        raise UserError(_("The least that is spent lies above the most."))
    refuse_faults(card, changed)
    return card.put(changed)


def add_act(card: Scorecard, *, lever_id: LeverId, on: ObjectiveId) -> Scorecard:
    """Let a lever act on another card; nobody has said yet by how much."""
    lever = found(card.levers, lever_id)
    _refuse_twin(card, lever, on)
    return set_lever(card, lever_id=lever_id, acts=(*lever.acts, Act(on)))


def set_act(card: Scorecard, *, lever_id: LeverId, at: int, **changes: Any) -> Scorecard:  # noqa: ANN401 - fields of Act
    """Change fields of one of the ways in which a lever acts, counted from 0."""
    lever = found(card.levers, lever_id)
    act = act_at(lever, at)
    changed = replace(act, **fitted_fields(Act, changes))
    if changed.objective_id != act.objective_id:
        _refuse_twin(card, lever, changed.objective_id)
    if changed.curve != act.curve:
        _refuse_curve(changed.curve)
    if not 0 < changed.low <= changed.high < math.inf:
        raise UserError(
            _("Write what it brings in percent of its curve, the smaller number first: 80 to 120.")
        )
    acts = (*lever.acts[:at], changed, *lever.acts[at + 1 :])
    return set_lever(card, lever_id=lever_id, acts=acts)


def remove_act(card: Scorecard, *, lever_id: LeverId, at: int) -> Scorecard:
    """Let a lever no longer act in one of its ways."""
    lever = found(card.levers, lever_id)
    act_at(lever, at)
    return set_lever(card, lever_id=lever_id, acts=(*lever.acts[:at], *lever.acts[at + 1 :]))


def act_at(lever: Lever, at: int) -> Act:
    """Return one of the ways in which a lever acts; UserError where it is gone."""
    if not 0 <= at < len(lever.acts):
        raise UserError(_("This is no longer in the scorecard: it was deleted in the meantime."))
    return lever.acts[at]


def _refuse_twin(card: Scorecard, lever: Lever, objective_id: ObjectiveId) -> None:
    if any(each.objective_id == objective_id for each in lever.acts):
        raise UserError(
            _("“{lever}” acts on “{card}” already: change that line.").format(
                lever=lever.name or _("(no name)"), card=objective_name(card, objective_id)
            )
        )


def _refuse_curve(curve: Curve) -> None:
    """Refuse figures that no curve can have; those that are missing are only missing."""
    figures = curve.parameters
    if any(not math.isfinite(each) for each in figures.values()):
        raise UserError(_("Write a number here."))
    if any(figures.get(name, 1.0) <= 0 for name in ("k", "h", "b")):
        raise UserError(_("Money and steepness of a curve are above 0."))
    gains = [figures.get("vmax", 0.0), figures.get("a", 0.0), *(gain for _at, gain in curve.points)]
    if any(abs(each) > MOST_GAIN for each in gains):
        raise UserError(_("An improvement of more than 1000 percent is no figure to be trusted."))
    spends = [spend for spend, _gain in curve.points]
    if any(each < 0 for each in spends):
        raise UserError(_("Money that is spent cannot be negative."))
    if len(set(spends)) < len(spends):
        raise UserError(_("Two points of a curve stand at the same money."))
