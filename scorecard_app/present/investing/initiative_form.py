"""The form of an initiative: who, when, what it costs and improves, what it needs and excludes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from scorecard_app.document.edits.initiatives import (
    add_effect,
    effect_at,
    remove_effect,
    set_effect,
    set_initiative,
)
from scorecard_app.document.edits.listed import Listed, in_order
from scorecard_app.domain.ids import EntityId, InitiativeId, ObjectiveId
from scorecard_app.domain.value import Effect, Initiative
from scorecard_app.present.form_fields import (
    date_field,
    enum_field,
    long_field,
    no_edit,
    number_field,
    person_field,
    said_field,
    text_field,
)
from scorecard_app.present.form_groups.labels import custom_rows, tags_field
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    Form,
    FormContext,
    Group,
    Rows,
    row_id,
    row_parts,
)
from scorecard_app.present.investing.fields import (
    Reading,
    Writing,
    card_field,
    figure_field,
    money_field,
    months_field,
    share_field,
)
from scorecard_app.present.investing.words import STATES
from scorecard_app.texts import N_, _

TABLE = "initiatives"


def initiative_of(context: FormContext, entity_id: EntityId) -> Initiative:
    """Return the initiative that a row or a form is about."""
    return context.card.initiatives[InitiativeId(row_parts(entity_id)[0])]


def effect_of(context: FormContext, row: EntityId) -> Effect:
    """Return the effect that a row is about."""
    return effect_at(initiative_of(context, row), int(row_parts(row)[1]))


def edit_effect(row: EntityId, **changes: Any) -> Edit:  # noqa: ANN401 - fields of Effect
    """Return the edit that changes the effect that a row is about."""
    entity_id, at = row_parts(row)
    return partial(set_effect, initiative_id=InitiativeId(entity_id), at=int(at), **changes)


def _cost(name: str, label: str, hint: str) -> Field:
    """Build the field for one of the costs."""

    def read(context: FormContext, entity_id: EntityId) -> float | None:
        amount: float | None = getattr(initiative_of(context, entity_id), name)
        return amount

    def write(_context: FormContext, entity_id: EntityId, number: float | None) -> Edit:
        changes: dict[str, Any] = {name: number}
        return partial(set_initiative, initiative_id=InitiativeId(entity_id), **changes)

    return money_field(name, label, read, write, hint=hint, is_required=False)


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    effects = initiative_of(context, entity_id).effects
    return tuple(row_id(entity_id, str(at)) for at, _effect in enumerate(effects))


def _remove(_context: FormContext, row: EntityId) -> Edit:
    entity_id, at = row_parts(row)
    return partial(remove_effect, initiative_id=InitiativeId(entity_id), at=int(at))


def _add(_context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    on = ObjectiveId(texts["objective_id"])
    return partial(add_effect, initiative_id=InitiativeId(entity_id), on=on)


def _read_card(context: FormContext, row: EntityId) -> ObjectiveId | None:
    return effect_of(context, row).objective_id


def _edit_card(_context: FormContext, row: EntityId, objective_id: ObjectiveId) -> Edit:
    return edit_effect(row, objective_id=objective_id)


def _reads(name: str) -> Reading:
    def read(context: FormContext, row: EntityId) -> float | None:
        number: float = getattr(effect_of(context, row), name)
        return number

    return read


def _writes(name: str) -> Writing:
    def write(_context: FormContext, row: EntityId, number: float | None) -> Edit:
        whole = int(number or 0) if name == "lag_months" else number
        return edit_effect(row, **{name: whole})

    return write


def _percent(_context: FormContext, _entity_id: EntityId) -> str:
    return "%"


def _note(context: FormContext, entity_id: EntityId) -> str:
    """Say what is wanting to know what the work brings."""
    initiative = initiative_of(context, entity_id)
    if not initiative.effects:
        return _("Choose the card that this work improves.")
    if any(effect.low == effect.high == 0 for effect in initiative.effects):
        return _("Say from how much to how much it improves the card: nine times in ten.")
    return ""


def _others(name: str, label: str, *, add_label: str) -> Rows:
    """Build the list of the initiatives that one needs or excludes."""

    def ids_of(context: FormContext, entity_id: EntityId) -> tuple[InitiativeId, ...]:
        ids: tuple[InitiativeId, ...] = getattr(initiative_of(context, entity_id), name)
        return ids

    def rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
        return tuple(row_id(entity_id, each) for each in ids_of(context, entity_id))

    def read(context: FormContext, row: EntityId) -> str:
        other = context.card.initiatives.get(InitiativeId(row_parts(row)[1]))
        return initiative_name(other) if other else ""

    def remove(context: FormContext, row: EntityId) -> Edit:
        entity_id, gone = row_parts(row)
        rest = tuple(each for each in ids_of(context, row) if each != gone)
        return _change(entity_id, rest)

    def add(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
        kept, added = ids_of(context, entity_id), InitiativeId(texts["other"])
        return _change(entity_id, tuple(dict.fromkeys((*kept, added))))

    def _change(entity_id: EntityId, ids: tuple[InitiativeId, ...]) -> Edit:
        changes: dict[str, Any] = {name: ids}
        return partial(set_initiative, initiative_id=InitiativeId(entity_id), **changes)

    def choices(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
        taken = {row_parts(entity_id)[0], *ids_of(context, entity_id)}
        listed = (each for each in in_order(context.card, TABLE) if each.id not in taken)
        return tuple(Choice(each.id, initiative_name(each)) for each in listed)

    def no_text(_context: FormContext, _entity_id: EntityId) -> str:
        return ""

    blank = Field("other", label, FieldKind.CHOICE, no_text, no_edit, choices=choices)
    return Rows(
        name,
        label,
        rows,
        ((said_field("other", label, read),),),
        remove=remove,
        add=add,
        blanks=((blank,),),
        needed=("other",),
        add_label=add_label,
    )


def initiative_name(initiative: Listed) -> str:
    """Return what an initiative is called in a list."""
    return initiative.name or _("(no name)")


NAME = text_field(TABLE, "name", N_("Name"))
STATE = enum_field(TABLE, "state", N_("State"), STATES)
OWNER = person_field(TABLE, "owner_id", N_("Owner"))
START = replace(date_field(TABLE, "start", N_("Start")), waits=True)
END = replace(date_field(TABLE, "end", N_("End")), waits=True)
ONCE = _cost("one_off_cost", N_("Cost once"), N_("at its start"))
YEARLY = _cost("cost_per_year", N_("Cost a year"), N_("while it runs"))
PROGRESS = number_field(TABLE, "progress", N_("Progress"), suffix=_percent)
CARD = card_field("objective_id", N_("Card"), _read_card, _edit_card, share=3)
LOW = share_field("low", N_("Improves from"), _reads("low"), _writes("low"), suffix=N_("% to"))
HIGH = share_field("high", N_("Improves to"), _reads("high"), _writes("high"))
LAG = months_field(
    "lag", N_("Starts after"), _reads("lag_months"), _writes("lag_months"), suffix=N_("months lag")
)
BUILD_UP = figure_field(
    "build_up",
    N_("Builds up over"),
    _reads("build_up_months"),
    _writes("build_up_months"),
    suffix=N_("to build up"),
)

INITIATIVE_FORM = Form(
    TABLE,
    N_("Initiative"),
    (
        Group(
            "definition",
            N_("Definition"),
            (NAME, long_field(TABLE, "description", N_("Description")), OWNER, STATE, PROGRESS),
        ),
        Group("cost", N_("Time and cost"), (START, END, ONCE, YEARLY)),
        Group(
            "effects",
            N_("What it improves"),
            (
                Rows(
                    "effects",
                    N_("Cards that this work improves, nine times in ten from … to …"),
                    _rows,
                    ((CARD,), (LOW, HIGH), (LAG, BUILD_UP)),
                    remove=_remove,
                    add=_add,
                    blanks=((CARD,),),
                    needed=("objective_id",),
                    add_label=N_("Let it improve a card"),
                    note=_note,
                ),
            ),
        ),
        Group(
            "bonds",
            N_("Needs and excludes"),
            (
                _others(
                    "prerequisite_ids",
                    N_("Can only run together with"),
                    add_label=N_("Add what it needs"),
                ),
                _others(
                    "exclusion_ids",
                    N_("Cannot run together with"),
                    add_label=N_("Add what it excludes"),
                ),
            ),
        ),
        Group("notes", N_("Labels"), (tags_field(TABLE), custom_rows(TABLE)), is_folded=True),
    ),
)
"""What can be edited of an initiative."""
