"""Edit statuses set by hand: on a measure or an objective, for a span, with a reason."""

from dataclasses import replace

from scorecard_app.document.edits.finding import entity_with, found
from scorecard_app.document.edits.legal import refuse_faults
from scorecard_app.document.edits.people import person_named
from scorecard_app.document.naming import title
from scorecard_app.domain.ids import EntityId, OverrideId, PersonId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.people import Person
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.domain.values import normal_text
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_status(  # noqa: PLR0913 - a status said in full
    card: Scorecard,
    *,
    override_id: OverrideId,
    subject_id: EntityId,
    band_key: str,
    reason: str,
    since: Period,
    until: Period | None = None,
    author_id: PersonId | None = None,
) -> Scorecard:
    """Set the status of a measure or an objective by hand; without a reason it is refused."""
    subject = entity_with(card, subject_id)
    if not isinstance(subject, Measure | Objective):
        raise UserError(_("Only measures and objectives have a status that can be set by hand."))
    made = Override(override_id, subject_id, since, until, band_key, reason.strip(), author_id)
    return _put(card, made)


def change_status(card: Scorecard, *, override_id: OverrideId, **changes: object) -> Scorecard:
    """Change what was set by hand: band_key, reason, since or until."""
    override = found(card.overrides, override_id)
    return _put(card, replace(override, **changes))  # type: ignore[arg-type]  # fields of Override


def set_author(
    card: Scorecard, *, override_id: OverrideId, name: str, person_id: PersonId
) -> Scorecard:
    """Say who set a status; a new name makes a person, no name none."""
    override = found(card.overrides, override_id)
    name = " ".join(normal_text(name).split())
    if not name:
        return card.put(replace(override, author_id=None))
    person = person_named(card, name) or Person(person_id, name=name)
    return card.put(person, replace(override, author_id=person.id))


def end_status(card: Scorecard, *, override_id: OverrideId, until: Period) -> Scorecard:
    """Let a status hold no longer than a period; it stays on record.

    One that would end before it begins never held, and goes.
    """
    override = found(card.overrides, override_id)
    start = card.settings.fiscal_start
    if until.end(fiscal_start=start) < override.since.start(fiscal_start=start):
        return card.drop([override])
    return _put(card, replace(override, until=until))


def remove_status(card: Scorecard, *, override_id: OverrideId) -> Scorecard:
    """Take a status that was set by hand off the record."""
    return card.drop([found(card.overrides, override_id)])


def _put(card: Scorecard, override: Override) -> Scorecard:
    what = title(card, entity_with(card, override.subject_id))
    if not override.reason.strip():
        raise UserError(
            _("{what}: A status set by hand needs its reason. Say why in a few words.").format(
                what=what
            )
        )
    if all(band.key != override.band_key for band in card.settings.bands):
        raise UserError(_("{what}: Choose the status to set.").format(what=what))
    refuse_faults(card, override)
    return card.put(override)
