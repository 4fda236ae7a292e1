"""Fields of a measure about its unit and its time."""

from dataclasses import replace
from functools import partial
from typing import Any

from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.measures import change_unit
from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.present.form_fields import choices_of, enum_field, key_of, read_whole
from scorecard_app.present.form_parts import Edit, Field, FieldKind, FormContext, Group
from scorecard_app.present.words import AGGREGATIONS, DIRECTIONS, FREQUENCIES, UNIT_KINDS
from scorecard_app.texts import N_

TABLE = "measures"

_WITHOUT_DECIMALS = frozenset({UnitKind.DATE, UnitKind.DURATION, UnitKind.YES_NO})


def unit_of(context: FormContext, entity_id: EntityId) -> Unit:
    """Return the unit of a measure."""
    return context.card.measures[MeasureId(entity_id)].unit


def _unit_edit(context: FormContext, entity_id: EntityId, **changes: Any) -> Edit:  # noqa: ANN401 - fields of Unit
    unit = replace(unit_of(context, entity_id), **changes)
    return partial(change_unit, measure_id=MeasureId(entity_id), unit=unit)


def _read_kind(context: FormContext, entity_id: EntityId) -> str:
    return key_of(unit_of(context, entity_id).kind)


def _edit_kind(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return _unit_edit(context, entity_id, kind=UnitKind(text))


def _read_symbol(context: FormContext, entity_id: EntityId) -> str:
    return unit_of(context, entity_id).symbol


def _edit_symbol(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return _unit_edit(context, entity_id, symbol=text)


def _read_decimals(context: FormContext, entity_id: EntityId) -> str:
    decimals = unit_of(context, entity_id).decimals
    return "" if decimals is None else str(decimals)


def _edit_decimals(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    decimals = read_whole(context, text) if text.strip() else None
    return _unit_edit(context, entity_id, decimals=decimals)


def _has_decimals(context: FormContext, entity_id: EntityId) -> bool:
    return unit_of(context, entity_id).kind not in _WITHOUT_DECIMALS


def _frequency_edit(entity_id: EntityId, frequency: Any) -> Edit:  # noqa: ANN401 - a choice
    return partial(change_frequency, measure_id=MeasureId(entity_id), frequency=frequency)


UNIT_GROUP = Group(
    "unit",
    N_("Unit and time"),
    (
        Field(
            "unit.kind",
            N_("Kind of number"),
            FieldKind.CHOICE,
            _read_kind,
            _edit_kind,
            choices=lambda _context, _id: choices_of(UNIT_KINDS),
        ),
        Field(
            "unit.symbol",
            N_("Symbol"),
            FieldKind.TEXT,
            _read_symbol,
            _edit_symbol,
            hint=N_("Such as ms, km or people."),
        ),
        Field(
            "unit.decimals",
            N_("Decimals"),
            FieldKind.NUMBER,
            _read_decimals,
            _edit_decimals,
            hint=N_("As needed"),
            is_shown=_has_decimals,
        ),
        enum_field(TABLE, "direction", N_("Direction"), DIRECTIONS),
        enum_field(TABLE, "frequency", N_("Taken"), FREQUENCIES, writer=_frequency_edit),
        enum_field(
            TABLE,
            "aggregation",
            N_("Longer periods"),
            AGGREGATIONS,
            hint=N_("How the values of short periods make one of a longer period."),
        ),
    ),
)
"""What is counted, which way is good, and how often."""
