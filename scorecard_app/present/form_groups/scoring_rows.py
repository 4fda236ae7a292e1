"""The lists of the scoring group: the dated rules of a measure, and its choices."""

from collections.abc import Mapping, Sequence
from functools import partial

from scorecard_app.document.edits.choices import remove_choice, rename_choice, set_choice
from scorecard_app.document.edits.dated_rules import begin_rule, move_rule, remove_rule
from scorecard_app.domain.ids import EntityId, MeasureId, RuleId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import read_figure, said_field, say_period, typed_period
from scorecard_app.present.form_groups.measure_time import (
    change_holds_from,
    measure_of,
    period_shown,
    rule_of,
)
from scorecard_app.present.form_parts import (
    Edit,
    Field,
    FieldKind,
    FormContext,
    Rows,
    row_id,
    row_parts,
)
from scorecard_app.present.numbers import edit_text, format_number
from scorecard_app.present.words import PRESETS
from scorecard_app.texts import N_, _

_SCORE = Unit(UnitKind.SCORE)


def _rules(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(rule.id for rule in context.relations.rules_of(MeasureId(entity_id)))


def _rule(context: FormContext, row: EntityId) -> Rule:
    return context.card.rules[RuleId(row)]


def _is_dated(context: FormContext, entity_id: EntityId) -> bool:
    rules = context.relations.rules_of(MeasureId(entity_id))
    return any(rule.since is not None for rule in rules)


def _read_since(context: FormContext, row: EntityId) -> str:
    since = _rule(context, row).since
    return say_period(context, since) if since else _("The beginning")


def _edit_since(context: FormContext, row: EntityId, text: str) -> Edit:
    rule = _rule(context, row)
    if text.strip().casefold() == _("The beginning").casefold():
        return partial(move_rule, rule_id=rule.id, since=None)
    since = typed_period(context, text, context.card.measures[rule.measure_id].frequency)
    return partial(move_rule, rule_id=rule.id, since=since)


def _read_summary(context: FormContext, row: EntityId) -> str:
    rule = _rule(context, row)
    unit = context.card.measures[rule.measure_id].unit
    figures = [
        format_number(each.number, unit, context.forms)
        for each in rule.parameters.values()
        if each.number is not None and rule.preset not in {Preset.CHOICE, Preset.YES_NO}
    ]
    return f"{_(PRESETS[rule.preset])} {' · '.join(figures)}".rstrip()


def _remove(context: FormContext, row: EntityId) -> Edit:
    return partial(remove_rule, rule_id=_rule(context, row).id)


def _begin(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    measure = measure_of(context, entity_id)
    since = typed_period(context, texts["since"], measure.frequency)
    return partial(
        begin_rule,
        measure_id=measure.id,
        rule_id=RuleId(context.mint()),
        since=since or period_shown(context, measure),
    )


_SINCE = Field("since", N_("Holds from"), FieldKind.PERIOD, _read_since, _edit_since, waits=True)

RULE_ROWS = Rows(
    "rules",
    N_("Rules by date"),
    _rules,
    ((_SINCE, said_field("says", N_("Rule"), _read_summary)),),
    remove=_remove,
    add=_begin,
    blanks=((_SINCE,),),
    needed=("since",),
    add_label=N_("Add a rule"),
    is_shown=_is_dated,
)
"""Which rule holds from when; the one in force in the period shown is edited above."""


def _choices(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    rule = rule_of(context, MeasureId(entity_id))
    return tuple(row_id(entity_id, name) for name in (rule.parameters if rule else ()))


def _choice(context: FormContext, row: EntityId) -> tuple[MeasureId, str, float | None]:
    entity_id, name = row_parts(row)
    rule = rule_of(context, MeasureId(entity_id))
    figure = rule.parameters.get(name, Parameter()) if rule else Parameter()
    return MeasureId(entity_id), name, figure.number


def _read_word(_context: FormContext, row: EntityId) -> str:
    return row_parts(row)[1]


def _edit_word(context: FormContext, row: EntityId, text: str) -> Edit:
    measure_id, name, _score = _choice(context, row)
    since = change_holds_from(context, measure_id)
    return partial(
        rename_choice, measure_id=measure_id, name=name, to=text, since=since, mint=context.mint
    )


def _read_score(context: FormContext, row: EntityId) -> str:
    return edit_text(_choice(context, row)[2], _SCORE, context.forms)


def _edit_score(context: FormContext, row: EntityId, text: str) -> Edit:
    measure_id, name, _score = _choice(context, row)
    return _scored(context, measure_id, name, text)


def _scored(context: FormContext, measure_id: MeasureId, name: str, text: str) -> Edit:
    score = read_figure(context, _SCORE, text, is_required=True)
    if score is None or not 0 <= score <= 100:  # noqa: PLR2004 - scores are percent of full marks
        raise UserError(_("A score goes from 0 to 100."))
    since = change_holds_from(context, measure_id)
    return partial(
        set_choice, measure_id=measure_id, name=name, score=score, since=since, mint=context.mint
    )


def _remove_choice(context: FormContext, row: EntityId) -> Edit:
    measure_id, name, _score = _choice(context, row)
    since = change_holds_from(context, measure_id)
    return partial(remove_choice, measure_id=measure_id, name=name, since=since, mint=context.mint)


def _add_choice(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    return _scored(context, MeasureId(entity_id), texts["word"], texts["score"])


def _has_choices(context: FormContext, entity_id: EntityId) -> bool:
    rule = rule_of(context, MeasureId(entity_id))
    return rule is not None and rule.preset is Preset.CHOICE


_WORD = Field("word", N_("Choice"), FieldKind.TEXT, _read_word, _edit_word, waits=True, share=2)
_CHOICE_SCORE = Field("score", N_("Score"), FieldKind.NUMBER, _read_score, _edit_score, waits=True)

CHOICE_ROWS = Rows(
    "choices",
    N_("Choices"),
    _choices,
    ((_WORD, _CHOICE_SCORE),),
    remove=_remove_choice,
    add=_add_choice,
    blanks=((_WORD, _CHOICE_SCORE),),
    needed=("word", "score"),
    add_label=N_("Add a choice"),
    empty=N_("No choice yet: write a word and its score from 0 to 100."),
    is_shown=_has_choices,
)
"""The words that can be chosen as a value, and the score of each."""
