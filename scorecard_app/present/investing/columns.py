"""The columns of the three tables: fields of the forms, as they are shown and edited in a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from scorecard_app.document.edits.initiatives import add_effect, set_effect
from scorecard_app.document.edits.levers import add_act, set_act
from scorecard_app.document.edits.listed import in_order
from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.value import Curve, CurveKind
from scorecard_app.engine.influence.responses import missing, response
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import said_field
from scorecard_app.present.form_parts import (
    Edit,
    Field,
    FieldKind,
    FormContext,
    Reader,
    row_id,
)
from scorecard_app.present.investing import initiative_form, lever_form, stream_form
from scorecard_app.present.investing.curves import most_of
from scorecard_app.present.investing.fields import (
    card_field,
    card_name,
    range_text,
    say_money,
    say_share,
    typed_range,
)
from scorecard_app.present.investing.initiative_form import initiative_name, initiative_of
from scorecard_app.present.investing.lever_form import lever_of
from scorecard_app.present.what_if.words import percent_of
from scorecard_app.texts import N_, _, ngettext

RETURNS = "returns"
"""The column that is filled in by the draws."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field that a cell edits, and how it is shown; `width` is at 96 dpi.

    One of no `width` takes the room that is left.
    """

    field: Field
    shown: Reader
    width: int = 0
    is_figure: bool = False

    @property
    def key(self) -> str:
        """Return the name of the column."""
        return self.field.key

    @property
    def title(self) -> str:
        """Return what stands over the column."""
        return _(self.field.label)

    @property
    def is_editable(self) -> bool:
        """Say whether its cells can be typed into."""
        return self.field.kind is not FieldKind.SAID


def ids_of(context: FormContext, table: str) -> tuple[EntityId, ...]:
    """Return the rows of a table in their order."""
    return tuple(each.id for each in in_order(context.card, table))


def _money_shown(table: str, name: str) -> Reader:
    """Return what shows an amount as short as a table wants it."""

    def show(context: FormContext, entity_id: EntityId) -> str:
        return say_money(getattr(context.card.table(table)[entity_id], name), context)

    return show


def _label_shown(field: Field) -> Reader:
    """Return what shows the label of a choice."""

    def show(context: FormContext, entity_id: EntityId) -> str:
        key = field.read(context, entity_id)
        choices = field.choices(context, entity_id)
        return next((each.label for each in choices if each.key == key), "")

    return show


def _name_shown(field: Field, table: str) -> Reader:
    """Return what shows a name, and says where the figures are only an example."""

    def show(context: FormContext, entity_id: EntityId) -> str:
        name = field.read(context, entity_id) or _("(no name)")
        is_example = getattr(context.card.table(table)[entity_id], "is_example", False)
        return _("{name} (example)").format(name=name) if is_example else name

    return show


def _cards_said(context: FormContext, ids: Sequence[ObjectiveId]) -> str:
    """Name the first card, and say how many more there are."""
    if not ids:
        return ""
    first, others = card_name(context, ids[0]), len(ids) - 1
    if not others:
        return first
    more = ngettext("{card} and {count} more", "{card} and {count} more", others)
    return more.format(card=first, count=others)


def _lever_cards(context: FormContext, entity_id: EntityId) -> str:
    return _cards_said(context, [act.objective_id for act in lever_of(context, entity_id).acts])


def _lever_card(context: FormContext, entity_id: EntityId) -> ObjectiveId | None:
    acts = lever_of(context, entity_id).acts
    return acts[0].objective_id if acts else None


def _choose_lever_card(context: FormContext, entity_id: EntityId, card: ObjectiveId) -> Edit:
    lever = lever_of(context, entity_id)
    if not lever.acts:
        return partial(add_act, lever_id=lever.id, on=card)
    return partial(set_act, lever_id=lever.id, at=0, objective_id=card)


def _shape(context: FormContext, entity_id: EntityId) -> str:
    lever = lever_of(context, entity_id)
    return _curve_said(context, lever.acts[0].curve, most_of(lever)) if lever.acts else ""


def _curve_said(context: FormContext, curve: Curve, most: float) -> str:
    """Say what all the money brings; a question mark where nobody has said it."""
    if missing(curve):
        return "?"
    share = percent_of(float(response(curve, most)), context.forms)
    return _("up to {share}").format(share=share)


def _brief(share: float) -> float:
    return round(share, 4)


def _read_shape(context: FormContext, entity_id: EntityId) -> str:
    acts = lever_of(context, entity_id).acts
    return acts[0].curve.kind.value if acts else CurveKind.HILL.value


def _edit_shape(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    if not lever_of(context, entity_id).acts:
        raise UserError(_("Choose the card that this money improves."))
    return lever_form.SHAPE.edit(context, row_id(entity_id, "0"), text)


def _read_brings(context: FormContext, entity_id: EntityId) -> str:
    is_there = bool(lever_of(context, entity_id).acts)
    return lever_form.BRINGS.read(context, row_id(entity_id, "0")) if is_there else ""


def _brings_said(context: FormContext, entity_id: EntityId) -> str:
    text = _read_brings(context, entity_id)
    return f"{text} %" if text else ""


def _edit_brings(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    if not lever_of(context, entity_id).acts:
        raise UserError(_("Choose the card that this money improves."))
    return lever_form.BRINGS.edit(context, row_id(entity_id, "0"), text)


def _effect_cards(context: FormContext, entity_id: EntityId) -> str:
    effects = initiative_of(context, entity_id).effects
    return _cards_said(context, [each.objective_id for each in effects])


def _effect_card(context: FormContext, entity_id: EntityId) -> ObjectiveId | None:
    effects = initiative_of(context, entity_id).effects
    return effects[0].objective_id if effects else None


def _choose_effect_card(context: FormContext, entity_id: EntityId, card: ObjectiveId) -> Edit:
    initiative = initiative_of(context, entity_id)
    if not initiative.effects:
        return partial(add_effect, initiative_id=initiative.id, on=card)
    return partial(set_effect, initiative_id=initiative.id, at=0, objective_id=card)


def _effect_said(context: FormContext, entity_id: EntityId) -> str:
    """Say the range of the first effect; a question mark where nobody has said it."""
    effects = initiative_of(context, entity_id).effects
    if not effects:
        return ""
    low, high = effects[0].low, effects[0].high
    if low == high == 0:
        return "?"
    return _("{low} to {high}").format(
        low=say_share(_brief(low), context), high=say_share(_brief(high), context)
    )


def _read_range(context: FormContext, entity_id: EntityId) -> str:
    effects = initiative_of(context, entity_id).effects
    return range_text((effects[0].low, effects[0].high), context.forms) if effects else ""


def _edit_range(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    initiative = initiative_of(context, entity_id)
    if not initiative.effects:
        raise UserError(_("Choose the card that this work improves."))
    low, high = typed_range(text, context.forms)
    return partial(set_effect, initiative_id=initiative.id, at=0, low=low, high=high)


def _bonds(context: FormContext, entity_id: EntityId) -> str:
    """Say what an initiative needs, then what it excludes."""
    initiative, known = initiative_of(context, entity_id), context.card.initiatives
    needs = [initiative_name(known[each]) for each in initiative.prerequisite_ids if each in known]
    without = [initiative_name(known[each]) for each in initiative.exclusion_ids if each in known]
    said = [_("needs {names}").format(names=", ".join(needs))] if needs else []
    said += [_("not with {names}").format(names=", ".join(without))] if without else []
    return "; ".join(said)


def _progress_shown(context: FormContext, entity_id: EntityId) -> str:
    progress = initiative_of(context, entity_id).progress
    return say_share(None if progress is None else progress / 100, context)


def _plain(field: Field, width: int) -> Column:
    return Column(field, field.read, width)


def _chosen(field: Field, width: int) -> Column:
    return Column(field, _label_shown(field), width)


def _amount(table: str, field: Field, width: int) -> Column:
    return Column(field, _money_shown(table, field.key), width, is_figure=True)


def _said(
    key: str, label: str, read: Reader, width: int, *, is_figure: bool = False, hint: str = ""
) -> Column:
    field = replace(said_field(key, label, read), hint=hint)
    return Column(field, read, width, is_figure)


def _nothing(_context: FormContext, _entity_id: EntityId) -> str:
    return ""


_LEVER, _INITIATIVE, _STREAM = lever_form.TABLE, initiative_form.TABLE, stream_form.TABLE
_ACTS_ON = card_field("acts", N_("Improves"), _lever_card, _choose_lever_card)
_EFFECT_ON = card_field("effects", N_("Improves"), _effect_card, _choose_effect_card)
_RANGE = Field(
    "range", N_("By"), FieldKind.NUMBER, _read_range, _edit_range, N_("In percent, like 2 to 6")
)
_SHAPE = replace(lever_form.SHAPE, read=_read_shape, edit=_edit_shape)
_BRINGS = replace(lever_form.BRINGS, read=_read_brings, edit=_edit_brings)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    _LEVER: (
        Column(lever_form.NAME, _name_shown(lever_form.NAME, _LEVER)),
        Column(_ACTS_ON, _lever_cards, 140),
        _amount(_LEVER, lever_form.CURRENT, 84),
        _amount(_LEVER, lever_form.STEP, 72),
        _said(
            RETURNS,
            N_("Step more returns, a year"),
            _nothing,
            150,
            is_figure=True,
            hint=N_("In the middle: about half of the possible futures bring more, half less"),
        ),
        _plain(lever_form.START, 98),
        _plain(lever_form.END, 98),
        _amount(_LEVER, lever_form.MINIMUM, 72),
        _amount(_LEVER, lever_form.MAXIMUM, 72),
        _plain(lever_form.OWNER, 96),
        Column(_SHAPE, _shape, 104),
        Column(_BRINGS, _brings_said, 104, is_figure=True),
    ),
    _INITIATIVE: (
        Column(initiative_form.NAME, _name_shown(initiative_form.NAME, _INITIATIVE)),
        _chosen(initiative_form.STATE, 104),
        _plain(initiative_form.OWNER, 96),
        _plain(initiative_form.START, 96),
        _plain(initiative_form.END, 96),
        _amount(_INITIATIVE, initiative_form.ONCE, 80),
        _amount(_INITIATIVE, initiative_form.YEARLY, 88),
        Column(initiative_form.PROGRESS, _progress_shown, 72, is_figure=True),
        Column(_EFFECT_ON, _effect_cards, 170),
        Column(_RANGE, _effect_said, 96, is_figure=True),
        _said("bonds", N_("Needs and excludes"), _bonds, 140),
    ),
    _STREAM: (
        Column(stream_form.NAME, _name_shown(stream_form.NAME, _STREAM)),
        _chosen(stream_form.KIND, 116),
        _chosen(stream_form.CARD, 170),
        _amount(_STREAM, stream_form.AMOUNT, 96),
        _amount(_STREAM, stream_form.LOW, 72),
        _amount(_STREAM, stream_form.HIGH, 72),
        _said("share", N_("Share"), stream_form.share_of, 72, is_figure=True),
    ),
}
"""The columns by table."""

LABELS: Mapping[str, str] = {
    _LEVER: N_("Levers"),
    _INITIATIVE: N_("Initiatives"),
    _STREAM: N_("Value streams"),
}
"""What the tables are called."""

EMPTY: Mapping[str, str] = {
    _LEVER: N_(
        "No lever yet. A lever is money a year that can be more or less, on something that "
        "improves a card."
    ),
    _INITIATIVE: N_(
        "No initiative yet. An initiative is work that is done or not, with a start, a cost and "
        "an effect on a card."
    ),
    _STREAM: N_(
        "No value stream yet. A stream is the money a year that a card at the top can move: "
        "without one, nothing is worth money here."
    ),
}
"""What is said where a table is empty."""
