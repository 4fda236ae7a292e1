"""Edit risks: what may go wrong beside an objective."""

from scorecard_app.document.edits.beside import put_beside, worded
from scorecard_app.domain.ids import EntityId, PersonId, RiskId
from scorecard_app.domain.people import Risk
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _


def add_risk(  # noqa: PLR0913 - a risk said in full
    card: Scorecard,
    *,
    risk_id: RiskId,
    subject_id: EntityId,
    name: str,
    likelihood: int | None = None,
    impact: int | None = None,
    owner: str = "",
    person_id: PersonId | None = None,
) -> Scorecard:
    """Add a risk behind the ones there are; a new owner's name makes a person."""
    name = worded(name, _("Say what may go wrong."))
    risk = Risk(risk_id, name, subject_id=subject_id, likelihood=likelihood, impact=impact)
    return put_beside(card, risk, owner=owner, person_id=person_id)
