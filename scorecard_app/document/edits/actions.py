"""Edit the action log: what is to be done about a measure or an objective."""

from datetime import date

from scorecard_app.document.edits.finding import entity_with
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.edits.people import set_owner_by_name
from scorecard_app.domain.ids import ActionId, EntityId, PersonId
from scorecard_app.domain.people import Action
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def add_action(  # noqa: PLR0913 - an action said in full
    card: Scorecard,
    *,
    action_id: ActionId,
    subject_id: EntityId,
    name: str,
    written: date | None = None,
    due: date | None = None,
    owner: str = "",
    person_id: PersonId | None = None,
) -> Scorecard:
    """Add an action behind the ones there are; a new owner's name makes a person."""
    entity_with(card, subject_id)
    if not name.strip():
        raise UserError(_("Say what is to be done."))
    siblings = [each for each in card.actions.values() if each.subject_id == subject_id]
    action = Action(
        action_id,
        name.strip(),
        subject_id=subject_id,
        written=written,
        due=due,
        position=last_position(siblings),
    )
    card = card.put(action)
    if not owner.strip() or person_id is None:
        return card
    return set_owner_by_name(card, entity_id=action_id, name=owner, person_id=person_id)
