"""The form of a measure: what it is, its figures and scoring, its unit, people and notes."""

from scorecard_app.present.form_fields import long_field, person_field, text_field
from scorecard_app.present.form_groups.action_log import ACTIONS_GROUP
from scorecard_app.present.form_groups.formulas import FORMULA_GROUP
from scorecard_app.present.form_groups.labels import custom_rows, tags_field
from scorecard_app.present.form_groups.measure_course import COURSE_GROUP
from scorecard_app.present.form_groups.measure_targets import FIGURES_GROUP
from scorecard_app.present.form_groups.measure_use import LEAD_LAG_ROWS, SIDE_EFFECTS_GROUP
from scorecard_app.present.form_groups.statuses_by_hand import STATUS_GROUP
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
        LEAD_LAG_ROWS,
    ),
)

_PEOPLE = Group(
    "people",
    N_("People and source"),
    (
        person_field(TABLE, "owner_id", N_("Owner")),
        person_field(TABLE, "updater_id", N_("Updated by")),
        text_field(TABLE, "source", N_("Source"), hint=N_("The system or report it comes from.")),
        text_field(
            TABLE, "collection_cost", N_("Cost to collect"), hint=N_("Such as 2 hours a month.")
        ),
        text_field(TABLE, "review", N_("Reviewed"), hint=N_("How often, such as every quarter.")),
        text_field(
            TABLE, "confidence", N_("Confidence"), hint=N_("How far the data can be trusted.")
        ),
    ),
)

_NOTES = Group(
    "notes",
    N_("Notes"),
    (long_field(TABLE, "notes", N_("Notes")), tags_field(TABLE), custom_rows(TABLE)),
)

MEASURE_FORM = Form(
    TABLE,
    N_("Measure"),
    (
        _DEFINITION,
        FORMULA_GROUP,
        FIGURES_GROUP,
        SCORING_GROUP,
        STATUS_GROUP,
        COURSE_GROUP,
        UNIT_GROUP,
        _PEOPLE,
        SIDE_EFFECTS_GROUP,
        ACTIONS_GROUP,
        _NOTES,
    ),
)
"""What can be edited of a measure."""
