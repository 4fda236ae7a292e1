"""Whether a link may be drawn from one card to another, and with which sign."""

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link, Sign
from scorecard_app.domain.scorecard import Scorecard

_TRIAL = LinkId("a link on trial")
_TRIAL_LAG = 1
"""New links begin with this lag, so a loop among them is no loop at once."""


def why_not_draw(card: Scorecard, from_id: ObjectiveId, to_id: ObjectiveId) -> str | None:
    """Return why no link of either sign may be drawn, or None where one may."""
    return _why_not(card, from_id, to_id, sign_to_draw(card, from_id, to_id))


def sign_to_draw(card: Scorecard, from_id: ObjectiveId, to_id: ObjectiveId) -> Sign:
    """Return the sign of a new link: negative where the two have a positive one already."""
    is_second = (
        _why_not(card, from_id, to_id, Sign.POSITIVE) is not None
        and _why_not(card, from_id, to_id, Sign.NEGATIVE) is None
    )
    return Sign.NEGATIVE if is_second else Sign.POSITIVE


def _why_not(card: Scorecard, from_id: ObjectiveId, to_id: ObjectiveId, sign: Sign) -> str | None:
    return why_not_link(card, Link(_TRIAL, from_id, to_id, sign=sign, lag_months=_TRIAL_LAG))
