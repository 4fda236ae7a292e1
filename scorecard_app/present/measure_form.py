"""The form of a measure: what it is, its figures and scoring, its unit, people and notes."""

from scorecard_app.present.form_fields import long_field, person_field, text_field
from scorecard_app.present.form_groups.measure_targets import COURSE_GROUP, FIGURES_GROUP
from scorecard_app.present.form_parts import Form, Group
from scorecard_app.present.measure_scoring import SCORING_GROUP
from scorecard_app.present.measure_unit import TABLE, UNIT_GROUP
from scorecard_app.texts import N_

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
        person_field(TABLE, "updater_id", N_("Updated by")),
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
    TABLE,
    N_("Measure"),
    (_DEFINITION, FIGURES_GROUP, SCORING_GROUP, COURSE_GROUP, UNIT_GROUP, _PEOPLE, _NOTES),
)
"""What can be edited of a measure."""
