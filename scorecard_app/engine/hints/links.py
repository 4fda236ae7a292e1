"""L06 and L07: lags that contradict what a link is, and loops that would act at once."""

from collections.abc import Iterator

from scorecard_app.domain.links import Link, LinkKind
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
    links = relations.card.links
    instant = [link for link in links.values() if not link.lag_months]
    steps = {link.id: link for link in (*instant, *_steps(relations))}
    for knot in knots(steps.values()):
        inside = [
            link.id
            for link in steps.values()
            if {link.from_id, link.to_id} <= knot and link.id in links
        ]
        kind = "loop at once" if knot in knots(instant) else "loop by formula"
        yield Hint("L07", kind, tuple(inside), figure=len(inside))


def _steps(relations: Relations) -> Iterator[Link]:
    """Yield what formulas make of objectives within the month, as links."""
    card = relations.card
    if any(each.formula for table in (card.measures, card.series) for each in table.values()):
        from scorecard_app.engine.influence.formulas.computed import steps_of  # noqa: PLC0415
        from scorecard_app.engine.influence.formulas.following import followed  # noqa: PLC0415

        rules, _unfollowed = followed(card, None)
        steps = (step.link for step in steps_of(card, rules))
        yield from (link for link in steps if not link.lag_months)
