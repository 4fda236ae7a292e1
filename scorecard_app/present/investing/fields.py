"""Fields of what is invested: money as people type it, shares in percent, months, cards."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.values import normal_number
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import WHOLE, read_whole
from scorecard_app.present.form_parts import Choice, Edit, Field, FieldKind, FormContext
from scorecard_app.present.numbers import (
    edit_text,
    format_compact,
    format_exact,
    parse_number,
    unit_symbol,
)
from scorecard_app.texts import LocaleForms, _

MONEY = Unit(UnitKind.MONEY, "", 0)
PERCENT = Unit(UnitKind.PERCENT)

Reading = Callable[[FormContext, EntityId], float | None]
Writing = Callable[[FormContext, EntityId, float | None], Edit]

_WITH_LETTER = re.compile(r"(.*\d)\s*([^\W\d_]+)\.?\s*([^\W\d_]{3}|\W)?\s*")
_SIZES = {
    "k": 1e3,
    "tsd": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "bn": 1e9,
    "mrd": 1e9,
}
"""What a letter behind a number stands for, as numbers are shown and as people write them."""

_BETWEEN = re.compile(r"\s*(?:–|…|;|\bto\b|\bbis\b)\s*|(?<=[\d%])\s*-\s*")
_ENDS = 2
"""What stands between the ends of a range, and how many of them there are."""

_LETTERS = ((1e9, "bn"), (1e6, "M"), (1e3, "k"))
_SHORT, _NEXT = 3, 1000
"""So many decimals stand before a letter at most, and from here on another letter fits."""


def typed_money(text: str, forms: LocaleForms) -> float:
    """Read money as it is written in a table or said in a room: "200 k", "1.5 M", "3,000"."""
    match = _WITH_LETTER.fullmatch(text.strip())
    size = _SIZES.get(match[2].casefold()) if match else None
    if match is None or size is None:
        return parse_number(text, MONEY, forms)
    return normal_number(parse_number(match[1], MONEY, forms) * size)


def typed_range(text: str, forms: LocaleForms) -> tuple[float, float]:
    """Read a range of percent: "2 to 6", "2 – 6 %", or one number for both of its ends."""
    parts = [each for each in _BETWEEN.split(text.strip()) if each]
    if not 1 <= len(parts) <= _ENDS:
        raise UserError(
            _("“{text}” is not a range. Write it like 2 to 6.").format(text=text.strip())
        )
    low, high = (parse_number(each, PERCENT, forms) / 100 for each in (parts[0], parts[-1]))
    return normal_number(low), normal_number(high)


def range_text(ends: tuple[float, float], forms: LocaleForms) -> str:
    """Write a range of shares as it is typed."""
    low, high = (edit_text(_points(each), PERCENT, forms) for each in ends)
    return low if low == high else f"{low} – {high}"


def money_text(amount: float | None, forms: LocaleForms) -> str:
    """Write money as it is typed: "1.25 M" where that is the whole of it, else every digit."""
    for size, letter in _LETTERS:
        short = 0.0 if amount is None else round(amount / size, _SHORT)
        if 1 <= abs(short) < _NEXT and normal_number(short * size) == amount:
            return f"{format_exact(short, forms)} {letter}"
    return edit_text(amount, MONEY, forms)


def say_money(amount: float | None, context: FormContext) -> str:
    """Write money for a table, without its currency; "" for none."""
    return "" if amount is None else format_compact(amount, MONEY, context.forms)


def say_share(share: float | None, context: FormContext) -> str:
    """Write a share in percent; "" for none."""
    if share is None:
        return ""
    return f"{edit_text(_points(share), PERCENT, context.forms)} %"


def money_field(  # noqa: PLR0913 - what money needs
    key: str,
    label: str,
    read: Reading,
    write: Writing,
    *,
    hint: str = "",
    is_required: bool = True,
    suffix: str = "{currency}",
) -> Field:
    """Build a field for money; empty means nobody knows, unless it is required."""

    def shown(context: FormContext, entity_id: EntityId) -> str:
        return money_text(read(context, entity_id), context.forms)

    def say(context: FormContext, _entity_id: EntityId) -> str:
        currency = unit_symbol(MONEY, context.card.settings.currency)
        return (_(suffix) if suffix != "{currency}" else suffix).format(currency=currency)

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        if text.strip():
            return write(context, entity_id, typed_money(text, context.forms))
        if is_required:
            raise UserError(_("Write a number here."))
        return write(context, entity_id, None)

    return Field(key, label, FieldKind.NUMBER, shown, edit, hint, suffix=say, waits=True)


def share_field(
    key: str,
    label: str,
    read: Reading,
    write: Writing,
    *,
    suffix: str = "%",
    hint: str = "",
) -> Field:
    """Build a field for a share, typed in percent."""

    def shown(context: FormContext, entity_id: EntityId) -> str:
        share = read(context, entity_id)
        return edit_text(None if share is None else _points(share), PERCENT, context.forms)

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        if not text.strip():
            raise UserError(_("Write a number here."))
        number = parse_number(text, PERCENT, context.forms)
        return write(context, entity_id, normal_number(number / 100))

    said = _saying(suffix)
    return Field(key, label, FieldKind.NUMBER, shown, edit, hint, suffix=said, waits=True)


def figure_field(
    key: str, label: str, read: Reading, write: Writing, *, suffix: str, hint: str = ""
) -> Field:
    """Build a field for a bare number that must be there."""

    def shown(context: FormContext, entity_id: EntityId) -> str:
        return edit_text(read(context, entity_id), Unit(), context.forms)

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        if not text.strip():
            raise UserError(_("Write a number here."))
        return write(context, entity_id, parse_number(text, Unit(), context.forms))

    said = _saying(suffix)
    return Field(key, label, FieldKind.NUMBER, shown, edit, hint, suffix=said, waits=True)


def months_field(
    key: str, label: str, read: Reading, write: Writing, *, suffix: str, hint: str = ""
) -> Field:
    """Build a field for a whole number of months."""

    def shown(context: FormContext, entity_id: EntityId) -> str:
        return edit_text(read(context, entity_id), WHOLE, context.forms)

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return write(context, entity_id, read_whole(context, text))

    said = _saying(suffix)
    return Field(key, label, FieldKind.NUMBER, shown, edit, hint, suffix=said, waits=True)


def card_field(
    key: str,
    label: str,
    read: Callable[[FormContext, EntityId], ObjectiveId | None],
    write: Callable[[FormContext, EntityId, ObjectiveId], Edit],
    *,
    share: int = 1,
) -> Field:
    """Build a field for a card, by number and name."""

    def shown(context: FormContext, entity_id: EntityId) -> str:
        return read(context, entity_id) or ""

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return write(context, entity_id, ObjectiveId(text))

    field = Field(key, label, FieldKind.CHOICE, shown, edit, choices=card_choices)
    return replace(field, share=share)


def card_choices(context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
    """Offer every card, by number."""
    ordered = sorted(context.card.objectives.values(), key=lambda each: (each.number, each.id))
    return tuple(Choice(each.id, card_name(context, each.id)) for each in ordered)


def card_name(context: FormContext, objective_id: ObjectiveId) -> str:
    """Return the number and name of a card."""
    objective = context.card.objectives.get(objective_id)
    if objective is None:
        return _("(no name)")
    return f"{objective.number} {objective.name}".strip() or _("(no name)")


def _saying(text: str) -> Callable[[FormContext, EntityId], str]:
    """Return what says one marked text, whatever is shown."""

    def say(_context: FormContext, _entity_id: EntityId) -> str:
        return _(text)

    return say


def _points(share: float) -> float:
    return normal_number(100 * share)
