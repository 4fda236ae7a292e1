"""Edit measures: what they are, in which unit, how often, and which objectives they serve."""

from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.order import inserted, last_position
from scorecard_app.document.naming import measure_name, objective_name
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.domain.measures import (
    Aggregation,
    Attachment,
    Direction,
    Measure,
    Unit,
    UnitKind,
    default_aggregation,
)
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

__all__ = [
    "add_measure",
    "attach_measure",
    "change_frequency",
    "change_unit",
    "default_direction",
    "detach_measure",
    "move_attachment",
    "set_main",
]

_LOWER_IS_BETTER = frozenset({UnitKind.DATE, UnitKind.DURATION})


def add_measure(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    attachment_id: AttachmentId,
    objective_id: ObjectiveId,
    name: str = "",
) -> Scorecard:
    """Add a measure that serves an objective, behind the ones it has; the first is its main one."""
    found(card.objectives, objective_id)
    return attach_measure(
        card.put(Measure(measure_id, name=name)),
        attachment_id=attachment_id,
        objective_id=objective_id,
        measure_id=measure_id,
    )


def attach_measure(
    card: Scorecard,
    *,
    attachment_id: AttachmentId,
    objective_id: ObjectiveId,
    measure_id: MeasureId,
) -> Scorecard:
    """Let a measure serve one more objective."""
    objective = found(card.objectives, objective_id)
    found(card.measures, measure_id)
    attachments = Relations(card).attachments_of(objective_id)
    if any(each.measure_id == measure_id for each in attachments):
        raise UserError(
            _("“{measure}” already serves “{objective}”.").format(
                measure=measure_name(card, measure_id),
                objective=objective_name(card, objective_id),
            )
        )
    position = last_position(attachments)
    card = card.put(Attachment(attachment_id, objective_id, measure_id, position=position))
    if attachments:
        return card
    return card.put(replace(objective, main_attachment_id=attachment_id))


def detach_measure(card: Scorecard, *, attachment_id: AttachmentId) -> Scorecard:
    """End a measure's service to an objective; measure and values stay, the next one is main."""
    attachment = found(card.attachments, attachment_id)
    objective = found(card.objectives, attachment.objective_id)
    if objective.main_attachment_id == attachment_id:
        others = (
            each.id
            for each in Relations(card).attachments_of(objective.id)
            if each.id != attachment_id
        )
        card = card.put(replace(objective, main_attachment_id=next(others, None)))
    return card.drop([attachment])


def set_main(card: Scorecard, *, attachment_id: AttachmentId) -> Scorecard:
    """Show the objective's card through this measure from now on."""
    attachment = found(card.attachments, attachment_id)
    objective = found(card.objectives, attachment.objective_id)
    return card.put(replace(objective, main_attachment_id=attachment_id))


def move_attachment(card: Scorecard, *, attachment_id: AttachmentId, index: int) -> Scorecard:
    """Move a measure to an index among the measures of the objective; the main one stays main."""
    attachment = found(card.attachments, attachment_id)
    siblings = Relations(card).attachments_of(attachment.objective_id)
    return card.put(*inserted(siblings, attachment, index))


def change_unit(card: Scorecard, *, measure_id: MeasureId, unit: Unit) -> Scorecard:
    """Give a measure another unit; another kind brings its usual aggregation and direction.

    A ratio is computed again over longer periods whatever it is a ratio of.
    """
    measure = found(card.measures, measure_id)
    changed = replace(measure, unit=unit)
    is_ratio = measure.aggregation is Aggregation.RECOMPUTE
    if unit.kind is not measure.unit.kind and not is_ratio:
        changed = replace(changed, aggregation=default_aggregation(unit.kind))
    if default_direction(unit.kind) is not default_direction(measure.unit.kind):
        changed = replace(changed, direction=default_direction(unit.kind))
    return card.put(changed)


def default_direction(kind: UnitKind) -> Direction:
    """Return the usual direction: earlier and shorter are better, more of anything else."""
    return Direction.LOWER if kind in _LOWER_IS_BETTER else Direction.HIGHER
