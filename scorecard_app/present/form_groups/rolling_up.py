"""Fields about how the scores below make the score of a parent, and what a gap means for it."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.settings import MissingData, MissingPolicy
from scorecard_app.present.form_fields import (
    change,
    choices_of,
    enum_field,
    key_of,
    read_figure,
    read_whole,
    record,
)
from scorecard_app.present.form_parts import Choice, Edit, Field, FieldKind, FormContext, Test
from scorecard_app.present.numbers import edit_text
from scorecard_app.present.scoring_words import MISSING_POLICIES, ROLL_UPS
from scorecard_app.texts import N_, _

_AS_ABOVE = N_("As the whole scorecard")
_SCORE = Unit(UnitKind.SCORE)


def rolling_up_fields(table: str) -> tuple[Field, ...]:
    """Build the fields for roll-up and missing data; all but the scorecard may inherit them."""
    words = ROLL_UPS if table == SETTINGS else {None: _AS_ABOVE, **ROLL_UPS}
    return (
        enum_field(
            table,
            "roll_up",
            N_("Rolled up by"),
            words,
            hint=N_("How the scores below make the score of the parent."),
        ),
        _policy_field(table),
        _carry_field(table),
        _substitute_field(table),
    )


def _missing(context: FormContext, table: str, entity_id: EntityId) -> MissingData | None:
    missing: MissingData | None = record(context, table, entity_id).missing
    return missing


def _policy_field(table: str) -> Field:
    def read(context: FormContext, entity_id: EntityId) -> str:
        missing = _missing(context, table, entity_id)
        return key_of(missing.policy) if missing else ""

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        if not text:
            return change(table, entity_id, "missing", None)
        policy = MissingPolicy(text)
        missing = replace(_missing(context, table, entity_id) or MissingData(), policy=policy)
        if policy is MissingPolicy.CARRY and not missing.carry_periods:
            missing = replace(missing, carry_periods=1)
        if policy is MissingPolicy.SUBSTITUTE and missing.substitute is None:
            missing = replace(missing, substitute=0.0)
        return change(table, entity_id, "missing", missing)

    def choices(_context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
        inherited = () if table == SETTINGS else (Choice("", _(_AS_ABOVE)),)
        return (*inherited, *choices_of(MISSING_POLICIES))

    return Field(
        "missing",
        N_("Missing data"),
        FieldKind.CHOICE,
        read,
        edit,
        N_("What a child without a current value means for its parent."),
        choices=choices,
    )


def _carry_field(table: str) -> Field:
    def read(context: FormContext, entity_id: EntityId) -> str:
        missing = _missing(context, table, entity_id)
        return str(missing.carry_periods) if missing else ""

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        missing = _missing(context, table, entity_id) or MissingData()
        number = read_whole(context, text)
        return change(table, entity_id, "missing", replace(missing, carry_periods=number))

    return Field(
        "missing.carry",
        N_("Carried for"),
        FieldKind.NUMBER,
        read,
        edit,
        suffix=lambda _context, _id: _("periods"),
        is_shown=_has_policy(table, MissingPolicy.CARRY),
    )


def _substitute_field(table: str) -> Field:
    def read(context: FormContext, entity_id: EntityId) -> str:
        missing = _missing(context, table, entity_id)
        return edit_text(missing.substitute if missing else None, _SCORE, context.forms)

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        missing = _missing(context, table, entity_id) or MissingData()
        number = read_figure(context, _SCORE, text, is_required=True)
        return change(table, entity_id, "missing", replace(missing, substitute=number))

    return Field(
        "missing.substitute",
        N_("Score put in"),
        FieldKind.NUMBER,
        read,
        edit,
        is_shown=_has_policy(table, MissingPolicy.SUBSTITUTE),
    )


def _has_policy(table: str, policy: MissingPolicy) -> Test:
    def test(context: FormContext, entity_id: EntityId) -> bool:
        missing = _missing(context, table, entity_id)
        return missing is not None and missing.policy is policy

    return test
