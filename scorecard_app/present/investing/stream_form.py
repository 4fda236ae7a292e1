"""The form of a stream of money: its kind, the card that moves it, and how much a year."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from scorecard_app.document.edits.streams import set_stream
from scorecard_app.domain.ids import EntityId, ObjectiveId, ValueStreamId
from scorecard_app.domain.value import ValueStream
from scorecard_app.present.form_fields import enum_field, said_field, text_field
from scorecard_app.present.form_parts import Choice, Edit, Field, Form, FormContext, Group
from scorecard_app.present.investing.fields import card_field, card_name, money_field, say_share
from scorecard_app.present.investing.words import STREAMS
from scorecard_app.texts import N_, _

TABLE = "value_streams"


def stream_of(context: FormContext, entity_id: EntityId) -> ValueStream:
    """Return the stream that a form is about."""
    return context.card.value_streams[ValueStreamId(entity_id)]


def _money(name: str, label: str, hint: str) -> Field:
    """Build the field for one of the amounts."""

    def read(context: FormContext, entity_id: EntityId) -> float | None:
        amount: float | None = getattr(stream_of(context, entity_id), name)
        return amount

    def write(_context: FormContext, entity_id: EntityId, number: float | None) -> Edit:
        changes: dict[str, Any] = {name: number}
        return partial(set_stream, stream_id=ValueStreamId(entity_id), **changes)

    return money_field(name, label, read, write, hint=hint, is_required=False)


def _read_card(context: FormContext, entity_id: EntityId) -> ObjectiveId | None:
    return stream_of(context, entity_id).objective_id


def _edit_card(_context: FormContext, entity_id: EntityId, objective_id: ObjectiveId) -> Edit:
    chosen = objective_id or None
    return partial(set_stream, stream_id=ValueStreamId(entity_id), objective_id=chosen)


def culminating_cards(context: FormContext) -> tuple[ObjectiveId, ...]:
    """Return the cards that can move money: those of the culminating perspective, else all."""
    lane = context.card.settings.culminating_perspective_id
    all_cards = sorted(context.card.objectives.values(), key=lambda each: (each.number, each.id))
    top = [each.id for each in all_cards if lane is not None and each.perspective_id == lane]
    return tuple(top) or tuple(each.id for each in all_cards)


def _cards(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    """Offer the cards that can move money, and the one that was chosen."""
    chosen = _read_card(context, entity_id)
    ids = dict.fromkeys((*culminating_cards(context), *([chosen] if chosen else [])))
    return (Choice("", _("None")), *(Choice(each, card_name(context, each)) for each in ids))


def share_of(context: FormContext, entity_id: EntityId) -> str:
    """Write the share of a stream in all money that moves; "" where it has no amount."""
    amounts = [each.yearly_amount or 0.0 for each in context.card.value_streams.values()]
    amount, whole = stream_of(context, entity_id).yearly_amount, sum(amounts)
    return say_share(round(amount / whole, 2), context) if amount and whole else ""


def _note(context: FormContext, entity_id: EntityId) -> str:
    """Say what is wanting for the stream to move."""
    stream = stream_of(context, entity_id)
    if stream.objective_id is None:
        return _("Choose the card whose improvement moves this money.")
    if not stream.yearly_amount:
        return _("Without an amount it moves no money.")
    if (stream.low is None) is not (stream.high is None):
        return _("A range needs both ends; until then the amount is taken as certain.")
    return _("The amount is an example: replace it.") if stream.is_example else ""


def _range_note(_context: FormContext, _entity_id: EntityId) -> str:
    return _("Nine times in ten the amount lies between the two.")


NAME = text_field(TABLE, "name", N_("Name"))
KIND = enum_field(TABLE, "kind", N_("Kind"), STREAMS)
CARD = replace(card_field("objective_id", N_("Moved by"), _read_card, _edit_card), choices=_cards)
AMOUNT = _money("yearly_amount", N_("Money a year"), N_("all that moves"))
LOW = _money("low", N_("From"), "")
HIGH = _money("high", N_("To"), "")
SHARE = said_field("share", N_("Share"), share_of)

STREAM_FORM = Form(
    TABLE,
    N_("Value stream"),
    (
        Group("definition", N_("Definition"), (NAME, KIND, CARD)),
        Group(
            "money",
            N_("Money"),
            (replace(AMOUNT, note=_note), LOW, replace(HIGH, note=_range_note), SHARE),
        ),
    ),
)
"""What can be edited of a stream."""
