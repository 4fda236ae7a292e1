"""The form of a link: how strongly, how late, and why one objective moves another."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.links import set_believers_by_name, set_link
from scorecard_app.domain.ids import EntityId, LinkId, MeasureId, ObjectiveId
from scorecard_app.domain.links import WORD_RANGES, Link, LinkKind, Magnitude, Strength
from scorecard_app.domain.measures import Unit
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import (
    WHOLE,
    change,
    choices_of,
    enum_field,
    key_of,
    long_field,
    number_field,
    people_choices,
    read_figure,
)
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    Form,
    FormContext,
    Group,
    Reader,
    Test,
)
from scorecard_app.present.numbers import edit_text, format_exact
from scorecard_app.present.words import EVIDENCE, LINK_KINDS, SIGNS, STRENGTHS, Words
from scorecard_app.texts import N_, _, ngettext

TABLE = "links"
_OWN_RANGE = "range"
_USUAL_LAGS = (0, 1, 2, 3, 6, 9, 12)


def _link(context: FormContext, entity_id: EntityId) -> Link:
    return context.card.links[LinkId(entity_id)]


def _magnitude_edit(entity_id: EntityId, magnitude: Magnitude | None) -> Edit:
    return partial(set_link, link_id=LinkId(entity_id), magnitude=magnitude)


def _read_strength(context: FormContext, entity_id: EntityId) -> str:
    magnitude = _link(context, entity_id).magnitude
    if magnitude is None:
        return ""
    return key_of(magnitude.word) or _OWN_RANGE


def _edit_strength(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    if text == _OWN_RANGE:
        magnitude = _link(context, entity_id).magnitude or WORD_RANGES[Strength.MEDIUM]
        return _magnitude_edit(entity_id, Magnitude(magnitude.low, magnitude.high))
    return _magnitude_edit(entity_id, WORD_RANGES[Strength(text)] if text else None)


def _strengths(_context: FormContext, _entity_id: EntityId) -> tuple[Choice, ...]:
    return (*choices_of(STRENGTHS), Choice(_OWN_RANGE, _("Own range")))


def _read_low(context: FormContext, entity_id: EntityId) -> str:
    magnitude = _link(context, entity_id).magnitude
    return edit_text(magnitude.low if magnitude else None, Unit(), context.forms)


def _read_high(context: FormContext, entity_id: EntityId) -> str:
    magnitude = _link(context, entity_id).magnitude
    return edit_text(magnitude.high if magnitude else None, Unit(), context.forms)


def _edit_low(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    low = _bound(context, text)
    magnitude = _link(context, entity_id).magnitude
    high = magnitude.high if magnitude else low
    if low > high:
        raise UserError(_("The lower end lies above the upper end. Raise the upper end first."))
    return _magnitude_edit(entity_id, Magnitude(low, high))


def _edit_high(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    high = _bound(context, text)
    magnitude = _link(context, entity_id).magnitude
    low = magnitude.low if magnitude else high
    if high < low:
        raise UserError(_("The upper end lies below the lower end. Lower that one first."))
    return _magnitude_edit(entity_id, Magnitude(low, high))


def _bound(context: FormContext, text: str) -> float:
    number = read_figure(context, Unit(), text, is_required=True)
    if number is None or number <= 0:
        raise UserError(_("A strength is a number above 0; the sign says which way it works."))
    return number


def _months(name: str) -> Reader:
    """Return what says month or months behind a number of them."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        number = getattr(_link(context, entity_id), name)
        return ngettext("month", "months", math.ceil(number))

    return read


def _range_note(context: FormContext, entity_id: EntityId) -> str:
    """Say which range a word stands for; a range of one's own stands in its fields."""
    magnitude = _link(context, entity_id).magnitude
    if magnitude is None or magnitude.word is None:
        return ""
    low, high = (format_exact(each, context.forms) for each in (magnitude.low, magnitude.high))
    return _("{low} to {high} of an improvement passes on.").format(low=low, high=high)


def _has_own_range(context: FormContext, entity_id: EntityId) -> bool:
    magnitude = _link(context, entity_id).magnitude
    return magnitude is not None and magnitude.word is None


def _takes_time(name: str) -> Test:
    """Return what says whether a link may take time: what is true by definition is so at once."""

    def test(context: FormContext, entity_id: EntityId) -> bool:
        link = _link(context, entity_id)
        return link.kind is not LinkKind.LOGICAL or bool(getattr(link, name))

    return test


def _read_lag(context: FormContext, entity_id: EntityId) -> str:
    return str(_link(context, entity_id).lag_months)


