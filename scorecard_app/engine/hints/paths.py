"""L01: an objective from which no path leads to the culminating category."""

from collections.abc import Iterator

from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints.hint import Hint
from scorecard_app.engine.traces import loose_ends


def without_a_path(relations: Relations) -> Iterator[Hint]:
    """Yield the objectives that lead nowhere; one remark where nothing is linked yet."""
    loose = loose_ends(relations.card)
    if len(loose) > 1 and not relations.card.links:
        yield Hint("L01", "no links", figure=len(loose))
        return
    for key in loose:
        yield Hint("L01", "no path", (key,))
