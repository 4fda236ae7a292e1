"""The action log of a measure or an objective: what is to be done, by whom, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.actions import add_action
from scorecard_app.domain.ids import ActionId, EntityId, PersonId
from scorecard_app.domain.people import ActionState
from scorecard_app.present.form_fields import (
    date_field,
    enum_field,
    person_field,
    read_day,
    text_field,
)
from scorecard_app.present.form_groups.lines import delete_row, written_field
from scorecard_app.present.form_parts import Edit, FormContext, Group, Rows
from scorecard_app.present.scoring_words import ACTION_STATES
from scorecard_app.texts import N_

_TABLE = "actions"


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    """List what is open first, then by order of writing."""
    found = (each for each in context.card.actions.values() if each.subject_id == entity_id)
    ordered = sorted(
        found, key=lambda each: (each.state is not ActionState.OPEN, each.position, each.id)
    )
    return tuple(each.id for each in ordered)


def _add(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    return partial(
        add_action,
        action_id=ActionId(context.mint()),
        subject_id=entity_id,
        name=texts["name"],
        written=context.today or context.day,
        due=read_day(context, texts["due"]),
        owner=texts["owner_id"],
        person_id=PersonId(context.mint()),
    )


_NAME = text_field(_TABLE, "name", N_("What is to be done"))
_OWNER = person_field(_TABLE, "owner_id", N_("Who"))
_DUE = replace(date_field(_TABLE, "due", N_("Due")), waits=True)
_STATE = enum_field(_TABLE, "state", N_("State"), ACTION_STATES)

ACTIONS_GROUP = Group(
    "actions",
    N_("Actions"),
    (
        Rows(
            "actions",
            N_("What is done about it"),
            _rows,
            (
                (_NAME,),
                (_OWNER, _DUE),
                (_STATE, written_field(_TABLE)),
            ),
            remove=delete_row,
            add=_add,
            blanks=((_NAME,), (_OWNER, _DUE)),
            needed=("name",),
            add_label=N_("Add an action"),
        ),
    ),
)
"""Corrective actions, done and dropped ones included."""
