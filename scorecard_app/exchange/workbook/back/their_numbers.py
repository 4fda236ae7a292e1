"""The numbers of a workbook: two sheets that may each have been changed make one side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from scorecard_app.document.edits.locked import refuse_locked
from scorecard_app.document.edits.order import last_position
from scorecard_app.domain.ids import EntityId, SeriesId
from scorecard_app.domain.measures import Measure, Remark, Series
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.numbers import Claim, SeriesIn
from scorecard_app.exchange.workbook.back.theirs import Dispute, Theirs
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
        numbers, contradicted = self._numbers(written)
        remarks = self._remarks(written)
        if not (numbers or contradicted or remarks):
            return None
        measure = self.everything.measures.get(self.found.series.measure_id)
        if measure is None:
            self._refuse_homeless({**numbers, **self._entered(contradicted)})
            return None
        now = self.everything.series.get(SeriesId(self.found.series.id))
        series = written or now or self._begun(measure)
        for ordinal in self._without_locked(measure, self._entered(contradicted)):
            first, last = self.found.wide[ordinal], self.found.long[ordinal]
            self.theirs.dispute(Dispute(series, ordinal, contradicted[ordinal], first, last))
        open_numbers = self._without_locked(measure, numbers)
        return self._with(series, open_numbers, remarks) if numbers or remarks else None

    def _numbers(self, written: Series | None) -> tuple[dict[int, Claim], dict[int, float | None]]:
        """Return the numbers that the workbook changed, and what it changed to two others."""
        was = written.samples.unpacked() if written else {}
        numbers: dict[int, Claim] = {}
        contradicted: dict[int, float | None] = {}
        for ordinal in sorted(self.found.wide.keys() | self.found.long.keys()):
            claims = (self.found.wide.get(ordinal), self.found.long.get(ordinal))
            before = was.get(ordinal)
            said = [each for each in claims if each is not None and each.number != before]
            if len({each.number for each in said}) > 1:
                contradicted[ordinal] = before
            elif said:
                numbers[ordinal] = said[0]
        return numbers, contradicted

    def _entered(self, ordinals: Iterable[int]) -> Mapping[int, Claim]:
        return {each: self.found.wide[each] for each in ordinals}

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
