"""The list of statuses that were set by hand on a measure or an objective, with their reasons."""

from collections.abc import Mapping, Sequence
from functools import partial

from scorecard_app.document.edits.overrides import (
    change_status,
    remove_status,
    set_author,
    set_status,
)
from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, OverrideId, PersonId
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.rules import Override
from scorecard_app.engine.bands import in_order
from scorecard_app.engine.overrides import override_at, overrides_of
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import people_choices, said_field, say_period, typed_period
from scorecard_app.present.form_groups.measure_time import last_period
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Group,
    Rows,
)
from scorecard_app.texts import N_, _


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    start = context.card.settings.fiscal_start
    found = (each for each in context.card.overrides.values() if each.subject_id == entity_id)
    ordered = sorted(found, key=lambda each: (each.since.start(fiscal_start=start), each.id))
    return tuple(each.id for each in reversed(ordered))


def _override(context: FormContext, row: EntityId) -> Override:
    return context.card.overrides[OverrideId(row)]


def _frequency(context: FormContext, subject_id: EntityId) -> Frequency:
    """Return in which periods a status is set: the measure's own, or those of the main measure."""
    measure = context.card.measures.get(MeasureId(subject_id))
    if measure is None and subject_id in context.card.objectives:
        measure = context.relations.main_measure(ObjectiveId(subject_id))
    return measure.frequency if measure else Frequency.MONTH


def _read_band(context: FormContext, row: EntityId) -> str:
    return _override(context, row).band_key


def _edit_band(_context: FormContext, row: EntityId, text: str) -> Edit:
    return partial(change_status, override_id=OverrideId(row), band_key=text)


def _bands(context: FormContext, _row: EntityId) -> Sequence[Choice]:
    bands = reversed(in_order(context.card.settings.bands))
    return tuple(Choice(band.key, _(band.name)) for band in bands)


def _read_state(context: FormContext, row: EntityId) -> str:
    override, card = _override(context, row), context.card
    start = card.settings.fiscal_start
    shown = override_at(overrides_of(card), override.subject_id, context.day, fiscal_start=start)
    if shown == override:
        return _("in force")
    is_later = override.since.start(fiscal_start=start) > context.day
    return _("later") if is_later else _("past")


def _read_reason(context: FormContext, row: EntityId) -> str:
    return _override(context, row).reason


def _edit_reason(_context: FormContext, row: EntityId, text: str) -> Edit:
    return partial(change_status, override_id=OverrideId(row), reason=text)


def _read_since(context: FormContext, row: EntityId) -> str:
    return say_period(context, _override(context, row).since)


def _edit_since(context: FormContext, row: EntityId, text: str) -> Edit:
    override = _override(context, row)
    since = typed_period(context, text, override.since.frequency)
    if since is None:
        raise UserError(_("Say from which period on the status holds."))
    return partial(change_status, override_id=override.id, since=since)


def _read_until(context: FormContext, row: EntityId) -> str:
    return say_period(context, _override(context, row).until)


def _edit_until(context: FormContext, row: EntityId, text: str) -> Edit:
    override = _override(context, row)
    until = typed_period(context, text, override.since.frequency)
    return partial(change_status, override_id=override.id, until=until)


def _read_author(context: FormContext, row: EntityId) -> str:
    author_id = _override(context, row).author_id
    person = context.card.people.get(author_id) if author_id else None
    return person.name if person else ""


def _edit_author(context: FormContext, row: EntityId, text: str) -> Edit:
    person_id = PersonId(context.mint())
    return partial(set_author, override_id=OverrideId(row), name=text, person_id=person_id)


def _remove(_context: FormContext, row: EntityId) -> Edit:
    return partial(remove_status, override_id=OverrideId(row))


def _add(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    frequency = _frequency(context, entity_id)
    since = typed_period(context, texts["since"], frequency)
    return partial(
        set_status,
        override_id=OverrideId(context.mint()),
        subject_id=entity_id,
        band_key=texts["band"],
        reason=texts["reason"],
        since=since or last_period(context, frequency),
        until=typed_period(context, texts["until"], frequency),
    )


_BAND = Field(
    "band", N_("Status"), FieldKind.CHOICE, _read_band, _edit_band, choices=_bands, share=2
)
_REASON = Field(
    "reason", N_("Reason (required)"), FieldKind.TEXT, _read_reason, _edit_reason, waits=True
)
_SINCE = Field("since", N_("Since"), FieldKind.PERIOD, _read_since, _edit_since, waits=True)
_UNTIL = Field("until", N_("Until"), FieldKind.PERIOD, _read_until, _edit_until, waits=True)
_AUTHOR = Field(
    "author", N_("Set by"), FieldKind.PERSON, _read_author, _edit_author, choices=people_choices
)

STATUS_GROUP = Group(
    "status",
    N_("Status set by hand"),
    (
        Rows(
            "overrides",
            N_("It wins over the score for as long as it holds."),
            _rows,
            (
                (_BAND, said_field("state", N_("State"), _read_state)),
                (_REASON,),
                (_SINCE, _UNTIL, _AUTHOR),
            ),
            remove=_remove,
            add=_add,
            blanks=((_BAND,), (_REASON,), (_SINCE, _UNTIL)),
            needed=("band", "reason"),
            add_label=N_("Set the status by hand"),
        ),
    ),
    is_folded=True,
)
"""Statuses set by hand, past ones included, so that it can be seen who judged what and why."""
