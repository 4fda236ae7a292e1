"""Builders for the common kinds of fields: texts, numbers in a unit, choices, flags, people."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.people import set_owner_by_name
from scorecard_app.document.edits.settings import set_setting
from scorecard_app.domain.ids import EntityId, PersonId
from scorecard_app.domain.measures import Unit
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.errors import UserError
from scorecard_app.present.colours import role_of
from scorecard_app.present.form_parts import (
    NO,
    YES,
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Reader,
    Test,
    always,
)
from scorecard_app.present.numbers import (
    edit_text,
    format_date,
    parse_date,
    parse_number,
    unit_symbol,
)
from scorecard_app.present.periods import format_period, read_period
from scorecard_app.present.words import Words
from scorecard_app.texts import N_, _

UnitOf = Callable[[FormContext, EntityId], Unit]

WHOLE = Unit(decimals=0)
"""The unit of a count that has no fractions."""


def plain_unit(_context: FormContext, _entity_id: EntityId) -> Unit:
    """Return the unit of a bare number."""
    return Unit()


def record(context: FormContext, table: str, entity_id: EntityId) -> Any:  # noqa: ANN401 - by table
    """Return the entity, or the settings, that a form shows."""
    return context.card.settings if table == SETTINGS else context.card.table(table)[entity_id]


def change(table: str, entity_id: EntityId, name: str, value: object) -> Edit:
    """Return the edit that gives one field another value."""
    if table == SETTINGS:
        return partial(set_setting, field=name, value=value)
    return partial(set_field, table=table, entity_id=entity_id, field=name, value=value)


def text_field(
    table: str, name: str, label: str, *, kind: FieldKind = FieldKind.TEXT, hint: str = ""
) -> Field:
    """Build a field for a text."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        return str(getattr(record(context, table, entity_id), name))

    def edit(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return change(table, entity_id, name, text)

    return Field(name, label, kind, read, edit, hint)


def long_field(table: str, name: str, label: str, *, hint: str = "") -> Field:
    """Build a field for a text of several lines."""
    return text_field(table, name, label, kind=FieldKind.LONG_TEXT, hint=hint)


def number_field(  # noqa: PLR0913 - what a number needs
    table: str,
    name: str,
    label: str,
    *,
    unit: UnitOf = plain_unit,
    hint: str = "",
    is_required: bool = False,
    is_whole: bool = False,
    suffix: Reader | None = None,
    is_shown: Test = always,
) -> Field:
    """Build a field for a number in a unit; empty means missing, unless it is required."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        number = getattr(record(context, table, entity_id), name)
        return edit_text(number, unit(context, entity_id), context.forms)

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        if is_whole:
            return change(table, entity_id, name, read_whole(context, text))
        number = read_figure(context, unit(context, entity_id), text, is_required=is_required)
        return change(table, entity_id, name, number)

    behind = symbol_of(unit) if suffix is None else suffix
    return Field(name, label, FieldKind.NUMBER, read, edit, hint, suffix=behind, is_shown=is_shown)


def enum_field(
    table: str,
    name: str,
    label: str,
    words: Words,
    *,
    hint: str = "",
    writer: Callable[[EntityId, Any], Edit] | None = None,
) -> Field:
    """Build a field for one of the members of an enum; `writer` makes an edit of its own."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        return key_of(getattr(record(context, table, entity_id), name))

    def edit(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
        chosen = next(member for member in words if key_of(member) == text)
        if writer is None:
            return change(table, entity_id, name, chosen)
        return writer(entity_id, chosen)

    def choices(_context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
        return choices_of(words)

    return Field(name, label, FieldKind.CHOICE, read, edit, hint, choices=choices)


def flag_field(table: str, name: str, label: str, *, hint: str = "") -> Field:
    """Build a field that is on or off."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        return YES if getattr(record(context, table, entity_id), name) else NO

    def edit(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return change(table, entity_id, name, text == YES)

    return Field(name, label, FieldKind.FLAG, read, edit, hint)


def person_field(table: str, name: str, label: str, *, hint: str = "") -> Field:
    """Build a field for a person by name; a name not known yet becomes a person."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        person_id = getattr(record(context, table, entity_id), name)
        person = context.card.people.get(person_id)
        return person.name if person else ""

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        person_id = PersonId(context.mint())
        return partial(
            set_owner_by_name, entity_id=entity_id, name=text, person_id=person_id, field=name
        )

    return Field(name, label, FieldKind.PERSON, read, edit, hint, choices=people_choices)


def colour_field(table: str, colours: Mapping[str, str], *, kind: str) -> Field:
    """Build a field for one of the colours of a kind, "theme" or "note", by their names."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        return role_of(record(context, table, entity_id).colour_role, kind)

    def edit(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return change(table, entity_id, "colour_role", text)

    def choices(_context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
        return tuple(Choice(role, _(name)) for role, name in colours.items())

    return Field("colour_role", N_("Colour"), FieldKind.CHOICE, read, edit, choices=choices)


def said_field(key: str, label: str, read: Reader, *, share: int = 1) -> Field:
    """Build a field that only says something."""
    return Field(key, label, FieldKind.SAID, read, no_edit, share=share)


def no_edit(_context: FormContext, _entity_id: EntityId, _text: str) -> Edit:
    """Return the edit of what cannot be edited here: none."""
    return lambda card: card


def date_field(table: str, name: str, label: str, *, hint: str = "") -> Field:
    """Build a field for a day; empty means none."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        day = getattr(record(context, table, entity_id), name)
        return format_date(day, context.forms) if day else ""

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return change(table, entity_id, name, read_day(context, text))

    return Field(name, label, FieldKind.DATE, read, edit, hint)


def read_day(context: FormContext, text: str) -> date | None:
    """Read a day; empty is none."""
    return parse_date(text, context.forms) if text.strip() else None


def say_period(context: FormContext, period: Period | None) -> str:
    """Write a period; "" for none."""
    if period is None:
        return ""
    return format_period(period, context.forms, fiscal_start=context.card.settings.fiscal_start)


def typed_period(context: FormContext, text: str, frequency: Frequency) -> Period | None:
    """Read a period of a frequency; empty is none."""
    if not text.strip():
        return None
    fiscal_start = context.card.settings.fiscal_start
    return read_period(text, frequency, context.forms, fiscal_start=fiscal_start)


def choices_of(words: Words) -> tuple[Choice, ...]:
    """Return the choices of an enum in the user's language."""
    return tuple(Choice(key_of(member), _(word)) for member, word in words.items())


def key_of(member: Enum | None) -> str:
    """Return the text that stands for a member of an enum; "" for none."""
    return "" if member is None else str(member.value)


def symbol_of(unit: UnitOf) -> Reader:
    """Return what reads the sign that stands behind a number of this unit."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        return unit_symbol(unit(context, entity_id), context.card.settings.currency)

    return read


def read_figure(
    context: FormContext, unit: Unit, text: str, *, is_required: bool = False
) -> float | None:
    """Read a number in its unit; empty is missing."""
    if text.strip():
        return parse_number(text, unit, context.forms)
    if is_required:
        raise UserError(_("Write a number here."))
    return None


def read_whole(context: FormContext, text: str) -> int:
    """Read a number without a fraction."""
    number = read_figure(context, WHOLE, text, is_required=True)
    if number is None or not number.is_integer():
        raise UserError(_("“{text}” is not a whole number.").format(text=text.strip()))
    return int(number)


def people_choices(context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
    """Offer the people of the scorecard by name."""
    names = sorted({person.name for person in context.card.people.values() if person.name})
    return tuple(Choice(name, name) for name in names)
