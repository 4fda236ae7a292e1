"""Find the entities that people mean by the names in a workbook."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from scorecard_app.domain.formula.names import Names as MeasureNames
from scorecard_app.domain.formula.names import shown as shown_formula
from scorecard_app.domain.formula.names import stored
from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId, SeriesId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.cells import UnreadableError, shown
from scorecard_app.exchange.workbook.names import JOINED, Names
from scorecard_app.exchange.workbook.prints import Prints
from scorecard_app.exchange.workbook.wording import SHEETS
from scorecard_app.texts import _


@dataclass
class Directory:
    """Names as they were written, as they are now, and as the rows of the workbook say.

    A name that still reads as it was written means the id beside it; any other must belong to
    exactly one entity. Without a base, what was written is unknown and what is now stands for it.
    Rows with the `prints` that were written say nothing new.
    """

    written: Scorecard
    current: Scorecard
    has_base: bool = True
    prints: Prints = field(default_factory=dict)
    given: dict[tuple[str, str], list[EntityId]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def written_names(self) -> Names:
        """Return the names as they were when the workbook was written."""
        return Names(self.written)

    @cached_property
    def current_names(self) -> Names:
        """Return the names as they are in the scorecard now."""
        return Names(self.current)

    def known(self, table: str, entity_id: EntityId) -> Entity | None:
        """Return an entity as it was written; where it was not, as it is now."""
        return self.written.table(table).get(entity_id) or self.current.table(table).get(entity_id)

    def written_samples(self, series_id: EntityId) -> Mapping[int, float]:
        """Return the numbers of a series as they were written, so that an emptied cell counts."""
        series = self.written.series.get(SeriesId(series_id)) if self.has_base else None
        return series.samples.unpacked() if series else {}

    def note(self, table: str, name: str, entity_id: EntityId) -> None:
        """Remember that a row of the workbook gives this name to an entity."""
        self.given[table, name].append(entity_id)

    def one(
        self, text: str, beside: EntityId, *, table: str | None, owner: EntityId = ""
    ) -> EntityId | None:
        """Return the id that a name means, None for an empty cell; raises UnreadableError.

        `beside` is the hidden id next to it, empty where there is none; `owner` is the objective
        among whose attachments to look.
        """
        if beside and text == self._label_beside(beside):
            return beside
        if not text.strip():
            return None
        found = self._behind(text, table=table, owner=owner)
        if beside in found or len(found) == 1:
            return beside if beside in found else found[0]
        raise UnreadableError(_unclear(text, table, is_known=bool(found)))

    def several(
        self, text: str, beside: tuple[EntityId, ...], *, table: str | None
    ) -> tuple[EntityId, ...]:
        """Return the ids that the names of one cell mean; raises UnreadableError."""
        if beside and text == JOINED.join(self._label_beside(each) for each in beside):
            return beside
        found: list[EntityId] = []
        for part in text.split(JOINED.strip()):
            name = part.strip()
            likely = next((each for each in beside if self._label_beside(each) == name), "")
            meant = self.one(name, likely, table=table)
            if meant is not None and meant not in found:
                found.append(meant)
        return tuple(found)

    def formula(self, text: str, before: str) -> str:
        """Return the stored form of a formula in a cell; raises UnreadableError.

        One that still reads as it was written is what it was, ids and all.
        """
        if before and text in {before, shown_formula(before, self.written, known=self._spelled)}:
            return before
        if not text.strip():
            return text
        try:
            return stored(text, self._named_in_rows, known=self._meant)
        except UserError as error:
            raise UnreadableError(str(error)) from error

    def _label_beside(self, entity_id: EntityId) -> str:
        return self.written_names.label(entity_id) or self.current_names.label(entity_id)

    def _behind(self, text: str, *, table: str | None, owner: EntityId) -> list[EntityId]:
        """Return the ids behind a name: first as the workbook has it, then as it was, then is."""
        if table == "attachments":
            return self._attachments(text, ObjectiveId(owner))
        for name in dict.fromkeys((text, text.strip())):
            tables = TABLES if table is None else (table,)
            given = [each for key in tables for each in self.given.get((key, name), ())]
            for ids in (
                given,
                self.written_names.ids(table, name),
                self.current_names.ids(table, name),
            ):
                if ids:
                    return list(ids)
        return []

    def _attachments(self, text: str, owner: ObjectiveId) -> list[EntityId]:
        found: Iterable[EntityId] = (
            each.id
            for card in (self._written_relations, self._current_relations)
            for each in card.attachments_of(owner)
            if text.strip() == self._label_beside(each.measure_id)
        )
        return list(dict.fromkeys(found))

    @cached_property
    def _spelled(self) -> MeasureNames:
        return MeasureNames(self.written)

    @cached_property
    def _meant(self) -> MeasureNames:
        return MeasureNames(self._named_in_rows)

    @cached_property
    def _named_in_rows(self) -> Scorecard:
        """Return all measures by the names that the rows of the workbook give them."""
        measures = {**self.written.measures, **self.current.measures}
        for (table, name), ids in self.given.items():
            if table == "measures":
                for key in map(MeasureId, ids):
                    measures[key] = replace(measures.get(key) or Measure(key), name=name)
        return replace(self.current, measures=measures)

    @cached_property
    def _written_relations(self) -> Relations:
        return Relations(self.written)

    @cached_property
    def _current_relations(self) -> Relations:
        return Relations(self.current)


def _unclear(text: str, table: str | None, *, is_known: bool) -> str:
    names: Mapping[str, str] = {key: each.name for key, each in SHEETS.items()}
    sheet = _(names[table]) if table else ""
    if is_known:
        return _("More than one is called “{text}”; give them different names first.").format(
            text=shown(text)
        )
    if not sheet:
        return _("Nothing is called “{text}”.").format(text=shown(text))
    return _("“{text}” is not on the sheet “{sheet}”; add it there first.").format(
        text=shown(text), sheet=sheet
    )
