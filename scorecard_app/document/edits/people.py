"""Edit who is responsible: people by name."""

from dataclasses import replace
from typing import Any

from scorecard_app.document.edits.finding import entity_with
from scorecard_app.domain.ids import EntityId, PersonId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.people import Action, Person, Risk
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.domain.value import Initiative
from scorecard_app.domain.values import normal_text
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_owner_by_name(
    card: Scorecard,
    *,
    entity_id: EntityId,
    name: str,
    person_id: PersonId,
    field: str = "owner_id",
) -> Scorecard:
    """Make the person of this name the owner; a new name makes a person, no name none.

    `field` is where the person stands, for a measure also "updater_id". Names are compared
    without regard to case and outer spaces.
    """
    entity = entity_with(card, entity_id)
    if not isinstance(entity, Objective | Measure | Risk | Action | Initiative):
        raise UserError(_("Only objectives, measures, risks, actions and initiatives have owners."))
    record: Any = entity
    name = " ".join(normal_text(name).split())
    if not name:
        return card.put(replace(record, **{field: None}))
    person = person_named(card, name) or Person(person_id, name=name)
    return card.put(person, replace(record, **{field: person.id}))


def person_named(card: Scorecard, name: str) -> Person | None:
    """Return the person of this name, the one with the lowest id where several share it."""
    wanted = name.strip().casefold()
    people = sorted(card.people.values(), key=lambda each: each.id)
    return next((each for each in people if each.name.strip().casefold() == wanted), None)
