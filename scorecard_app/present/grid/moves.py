"""Where the cursor of a grid goes: to the edge of a run of filled cells, as in a spreadsheet."""

from collections.abc import Callable


def edge(is_filled: Callable[[int], bool], at: int, *, step: int, count: int) -> int:
    """Return where a jump ends: at the end of the run, at the next run, or at the last place."""
    place, ahead = at, at + step
    if not 0 <= ahead < count:
        return at
    if is_filled(at) and is_filled(ahead):
        while 0 <= place + step < count and is_filled(place + step):
            place += step
        return place
    place = ahead
    while 0 <= place + step < count and not is_filled(place):
        place += step
    return place
