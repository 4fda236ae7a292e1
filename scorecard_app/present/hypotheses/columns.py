"""The columns of the table of links, and the field by which each of them is edited."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import partial

from scorecard_app.document.edits.links import attach_link, set_link
from scorecard_app.domain.ids import EntityId, LinkId, ObjectiveId
from scorecard_app.domain.links import WORD_RANGES, Link, LinkKind, Magnitude
from scorecard_app.domain.measures import Unit
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import choices_of, key_of
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
)
from scorecard_app.present.link_form import LINK_FORM
from scorecard_app.present.numbers import format_exact, parse_number
from scorecard_app.present.words import STRENGTHS
from scorecard_app.texts import N_, LocaleForms, _


class Column(IntEnum):
    """The columns, in the order in which they first stand."""

    FROM = 0
    SIGN = 1
    TO = 2
    EFFECT = 3
    LAG = 4
    STATED = 5
    DATA = 6
    REVIEW = 7
    MONEY = 8
    KIND = 9
    BUILD_UP = 10
    BELIEVERS = 11
    RATIONALE = 12


HEADINGS: Mapping[Column, tuple[str, str]] = {
    Column.FROM: (N_("From"), N_("The card that is to move the other one")),
    Column.SIGN: (N_("±"), N_("Whether the other one improves (+) or gets worse (−)")),
    Column.TO: (N_("To"), N_("The card that is to be moved")),
    Column.EFFECT: (N_("Effect"), N_("How much of an improvement passes on: a word or a range")),
    Column.LAG: (N_("Lag"), N_("Months until the effect starts")),
    Column.STATED: (N_("Evidence"), N_("How far the link has been tested, as it is stated")),
    Column.DATA: (N_("Data say"), N_("What the series of both ends say")),
    Column.REVIEW: (N_("Review"), N_("What to make of it, by who is on target")),
    Column.MONEY: (
        N_("10 % is worth"),
        N_("What 10 % better at its start is worth by this link, over the horizon"),
    ),
    Column.KIND: (N_("Kind"), N_("A belief about cause, true by definition, or feedback")),
    Column.BUILD_UP: (N_("Build-up"), N_("Months in which the effect grows")),
    Column.BELIEVERS: (
        N_("Believed by"),
        N_("Names, with commas between; Down lists who is known."),
    ),
    Column.RATIONALE: (N_("Rationale"), N_("Why we believe it")),
}
"""What each column is called, and what it says."""

FIGURES = frozenset({Column.LAG, Column.MONEY, Column.BUILD_UP})
"""Columns of figures, which stand at the right."""

_BETWEEN = re.compile(r"\s*(?:–|—|;|\.\.+|\bto\b|\bbis\b|(?<=\d)\s*-\s*(?=\d))\s*", re.IGNORECASE)
"""Between the ends of a range, as people type it."""

_ENDS = 2


def field_of(column: Column) -> Field | None:
    """Return the field by which a column is edited; None for what is worked out."""
    return _FIELDS.get(column)


def can_edit(column: Column, context: FormContext, link_id: LinkId) -> bool:
    """Say whether a cell can be edited: what is true by definition has no strength to doubt."""
    field = field_of(column)
    if field is None or not field.is_shown(context, link_id):
        return False
    is_logical = context.card.links[link_id].kind is LinkKind.LOGICAL
    return not (is_logical and column in {Column.EFFECT, Column.STATED})


def range_words(magnitude: Magnitude | None, forms: LocaleForms) -> str:
    """Write a strength as it can be typed again: its word, or its range."""
    if magnitude is None:
        return ""
    if magnitude.word is not None:
        return _(STRENGTHS[magnitude.word])
    low, high = (format_exact(each, forms) for each in (magnitude.low, magnitude.high))
    return low if low == high else f"{low} – {high}"


def read_range(text: str, forms: LocaleForms) -> Magnitude | None:
    """Read a strength: one of the words, a range, or one number; empty means not said."""
    typed = text.strip()
    for strength, word in STRENGTHS.items():
        if typed.casefold() in {_(word).casefold(), key_of(strength)}:
            return WORD_RANGES[strength] if strength is not None else None  # type: ignore[index]  # a Strength
    parts = _BETWEEN.split(typed)
    if len(parts) > _ENDS:
        raise UserError(
            _("“{text}” is no range: type two numbers, such as 0.1 – 0.4.").format(text=typed)
        )
    ends = [parse_number(each, Unit(), forms) for each in parts]
    low, high = min(ends), max(ends)
    if low <= 0:
        raise UserError(_("A strength is a number above 0; the sign says which way it works."))
    return Magnitude(low, high)


def _link(context: FormContext, entity_id: EntityId) -> Link:
    return context.card.links[LinkId(entity_id)]


def _read_effect(context: FormContext, entity_id: EntityId) -> str:
    return range_words(_link(context, entity_id).magnitude, context.forms)


def _edit_effect(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    magnitude = read_range(text, context.forms)
    return partial(set_link, link_id=LinkId(entity_id), magnitude=magnitude)


def _effects(_context: FormContext, _entity_id: EntityId) -> tuple[Choice, ...]:
    return tuple(Choice(each.label, each.label) for each in choices_of(STRENGTHS))


def _end_field(end: str, label: str, hint: str) -> Field:
    """Build the field for the card at one end of a link."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        key: ObjectiveId = getattr(_link(context, entity_id), end)
        return key

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        link = _link(context, entity_id)
        start, stop = link.from_id, link.to_id
        if end == "from_id":
            start = ObjectiveId(text)
        else:
            stop = ObjectiveId(text)
        return partial(attach_link, link_id=link.id, from_id=start, to_id=stop)

    def choices(context: FormContext, _entity_id: EntityId) -> tuple[Choice, ...]:
        cards = sorted(context.card.objectives.values(), key=lambda each: each.number)
        return tuple(
            Choice(each.id, f"{each.number} {each.name or _('(no name)')}") for each in cards
        )

    return Field(end, label, FieldKind.CHOICE, read, edit, hint, choices=choices)


_OF_FORM = {each.key: each for each in LINK_FORM.fields}

_FIELDS: Mapping[Column, Field] = {
    Column.FROM: _end_field("from_id", *HEADINGS[Column.FROM]),
    Column.TO: _end_field("to_id", *HEADINGS[Column.TO]),
    Column.SIGN: _OF_FORM["sign"],
    Column.EFFECT: Field(
        "strength",
        N_("Strength"),
        FieldKind.PERSON,
        _read_effect,
        _edit_effect,
        HEADINGS[Column.EFFECT][1],
        choices=_effects,
    ),
    Column.LAG: _OF_FORM["lag_months"],
    Column.STATED: _OF_FORM["evidence"],
    Column.KIND: _OF_FORM["kind"],
    Column.BUILD_UP: _OF_FORM["build_up_months"],
    Column.BELIEVERS: _OF_FORM["believers"],
    Column.RATIONALE: _OF_FORM["rationale"],
}
