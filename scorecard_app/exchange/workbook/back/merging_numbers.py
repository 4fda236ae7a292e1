"""Merge the numbers of a workbook: two sheets that may each have been changed, one scorecard."""

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
from scorecard_app.exchange.workbook.back.merging import Merge
from scorecard_app.exchange.workbook.back.numbers import Claim, SeriesIn
from scorecard_app.texts import _


def take_numbers(merge: Merge, series: Mapping[EntityId, SeriesIn]) -> None:
    """Merge every series; what is locked, disputed or without a measure is left alone."""
    changed: list[Series] = []
    for found in series.values():
        merger = _SeriesMerge(merge, found)
        merged = merger.merged()
        if merged is not None:
            changed.append(merged)
    merge.card = merge.card.put(*changed)


@dataclass(frozen=True)
class _SeriesMerge:
    """Merges one series."""

    merge: Merge
    found: SeriesIn

    def merged(self) -> Series | None:
        """Return the series as it will be, None where nothing changes."""
        now = _series(self.merge.card, self.found)
        written = _series(self.merge.directory.written, self.found)
        if not self.merge.directory.has_base:
            written = now
        numbers = self._numbers(now or written, written)
        remarks = self._remarks(now or written, written)
        if not numbers and not remarks:
            return None
        if now is None and written is not None:
            self._dispute_deleted(numbers, remarks)
            return None
        measure = self.merge.card.measures.get(self.found.series.measure_id)
        if measure is None:
            self._refuse_homeless(numbers)
            return None
        open_numbers = self._without_locked(measure, numbers)
        return self._with(now or self._begun(measure), open_numbers, remarks)

    def _numbers(self, now: Series | None, written: Series | None) -> dict[int, Claim]:
        """Return the numbers that the workbook changed and the scorecard did not."""
        current = now.samples.unpacked() if now else {}
        was = written.samples.unpacked() if written else {}
        changes: dict[int, Claim] = {}
        for ordinal in sorted(self.found.wide.keys() | self.found.long.keys()):
            claim = self._claim(ordinal, was.get(ordinal))
            if claim is None or claim.number == current.get(ordinal):
                continue
            if current.get(ordinal) == was.get(ordinal):
                changes[ordinal] = claim
            else:
                sentence = _("{what}: {here} in the scorecard, {there} at {where}.")
                self._dispute(
                    ordinal,
                    sentence,
                    here=self._spoken(current.get(ordinal)),
                    there=self._spoken(claim.number),
                    where=claim.where,
                )
        return changes

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
        self._dispute(
            ordinal,
            _("{what}: {first} says {one}, {second} says {other}."),
            first=first.where,
            one=self._spoken(first.number),
            second=last.where,
            other=self._spoken(last.number),
        )
        return None

    def _remarks(self, now: Series | None, written: Series | None) -> dict[int, Remark | None]:
        """Return the remarks that the workbook changed and the scorecard did not."""
        current = now.remarks if now else {}
        was = written.remarks if written else {}
        changes: dict[int, Remark | None] = {}
        for ordinal, remark in self.found.remarks.items():
            if remark in (was.get(ordinal), current.get(ordinal)):
                continue
            if current.get(ordinal) == was.get(ordinal):
                changes[ordinal] = remark
            else:
                sentence = _("{what}: its remark was changed in the scorecard and in the workbook.")
                self._dispute(ordinal, sentence)
        return changes

    def _dispute(self, ordinal: int, sentence: str, **holes: str) -> None:
        what = self._what(ordinal)
        self.merge.dispute(
            sentence.format(what=what, **holes), item=(self.found.series.id, ordinal)
        )

    def _dispute_deleted(
        self, numbers: Mapping[int, Claim], remarks: Mapping[int, Remark | None]
    ) -> None:
        sentence = _("{what} was deleted since, and changed in the workbook.")
        for ordinal in {**numbers, **remarks}:
            self._dispute(ordinal, sentence)

    def _refuse_homeless(self, numbers: Mapping[int, Claim]) -> None:
        for ordinal, claim in numbers.items():
            item = (self.found.series.id, ordinal)
            self.merge.refuse(claim.where, _("Its measure is not in the scorecard."), item=item)

    def _without_locked(
        self, measure: Measure, numbers: Mapping[int, Claim]
    ) -> Mapping[int, Claim]:
        """Leave out what lies in locked periods."""
        card = self.merge.card
        kept: dict[int, Claim] = {}
        for ordinal, claim in numbers.items():
            try:
                refuse_locked(card, measure.id, (Period(measure.frequency, ordinal),))
            except UserError as error:
                item = (self.found.series.id, ordinal)
                self.merge.refuse(claim.where, str(error), item=item)
            else:
                kept[ordinal] = claim
        return kept

    def _begun(self, measure: Measure) -> Series:
        """Return a new series, behind the others of its measure."""
        siblings = (
            each for each in self.merge.card.series.values() if each.measure_id == measure.id
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

    def _what(self, ordinal: int) -> str:
        """Name a value: its measure, series and period."""
        series, frequency = self.found.series, self.found.frequency
        measure = self.merge.card.measures.get(series.measure_id)
        name = title(self.merge.card, measure) if measure else series.name
        period = Period(frequency, ordinal) if frequency else ordinal
        return _("{measure}: {kind} {period}").format(
            measure=name, kind=f"{series.kind.value} {series.name}".strip(), period=period
        )

    def _spoken(self, number: float | None) -> str:
        return spoken_number(number, Unit(self.found.unit))


def _series(card: Scorecard, found: SeriesIn) -> Series | None:
    return card.series.get(SeriesId(found.series.id))
