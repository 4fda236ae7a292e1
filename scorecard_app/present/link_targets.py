"""What a link may be drawn to, by what is typed: the number of a card, or letters of its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.present.fuzzy import nearest
from scorecard_app.texts import _

_TRIAL = LinkId("a link on trial")
_MINUS = ("-", "−")


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A card that is offered: what it is called, and why it cannot be linked, if so."""

    objective_id: ObjectiveId
    title: str
    reason: str = ""


def sign_of(typed: str) -> Sign:
    """Return the sign that is typed: a minus in front makes a negative link."""
    return Sign.NEGATIVE if typed.strip().startswith(_MINUS) else Sign.POSITIVE


def link_targets(
    card: Scorecard,
    from_id: ObjectiveId | None,
    typed: str,
    order: Sequence[ObjectiveId],
) -> tuple[LinkTarget, ...]:
    """Return the cards that what is typed may mean, the likeliest first.

    A number means the card of that number, then those that begin with it. Without anything typed
    all are offered in the order given, those that may be linked first.
    """
    sign = sign_of(typed)
    words = typed.strip().removeprefix("-").removeprefix("−").strip()
    offered = [
        card.objectives[each] for each in order if each in card.objectives and each != from_id
    ]
    if words.isdecimal():
        found = _by_number(offered, words)
    else:
        found = list(nearest(words, offered, _texts)) if words else offered
    targets = [
        LinkTarget(each.id, _title(each), _reason(card, from_id, each.id, sign)) for each in found
    ]
    if not words:
        targets.sort(key=_is_refused)
    return tuple(targets)


def _by_number(offered: Sequence[Objective], digits: str) -> list[Objective]:
    """Return the card of this number, then those whose numbers begin with it."""
    matching = [each for each in offered if str(each.number).startswith(digits.lstrip("0") or "0")]
    return sorted(matching, key=lambda each: (len(str(each.number)), each.number))


def _texts(objective: Objective) -> tuple[str, str]:
    return objective.name, str(objective.number)


def _title(objective: Objective) -> str:
    return f"{objective.number} {objective.name or _('(no name)')}"


def _is_refused(target: LinkTarget) -> bool:
    return bool(target.reason)


def _reason(card: Scorecard, from_id: ObjectiveId | None, to_id: ObjectiveId, sign: Sign) -> str:
    """Say why two cards cannot be linked; a new link has a lag, so a loop does not matter yet."""
    if from_id is None:
        return ""
    return why_not_link(card, Link(_TRIAL, from_id, to_id, sign=sign, lag_months=1)) or ""
