"""The list of the bands of a scorecard: two to five, each with its name, floor and colour."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.settings import Band
from scorecard_app.engine.bands import in_order
from scorecard_app.errors import UserError
from scorecard_app.present.contrast import grounds_of, stands_out
from scorecard_app.present.form_fields import change, read_figure
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Rows,
    row_id,
    row_parts,
)
from scorecard_app.present.numbers import edit_text
from scorecard_app.present.scoring_words import BAND_ROLES
from scorecard_app.texts import N_, _

_SCORE = Unit(UnitKind.SCORE)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ROLES_BY_COUNT: Mapping[int, tuple[str, ...]] = {
    2: ("off", "on"),
    3: ("off", "risk", "on"),
    4: ("off", "risk", "near", "on"),
    5: ("off", "risk", "near", "on", "above"),
}
"""Which colours suit so many bands, worst first."""


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    """List the best band on top, as on a scale."""
    bands = reversed(in_order(context.card.settings.bands))
    return tuple(row_id(entity_id, band.key) for band in bands)


def _band(context: FormContext, row: EntityId) -> Band:
    key = row_parts(row)[1]
    return next(band for band in context.card.settings.bands if band.key == key)


def _with(bands: Sequence[Band]) -> Edit:
    return change(SETTINGS, SETTINGS, "bands", in_order(bands))


def _changed(context: FormContext, row: EntityId, band: Band) -> Edit:
    old = _band(context, row)
    return _with([band if each == old else each for each in context.card.settings.bands])


def _read_name(context: FormContext, row: EntityId) -> str:
    return _(_band(context, row).name) if _band(context, row).name else ""


def _edit_name(context: FormContext, row: EntityId, text: str) -> Edit:
    band = _band(context, row)
    name = band.name if band.name and text == _(band.name) else text
    return _changed(context, row, replace(band, name=name))


def _read_floor(context: FormContext, row: EntityId) -> str:
    return edit_text(round(_band(context, row).floor, 2), _SCORE, context.forms)


def _edit_floor(context: FormContext, row: EntityId, text: str) -> Edit:
    if text == _read_floor(context, row):
        return lambda card: card  # a third is shown rounded
    floor = _floor(context, text)
    return _changed(context, row, replace(_band(context, row), floor=floor))


def _floor(context: FormContext, text: str) -> float:
    floor = read_figure(context, _SCORE, text, is_required=True)
    if floor is None or not 0 <= floor <= 100:  # noqa: PLR2004 - scores are percent of full marks
        raise UserError(_("A band begins at a score from 0 to 100."))
    return floor


def _read_role(context: FormContext, row: EntityId) -> str:
    return _band(context, row).role


def _edit_role(context: FormContext, row: EntityId, text: str) -> Edit:
    return _changed(context, row, replace(_band(context, row), role=text))


def _roles(_context: FormContext, _row: EntityId) -> Sequence[Choice]:
    return tuple(Choice(role, _(word)) for role, word in BAND_ROLES.items())


def _read_colour(context: FormContext, row: EntityId) -> str:
    return _band(context, row).colour


def _edit_colour(context: FormContext, row: EntityId, text: str) -> Edit:
    colour = text.strip().upper()
    if colour and not _COLOUR.fullmatch(colour):
        raise UserError(_("Write a colour like #2459C4, or nothing for the usual one."))
    return _changed(context, row, replace(_band(context, row), colour=colour))


def _note(context: FormContext, _entity_id: EntityId) -> str:
    """Say which colours cannot be seen well, and where; they are not refused."""
    texts = {
        "light": _(
            "“{band}”: {colour} is too pale on a light background; it is drawn darker there."
        ),
        "dark": _(
            "“{band}”: {colour} is too dark on a dark background; it is drawn lighter there."
        ),
    }
    said = [
        text.format(band=_(band.name) if band.name else _("(no name)"), colour=band.colour)
        for band in reversed(in_order(context.card.settings.bands))
        for theme, text in texts.items()
        if band.colour and not stands_out(band.colour, grounds_of(theme))
    ]
    return " ".join(said)


def _remove(context: FormContext, row: EntityId) -> Edit:
    gone = _band(context, row)
    bands = context.card.settings.bands
    return _with(_coloured(bands, [each for each in bands if each != gone]))


def _add(context: FormContext, _entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    made = Band(context.mint(), texts["name"].strip(), _floor(context, texts["floor"]), "near")
    bands = context.card.settings.bands
    return _with(_coloured(bands, in_order([*bands, made])))


def _coloured(before: Sequence[Band], bands: Sequence[Band]) -> Sequence[Band]:
    """Give bands the colours that suit so many, unless the user had chosen others."""
    roles = tuple(band.role for band in before)
    usual = _ROLES_BY_COUNT.get(len(bands))
    if usual is None or roles != _ROLES_BY_COUNT.get(len(before)):
        return bands
    return [replace(band, role=role) for band, role in zip(bands, usual, strict=True)]


_NAME = Field("name", N_("Name"), FieldKind.TEXT, _read_name, _edit_name, share=2)
_FLOOR = Field("floor", N_("From score"), FieldKind.NUMBER, _read_floor, _edit_floor, waits=True)
_ROLE = Field(
    "role",
    N_("Colour and shape"),
    FieldKind.CHOICE,
    _read_role,
    _edit_role,
    choices=_roles,
    share=2,
)
_OWN = Field("colour", N_("#RRGGBB"), FieldKind.TEXT, _read_colour, _edit_colour, waits=True)

BAND_ROWS = Rows(
    "bands",
    N_("Bands of the scale, the best on top: name, lowest score, colour"),
    _rows,
    ((_NAME, _FLOOR), (_ROLE, _OWN)),
    remove=_remove,
    add=_add,
    blanks=((_NAME, _FLOOR),),
    needed=("name", "floor"),
    add_label=N_("Add a band"),
    note=_note,
)
"""The bands of the scale; a score on an edge belongs to the better one."""
