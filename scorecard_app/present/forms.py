"""Which form shows what: by the table in which the chosen thing stands."""

from collections.abc import Mapping

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.card_forms import PERSPECTIVE_FORM, SCORECARD_FORM
from scorecard_app.present.form_groups.notes import NOTE_FORM
from scorecard_app.present.form_groups.risks import RISK_FORM
from scorecard_app.present.form_groups.themes import THEME_FORM
from scorecard_app.present.form_parts import Form
from scorecard_app.present.investing.initiative_form import INITIATIVE_FORM
from scorecard_app.present.investing.lever_form import LEVER_FORM
from scorecard_app.present.investing.stream_form import STREAM_FORM
from scorecard_app.present.link_form import LINK_FORM
from scorecard_app.present.measure_form import MEASURE_FORM
from scorecard_app.present.objective_form import OBJECTIVE_FORM

FORMS: Mapping[str, Form] = {
    form.table: form
    for form in (
        OBJECTIVE_FORM,
        MEASURE_FORM,
        LINK_FORM,
        PERSPECTIVE_FORM,
        THEME_FORM,
        RISK_FORM,
        NOTE_FORM,
        LEVER_FORM,
        INITIATIVE_FORM,
        STREAM_FORM,
        SCORECARD_FORM,
    )
}
"""Every form, by the table of what it shows."""


def form_of(card: Scorecard, entity_id: EntityId) -> Form | None:
    """Return the form of an entity; None where it is gone or has no form."""
    if entity_id == SETTINGS:
        return SCORECARD_FORM
    return next((form for table, form in FORMS.items() if _holds(card, table, entity_id)), None)


def _holds(card: Scorecard, table: str, entity_id: EntityId) -> bool:
    return table != SETTINGS and entity_id in card.table(table)
