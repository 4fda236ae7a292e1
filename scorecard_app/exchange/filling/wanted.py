"""Which cell of a table is for which number of the scorecard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind, Unit
from scorecard_app.domain.periods import Period, last_complete
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import Numbers, numbers_of
from scorecard_app.exchange.filling.report import Unplaced
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.intake.claims import Claims, MeasureIn
from scorecard_app.exchange.intake.extracting import Place, places_of
from scorecard_app.exchange.intake.known import Known
from scorecard_app.exchange.values.numbers import Repair

Covered = set[tuple[MeasureId, SeriesKind, int]]
"""The numbers for which there is a cell: whose, of which kind, of which period."""

_NO_UNIT = Unit()
_NONE = Samples()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cell of a table, counted within its sheet, and the number that belongs into it."""

    row: int
    column: int
    name: str
    unit: Unit
    kind: SeriesKind | None
    period: Period | None
    number: float


@dataclass(frozen=True)
class Figures:
    """The numbers of a scorecard, entered and computed."""

    card: Scorecard

    @cached_property
    def relations(self) -> Relations:
        """Return who belongs to whom."""
        return Relations(self.card)

    @cached_property
    def numbers(self) -> Numbers:
        """Return every series as it stands."""
        return numbers_of(self.card)

    def samples(self, measure_id: MeasureId, kind: SeriesKind) -> Samples:
        """Return the numbers of a kind: those that an import of the same kind would change."""
        if kind is SeriesKind.ACTUAL:
            return self.numbers.actual(measure_id)
        if kind is SeriesKind.TARGET:
            return self.numbers.target(measure_id)
        series = self.relations.first_series(measure_id, kind)
        return self.numbers.series(series.id) if series is not None else _NONE


@dataclass
class Matching:
    """One table beside a scorecard: which row is which measure, and what goes where."""

    meaning: Meaning
    figures: Figures
    covered: Covered = field(default_factory=set)
    found: set[MeasureId] = field(default_factory=set)
    strangers: list[str] = field(default_factory=list)

    def wanted(self) -> Iterator[Wanted]:
        """Yield the cells into which numbers of the scorecard belong, row by row."""
        claims, places = places_of(self.meaning)
        ids = self._ids(claims)
        for place in places:
            key = ids.get(id(place.measure))
            if key is None or isinstance(place.period, Repair):
                continue
            measure = self.figures.card.measures[key]
            found = self._number(measure, place)
            if found is None:
                continue
            number, period = found
            unit = place.measure.unit if place.measure.unit != _NO_UNIT else measure.unit
            yield Wanted(place.row, place.column.at, measure.name, unit, place.kind, period, number)

    def _ids(self, claims: Claims) -> Mapping[int, MeasureId]:
        """Find the measures of the rows as an import would find them."""
        known = Known.of(self.figures.card)
        ids: dict[int, MeasureId] = {}
        taken: set[MeasureId] = set()
        for each in claims.measures:
            key = known.find(each, taken)
            if key is None:
                self.strangers.append(_called(each))
                continue
            taken.add(key)
            ids[id(each)] = key
        self.found |= taken
        return ids

    def _number(self, measure: Measure, place: Place) -> tuple[float, Period | None] | None:
        """Return the number for a cell and its period, None where the scorecard has none."""
        if place.kind is None:
            return (measure.baseline, None) if measure.baseline is not None else None
        samples = self.figures.samples(measure.id, place.kind)
        ordinal = self._ordinal(measure, place.period, samples)
        if ordinal is None:
            return None
        placed = [ordinal] if place.period is not None else samples
        self.covered.update((measure.id, place.kind, each) for each in placed)
        number = samples.get(ordinal)
        return None if number is None else (number, Period(measure.frequency, ordinal))

    def _ordinal(
        self, measure: Measure, period: Period | Repair | None, samples: Samples
    ) -> int | None:
        """Return the period of the measure that a cell is for.

        Cells of no period hold the last number up to that of the table; of finer periods than the
        measure's the last one holds its number.
        """
        fiscal_start = self.figures.card.settings.fiscal_start
        if not isinstance(period, Period):
            as_of = self.meaning.times.as_of
            if as_of is None:
                return None
            day = as_of.end(fiscal_start=fiscal_start)
            last = last_complete(day, measure.frequency, fiscal_start=fiscal_start)
            return samples.last_at(last.ordinal)
        if period.frequency is measure.frequency:
            return period.ordinal
        day = period.end(fiscal_start=fiscal_start)
        own = last_complete(day, measure.frequency, fiscal_start=fiscal_start)
        is_whole = own.end(fiscal_start=fiscal_start) == day
        is_finer = own.start(fiscal_start=fiscal_start) < period.start(fiscal_start=fiscal_start)
        return own.ordinal if is_whole and is_finer else None


def unplaced_in(figures: Figures, measures: set[MeasureId], covered: Covered) -> Iterator[Unplaced]:
    """Yield the numbers of measures for which no table has a cell, a line for each kind."""
    for key, measure in figures.card.measures.items():
        if key not in measures:
            continue
        for kind in SeriesKind:
            left = [
                ordinal
                for ordinal in figures.samples(key, kind)
                if (key, kind, ordinal) not in covered
            ]
            if left:
                first, last = (Period(measure.frequency, each) for each in (left[0], left[-1]))
                yield Unplaced(measure.name, kind, len(left), first, last)


def _called(given: MeasureIn) -> str:
    return f"{given.where}, “{given.name}”"
