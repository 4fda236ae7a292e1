"""Edit links: draw, change and turn round the arrows of the map."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.legal import refuse_faults
from scorecard_app.document.edits.people import person_named
from scorecard_app.document.kinds import fitted_fields
from scorecard_app.domain.ids import LinkId, MintId, ObjectiveId, PersonId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import IDENTITY, Link, LinkKind, Sign
from scorecard_app.domain.people import Person
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.values import normal_text
from scorecard_app.errors import UserError

DEFAULT_LAG_MONTHS = 1


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link to be drawn."""

    link_id: LinkId
    from_id: ObjectiveId
    to_id: ObjectiveId
    sign: Sign = Sign.POSITIVE


def add_link(
    card: Scorecard,
    *,
    link_id: LinkId,
    from_id: ObjectiveId,
    to_id: ObjectiveId,
    sign: Sign = Sign.POSITIVE,
) -> Scorecard:
    """Link one objective to another; an arrow that runs down a row or more is feedback."""
    kind = _usual_kind(card, from_id, to_id)
    return _with_link(
        card, Link(link_id, from_id, to_id, sign=sign, lag_months=DEFAULT_LAG_MONTHS, kind=kind)
    )


def add_links(card: Scorecard, *, links: Iterable[NewLink]) -> Scorecard:
    """Draw several links, all or none of them."""
    for each in links:
        card = add_link(
            card, link_id=each.link_id, from_id=each.from_id, to_id=each.to_id, sign=each.sign
        )
    return card


def set_link(card: Scorecard, *, link_id: LinkId, **changes: Any) -> Scorecard:  # noqa: ANN401 - fields of Link
    """Change fields of a link; one made logical is at once and, unless said, passes all on."""
    link = found(card.links, link_id)
    changes = fitted_fields(Link, changes)
    if changes.get("kind") is LinkKind.LOGICAL and link.kind is not LinkKind.LOGICAL:
        changes = {"lag_months": 0, "magnitude": link.magnitude or IDENTITY} | changes
    return _with_link(card, replace(link, **changes))


def reverse_link(card: Scorecard, *, link_id: LinkId) -> Scorecard:
    """Turn a link round, with the measures by which it is tested."""
    link = found(card.links, link_id)
    kind = link.kind
    if kind is not LinkKind.LOGICAL:
        kind = _usual_kind(card, link.to_id, link.from_id)
    turned = replace(
        link,
        from_id=link.to_id,
        to_id=link.from_id,
        kind=kind,
        driver_id=link.outcome_id,
        outcome_id=link.driver_id,
    )
    return _with_link(card, turned)


def attach_link(
    card: Scorecard, *, link_id: LinkId, from_id: ObjectiveId, to_id: ObjectiveId
) -> Scorecard:
    """Let a link run between other objectives."""
    return _with_link(card, attached(card, found(card.links, link_id), from_id, to_id))


def attached(card: Scorecard, link: Link, from_id: ObjectiveId, to_id: ObjectiveId) -> Link:
    """Return a link as it would be between other objectives, legal or not.

    A measure by which it is tested belongs to the objective at its end, and stays behind.
    """
    kind = link.kind if link.kind is LinkKind.LOGICAL else _usual_kind(card, from_id, to_id)
    return replace(
        link,
        from_id=from_id,
        to_id=to_id,
        kind=kind,
        driver_id=link.driver_id if from_id == link.from_id else None,
        outcome_id=link.outcome_id if to_id == link.to_id else None,
    )


def set_believers_by_name(
    card: Scorecard, *, link_id: LinkId, names: Iterable[str], mint: MintId
) -> Scorecard:
    """Let these people and no others believe in a link; a new name makes a person."""
    link = found(card.links, link_id)
    people: dict[PersonId, Person] = {}
    for name in (" ".join(normal_text(each).split()) for each in names):
        if name:
            person = person_named(card, name) or Person(PersonId(mint()), name=name)
            people[person.id] = person
            card = card.put(person)
    return card.put(replace(link, believer_ids=tuple(people)))


def _with_link(card: Scorecard, link: Link) -> Scorecard:
    sentence = why_not_link(card, link)
    if sentence is not None:
        raise UserError(sentence)
    refuse_faults(card, link)
    return card.put(link)


def _usual_kind(card: Scorecard, from_id: ObjectiveId, to_id: ObjectiveId) -> LinkKind:
    start, end = _row(card, from_id), _row(card, to_id)
    runs_down = start is not None and end is not None and start < end
    return LinkKind.FEEDBACK if runs_down else LinkKind.CAUSAL


def _row(card: Scorecard, objective_id: ObjectiveId) -> int | None:
    objective = found(card.objectives, objective_id)
    lane = card.perspectives.get(objective.perspective_id) if objective.perspective_id else None
    return lane.row if lane else None
