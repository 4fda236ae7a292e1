"""Put notes, risks and actions beside what they are about."""

from dataclasses import replace

from scorecard_app.document.edits.finding import entity_with
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.edits.people import set_owner_by_name
from scorecard_app.domain.ids import PersonId
from scorecard_app.domain.people import Action, Note, Risk
from scorecard_app.domain.scorecard import Scorecard, table_of
from scorecard_app.errors import UserError


def put_beside(
    card: Scorecard,
    entity: Note | Risk | Action,
    *,
    owner: str = "",
    person_id: PersonId | None = None,
) -> Scorecard:
    """Put something behind its kind beside its subject; a new owner's name makes a person."""
    entity_with(card, entity.subject_id)
    siblings: list[Note | Risk | Action] = [
        each
        for each in card.table(table_of(entity)).values()
        if isinstance(each, type(entity)) and each.subject_id == entity.subject_id
    ]
    card = card.put(replace(entity, position=last_position(siblings)))
    if not owner.strip() or person_id is None:
        return card
    return set_owner_by_name(card, entity_id=entity.id, name=owner, person_id=person_id)


def worded(text: str, otherwise: str) -> str:
    """Return a text without blanks round it; UserError with a sentence where nothing is left."""
    if not text.strip():
        raise UserError(otherwise)
    return text.strip()
