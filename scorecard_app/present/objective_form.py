"""The form of an objective: what it wants, where it stands, how it counts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.measures import set_main
from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId
from scorecard_app.domain.legality import objectives_above
from scorecard_app.domain.strategy import Objective
from scorecard_app.present.form_fields import (
    change,
    enum_field,
    flag_field,
    long_field,
    number_field,
    person_field,
    text_field,
)
from scorecard_app.present.form_groups.action_log import ACTIONS_GROUP
from scorecard_app.present.form_groups.labels import custom_rows, tags_field
from scorecard_app.present.form_groups.measure_use import lead_lag_choices
from scorecard_app.present.form_groups.measure_weights import (
    MEASURE_FORMULAS,
    MEASURE_WEIGHTS,
    MEASURE_WEIGHTS_BY_DATE,
)
from scorecard_app.present.form_groups.notes import NOTES_GROUP
from scorecard_app.present.form_groups.risks import RISKS_GROUP
from scorecard_app.present.form_groups.rolling_up import rolling_up_fields
from scorecard_app.present.form_groups.statuses_by_hand import STATUS_GROUP
from scorecard_app.present.form_groups.themes import THEMES_FIELD
from scorecard_app.present.form_groups.weights import (
    WEIGHT_FORMULA,
    WEIGHT_ROWS,
    WEIGHT_SOURCE,
    share_of_objective,
)
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    Form,
    FormContext,
    Group,
)
from scorecard_app.present.words import LEAD_LAGS
from scorecard_app.texts import N_, _

TABLE = "objectives"


def objective_label(objective: Objective) -> str:
    """Return the number and name by which an objective is offered in a list."""
    return f"{objective.number} {objective.name}".strip() or _("(no name)")


def _objective(context: FormContext, entity_id: EntityId) -> Objective:
    return context.card.objectives[ObjectiveId(entity_id)]


def _read_perspective(context: FormContext, entity_id: EntityId) -> str:
    return _objective(context, entity_id).perspective_id or ""


def _edit_perspective(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return change(TABLE, entity_id, "perspective_id", text or None)


def _perspectives(context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
    lanes = context.relations.perspectives
    return tuple(Choice(lane.id, lane.name or _("(no name)")) for lane in lanes)


def _read_parent(context: FormContext, entity_id: EntityId) -> str:
    return _objective(context, entity_id).parent_id or ""


def _edit_parent(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return change(TABLE, entity_id, "parent_id", text or None)


def _parents(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    """Offer every objective that does not stand below this one."""
    card = context.card
    free = (
        each
        for each in card.objectives.values()
        if each.id != entity_id and entity_id not in {*objectives_above(card, each.id)}
    )
    ordered = sorted(free, key=lambda each: (each.number, each.id))
    return (Choice("", _("None")), *(Choice(each.id, objective_label(each)) for each in ordered))


def _read_main(context: FormContext, entity_id: EntityId) -> str:
    attachment = context.relations.main_attachment(ObjectiveId(entity_id))
    return attachment.id if attachment else ""


def _edit_main(_context: FormContext, _entity_id: EntityId, text: str) -> Edit:
    return partial(set_main, attachment_id=AttachmentId(text))


def _attached(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    measures = context.card.measures
    return tuple(
        Choice(each.id, measures[each.measure_id].name or _("(no name)"))
        for each in context.relations.attachments_of(ObjectiveId(entity_id))
    )


def _has_measures(context: FormContext, entity_id: EntityId) -> bool:
    return bool(context.relations.attachments_of(ObjectiveId(entity_id)))


def _lead_lags(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    return lead_lag_choices(context, ObjectiveId(entity_id))


_DEFINITION = Group(
    "definition",
    N_("Definition"),
    (
        text_field(TABLE, "name", N_("Name"), hint=N_("Start with a verb: what is to change?")),
        long_field(TABLE, "description", N_("Description")),
        person_field(TABLE, "owner_id", N_("Owner")),
        THEMES_FIELD,
        Field(
            "perspective_id",
            N_("Perspective"),
            FieldKind.CHOICE,
            _read_perspective,
            _edit_perspective,
            choices=_perspectives,
        ),
        Field(
            "parent_id",
            N_("Part of"),
            FieldKind.CHOICE,
            _read_parent,
            _edit_parent,
            choices=_parents,
        ),
    ),
)

_SCORING = Group(
    "scoring",
    N_("Scoring"),
    (
        Field(
            "main",
            N_("Main measure"),
            FieldKind.CHOICE,
            _read_main,
            _edit_main,
            N_("The one that its card shows."),
            choices=_attached,
            is_shown=_has_measures,
        ),
        number_field(
            TABLE,
            "weight",
            N_("Weight"),
            hint=N_("How much it counts beside its siblings: 2 counts twice as much as 1."),
            is_required=True,
            suffix=share_of_objective,
        ),
        WEIGHT_SOURCE,
        WEIGHT_FORMULA,
        WEIGHT_ROWS,
        flag_field(TABLE, "in_score", N_("Counts in the score")),
        *rolling_up_fields(TABLE),
        MEASURE_WEIGHTS,
        MEASURE_FORMULAS,
        MEASURE_WEIGHTS_BY_DATE,
        replace(enum_field(TABLE, "lead_lag", N_("Leads or lags"), LEAD_LAGS), choices=_lead_lags),
    ),
)

_LABELS = Group("notes", N_("Labels"), (tags_field(TABLE), custom_rows(TABLE)), is_folded=True)

OBJECTIVE_FORM = Form(
    TABLE,
    N_("Objective"),
    (_DEFINITION, _SCORING, STATUS_GROUP, ACTIONS_GROUP, RISKS_GROUP, NOTES_GROUP, _LABELS),
)
"""What can be edited of an objective."""
