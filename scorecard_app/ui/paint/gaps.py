"""Let links that pass the same gap between two cards run side by side."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import inf

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.corridors import Gap, Row
from scorecard_app.ui.paint.nesting import Tie
from scorecard_app.ui.paint.routes import Pass

_STEP = 9.0
"""How far links in one gap keep from one another where there is room."""

_Wish = tuple[float, float, Tie, LinkId]
"""Where a link wants to pass, and how far right it leans: in this order they stand in a gap."""


class Gaps:
    """Knows which links pass which gap, where each wants to, and where each does."""

    def __init__(self, tie: Callable[[LinkId], Tie]) -> None:
        self._tie = tie
        self._rows: dict[LinkId, Sequence[tuple[Gap, Row]]] = {}
        self._wishes: dict[LinkId, dict[Gap, _Wish]] = {}
        self._through: dict[Gap, list[_Wish]] = {}
        self._places: dict[Gap, dict[LinkId, float]] = {}

    def enter(self, link_id: LinkId, wanted: tuple[Pass, ...], lean: float) -> set[Gap]:
        """Let a link pass these rows; return the gaps in which links are to be parted by that.

        Of links that want to pass at one place, those that lean farther right do so farther right.
        """
        tie, before = self._tie(link_id), self._wishes.get(link_id, {})
        rows = self._rows[link_id] = [(row.gap_at(x), row) for row, x in wanted]
        now = self._wishes[link_id] = {
            gap: (each.x, lean, tie, link_id)
            for (gap, _row), each in zip(rows, wanted, strict=True)
        }
        changed = before.keys() - now.keys()
        for gap in changed:
            self._withdraw(gap, before[gap])
        changed.update([gap for gap, wish in now.items() if not self._stays(gap, before, wish)])
        return changed

    def leave(self, link_id: LinkId) -> set[Gap]:
        """Forget a link; return the gaps that it passed."""
        self._rows.pop(link_id, None)
        left = self._wishes.pop(link_id, {})
        for gap, wish in left.items():
            self._withdraw(gap, wish)
        return set(left)

    def spread(self, gaps: Collection[Gap]) -> set[LinkId]:
        """Part the links in these gaps; return those that pass one elsewhere now."""
        changed: set[LinkId] = set()
        for gap in gaps:
            wishes, before = self._through[gap], self._places.get(gap, {})
            xs = parted([wish[0] for wish in wishes], gap[1:])
            after = {wish[3]: x for wish, x in zip(wishes, xs, strict=True)}
            changed.update([each for each, x in after.items() if before.get(each) != x])
            self._places[gap] = after
        return changed

    def astray(self, rows: Iterable[Row]) -> set[LinkId]:
        """Return the links that pass what is no gap any more, or not one so wide."""
        by_top = {row.top: row for row in rows}
        return {
            wish[3]
            for gap, wishes in self._through.items()
            if wishes and not _is_gap(by_top.get(gap[0]), gap)
            for wish in wishes
        }

    def passes(self, link_id: LinkId) -> tuple[Pass, ...]:
        """Return where a link passes the rows on its way."""
        places = self._places
        return tuple([Pass(row, places[gap][link_id]) for gap, row in self._rows.get(link_id, ())])

    def _stays(self, gap: Gap, before: Mapping[Gap, _Wish], wish: _Wish) -> bool:
        """Let a link wish this; say whether it passes between the same two, and wants to there."""
        queue, old = self._through.setdefault(gap, []), before.get(gap)
        if old is None:
            insort(queue, wish)
            return False
        at = bisect_left(queue, old)
        is_behind = not at or queue[at - 1] < wish
        if is_behind and (at + 1 == len(queue) or wish < queue[at + 1]):
            queue[at] = wish
            return old[0] == wish[0]
        del queue[at]
        insort(queue, wish)
        return False

    def _withdraw(self, gap: Gap, wish: _Wish) -> None:
        queue = self._through[gap]
        del queue[bisect_left(queue, wish)]


def parted(
    wanted: Sequence[float], room: tuple[float, float], *, step: float = _STEP
) -> list[float]:
    """Return places in a room a step apart, or less where it is narrow, near the wanted ones.

    Where they are too near, neighbours share what they have to give way.
    """
    left, right = room
    last = len(wanted) - 1
    if last <= 0:
        return [min(max(x, left), right) for x in wanted]
    step = min(step, (right - left) / last)
    before: list[tuple[float, int]] = []
    mean, count = wanted[0], 1
    for index, x in enumerate(wanted[1:], 1):
        own = x - index * step
        if own > mean:
            before.append((mean, count))
            mean, count = own, 1
            continue
        mean, count = (mean * count + own) / (count + 1), count + 1
        while before and before[-1][0] >= mean:
            other, many = before.pop()
            mean = (other * many + mean * count) / (many + count)
            count += many
    before.append((mean, count))
    rightmost = right - last * step
    places: list[float] = []
    for mean, count in before:
        first = min(max(mean, left), rightmost)
        places += [first + index * step for index in range(len(places), len(places) + count)]
    return places


def _is_gap(row: Row | None, gap: Gap) -> bool:
    """Say whether a row is free from here to there, and no farther."""
    if row is None:
        return False
    _top, left, right = gap
    at = left if left > -inf else min(right, 0.0) - 1
    return row.gap_at(at) == gap
