"""Edit the action log: what is to be done about a measure or an objective."""

from datetime import date

from scorecard_app.document.edits.beside import put_beside, worded
from scorecard_app.domain.ids import ActionId, EntityId, PersonId
from scorecard_app.domain.people import Action
from scorecard_app.domain.scorecard import Scorecard
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
    name = worded(name, _("Say what is to be done."))
    action = Action(action_id, name, subject_id=subject_id, written=written, due=due)
    return put_beside(card, action, owner=owner, person_id=person_id)
