"""What is offered where a card is dropped on another one."""

from collections.abc import Callable
from functools import partial

from scorecard_app.document.edits.objectives import set_parent
from scorecard_app.document.naming import objective_name
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import link_cards
from scorecard_app.ui.canvas.trial import sign_to_draw, why_not_draw
from scorecard_app.ui.canvas.workplace import Offer, Workplace

_LONGEST = 32


def drop_offers(place: Workplace, held: ObjectiveId, target: ObjectiveId) -> tuple[Offer, ...]:
    """Offer to link the two, to make one a part of the other, or to leave all as it was."""
    names = {"dropped": _short(place, held), "target": _short(place, target)}
    below = partial(set_parent, objective_id=held, parent_id=target)
    sign = sign_to_draw(place.card, held, target)
    usual, other = _("Link “{dropped}” → “{target}”"), _("Link “{dropped}” → “{target}”, negative")
    return (
        _offer(
            (usual if sign is Sign.POSITIVE else other).format(**names),
            partial(link_cards, place, held, target, sign),
            why_not_draw(place.card, held, target),
        ),
        _offer(
            _("Put it below “{target}” (part of it)").format(**names),
            partial(place.run, _("Put an objective below another"), below),
            _why_not_below(place, held, target),
        ),
        Offer(_("Cancel"), None),
    )


def _offer(title: str, act: Callable[[], object], reason: str | None) -> Offer:
    return Offer(title, None if reason else act, reason or "")


def _why_not_below(place: Workplace, held: ObjectiveId, target: ObjectiveId) -> str | None:
    if place.card.objectives[held].parent_id == target:
        return _("It stands below that objective already.")
    try:
        set_parent(place.card, objective_id=held, parent_id=target)
    except UserError as error:
        return str(error)
    return None


def _short(place: Workplace, objective_id: ObjectiveId) -> str:
    name = objective_name(place.card, objective_id)
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
