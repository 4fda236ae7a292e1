"""How far a map reaches: what a file puts farther away is shown at its edge."""

FARTHEST = 1_000_000.0
"""The largest distance in map units; beyond some 10^15 a card's width is lost in rounding."""


def within_reach(value: float) -> float:
    """Return a place as it is drawn, at most so far from where the map begins."""
    return min(max(value, -FARTHEST), FARTHEST)


def size_within_reach(value: float | None) -> float | None:
    """Return a width or height as it is drawn; none where the one that was given is no size."""
    return min(value, FARTHEST) if value is not None and value > 0 else None
