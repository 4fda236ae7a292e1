"""What the data say of every link: its ends, the lags tried, and belief and data in one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard_app.domain.ids import LinkId, MeasureId
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.evidence.belief import Belief, combined, prior
from scorecard_app.engine.evidence.correlation import (
    ENOUGH,
    Together,
    at_lags,
    likeliest,
    more_periods,
)
from scorecard_app.engine.evidence.review import Review, Verdict, review
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.evidence.standing import standing
from scorecard_app.engine.evidence.tracks import Track, Tracks, Way
from scorecard_app.engine.results import Results

REACH = 3
"""So many periods sooner and later than believed an effect is looked for."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A link and its data.

    `tried` are the lags looked at, in periods of `frequency`, the chosen one among them; without
    enough data it is the one believed, and `more` periods are wanting. `before` is the belief with
    its sign, `after` belief and data in one, where a strength can be read from the data.
    """

    link_id: LinkId
    says: Says
    driver_id: MeasureId | None = None
    outcome_id: MeasureId | None = None
    frequency: Frequency | None = None
    driver: Track | None = None
    outcome: Track | None = None
    tried: tuple[Together, ...] = ()
    chosen: Together | None = None
    believed_lag: int = 0
    more: int = 0
    before: Belief | None = None
    after: Belief | None = None

    @property
    def has_strength(self) -> bool:
        """Say whether a strength can be read from the data, in the terms of the belief."""
        ways = (self.driver, self.outcome)
        return all(each is not None and each.way is not Way.PLAIN for each in ways)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every link with what the data say and what a review makes of it, and what both rest on."""

    weighed: Mapping[LinkId, Weighed]
    reviews: Mapping[LinkId, Review]
    inputs: "Mapping[LinkId, _Inputs]"

    @property
    def doubted(self) -> frozenset[LinkId]:
        """Return the links whose review says to doubt them."""
        reviews = self.reviews.items()
        return frozenset(key for key, each in reviews if each.verdict is Verdict.DOUBT)


_Inputs = tuple[object, ...]


def ends_of(relations: Relations, link: Link) -> tuple[MeasureId | None, MeasureId | None]:
    """Return the measures that test a link: those chosen, else the main ones of its cards."""
    measures = relations.card.measures
    driver = link.driver_id if link.driver_id in measures else None
    outcome = link.outcome_id if link.outcome_id in measures else None
    return driver or _main(relations, link, "from_id"), outcome or _main(relations, link, "to_id")


def evidence_of(relations: Relations, results: Results, known: Evidence | None = None) -> Evidence:
    """Weigh and review every link; what rests on the same series as before is taken from there."""
    weighed, inputs, tracks = {}, {}, Tracks(results)
    for link in relations.card.links.values():
        rests_on = inputs[link.id] = _inputs(relations, results, link)
        is_known = known is not None and known.inputs.get(link.id) == rests_on
        weighed[link.id] = (
            known.weighed[link.id] if known and is_known else weigh(relations, tracks, link)
        )
    return Evidence(weighed, _reviews(relations, results), inputs)


def weigh(relations: Relations, tracks: Tracks, link: Link) -> Weighed:
    """Hold a link against the data of its ends (business-value.md (14) to (16), model.md).

    Both ends are differenced over the same periods. The lags tried reach `REACH` periods to both
    sides of the one believed, and the intervals are corrected for all of those that have enough
    pairs; of these the one with the largest correlation is chosen.
    """
    if link.kind is LinkKind.LOGICAL:
        return Weighed(link.id, Says.BY_DEFINITION)
    driver_id, outcome_id = ends_of(relations, link)
    if driver_id is None or outcome_id is None:
        return Weighed(link.id, Says.NO_MEASURE, driver_id, outcome_id)
    frequency, driver, outcome = tracks.pair(driver_id, outcome_id)
    lag = round(link.lag_months / frequency.months)
    lags = range(max(lag - REACH, 0), lag + REACH + 1)
    tried = at_lags(driver.changes, outcome.changes, lags)
    chosen = likeliest(tried) or tried[lag - lags.start]
    found = Weighed(
        link_id=link.id,
        says=_says(link, driver, outcome, chosen),
        driver_id=driver_id,
        outcome_id=outcome_id,
        frequency=frequency,
        driver=driver,
        outcome=outcome,
        tried=tried,
        chosen=chosen,
        believed_lag=lag,
        more=more_periods(chosen, driver.changes),
        before=_belief(link),
    )
    return _with_after(found)


def _main(relations: Relations, link: Link, end: str) -> MeasureId | None:
    measure = relations.main_measure(getattr(link, end))
    return None if measure is None else measure.id


def _says(link: Link, driver: Track, outcome: Track, chosen: Together) -> Says:
    if not driver.has_values or not outcome.has_values:
        return Says.NO_VALUES
    if chosen.correlation is None and chosen.effective >= ENOUGH:
        return Says.STILL
    if not chosen.is_enough or chosen.correlation is None:
        return Says.TOO_FEW
    if chosen.correlation.low <= 0 <= chosen.correlation.high:
        return Says.OPEN
    rises = chosen.correlation.middle > 0
    return Says.CONSISTENT if rises == (link.sign is Sign.POSITIVE) else Says.AGAINST


def _belief(link: Link) -> Belief | None:
    """Return the strength that is believed, with its sign."""
    if link.magnitude is None:
        return None
    low, high = link.magnitude.low, link.magnitude.high
    return prior(low, high) if link.sign is Sign.POSITIVE else prior(-high, -low)


def _with_after(found: Weighed) -> Weighed:
    """Add belief and data in one, where both there are."""
    chosen = found.chosen
    if found.before is None or chosen is None or not chosen.is_enough or not found.has_strength:
        return found
    if chosen.slope is None or chosen.slope_error is None:
        return found
    after = combined(found.before, chosen.slope.middle, chosen.slope_error)
    return replace(found, after=after)


def _inputs(relations: Relations, results: Results, link: Link) -> _Inputs:
    """Return all that what the data say of a link rests on, but for the rest of formulas."""
    card, numbers = relations.card, results.basis.numbers
    ends: list[object] = []
    for each in ends_of(relations, link):
        if each is not None:
            ends += [card.measures[each], numbers.actual(each), numbers.target(each)]
        else:
            ends.append(None)
    terms = link.sign, link.magnitude, link.lag_months, link.kind
    return (*terms, results.dates[0], card.settings.fiscal_start, *ends)


def _reviews(relations: Relations, results: Results) -> dict[LinkId, Review]:
    links = relations.card.links.values()
    ends = {
        link.id: ends_of(relations, link) for link in links if link.kind is not LinkKind.LOGICAL
    }
    both = {key: pair for key, pair in ends.items() if None not in pair}
    ids = {each for pair in both.values() for each in pair if each is not None}
    longest = max((relations.card.links[key].lag_months for key in both), default=0)
    stood = standing(results, ids, longest + 2) if ids else {}
    found = {}
    for link in links:
        driver_id, outcome_id = both.get(link.id, (None, None))
        driver = stood[driver_id] if driver_id is not None else None
        outcome = stood[outcome_id] if outcome_id is not None else None
        found[link.id] = review(link, driver, outcome)
    return found
