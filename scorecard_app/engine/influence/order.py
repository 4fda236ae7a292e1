"""The order in which links are run, so that every cause is known before its effects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Link
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Rows
from scorecard_app.engine.influence.levels import ALL, Run, Stage, stages_of
from scorecard_app.engine.traces import knots
from scorecard_app.errors import UserError
from scorecard_app.texts import _, quoted


@dataclass(frozen=True)
class Order:
    """Links sorted so that, but for those that lead back, causes come before effects.

    Every link that leads back has a lag of at least `stride` months, so that many months may be
    run at once. `starts` and `ends` are rows of objectives, `lags` whole months; `rank` is the
    place of each objective in the order.
    """

    starts: Rows
    ends: Rows
    lags: Rows
    rank: Rows
    stride: int

    def turned(self) -> tuple["Order", Rows]:
        """Return the order for running from effects back to causes, and the links in it."""
        by_run = np.lexsort((-self.rank[self.ends], -self.rank[self.starts]))
        return Order(
            starts=self.ends[by_run],
            ends=self.starts[by_run],
            lags=self.lags[by_run],
            rank=self.rank.max(initial=0) - self.rank,
            stride=self.stride,
        ), by_run

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Return which links one run takes together, for how many months at once."""
        return stages_of(Run(self.starts, self.ends, self.lags, len(self.rank)), self.stride)


def ordered(card: Scorecard, links: Sequence[Link]) -> tuple[Order, list[Link]]:
    """Return an order to run links in, and the links in it; UserError names an instant loop."""
    rank, stride = _ranks(card, links)
    by_run = sorted(links, key=lambda link: (rank[link.to_id], rank[link.from_id], link.id))
    row = {key: place for place, key in enumerate(card.objectives)}
    order = Order(
        starts=_rows(row[link.from_id] for link in by_run),
        ends=_rows(row[link.to_id] for link in by_run),
        lags=_rows(link.lag_months for link in by_run),
        rank=_rows(rank[key] for key in card.objectives),
        stride=stride,
    )
    return order, by_run


def _ranks(card: Scorecard, links: Sequence[Link]) -> tuple[dict[ObjectiveId, int], int]:
    """Return a place for each objective, and the least lag of the links that lead back.

    The longest stride is tried first: below it the links must have no loop.
    """
    lags = sorted({link.lag_months for link in links if link.lag_months}, reverse=True)
    for stride in (ALL, *lags):
        shorter = [link for link in links if link.lag_months < stride]
        if not knots(shorter):
            return _sorted(card, shorter), stride
    raise UserError(_instant_loop(card, [link for link in links if not link.lag_months]))


def _sorted(card: Scorecard, links: Iterable[Link]) -> dict[ObjectiveId, int]:
    """Return the place of each objective in an order in which every link leads on."""
    onward: dict[ObjectiveId, list[ObjectiveId]] = {}
    waiting_for = dict.fromkeys(card.objectives, 0)
    for link in links:
        onward.setdefault(link.from_id, []).append(link.to_id)
        waiting_for[link.to_id] += 1
    ready = [key for key, count in waiting_for.items() if not count]
    for here in ready:  # grows while it is read
        for there in onward.get(here, ()):
            waiting_for[there] -= 1
            if not waiting_for[there]:
                ready.append(there)
    return {key: place for place, key in enumerate(ready)}


def _instant_loop(card: Scorecard, links: Iterable[Link]) -> str:
    knot = min(knots(links), key=len)
    names = ", ".join(quoted(each.name) for key, each in card.objectives.items() if key in knot)
    return _(
        "These cards form a loop without any lag: {names}. Give one of its links a lag."
    ).format(names=names)


def _rows(numbers: Iterable[int]) -> Rows:
    return np.array(list(numbers), dtype=np.intp)
