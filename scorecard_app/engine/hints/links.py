"""L06 and L07: lags that contradict what a link is, and loops that would act at once."""

from collections.abc import Iterator

from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints.hint import Hint
from scorecard_app.engine.traces import knots


def lags_that_contradict(relations: Relations) -> Iterator[Hint]:
    """Yield causes that act without any lag, and truths by definition that come later."""
    for link in relations.card.links.values():
        if link.kind is LinkKind.CAUSAL and not link.lag_months:
            yield Hint("L06", "cause at once", (link.id,))
        if link.kind is LinkKind.LOGICAL and link.lag_months:
            yield Hint("L06", "logic with a lag", (link.id,), figure=link.lag_months)


def instant_loops(relations: Relations) -> Iterator[Hint]:
    """Yield the links that close loops whose total lag is 0, loop by loop."""
    instant = [link for link in relations.card.links.values() if not link.lag_months]
    for knot in knots(instant):
        inside = [link.id for link in instant if {link.from_id, link.to_id} <= knot]
        yield Hint("L07", "loop at once", tuple(inside), figure=len(inside))
