"""The forms of the scorecard's frame: a perspective, and the scorecard itself."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.edits.perspectives import move_perspective
from scorecard_app.domain.ids import EntityId, PerspectiveId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.strategy import Perspective
from scorecard_app.present.form_fields import (
    change,
    enum_field,
    flag_field,
    long_field,
    number_field,
    text_field,
)
from scorecard_app.present.form_groups.bands import BAND_ROWS
from scorecard_app.present.form_groups.notes import PARKING_GROUP
from scorecard_app.present.form_groups.rolling_up import rolling_up_fields
from scorecard_app.present.form_groups.themes import THEMES_GROUP
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    Form,
    FormContext,
    Group,
)
from scorecard_app.present.scoring_words import SCALES, SIGNALS
from scorecard_app.texts import N_, _, ngettext

_TABLE = "perspectives"
_TOP, _BELOW, _BESIDE = "top", "below ", "beside "


def _rows(context: FormContext, *, without: EntityId = "") -> list[list[Perspective]]:
    lanes = (each for each in context.relations.perspectives if each.id != without)
    return [list(row) for _number, row in groupby(lanes, key=lambda lane: lane.row)]


def _read_row(context: FormContext, entity_id: EntityId) -> str:
    above = _TOP
    for row in _rows(context):
        ids = [lane.id for lane in row]
        if entity_id in ids:
            others = [each for each in ids if each != entity_id]
            return _BESIDE + others[0] if others else above
        above = _BELOW + ids[0]
    return above


def _edit_row(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    rows = _rows(context, without=entity_id)
    move = partial(move_perspective, perspective_id=PerspectiveId(entity_id))
    if text == _TOP:
        return partial(move, row=0)
    wanted = text.removeprefix(_BELOW).removeprefix(_BESIDE)
    index = next(i for i, row in enumerate(rows) if any(lane.id == wanted for lane in row))
    if text.startswith(_BESIDE):
        return partial(move, row=index, column=len(rows[index]))
    return partial(move, row=index + 1)


def _row_choices(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    choices = [Choice(_TOP, _("On top"))]
    for row in _rows(context, without=entity_id):
        name = row[0].name or _("(no name)")
        choices.append(Choice(_BESIDE + row[0].id, _("Beside “{name}”").format(name=name)))
        choices.append(Choice(_BELOW + row[0].id, _("Below “{name}”").format(name=name)))
    return choices


def _read_month(context: FormContext, _entity_id: EntityId) -> str:
    return str(context.card.settings.fiscal_start)


def _edit_month(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return change(SETTINGS, entity_id, "fiscal_start", int(text))


def _months(context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
    names = enumerate(context.forms.month_names, start=1)
    return tuple(Choice(str(month), name) for month, name in names)


def _score_unit(_context: FormContext, _entity_id: EntityId) -> Unit:
    return Unit(UnitKind.SCORE)


def _months_word(context: FormContext, _entity_id: EntityId) -> str:
    return ngettext("month", "months", context.card.settings.short_lag_months)


PERSPECTIVE_FORM = Form(
    _TABLE,
    N_("Perspective"),
    (
        Group(
            "definition",
            N_("Definition"),
            (
                text_field(_TABLE, "name", N_("Name")),
                long_field(
                    _TABLE, "question", N_("Question"), hint=N_("The question that it answers.")
                ),
                Field(
                    "row", N_("Place"), FieldKind.CHOICE, _read_row, _edit_row, choices=_row_choices
                ),
            ),
        ),
        Group("scoring", N_("Scoring"), rolling_up_fields(_TABLE)),
    ),
)
"""What can be edited of a perspective."""

SCORECARD_FORM = Form(
    SETTINGS,
    N_("Scorecard"),
    (
        Group(
            "purpose",
            N_("Purpose"),
            (
                text_field(SETTINGS, "name", N_("Name")),
                long_field(SETTINGS, "vision", N_("Vision")),
                long_field(SETTINGS, "mission", N_("Mission")),
                long_field(
                    SETTINGS,
                    "destination",
                    N_("Destination"),
                    hint=N_("Where you will be in three to five years, in figures if you can."),
                ),
            ),
        ),
        THEMES_GROUP,
        PARKING_GROUP,
        Group(
            "calendar",
            N_("Money and calendar"),
            (
                text_field(SETTINGS, "currency", N_("Currency")),
                Field(
                    "fiscal_start",
                    N_("Year starts in"),
                    FieldKind.CHOICE,
                    _read_month,
                    _edit_month,
                    choices=_months,
                ),
            ),
        ),
        Group(
            "scoring",
            N_("Scoring"),
            (
                *rolling_up_fields(SETTINGS),
                number_field(
                    SETTINGS,
                    "note_threshold",
                    N_("Note needed below a score of"),
                    hint=N_("None"),
                    unit=_score_unit,
                ),
                flag_field(
                    SETTINGS,
                    "may_leave_scale",
                    N_("Scores may leave the scale"),
                    hint=N_("Otherwise they are held between none and full marks."),
                ),
                enum_field(SETTINGS, "score_scale", N_("Scores shown as"), SCALES),
                enum_field(
                    SETTINGS,
                    "signal_rules",
                    N_("Signals"),
                    SIGNALS,
                    hint=N_("How many values in a row on one side are a signal."),
                ),
                number_field(
                    SETTINGS,
                    "short_lag_months",
                    N_("Leading from a lag of"),
                    is_whole=True,
                    suffix=_months_word,
                ),
                BAND_ROWS,
            ),
        ),
    ),
)
"""What can be edited of the scorecard as a whole."""
