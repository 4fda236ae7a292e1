"""What lists of things beside something have in common: when it was written, and to be gone."""

from functools import partial

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.domain.ids import EntityId
from scorecard_app.present.form_fields import record, said_field
from scorecard_app.present.form_parts import Edit, Field, FormContext
from scorecard_app.present.numbers import format_date
from scorecard_app.texts import N_, _


def delete_row(_context: FormContext, row: EntityId) -> Edit:
    """Return the edit that deletes what a row shows."""
    return partial(delete_items, ids=[row])


def written_field(table: str) -> Field:
    """Build a field that says when something was written."""

    def read(context: FormContext, row: EntityId) -> str:
        written = record(context, table, row).written
        if written is None:
            return ""
        return _("written {date}").format(date=format_date(written, context.forms))

    return said_field("written", N_("Written"), read)
