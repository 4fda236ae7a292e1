"""Join two tables by a column of ids: one names the measures, the other holds their numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.exchange.guesses.guess import NOTHING_CORRECTED, OPEN, Corrections, Guess
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.guesses.times import Times
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.intake.claims import Claims, Figures, MeasureIn
from scorecard_app.exchange.intake.extracting import claims_of
from scorecard_app.exchange.intake.rows import RowReader, shown
from scorecard_app.exchange.values.numbers import Repair
from scorecard_app.texts import _

DOUBLED = "doubled ids"
BY_ORDER = "by order"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two tables as one: the claims of both, how rows found each other, and what was asked."""

    claims: Claims
    matched: int
    unmatched: int
    doubled_ids: int
    doubled_rows: int
    guesses: tuple[Guess, ...]


def is_joinable(first: Meaning, second: Meaning) -> bool:
    """Say whether ids of the second table stand in the first, which alone names measures."""
    if not (first.of(Role.ID) and second.of(Role.ID) and first.of(Role.MEASURE)):
        return False
    ours, theirs = (set(_ids(each)) for each in (first, second))
    return not second.of(Role.MEASURE) and len(ours & theirs) * 2 > len(theirs)


def joined(first: Meaning, second: Meaning, corrections: Corrections = NOTHING_CORRECTED) -> Joined:
    """Join the numbers of the second table to the measures of the first.

    Rows of an id that several measures have are joined in their order within the id, once the
    user has confirmed that; until then they are listed.
    """
    claims = claims_of(first)
    by_id = claims.by_id()
    doubled = {key: len(found) for key, found in by_id.items() if len(found) > 1}
    is_confirmed = corrections.get(DOUBLED) == BY_ORDER
    finder = _Finder(by_id, is_confirmed=is_confirmed)
    own = [measure.figures for measure in claims.measures]
    for measure in claims.measures:
        measure.figures = {}
    more = claims_of(second, partner=finder.partner)
    for measure, figures in zip(claims.measures, own, strict=True):
        _add_own(measure, figures, as_of=first.times.as_of, times=second.times)
    claims.unread += more.unread
    claims.rows += more.rows
    for word, count in more.empty_words.items():
        claims.empty_words[word] = claims.empty_words.get(word, 0) + count
    rows = sum(doubled.values())
    return Joined(
        claims,
        finder.matched,
        more.rows - finder.matched,
        len(doubled),
        rows,
        _asked(len(doubled), rows, is_confirmed=is_confirmed),
    )


@dataclass
class _Finder:
    """Finds the measure of a row by its id and, where ids are doubled, by its turn."""

    by_id: Mapping[str, Sequence[MeasureIn]]
    is_confirmed: bool
    matched: int = 0
    _turns: Counter[tuple[str, str]] = field(default_factory=Counter)

    def partner(self, row: int, reader: RowReader) -> MeasureIn | Repair | None:
        """Return the measure to which a row of the second table belongs."""
        key = reader.text(row, Role.ID)
        period = " ".join(shown(reader.cell(row, each)) for each in reader.meaning.of(Role.PERIOD))
        turn = self._turns[key, period]
        self._turns[key, period] += 1
        measures = self.by_id.get(key, ())
        if turn >= len(measures):
            return Repair.NO_PARTNER
        if len(measures) > 1 and not self.is_confirmed:
            return Repair.DOUBLED_ID
        self.matched += 1
        return measures[turn]


def _ids(meaning: Meaning) -> list[str]:
    reader = RowReader(meaning)
    return [reader.text(row, Role.ID) for row in reader.data()]


def _add_own(
    measure: MeasureIn, own: Mapping[SeriesKind, Figures], *, as_of: Period | None, times: Times
) -> None:
    """Add the numbers of the first table of each kind of which the second has none.

    The second has them by period; what the first has is their last state.
    """
    for kind, figures in own.items():
        if kind not in measure.figures:
            measure.figures[kind] = {
                _taken(period or as_of, times): claim for period, claim in figures.items()
            }


def _taken(period: Period | None, times: Times) -> Period | None:
    if period is None or period.frequency is times.frequency:
        return period
    day = period.end(fiscal_start=times.fiscal_start)
    return period_of(day, times.frequency, fiscal_start=times.fiscal_start)


def _asked(ids: int, rows: int, *, is_confirmed: bool) -> tuple[Guess, ...]:
    if not ids:
        return ()
    if is_confirmed:
        return (Guess(DOUBLED, BY_ORDER, 1.0, _("You chose this."), (BY_ORDER,)),)
    reason = _(
        "Ids that stand in several rows of the first table: {ids}, in {rows} rows. Do the rows of "
        "the second belong to them in their order?"
    ).format(ids=ids, rows=rows)
    return (Guess(DOUBLED, None, OPEN, reason, (BY_ORDER,)),)
