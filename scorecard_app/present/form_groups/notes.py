"""The notes about an objective, and the form of a single one."""

from collections.abc import Mapping, Sequence
from functools import partial

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.notes import add_note
from scorecard_app.domain.ids import EntityId, NoteId
from scorecard_app.present.colours import NOTE_COLOURS
from scorecard_app.present.form_fields import colour_field, flag_field, long_field, said_field
from scorecard_app.present.form_parts import Edit, Form, FormContext, Group, Rows
from scorecard_app.present.numbers import format_date
from scorecard_app.texts import N_, _

_TABLE = "notes"


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(each.id for each in context.relations.notes_about(entity_id))


def _read_written(context: FormContext, row: EntityId) -> str:
    written = context.card.notes[NoteId(row)].written
    if written is None:
        return ""
    return _("written {date}").format(date=format_date(written, context.forms))


def _remove(_context: FormContext, row: EntityId) -> Edit:
    return partial(delete_items, ids=[row])


def _add(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    return partial(
        add_note,
        note_id=NoteId(context.mint()),
        subject_id=entity_id,
        text=texts["text"],
        written=context.today or context.day,
    )


_TEXT = long_field(_TABLE, "text", N_("Note"))
_WRITTEN = said_field("written", N_("Written"), _read_written)
_COLOUR = colour_field(_TABLE, NOTE_COLOURS, kind="note")

NOTES_GROUP = Group(
    "notes_about",
    N_("Notes"),
    (
        Rows(
            "notes_about",
            N_("What there is to say about it"),
            _rows,
            ((_TEXT,), (_WRITTEN,)),
            remove=_remove,
            add=_add,
            blanks=((_TEXT,),),
            needed=("text",),
            add_label=N_("Add a note"),
        ),
    ),
)
"""The notes about an objective; its card counts them."""

NOTE_FORM = Form(
    _TABLE,
    N_("Note"),
    (
        Group(
            "definition",
            N_("Note"),
            (_TEXT, _COLOUR, flag_field(_TABLE, "is_parked", N_("In the parking lot"))),
        ),
    ),
)
"""What can be edited of a note."""
