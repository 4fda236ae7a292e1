"""Fields of a measure about the way to its target: start, due, and milestones between."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Course, Measure, Milestone, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import change, read_figure, say_period, typed_period
from scorecard_app.present.form_groups.measure_time import dated, measure_of
from scorecard_app.present.form_parts import (
    Edit,
    Field,
    FieldKind,
    FormContext,
    Group,
    Rows,
    row_id,
)
from scorecard_app.present.measure_unit import TABLE
from scorecard_app.present.numbers import edit_text
from scorecard_app.texts import N_, _

_PERCENT = Unit(symbol="%")


def _course_field(name: str, label: str, hint: str) -> Field:
    def read(context: FormContext, entity_id: EntityId) -> str:
        return say_period(context, getattr(measure_of(context, entity_id).course, name))

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        measure = measure_of(context, entity_id)
        period = typed_period(context, text, measure.frequency)
        course = replace(measure.course, **{name: period})  # type: ignore[arg-type]  # a period
        _refuse_backwards(context, course)
        return change(TABLE, entity_id, "course", course)

    return Field(f"course.{name}", label, FieldKind.PERIOD, read, edit, hint, waits=True)


def _refuse_backwards(context: FormContext, course: Course) -> None:
    start, due = course.start, course.due
    if start and due and _end(context, due) <= _end(context, start):
        raise UserError(_("The target is due before the way to it starts."))


def _end(context: FormContext, period: Period) -> date:
    return period.end(fiscal_start=context.card.settings.fiscal_start)


def _milestones(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    course = measure_of(context, entity_id).course
    return tuple(row_id(entity_id, str(each.due)) for each in course.milestones)


def _milestone(context: FormContext, row: EntityId) -> Milestone:
    measure, due = dated(context, row)
    return next(
        (each for each in measure.course.milestones if each.due == due), Milestone(due, 0.0)
    )


def _with_milestones(
    context: FormContext, measure: Measure, milestones: Sequence[Milestone]
) -> Edit:
    dues = [each.due for each in milestones]
    if len(set(dues)) < len(dues):
        raise UserError(_("Two milestones cannot be due in the same period."))
    ordered = tuple(sorted(milestones, key=lambda each: _end(context, each.due)))
    return change(TABLE, measure.id, "course", replace(measure.course, milestones=ordered))


def _changed(context: FormContext, row: EntityId, *new: Milestone) -> Edit:
    measure, due = dated(context, row)
    others = [each for each in measure.course.milestones if each.due != due]
    return _with_milestones(context, measure, [*others, *new])


def _read_due(context: FormContext, row: EntityId) -> str:
    return say_period(context, _milestone(context, row).due)


def _edit_due(context: FormContext, row: EntityId, text: str) -> Edit:
    measure, _due = dated(context, row)
    due = typed_period(context, text, measure.frequency)
    if due is None:
        raise UserError(_("Say by when, such as {period}.").format(period=_read_due(context, row)))
    return _changed(context, row, replace(_milestone(context, row), due=due))


def _read_share(context: FormContext, row: EntityId) -> str:
    return edit_text(_milestone(context, row).share, _PERCENT, context.forms)


def _edit_share(context: FormContext, row: EntityId, text: str) -> Edit:
    share = read_figure(context, _PERCENT, text, is_required=True) or 0.0
    return _changed(context, row, replace(_milestone(context, row), share=share))


def _remove_milestone(context: FormContext, row: EntityId) -> Edit:
    return _changed(context, row)


def _add_milestone(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    measure = measure_of(context, entity_id)
    due = typed_period(context, texts["due"], measure.frequency)
    share = read_figure(context, _PERCENT, texts["share"], is_required=True)
    assert due is not None, "needed before a row is added"  # noqa: S101 - our own invariant
    made = Milestone(due, share or 0.0)
    return _with_milestones(context, measure, [*measure.course.milestones, made])


def _points(_context: FormContext, _row: EntityId) -> str:
    return "%"


_DUE = Field("due", N_("By the end of"), FieldKind.PERIOD, _read_due, _edit_due, waits=True)
_SHARE = Field(
    "share", N_("Share of the way"), FieldKind.NUMBER, _read_share, _edit_share, suffix=_points
)

COURSE_GROUP = Group(
    "course",
    N_("Course"),
    (
        _course_field("start", N_("Starts"), N_("The period that holds the baseline.")),
        _course_field("due", N_("Due"), N_("The period whose end the target is due at.")),
        Rows(
            "milestones",
            N_("Milestones"),
            _milestones,
            ((_DUE, _SHARE),),
            remove=_remove_milestone,
            add=_add_milestone,
            blanks=((_DUE, _SHARE),),
            needed=("due", "share"),
            add_label=N_("Add a milestone"),
            empty=N_("Between the two the way is straight."),
        ),
    ),
    is_folded=True,
)
"""When it sets out and when it is due, with the shares of the way between."""
