"""Themes in forms: which of them an objective serves, and the list of them all."""

from collections.abc import Mapping, Sequence
from functools import partial

from scorecard_app.document.edits.themes import add_theme, set_themes_by_name
from scorecard_app.domain.ids import EntityId, ObjectiveId, ThemeId
from scorecard_app.present.card_marks import themes_in_order
from scorecard_app.present.colours import THEME_COLOURS
from scorecard_app.present.form_fields import colour_field, long_field, text_field
from scorecard_app.present.form_groups.lines import delete_row
from scorecard_app.present.form_parts import (
    Edit,
    Field,
    FieldKind,
    Form,
    FormContext,
    Group,
    Rows,
)
from scorecard_app.texts import N_

_TABLE = "themes"
_PALETTE = tuple(THEME_COLOURS)


def _read(context: FormContext, entity_id: EntityId) -> str:
    chosen = context.card.objectives[ObjectiveId(entity_id)].theme_ids
    return ", ".join(each.name for each in themes_in_order(context.card) if each.id in chosen)


def _edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return partial(
        set_themes_by_name,
        objective_id=ObjectiveId(entity_id),
        names=text.split(","),
        mint=context.mint,
        palette=_PALETTE,
    )


THEMES_FIELD = Field(
    "themes",
    N_("Themes"),
    FieldKind.TEXT,
    _read,
    _edit,
    N_("Names, with commas between; a new name makes a theme."),
    waits=True,
)
"""The themes that an objective serves."""


def _rows(context: FormContext, _entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(each.id for each in themes_in_order(context.card))


def _add(context: FormContext, _entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    theme_id = ThemeId(context.mint())
    return partial(add_theme, theme_id=theme_id, name=texts["name"], palette=_PALETTE)


_NAME = text_field(_TABLE, "name", N_("Name"))
_COLOUR = colour_field(_TABLE, THEME_COLOURS, kind="theme")

THEMES_GROUP = Group(
    "themes",
    N_("Themes"),
    (
        Rows(
            "themes",
            N_("What runs across perspectives"),
            _rows,
            ((_NAME, _COLOUR),),
            remove=delete_row,
            add=_add,
            blanks=((_NAME,),),
            needed=("name",),
            add_label=N_("Add a theme"),
            empty=N_("None yet: cards carry the letters of the themes that they serve."),
        ),
    ),
)
"""All themes of the scorecard."""

THEME_FORM = Form(
    _TABLE,
    N_("Theme"),
    (
        Group(
            "definition",
            N_("Definition"),
            (_NAME, _COLOUR, long_field(_TABLE, "description", N_("Description"))),
        ),
    ),
)
"""What can be edited of a theme."""
