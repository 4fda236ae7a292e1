"""Edit risks: what may go wrong beside an objective."""

from scorecard_app.document.edits.finding import entity_with
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.edits.people import set_owner_by_name
from scorecard_app.domain.ids import EntityId, PersonId, RiskId
from scorecard_app.domain.people import Risk
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
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
    entity_with(card, subject_id)
    if not name.strip():
        raise UserError(_("Say what may go wrong."))
    siblings = [each for each in card.risks.values() if each.subject_id == subject_id]
    risk = Risk(
        risk_id,
        name.strip(),
        subject_id=subject_id,
        likelihood=likelihood,
        impact=impact,
        position=last_position(siblings),
    )
    card = card.put(risk)
    if not owner.strip() or person_id is None:
        return card
    return set_owner_by_name(card, entity_id=risk_id, name=owner, person_id=person_id)
