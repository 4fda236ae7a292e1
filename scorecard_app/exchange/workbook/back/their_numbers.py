"""The numbers of a workbook: two sheets that may each have been changed make one side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard_app.document.edits.locked import refuse_locked
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.naming import title
from scorecard_app.domain.ids import EntityId, SeriesId
from scorecard_app.domain.measures import Measure, Remark, Series, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.change_lines import spoken_number
from scorecard_app.exchange.workbook.back.numbers import Claim, SeriesIn
from scorecard_app.exchange.workbook.back.theirs import Theirs
from scorecard_app.texts import _


def take_numbers(theirs: Theirs, series: Mapping[EntityId, SeriesIn]) -> None:
    """Take every series; what is locked, disputed or without a measure is left alone."""
    everything = _with_locks_of_now(theirs)
    changed: list[Series] = []
    for found in series.values():
        taken = _SeriesTaker(theirs, everything, found).taken()
        if taken is not None:
            changed.append(taken)
    theirs.card = theirs.card.put(*changed)


def _with_locks_of_now(theirs: Theirs) -> Scorecard:
    """Return the records of both sides, without the locks that were opened since."""
    everything = theirs.everything()
    opened = theirs.base.locks.keys() - theirs.mine.locks.keys()
    return everything.drop([everything.locks[each] for each in opened if each in everything.locks])


@dataclass(frozen=True)
class _SeriesTaker:
    """Takes one series."""

    theirs: Theirs
    everything: Scorecard
    found: SeriesIn

    def taken(self) -> Series | None:
        """Return the series with what the workbook changed, None where that is nothing."""
        written = self.theirs.card.series.get(SeriesId(self.found.series.id))
        numbers = self._numbers(written)
        remarks = self._remarks(written)
        if not numbers and not remarks:
            return None
        measure = self.everything.measures.get(self.found.series.measure_id)
        if measure is None:
            self._refuse_homeless(numbers)
            return None
        open_numbers = self._without_locked(measure, numbers)
        now = self.everything.series.get(SeriesId(self.found.series.id))
        return self._with(written or now or self._begun(measure), open_numbers, remarks)

    def _numbers(self, written: Series | None) -> dict[int, Claim]:
        """Return the numbers that the workbook changed."""
        was = written.samples.unpacked() if written else {}
        claims = (
            (ordinal, self._claim(ordinal, was.get(ordinal)))
            for ordinal in sorted(self.found.wide.keys() | self.found.long.keys())
        )
        return {ordinal: claim for ordinal, claim in claims if claim is not None}

    def _claim(self, ordinal: int, was: float | None) -> Claim | None:
        """Return what the two sheets say that is new; None for nothing, or for two things."""
        said = [
            claim
            for claim in (self.found.wide.get(ordinal), self.found.long.get(ordinal))
            if claim is not None and claim.number != was
        ]
        if not said:
            return None
        first, last = said[0], said[-1]
        if first.number == last.number:
            return first
        sentence = _("{what}: {first} says {one}, {second} says {other}.").format(
            what=self._what(ordinal),
            first=first.where,
            one=self._spoken(first.number),
            second=last.where,
            other=self._spoken(last.number),
        )
        self.theirs.dispute(sentence, item=self._item(ordinal))
        return None

    def _remarks(self, written: Series | None) -> dict[int, Remark | None]:
        """Return the remarks that the workbook changed."""
        was = written.remarks if written else {}
        return {
            ordinal: remark
            for ordinal, remark in self.found.remarks.items()
            if remark != was.get(ordinal)
        }

    def _refuse_homeless(self, numbers: Mapping[int, Claim]) -> None:
        for ordinal, claim in numbers.items():
            sentence = _("Its measure is not in the scorecard.")
            self.theirs.refuse(claim.where, sentence, item=self._item(ordinal))

    def _without_locked(
        self, measure: Measure, numbers: Mapping[int, Claim]
    ) -> Mapping[int, Claim]:
        """Leave out what lies in periods that are locked now."""
        kept: dict[int, Claim] = {}
        for ordinal, claim in numbers.items():
            try:
                periods = (Period(measure.frequency, ordinal),)
                refuse_locked(self.everything, measure.id, periods)
            except UserError as error:
                self.theirs.refuse(claim.where, str(error), item=self._item(ordinal))
            else:
                kept[ordinal] = claim
        return kept

    def _begun(self, measure: Measure) -> Series:
        """Return a new series, behind the others of its measure."""
        siblings = (
            each for each in self.everything.series.values() if each.measure_id == measure.id
        )
        return replace(self.found.series, position=last_position(siblings))

    def _with(
        self,
        series: Series,
        numbers: Mapping[int, Claim],
        remarks: Mapping[int, Remark | None],
    ) -> Series:
        said = {**series.remarks, **remarks}
        return replace(
            series,
            samples=series.samples.updated({key: each.number for key, each in numbers.items()}),
            remarks={key: remark for key, remark in said.items() if remark is not None},
        )

    def _item(self, ordinal: int) -> tuple[EntityId, int]:
        return self.found.series.id, ordinal

    def _what(self, ordinal: int) -> str:
        """Name a value: its measure, series and period."""
        series, frequency = self.found.series, self.found.frequency
        measure = self.everything.measures.get(series.measure_id)
        name = title(self.everything, measure) if measure else series.name
        period = Period(frequency, ordinal) if frequency else ordinal
        return _("{measure}: {kind} {period}").format(
            measure=name, kind=f"{series.kind.value} {series.name}".strip(), period=period
        )

    def _spoken(self, number: float | None) -> str:
        return spoken_number(number, Unit(self.found.unit))