def _edit_lag(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return change(TABLE, entity_id, "lag_months", int(text))


def _usual_lags(context: FormContext, _entity_id: EntityId) -> tuple[Choice, ...]:
    figures = ((str(lag), edit_text(lag, WHOLE, context.forms)) for lag in _USUAL_LAGS)
    return tuple(Choice(key, figure) for key, figure in figures)


def _read_believers(context: FormContext, entity_id: EntityId) -> str:
    people = context.card.people
    ids = _link(context, entity_id).believer_ids
    return ", ".join(people[each].name for each in ids if each in people)


def _edit_believers(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    names = text.split(",")
    link_id = LinkId(entity_id)
    return partial(set_believers_by_name, link_id=link_id, names=names, mint=context.mint)


def _measure_field(name: str, end: str, label: str, hint: str) -> Field:
    """Build the field for one of the two measures by which a link is tested."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        return getattr(_link(context, entity_id), name) or ""

    def edit(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return change(TABLE, entity_id, name, MeasureId(text) if text else None)

    def choices(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
        link, measures = _link(context, entity_id), context.card.measures
        objective_id: ObjectiveId = getattr(link, end)
        attachments = context.relations.attachments_of(objective_id)
        ids = (each.measure_id for each in attachments)
        offered = dict.fromkeys((*ids, getattr(link, name)))
        known = [measures[each] for each in offered if each in measures]
        none = Choice("", _("The main measure"))
        return (none, *(Choice(each.id, each.name or _("Unnamed measure")) for each in known))

    return Field(name, label, FieldKind.CHOICE, read, edit, hint, choices=choices)


def _few(name: str, label: str, words: Words) -> Field:
    """Build a field for one of a few words."""
    return replace(enum_field(TABLE, name, label, words), kind=FieldKind.FEW)


_USUAL_LAG = Field(
    "usual_lag",
    N_("Usual lags"),
    FieldKind.FEW,
    _read_lag,
    _edit_lag,
    N_("How long until the effect starts."),
    choices=_usual_lags,
)

_LAG = number_field(
    TABLE,
    "lag_months",
    N_("Lag"),
    hint=N_("How long until the effect starts."),
    is_whole=True,
    suffix=_months("lag_months"),
    is_shown=_takes_time("lag_months"),
)

_EFFECT = Group(
    "effect",
    N_("Effect"),
    (
        _few("sign", N_("Sign"), SIGNS),
        Field(
            "strength",
            N_("Strength"),
            FieldKind.FEW,
            _read_strength,
            _edit_strength,
            N_("How much of an improvement passes on, in a range that holds 9 times out of 10."),
            choices=_strengths,
            note=_range_note,
        ),
        Field(
            "low",
            N_("Lower end"),
            FieldKind.NUMBER,
            _read_low,
            _edit_low,
            N_("At least this share of an improvement passes on."),
            is_shown=_has_own_range,
            waits=True,
        ),
        Field(
            "high",
            N_("Upper end"),
            FieldKind.NUMBER,
            _read_high,
            _edit_high,
            N_("At most this share of an improvement passes on."),
            is_shown=_has_own_range,
            waits=True,
        ),
        replace(_LAG, beside=_USUAL_LAG),
        number_field(
            TABLE,
            "build_up_months",
            N_("Build-up"),
            hint=N_("How long the effect takes to grow: two thirds of it after so many months."),
            is_required=True,
            suffix=_months("build_up_months"),
            is_shown=_takes_time("build_up_months"),
        ),
        _few("kind", N_("Kind"), LINK_KINDS),
    ),
)

_REASONS = Group(
    "reasons",
    N_("Why we believe it"),
    (
        long_field(TABLE, "rationale", N_("Rationale"), hint=N_("Because …")),
        enum_field(TABLE, "evidence", N_("Evidence"), EVIDENCE),
        long_field(TABLE, "evidence_note", N_("Evidence note")),
        Field(
            "believers",
            N_("Believed by"),
            FieldKind.PEOPLE,
            _read_believers,
            _edit_believers,
            N_("Names, with commas between; Down lists who is known."),
            choices=people_choices,
            waits=True,
        ),
    ),
)

_TEST = Group(
    "test",
    N_("How it is tested"),
    (
        _measure_field(
            "driver_id", "from_id", N_("Driver"), N_("The measure of the cause that moves first.")
        ),
        _measure_field(
            "outcome_id", "to_id", N_("Outcome"), N_("The measure of the effect that follows it.")
        ),
    ),
)

LINK_FORM = Form(TABLE, N_("Link"), (_EFFECT, _REASONS, _TEST))
"""What can be edited of a link."""
