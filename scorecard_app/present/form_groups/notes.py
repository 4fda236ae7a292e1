"""The notes about an objective, and the form of a single one."""

from collections.abc import Mapping, Sequence
from functools import partial

from scorecard_app.document.edits.notes import add_note, park_note, stand_note
from scorecard_app.document.naming import short_title
from scorecard_app.domain.ids import EntityId, MapId, NoteId, ObjectiveId, PlacementId
from scorecard_app.present.colours import NOTE_COLOURS
from scorecard_app.present.form_fields import colour_field, long_field
from scorecard_app.present.form_groups.lines import delete_row, written_field
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    Form,
    FormContext,
    Group,
    Rows,
)
from scorecard_app.texts import N_, _

_TABLE = "notes"


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(each.id for each in context.relations.notes_about(entity_id))


def _add(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    return partial(
        add_note,
        note_id=NoteId(context.mint()),
        subject_id=entity_id,
        text=texts["text"],
        written=context.today or context.day,
    )


_TEXT = long_field(_TABLE, "text", N_("Note"))
_WRITTEN = written_field(_TABLE)
_COLOUR = colour_field(_TABLE, NOTE_COLOURS, kind="note")

_LOT, _BESIDE = "lot", "beside"


def _place(context: FormContext, row: EntityId) -> str:
    """Return where a note stands: in the parking lot, on a map, or beside its subject."""
    note = context.card.notes[NoteId(row)]
    placed = context.relations.referring_to(row)
    if note.is_parked:
        return _LOT
    if placed:
        return placed[0].map_id
    return _BESIDE if note.subject_id else _LOT


def _stand(context: FormContext, row: EntityId, text: str) -> Edit:
    stand = partial(stand_note, note_id=NoteId(row))
    if text in {_LOT, _BESIDE}:
        return partial(stand, is_parked=text == _LOT)
    return partial(stand, map_id=MapId(text), placement_id=PlacementId(context.mint()))


def _places(context: FormContext, row: EntityId) -> Sequence[Choice]:
    choices = [Choice(_LOT, _("In the parking lot"))]
    card = context.card
    subject = card.objectives.get(ObjectiveId(card.notes[NoteId(row)].subject_id))
    if subject is not None:
        said = _("Beside “{objective}”").format(objective=short_title(card, subject))
        choices.append(Choice(_BESIDE, said))
    for each in context.relations.maps:
        name = each.name or _("(no name)")
        choices.append(Choice(each.id, _("On the map “{name}”").format(name=name)))
    return choices


_PLACE = Field("place", N_("Place"), FieldKind.CHOICE, _place, _stand, choices=_places)


def _parked(context: FormContext, _entity_id: EntityId) -> Sequence[EntityId]:
    notes = sorted(context.card.notes.values(), key=lambda each: (each.position, each.id))
    return tuple(each.id for each in notes if _place(context, each.id) == _LOT)


def _park(context: FormContext, _entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    written = context.today or context.day
    return partial(park_note, note_id=NoteId(context.mint()), text=texts["text"], written=written)


PARKING_GROUP = Group(
    "parking",
    N_("Parking lot"),
    (
        Rows(
            "parking",
            N_("Notes that wait to be placed"),
            _parked,
            ((_TEXT,), (_PLACE, _WRITTEN)),
            remove=delete_row,
            add=_park,
            blanks=((_TEXT,),),
            needed=("text",),
            add_label=N_("Park a note"),
        ),
    ),
    is_folded=True,
)
"""What was noted and has no place yet, and notes whose subject was deleted."""

NOTES_GROUP = Group(
    "notes_about",
    N_("Notes"),
    (
        Rows(
            "notes_about",
            N_("What there is to say about it"),
            _rows,
            ((_TEXT,), (_WRITTEN,)),
            remove=delete_row,
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
            (_TEXT, _COLOUR, _PLACE),
        ),
    ),
)
"""What can be edited of a note."""
