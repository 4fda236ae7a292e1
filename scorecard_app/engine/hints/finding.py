"""Run every rule that is not switched off."""

from collections.abc import Callable, Iterator
from math import inf

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints import (
    balance,
    beliefs,
    gains,
    links,
    measures,
    paths,
    records,
    spending,
    statuses,
    titles,
)
from scorecard_app.engine.hints.hint import Hint, Known, level_of

_RULES: tuple[Callable[[Relations], Iterator[Hint]], ...] = (
    paths.without_a_path,
    measures.without_a_measure,
    measures.without_an_objective,
    measures.too_many,
    links.lags_that_contradict,
    links.instant_loops,
    titles.unclear,
    balance.one_sided,
    balance.only_direct_value,
    balance.empty_streams,
    gains.exploding_loops,
    records.unguarded,
    spending.money_on_nothing,
    beliefs.strong_without_evidence,
)
_INFORMED: tuple[Callable[[Relations, Known], Iterator[Hint]], ...] = (
    records.incomplete,
    records.targets_behind,
    spending.idle_gaps,
    beliefs.outcomes_that_do_not_follow,
    statuses.contradicting,
)
"""The rules that look at how everything stands."""
_WORST_FIRST = tuple(Level)


def hints(relations: Relations, known: Known | None = None) -> tuple[Hint, ...]:
    """Return the remarks on a scorecard, without the rules switched off in it.

    Rules that ask how it stands say nothing where that is not known. The worst stand first, then
    by rule, and those on objectives by the numbers of their cards.
    """
    off, objectives = relations.card.settings.hints_off, relations.card.objectives

    def place(hint: Hint) -> tuple[object, ...]:
        objective = objectives.get(ObjectiveId(hint.about[0])) if hint.about else None
        number = objective.number if objective else inf
        return _WORST_FIRST.index(level_of(hint)), hint.code, number

    found = [hint for rule in _RULES for hint in rule(relations)]
    if known is not None:
        found += [hint for rule in _INFORMED for hint in rule(relations, known)]
    return tuple(sorted((hint for hint in found if hint.code not in off), key=place))
