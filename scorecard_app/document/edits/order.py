"""Order among siblings: fractional positions, renumbered when the gap between two is used up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from scorecard_app.domain.measures import Attachment, Series
from scorecard_app.domain.people import Action, Decision, Note, Risk
from scorecard_app.domain.strategy import Objective, Theme
from scorecard_app.domain.value import Initiative, Lever, ValueStream
from scorecard_app.domain.values import normal_number

_Listed = Lever | Initiative | ValueStream
_Standing = Objective | Theme | Attachment | Series | Note | Risk | Action | Decision | _Listed
_S = TypeVar("_S", Objective, Attachment, Series, Note, _Listed)


def last_position(siblings: Iterable[_Standing]) -> float:
    """Return a position behind all of these."""
    return max((float(each.position // 1) + 1 for each in siblings), default=0.0)


def inserted(siblings: Sequence[_S], item: _S, index: int) -> tuple[_S, ...]:
    """Return what changes so that the item stands at this index among its sorted siblings.

    That is the item alone as a rule; all of them, renumbered from 1, where no number is left
    between its neighbours.
    """
    others: list[_S] = [each for each in siblings if each.id != item.id]
    index = min(max(index, 0), len(others))
    position = _between(
        others[index - 1].position if index else None,
        others[index].position if index < len(others) else None,
    )
    if position is not None:
        return (replace(item, position=position),)
    others.insert(index, item)
    return tuple(replace(each, position=float(place)) for place, each in enumerate(others, start=1))


def _between(before: float | None, after: float | None) -> float | None:
    """Return a normal number strictly between two positions, None where there is none left."""
    if after is None:
        return 0.0 if before is None else float(before // 1) + 1
    if before is None:
        return float(after // 1) - 1
    middle = normal_number((before + after) / 2)
    return middle if before < middle < after else None
