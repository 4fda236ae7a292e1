"""Where links run side by side, over the cards of a row or round the edge: each on its track."""

from collections.abc import Callable, Iterable, Mapping

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.nesting import Tie, Track, nested
from scorecard_app.ui.paint.ways import Way

Aisle = tuple[Way, int]
"""Which way, and by the row that it leaves."""

BESIDE = frozenset({Way.OVER, Way.ROUND})


class Aisles:
    """Knows which links run in which aisle, and keeps them apart."""

    def __init__(self, tie: Callable[[LinkId], Tie]) -> None:
        self._tie = tie
        self._of: dict[LinkId, Aisle] = {}
        self._links: dict[Aisle, set[LinkId]] = {}
        self._rows: dict[LinkId, tuple[int, int]] = {}
        self._tracks: dict[LinkId, Track] = {}

    def of(self, link_ids: Iterable[LinkId]) -> set[Aisle]:
        """Return the aisles in which these links run."""
        return {self._of[each] for each in link_ids if each in self._of}

    def track(self, link_id: LinkId) -> Track:
        """Return the track of a link, counted from the cards outwards; the first outside aisles."""
        return self._tracks[link_id] if link_id in self._of else Track()

    def enter(self, link_id: LinkId, way: Way, rows: tuple[int, int]) -> None:
        """Let a link run where its way takes it from row to row; not every way has an aisle."""
        self.leave(link_id)
        if way in BESIDE:
            aisle = self._of[link_id] = (way, rows[0] if way is Way.OVER else 0)
            self._links.setdefault(aisle, set()).add(link_id)
            self._rows[link_id] = rows

    def leave(self, link_id: LinkId) -> None:
        """Let a link run in no aisle."""
        if link_id in self._of:
            self._links[self._of.pop(link_id)].remove(link_id)

    def forget(self, link_id: LinkId) -> None:
        """Know nothing of a link any more."""
        self.leave(link_id)
        self._tracks.pop(link_id, None)

    def nest(
        self, aisle: Aisle, span_of: Callable[[LinkId, Way], tuple[float, float]]
    ) -> set[LinkId]:
        """Keep the links of an aisle apart by where they begin and end along it.

        Returns those that have another track now; all of them where there are more or fewer tracks.
        """
        spans = {link_id: span_of(link_id, aisle[0]) for link_id in self._links.get(aisle, ())}
        outs = nested(spans, self._tie)
        starts, ends = (self._ranks(outs, end) for end in (0, 1))
        count = max(outs.values(), default=0) + 1
        tracks = {each: Track(out, starts[each], ends[each], count) for each, out in outs.items()}
        changed = {each for each, track in tracks.items() if self._tracks.get(each) != track}
        self._tracks.update(tracks)
        return changed

    def _ranks(self, outs: Mapping[LinkId, int], end: int) -> dict[LinkId, int]:
        """Return how many tracks are nearer to the cards of the row at which each link ends."""
        taken: dict[int, set[int]] = {}
        for each, out in outs.items():
            taken.setdefault(self._rows[each][end], set()).add(out)
        ranks = {
            row: {out: rank for rank, out in enumerate(sorted(found))}
            for row, found in taken.items()
        }
        return {each: ranks[self._rows[each][end]][out] for each, out in outs.items()}
