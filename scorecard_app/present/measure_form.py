"""The form of a measure: what it is, its figures and scoring, its unit, people and notes."""

from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.people import person_named
from scorecard_app.domain.ids import EntityId, MeasureId, PersonId
from scorecard_app.domain.people import Person
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.form_fields import long_field, person_field, text_field
from scorecard_app.present.form_parts import Edit, Form, Group
from scorecard_app.present.measure_scoring import FIGURES_GROUP, SCORING_GROUP
from scorecard_app.present.measure_unit import TABLE, UNIT_GROUP
from scorecard_app.texts import N_


def _updater_edit(entity_id: EntityId, name: str, person_id: PersonId) -> Edit:
    return partial(_set_updater, measure_id=MeasureId(entity_id), name=name, person_id=person_id)


def _set_updater(
    card: Scorecard, *, measure_id: MeasureId, name: str, person_id: PersonId
) -> Scorecard:
    """Find or make the person of this name and let them update the measure."""
    measure = card.measures[measure_id]
    name = " ".join(name.split())
    if not name:
        return card.put(replace(measure, updater_id=None))
    person = person_named(card, name) or Person(person_id, name=name)
    return card.put(person, replace(measure, updater_id=person.id))


_DEFINITION = Group(
    "definition",
    N_("Definition"),
    (
        text_field(TABLE, "name", N_("Name")),
        long_field(TABLE, "purpose", N_("Purpose"), hint=N_("Which question does it answer?")),
        long_field(
            TABLE,
            "definition",
            N_("Definition"),
            hint=N_("So that somebody else gets the same number."),
        ),
    ),
)

_PEOPLE = Group(
    "people",
    N_("People and source"),
    (
        person_field(TABLE, "owner_id", N_("Owner")),
        person_field(TABLE, "updater_id", N_("Updated by"), writer=_updater_edit),
        text_field(TABLE, "source", N_("Source"), hint=N_("The system or report it comes from.")),
    ),
)

_NOTES = Group(
    "notes",
    N_("Notes"),
    (
        long_field(TABLE, "notes", N_("Notes")),
        long_field(
            TABLE,
            "side_effects",
            N_("Side effects"),
            hint=N_("What could people do to the number that nobody wants?"),
        ),
    ),
)

MEASURE_FORM = Form(
    TABLE, N_("Measure"), (_DEFINITION, FIGURES_GROUP, SCORING_GROUP, UNIT_GROUP, _PEOPLE, _NOTES)
)
"""What can be edited of a measure."""
