"""Run every rule that is not switched off."""

from collections.abc import Callable, Iterator

from scorecard_app.domain.levels import Level
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints import links, measures, paths, titles
from scorecard_app.engine.hints.hint import Hint, level_of

_RULES: tuple[Callable[[Relations], Iterator[Hint]], ...] = (
    paths.without_a_path,
    measures.without_a_measure,
    measures.without_an_objective,
    measures.too_many,
    links.lags_that_contradict,
    links.instant_loops,
    titles.unclear,
)
_WORST_FIRST = tuple(Level)


def hints(relations: Relations) -> tuple[Hint, ...]:
    """Return the remarks on a scorecard, the worst first, without the rules switched off in it."""
    off = relations.card.settings.hints_off
    found = (hint for rule in _RULES for hint in rule(relations) if hint.code not in off)
    return tuple(sorted(found, key=lambda hint: (_WORST_FIRST.index(level_of(hint)), hint.code)))
