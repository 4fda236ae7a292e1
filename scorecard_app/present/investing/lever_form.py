"""The form of a lever: how much money it is now and can be, and what it does to which cards."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from scorecard_app.document.edits.levers import (
    act_at,
    add_act,
    remove_act,
    set_act,
    set_lever,
)
from scorecard_app.domain.ids import EntityId, LeverId, ObjectiveId
from scorecard_app.domain.value import Act, CurveKind, Lever
from scorecard_app.engine.influence.responses import missing
from scorecard_app.present.form_fields import choices_of, date_field, person_field, text_field
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
from scorecard_app.present.investing.curves import reshaped, with_figure
from scorecard_app.present.investing.fields import (
    card_field,
    figure_field,
    money_field,
    months_field,
    range_text,
    share_field,
    typed_range,
)
from scorecard_app.present.investing.lever_points import POINT_ROWS
from scorecard_app.present.investing.words import CURVES
from scorecard_app.texts import N_, _

TABLE = "levers"


def lever_of(context: FormContext, entity_id: EntityId) -> Lever:
    """Return the lever that a row or a form is about."""
    return context.card.levers[LeverId(row_parts(entity_id)[0])]


def act_of(context: FormContext, row: EntityId) -> Act:
    """Return the way of acting that a row is about."""
    return act_at(lever_of(context, row), _at(row))


def edit_act(row: EntityId, **changes: Any) -> Edit:  # noqa: ANN401 - fields of Act
    """Return the edit that changes the way of acting that a row is about."""
    return partial(set_act, lever_id=LeverId(row_parts(row)[0]), at=_at(row), **changes)


def _at(row: EntityId) -> int:
    return int(row_parts(row)[1])


def _money(name: str, label: str, hint: str = "") -> Field:
    """Build the field for one of the amounts of a lever."""

    def read(context: FormContext, entity_id: EntityId) -> float | None:
        amount: float = getattr(lever_of(context, entity_id), name)
        return amount

    def write(_context: FormContext, entity_id: EntityId, number: float | None) -> Edit:
        changes: dict[str, Any] = {name: number}
        return partial(set_lever, lever_id=LeverId(entity_id), **changes)

    return money_field(name, label, read, write, hint=hint)


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(row_id(entity_id, str(at)) for at, _act in enumerate(_acts(context, entity_id)))


def _acts(context: FormContext, entity_id: EntityId) -> tuple[Act, ...]:
    return lever_of(context, entity_id).acts


def _remove(_context: FormContext, row: EntityId) -> Edit:
    return partial(remove_act, lever_id=LeverId(row_parts(row)[0]), at=_at(row))


def _add(_context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    return partial(add_act, lever_id=LeverId(entity_id), on=ObjectiveId(texts["objective_id"]))


def _read_card(context: FormContext, row: EntityId) -> ObjectiveId | None:
    return act_of(context, row).objective_id


def _edit_card(_context: FormContext, row: EntityId, objective_id: ObjectiveId) -> Edit:
    return edit_act(row, objective_id=objective_id)


def _read_shape(context: FormContext, row: EntityId) -> str:
    return act_of(context, row).curve.kind.value


def _edit_shape(context: FormContext, row: EntityId, text: str) -> Edit:
    lever, act = lever_of(context, row), act_of(context, row)
    return edit_act(row, curve=reshaped(lever, act.curve, CurveKind(text)))


def _shapes(_context: FormContext, _row: EntityId) -> Sequence[Choice]:
    return choices_of(CURVES)


def _read_lag(context: FormContext, row: EntityId) -> float | None:
    return act_of(context, row).lag_months


def _edit_lag(_context: FormContext, row: EntityId, number: float | None) -> Edit:
    return edit_act(row, lag_months=int(number or 0))


def _read_build_up(context: FormContext, row: EntityId) -> float | None:
    return act_of(context, row).build_up_months


def _edit_build_up(_context: FormContext, row: EntityId, number: float | None) -> Edit:
    return edit_act(row, build_up_months=number)


def _read_brings(context: FormContext, row: EntityId) -> str:
    act = act_of(context, row)
    return "" if act.low == act.high == 1 else range_text((act.low, act.high), context.forms)


def _edit_brings(context: FormContext, row: EntityId, text: str) -> Edit:
    low, high = typed_range(text, context.forms) if text.strip() else (1.0, 1.0)
    return edit_act(row, low=low, high=high)


def _brings_unit(_context: FormContext, _row: EntityId) -> str:
    return _("% of its curve")


def _figure(name: str, label: str, suffix: str, *, kind: CurveKind) -> Field:
    """Build the field for one figure of a curve, which is shown with curves of its shape."""

    def read(context: FormContext, row: EntityId) -> float | None:
        return act_of(context, row).curve.parameters.get(name)

    def write(context: FormContext, row: EntityId, number: float | None) -> Edit:
        lever, act = lever_of(context, row), act_of(context, row)
        return edit_act(row, curve=with_figure(lever, act.curve, name, number or 0.0))

    def is_shown(context: FormContext, row: EntityId) -> bool:
        return act_of(context, row).curve.kind is kind

    if name in {"vmax", "a"}:
        field = share_field(name, label, read, write, suffix=suffix)
    elif name == "h":
        field = figure_field(name, label, read, write, suffix=suffix)
    else:
        field = money_field(name, label, read, write, suffix=suffix)
    return replace(field, is_shown=is_shown)


def _note(context: FormContext, entity_id: EntityId) -> str:
    """Say what is wanting to know what the money does."""
    lever = lever_of(context, entity_id)
    if not lever.acts:
        return _("Choose the card that this money improves.")
    if any(missing(act.curve) for act in lever.acts):
        return _("Nobody has said yet how much it improves. Drag the curve, or type its figures.")
    return _("The curve is an example: replace it.") if lever.is_example else ""


NAME = text_field(TABLE, "name", N_("Name"))
CURRENT = _money("current", N_("Now, a year"), N_("What is spent on it today, a year."))
MINIMUM = _money("minimum", N_("At least"), N_("Less cannot be spent on it, a year."))
MAXIMUM = _money("maximum", N_("At most"), N_("More cannot be spent on it, a year."))
STEP = _money("step", N_("One step"), N_("By how much it is turned: “one more” is this much."))
OWNER = person_field(TABLE, "owner_id", N_("Owner"))
_FROM = N_("From this month on it can be turned; until then it stays as today.")
_UNTIL = N_("Up to this month it can be turned; then it is as today, and what it brought fades.")
START = replace(date_field(TABLE, "start", N_("Start"), hint=_FROM), waits=True)
END = replace(date_field(TABLE, "end", N_("End"), hint=_UNTIL), waits=True)
CARD = card_field("objective_id", N_("Card"), _read_card, _edit_card, share=3)
SHAPE = Field(
    "shape", N_("Curve"), FieldKind.CHOICE, _read_shape, _edit_shape, choices=_shapes, share=2
)
LAG = months_field("lag", N_("Starts after"), _read_lag, _edit_lag, suffix=N_("months lag"))
BUILD_UP = figure_field(
    "build_up", N_("Builds up over"), _read_build_up, _edit_build_up, suffix=N_("to build up")
)
BRINGS = Field(
    "brings",
    N_("Brings"),
    FieldKind.NUMBER,
    _read_brings,
    _edit_brings,
    N_("In percent of its curve, like 80 to 120; nothing is as the curve says."),
    suffix=_brings_unit,
    waits=True,
)
"""How sure the curve is: the 90 % range of what it brings."""

_HILL, _LOG = CurveKind.HILL, CurveKind.LOG
_FIGURES = (
    (
        _figure("vmax", N_("Improves at most by"), N_("% at most"), kind=_HILL),
        _figure("h", N_("Steepness"), N_("steep"), kind=_HILL),
    ),
    (_figure("k", N_("Half of that at"), N_("{currency} for half of that"), kind=_HILL),),
    (
        _figure("a", N_("Height"), N_("% high"), kind=_LOG),
        _figure("b", N_("Bends at"), N_("{currency} bend"), kind=_LOG),
    ),
)

LEVER_FORM = Form(
    TABLE,
    N_("Lever"),
    (
        Group("definition", N_("Definition"), (NAME, OWNER, CURRENT, MINIMUM, MAXIMUM, STEP)),
        Group("time", N_("When it can be turned"), (START, END)),
        Group(
            "acts",
            N_("What it improves"),
            (
                Rows(
                    "acts",
                    N_("Cards that this money improves, each along its curve"),
                    _rows,
                    ((CARD,), (SHAPE,), (LAG, BUILD_UP), *_FIGURES, (BRINGS,)),
                    remove=_remove,
                    add=_add,
                    blanks=((CARD,),),
                    needed=("objective_id",),
                    add_label=N_("Let it improve a card"),
                    note=_note,
                ),
                POINT_ROWS,
            ),
        ),
    ),
)
"""What can be edited of a lever; its curves are drawn on the page of what is invested."""
