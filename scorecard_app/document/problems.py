"""Everything that is wrong with a scorecard, the worst first."""

from collections.abc import Callable, Iterator

from scorecard_app.document.checks import dates, formulas, links, normality, records, scoring, trees
from scorecard_app.document.checks.problem import Problem
from scorecard_app.domain.levels import Level
from scorecard_app.domain.scorecard import Scorecard

__all__ = ["Problem", "problems"]

_CHECKS: tuple[Callable[[Scorecard], Iterator[Problem]], ...] = (
    records.broken_ids,
    records.broken_references,
    records.out_of_range,
    normality.not_normal,
    trees.parent_cycles,
    trees.strayed_objectives,
    trees.doubled,
    trees.lost_main_measures,
    links.illegal_links,
    links.instant_loops,
    dates.unruly_series,
    dates.unruly_dates,
    formulas.unusable_formulas,
    formulas.circular_formulas,
    scoring.unusable_rules,
    scoring.unknown_bands,
)
_WORST_FIRST = tuple(Level)


def problems(card: Scorecard) -> tuple[Problem, ...]:
    """Return the problems of a scorecard: errors, then warnings, then hints, each in file order."""
    found = (problem for check in _CHECKS for problem in check(card))
    return tuple(sorted(found, key=lambda each: _WORST_FIRST.index(each.level)))
