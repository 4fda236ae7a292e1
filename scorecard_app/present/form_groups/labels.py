"""Fields that any kind of thing may have: tags, and the fields that the user has added."""

from collections.abc import Sequence
from functools import partial

from scorecard_app.document.edits.tags import set_tags_by_name
from scorecard_app.domain.ids import CustomFieldId, EntityId
from scorecard_app.present.form_fields import change, record, said_field
from scorecard_app.present.form_parts import (
    Edit,
    Field,
    FieldKind,
    FormContext,
    Rows,
    row_id,
    row_parts,
)
from scorecard_app.texts import N_


def tags_field(table: str) -> Field:
    """Build the field for tags, written with commas between them."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        tags = context.card.tags
        ids = record(context, table, entity_id).tag_ids
        return ", ".join(tags[each].name for each in ids if each in tags)

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        names = text.split(",")
        return partial(set_tags_by_name, entity_id=entity_id, names=names, mint=context.mint)

    return Field(
        "tags",
        N_("Tags"),
        FieldKind.TEXT,
        read,
        edit,
        N_("Words, with commas between."),
        waits=True,
    )


def custom_rows(table: str) -> Rows:
    """Build the list of the fields that the user has added to a kind of thing."""

    def rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
        found = (each for each in context.card.custom_fields.values() if each.applies_to == table)
        ordered = sorted(found, key=lambda each: (each.position, each.id))
        return tuple(row_id(entity_id, each.id) for each in ordered)

    def read_name(context: FormContext, row: EntityId) -> str:
        return context.card.custom_fields[CustomFieldId(row_parts(row)[1])].name

    def read(context: FormContext, row: EntityId) -> str:
        entity_id, key = row_parts(row)
        return str(record(context, table, entity_id).custom.get(key, ""))

    def edit(context: FormContext, row: EntityId, text: str) -> Edit:
        entity_id, key = row_parts(row)
        custom = {**record(context, table, entity_id).custom, key: text}
        if not text:
            del custom[key]
        return change(table, entity_id, "custom", custom)

    def is_shown(context: FormContext, entity_id: EntityId) -> bool:
        return bool(rows(context, entity_id))

    value = Field("value", N_("Value"), FieldKind.TEXT, read, edit, share=2)
    name = said_field("name", N_("Field"), read_name)
    return Rows("custom", N_("Own fields"), rows, ((name, value),), is_shown=is_shown)
