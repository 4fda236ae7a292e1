"""Fields that hold formulas: shown by names, completed as they are typed, with quiet warnings."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.formulas import set_formula
from scorecard_app.domain.formula.names import Names, shown, stored
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.ratio import is_ratio
from scorecard_app.domain.formula.tokens import Spelling
from scorecard_app.domain.formula.units import unit_warnings
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Aggregation, Measure
from scorecard_app.present.form_groups.measure_time import measure_of
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Group,
    Test,
    always,
)
from scorecard_app.present.words import AGGREGATIONS
from scorecard_app.texts import N_, LocaleForms, _

ReadFormula = Callable[[FormContext, EntityId], str]
WriteFormula = Callable[[FormContext, EntityId, str], Edit]


def spelling_of(forms: LocaleForms) -> Spelling:
    """Return how formulas are written in a locale; the comma parts arguments where it can."""
    return Spelling(forms.decimal, ";" if forms.decimal == "," else ",;")


def formula_field(  # noqa: PLR0913 - what a formula needs
    key: str,
    label: str,
    read: ReadFormula,
    write: WriteFormula,
    *,
    hint: str = "",
    note: ReadFormula | None = None,
    is_shown: Test = always,
    beside: Field | None = None,
) -> Field:
    """Build a field for a formula; `read` and `write` deal in the stored form."""

    def read_shown(context: FormContext, entity_id: EntityId) -> str:
        return shown(read(context, entity_id), context.card, spelling_of(context.forms))

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        if text == read_shown(context, entity_id):
            return lambda card: card
        formula = stored(text, context.card, spelling_of(context.forms))
        return write(context, entity_id, formula)

    return Field(
        key,
        label,
        FieldKind.FORMULA,
        read_shown,
        edit,
        hint,
        choices=measure_names,
        note=note or partial(_warnings, read),
        is_shown=is_shown,
        waits=True,
        beside=beside,
    )


def measure_names(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    """Offer the measures by the names that a formula calls them."""
    names = Names(context.card)
    others = (each for each in context.card.measures.values() if each.id != entity_id)
    spelled = sorted({names.spelled(each.id) for each in others if each.name.strip()})
    return tuple(Choice(each, each) for each in spelled)


def formula_warnings(formula: str, context: FormContext, own: Measure | None) -> str:
    """Say quietly where units do not go together, or that a formula cannot be read."""
    if not formula:
        return ""
    node = readable(formula)
    if node is None:
        return _("The formula cannot be read. Write it again.")
    return " ".join(unit_warnings(node, context.card, own))


def _warnings(read: ReadFormula, context: FormContext, entity_id: EntityId) -> str:
    return formula_warnings(read(context, entity_id), context, None)


def _read(context: FormContext, entity_id: EntityId) -> str:
    return measure_of(context, entity_id).formula


def _edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    measure = measure_of(context, entity_id)
    return partial(
        set_formula, measure_id=measure.id, text=text, spelling=spelling_of(context.forms)
    )


def _note(context: FormContext, entity_id: EntityId) -> str:
    measure = measure_of(context, entity_id)
    if not measure.formula:
        return ""
    warnings = formula_warnings(measure.formula, context, measure)
    said = [_("This measure is computed; what was entered is kept."), _over_time(measure), warnings]
    return " ".join(filter(None, said))


def _over_time(measure: Measure) -> str:
    """Say how a ratio is brought to longer periods, or that it is not done right."""
    node = readable(measure.formula)
    if node is None or not is_ratio(node):
        return ""
    if measure.aggregation is Aggregation.RECOMPUTE:
        return _("It is a ratio: over longer periods it is computed again from what it rests on.")
    return _(
        "It is a ratio: choose “{way}” over longer periods, for ratios neither add up nor average."
    ).format(way=_(AGGREGATIONS[Aggregation.RECOMPUTE]))


FORMULA_GROUP = Group(
    "formula",
    N_("Formula"),
    (
        replace(
            formula_field(
                "formula",
                N_("Computed as"),
                _read,
                lambda _context, _id, _formula: lambda card: card,
                hint=N_("Such as [Cost] / [Headcount]."),
                note=_note,
            ),
            edit=_edit,
        ),
    ),
)
"""How the values are computed from other measures, if they are."""
