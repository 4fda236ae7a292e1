"""L14 and L15: strong links that rest on nothing, and links that the figures contradict."""

import math
from collections.abc import Iterator

from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints.hint import Hint, Known, gathered
from scorecard_app.engine.hints.records import has_values

STRONG = 0.5
"""The median from which on a link counts as strong: that of the word."""

_NOTHING = frozenset({EvidenceState.UNTESTED, EvidenceState.NOT_ENOUGH_DATA})
_TOLERANCE = 1e-9


def strong_without_evidence(relations: Relations) -> Iterator[Hint]:
    """Yield the strong links without any evidence; one remark until the first value is entered."""
    keys = [
        link.id
        for link in relations.card.links.values()
        if link.kind is not LinkKind.LOGICAL
        and link.evidence in _NOTHING
        and link.magnitude is not None
        and math.sqrt(link.magnitude.low * link.magnitude.high) >= STRONG - _TOLERANCE
    ]
    yield from gathered("L14", "strong", keys, most=0 if not has_values(relations) else None)


def outcomes_that_do_not_follow(relations: Relations, known: Known) -> Iterator[Hint]:
    """Yield the links whose driver is on target for longer than the lag, and the outcome off."""
    for key in relations.card.links:
        if key in known.doubted:
            yield Hint("L15", "no effect", (key,))
