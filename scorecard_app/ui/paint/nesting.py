"""Nest what runs side by side: the longer it is, the farther out, so that nothing crosses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

_Key = TypeVar("_Key", bound=str)
_Span = tuple[float, float]
Tie = tuple[float | str, ...]
"""Orders what else is equal by what anyone sees, and by its random id only where all is equal."""


@dataclass(frozen=True, slots=True)
class Track:
    """How far out one of `count` links runs, and how many are nearer to the cards at its ends.

    Those counted at an end leave, or arrive at, a card in the same row.
    """

    out: int = 0
    start: int = 0
    end: int = 0
    count: int = 1


def nested(spans: Mapping[_Key, _Span], tie: Callable[[_Key], Tie]) -> dict[_Key, int]:
    """Return how far out each runs: beyond the shorter ones beside it; a tie orders equal ones."""
    tracks: dict[_Key, int] = {}
    for key in sorted(spans, key=lambda each: (_length(spans[each]), spans[each], tie(each))):
        beside = [track for each, track in tracks.items() if _overlap(spans[each], spans[key])]
        tracks[key] = max(beside, default=-1) + 1
    return tracks


def _length(span: _Span) -> float:
    return span[1] - span[0]


def _overlap(one: _Span, other: _Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
