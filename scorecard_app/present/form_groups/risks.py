"""The risks beside an objective: what may go wrong, how likely, how bad, and what is done."""

from collections.abc import Mapping, Sequence
from functools import partial

from scorecard_app.document.edits.risks import add_risk
from scorecard_app.domain.ids import EntityId, PersonId, RiskId
from scorecard_app.present.card_marks import level_word, rating_of
from scorecard_app.present.form_fields import (
    change,
    long_field,
    person_field,
    record,
    said_field,
    text_field,
)
from scorecard_app.present.form_groups.lines import delete_row
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

_TABLE = "risks"
_LIKELIHOODS = (N_("rare"), N_("unlikely"), N_("possible"), N_("likely"), N_("almost certain"))
_IMPACTS = (N_("negligible"), N_("minor"), N_("moderate"), N_("major"), N_("severe"))


def _level_field(name: str, label: str, words: Sequence[str]) -> Field:
    """Build a field for a level from 1 to 5, each with its word."""

    def read(context: FormContext, entity_id: EntityId) -> str:
        level = getattr(record(context, _TABLE, entity_id), name)
        return "" if level is None else str(level)

    def edit(_context: FormContext, entity_id: EntityId, text: str) -> Edit:
        return change(_TABLE, entity_id, name, _level(text))

    def choices(_context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
        levels = (Choice(str(at), f"{at} {_(word)}") for at, word in enumerate(words, start=1))
        return (Choice("", _("Not rated")), *levels)

    return Field(name, label, FieldKind.CHOICE, read, edit, choices=choices)


def _level(text: str) -> int | None:
    return int(text) if text else None


def _read_rating(context: FormContext, row: EntityId) -> str:
    rating = rating_of(context.card.risks[RiskId(row)])
    if rating is None:
        return _("not rated")
    return _("{rating} of 25: {word}").format(rating=rating, word=level_word(rating))


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(each.id for each in context.relations.risks_of(entity_id))


def _add(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    return partial(
        add_risk,
        risk_id=RiskId(context.mint()),
        subject_id=entity_id,
        name=texts["name"],
        likelihood=_level(texts["likelihood"]),
        impact=_level(texts["impact"]),
        owner=texts["owner_id"],
        person_id=PersonId(context.mint()),
    )


_NAME = text_field(_TABLE, "name", N_("What may go wrong"))
_LIKELIHOOD = _level_field("likelihood", N_("Likelihood"), _LIKELIHOODS)
_IMPACT = _level_field("impact", N_("Impact"), _IMPACTS)
_RATING = said_field("rating", N_("Rating"), _read_rating)
_OWNER = person_field(_TABLE, "owner_id", N_("Who"))
_MITIGATION = text_field(_TABLE, "mitigation", N_("What is done against it"))

RISKS_GROUP = Group(
    "risks",
    N_("Risks"),
    (
        Rows(
            "risks",
            N_("What may go wrong"),
            _rows,
            ((_NAME,), (_LIKELIHOOD, _IMPACT), (_OWNER, _RATING), (_MITIGATION,)),
            remove=delete_row,
            add=_add,
            blanks=((_NAME,), (_LIKELIHOOD, _IMPACT), (_OWNER,)),
            needed=("name",),
            add_label=N_("Add a risk"),
        ),
    ),
)
"""The risks of an objective; the card shows the highest."""

RISK_FORM = Form(
    _TABLE,
    N_("Risk"),
    (
        Group(
            "definition",
            N_("Definition"),
            (
                _NAME,
                long_field(_TABLE, "description", N_("Description")),
                _LIKELIHOOD,
                _IMPACT,
                _RATING,
                person_field(_TABLE, "owner_id", N_("Owner")),
                _MITIGATION,
            ),
        ),
    ),
)
"""What can be edited of a risk."""
