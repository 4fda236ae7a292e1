"""What was typed in the room: a card, or a chain of links by the numbers that people say aloud."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_CHAIN = re.compile(r"\s*\d+(?:\s*>\s*[-−]?\s*\d+)+\s*")
_NUMBER = re.compile(r"([-−]?)\s*(\d+)")
_MOST = 100
"""Links in one chain; nobody says more in one breath."""


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to make, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class CardLink:
    """A link to draw from one card to another."""

    from_id: ObjectiveId
    to_id: ObjectiveId
    sign: Sign


Captured = NewCard | tuple[CardLink, ...] | None


def captured(card: Scorecard, typed: str) -> Captured:
    """Read a line: "3>7>12" links cards by number, "3>-7" with a minus; all else names a card.

    None where nothing was typed. Raises UserError where a number is no card's.
    """
    name = " ".join(typed.split())
    if not name:
        return None
    if _CHAIN.fullmatch(typed) is None:
        return NewCard(name)
    numbers = {each.number: key for key, each in card.objectives.items()}
    steps = _NUMBER.findall(typed)[: _MOST + 1]
    return tuple(
        CardLink(
            _card_of(numbers, start),
            _card_of(numbers, end),
            Sign.NEGATIVE if minus else Sign.POSITIVE,
        )
        for (_minus, start), (minus, end) in pairwise(steps)
    )


def _card_of(numbers: Mapping[int, ObjectiveId], typed: str) -> ObjectiveId:
    key = numbers.get(int(typed)) if len(typed) < len(str(10**9)) else None
    if key is None:
        raise UserError(_("There is no card {number}.").format(number=typed))
    return key
