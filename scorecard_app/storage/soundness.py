"""Why a scorecard cannot be opened: the errors that the rest of the program does not expect.

Values that are merely not normalised are left to `scorecard check`: they are no reason to keep
somebody from a file, and looking at each number of a large one takes a second.
"""

from collections.abc import Callable, Iterator

from scorecard_app.document.checks import dates, links, records, trees
from scorecard_app.document.problems import Problem
from scorecard_app.domain.levels import Level
from scorecard_app.domain.scorecard import Scorecard

_CHECKS: tuple[Callable[[Scorecard], Iterator[Problem]], ...] = (
    records.broken_ids,
    records.broken_references,
    records.out_of_range,
    trees.parent_cycles,
    trees.doubled,
    trees.lost_main_measures,
    links.illegal_links,
    dates.unruly_series,
    dates.unruly_dates,
)


def why_not_sound(card: Scorecard) -> str | None:
    """Return the sentence of the first error, or None where there is none."""
    found = (problem for check in _CHECKS for problem in check(card))
    return next((each.sentence for each in found if each.level is Level.ERROR), None)
