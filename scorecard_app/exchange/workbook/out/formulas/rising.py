"""How scores rise on “Scorecard”, row by row to the one above (scoring.md, section 2).

The formulas stand in columns beside the scorecard, folded away: what each row counts for its
parent, so that a parent only adds up the rows below it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.measures import Attachment, Measure
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.bands import band_indices, band_of, in_order
from scorecard_app.engine.contributions import Contribution, contributions
from scorecard_app.engine.judgements import Judgement, Reason
from scorecard_app.engine.results import Results
from scorecard_app.exchange.workbook.out.book import HEADER_ROW
from scorecard_app.exchange.workbook.out.formulas.children import Child, Filled, has_age
from scorecard_app.exchange.workbook.out.formulas.layout import (
    Place,
    cell,
    children_of,
    letters_of,
)
from scorecard_app.exchange.workbook.out.formulas.lines import COUNTS, state_of
from scorecard_app.exchange.workbook.out.formulas.measures import Scoring
from scorecard_app.exchange.workbook.out.formulas.parents import Parent
from scorecard_app.exchange.workbook.out.formulas.statuses import band_at
from scorecard_app.exchange.workbook.out.formulas.text import NOTHING, Table
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.texts import _


@dataclass(frozen=True)
class Rising:
    """The formulas of one moment; `before` calls the sheet of the same rows a year before.

    `order` says at which place of its own table each attachment and objective stands.
    """

    outline: Outline
    scoring: Scoring
    places: Sequence[Place]
    order: Mapping[EntityId, int]
    before: str = ""

    @property
    def results(self) -> Results:
        """Return what the engine found."""
        return self.scoring.moment.results

    def judged(self, place: Place) -> Judgement | None:
        """Return what the engine says of a row; None of a bare heading."""
        match place.subject:
            case Measure():
                return self.results.measure(place.subject.id)
            case Objective():
                return self.results.objective(place.subject.id)
            case Perspective():
                return self.results.perspective(place.subject.id)
            case _:
                return None

    def cells(self, place: Place) -> Filled:
        """Return what stands in a row: score, coverage, state, and what it counts above."""
        judged = self.judged(place)
        if judged is None or place.subject is None:
            return {}
        own = self._own(place, judged)
        child = self._child(place, judged)
        return {**own, **child.cells(), **self._band(place, child)} if child else own

    def notes(self, place: Place) -> Iterator[str]:
        """Yield what of a row no formula follows, a sentence each."""
        judged = self.judged(place)
        if judged is None:
            return
        if isinstance(place.subject, Measure):
            yield self.scoring.note(place.subject)
        child = self._child(place, judged)
        if child is not None and child.has_fixed_weight:
            yield _("The weight is fixed here: a formula or a series gives it.")
        if isinstance(place.subject, Objective | Perspective) and self._parent(place).is_too_much:
            yield _("The score is fixed here: too much lies below for one formula.")
        if judged.is_override:
            yield _("The status is set by hand.")
        if judged.reason is Reason.CIRCULAR:
            yield _("Fixed here: the objective stands below itself.")

    def below(self, parent_id: EntityId) -> Sequence[Place]:
        """Return the rows that rise into an objective or a perspective."""
        return self._below.get(parent_id, ())

    def trend(self, measure: Measure, sheet: str) -> str:
        """Return the cells with the last values of a measure, on the sheet of the scoring."""
        row = HEADER_ROW + 1 + self.scoring.place(measure.id)
        first, last = self.scoring.trend
        return f"'{sheet}'!{letters_of(first)}{row}:{letters_of(last)}{row}"

    def value(self, name: str, place: Place) -> str:
        """Return a formula for what the table of measures says in a column."""
        return self.scoring.table.at(name, cell("row", place))

    def _own(self, place: Place, judged: Judgement) -> Filled:
        state = float(state_of(judged.reason))
        subject = place.subject
        if isinstance(subject, Measure):
            row = self.scoring.table.row_of("measure_id", subject.id)
            covered = f"IF({cell('state', place)}={COUNTS},1,0)"
            return {
                "row": (float(self.scoring.place(subject.id)), row),
                "score": (judged.score, self.value("score", place)),
                "state": (state, self.value("state", place)),
                "coverage": (judged.coverage, covered),
            }
        if judged.reason is Reason.CIRCULAR:
            return {"score": (None, NOTHING), "state": (state, ""), "coverage": (0.0, "")}
        parent = self._parent(place)
        if parent.is_too_much:
            return {
                "score": (judged.score, "" if judged.score is not None else NOTHING),
                "state": (state, ""),
                "coverage": (judged.coverage, ""),
            }
        return {
            "score": (judged.score, parent.score()),
            "state": (state, parent.state()),
            "coverage": (judged.coverage, parent.coverage()),
            **parent.bands(),
        }

    def _parent(self, place: Place) -> Parent:
        subject = place.subject
        if not isinstance(subject, Objective | Perspective):
            raise TypeError
        below = self.below(subject.id)
        roll_up, missing = self._policies(subject)
        settings = self.outline.card.settings
        counted = self._counted(below) if roll_up is RollUp.MOST_FREQUENT else ()
        return Parent(place, below, roll_up, missing, settings.may_leave_scale, counted)

    def _counted(self, below: Sequence[Place]) -> list[int]:
        """Return how many of the scores that are used lie in each band."""
        bands = self.outline.card.settings.bands
        found = [self._contributions[each.edge.id] for each in below if each.edge]
        scores = [each.score for each in found if each.score is not None]
        places = band_indices(np.array(scores, np.float64), bands).tolist()
        return [places.count(place) for place in range(len(bands))]

    def _policies(self, subject: Objective | Perspective) -> tuple[RollUp, MissingData]:
        settings = self.outline.card.settings
        return subject.roll_up or settings.roll_up, subject.missing or settings.missing

    def _child(self, place: Place, judged: Judgement) -> Child | None:
        """Return what a row is to the one above it; None where there is nothing above."""
        edge, parent_id = place.edge, place.parent_id
        parent = self._subjects.get(parent_id or "")
        found = self._contributions.get(edge.id) if edge else None
        if edge is None or parent is None or found is None:
            return None
        roll_up, missing = self._policies(parent)
        return Child(
            place,
            edge,
            judged,
            found,
            missing,
            roll_up,
            self._weights["attachments" if isinstance(edge, Attachment) else "objectives"],
            self.order[edge.id],
            self.outline.card.settings.fiscal_start,
            self.scoring.moment.day,
            self.value("age", place) if has_age(place) else "",
            self.before,
        )

    def _band(self, place: Place, child: Child) -> Filled:
        """Return the place of the band in which the score of a child is counted."""
        bands = self.outline.card.settings.bands
        if child.roll_up is not RollUp.MOST_FREQUENT or not bands:
            return {}
        score = child.contribution.score
        found = None if score is None else in_order(bands).index(band_of(score, bands)) + 1
        used = cell("used", place)
        return {"band": (found, f'IF({used}="","",{band_at(used, len(bands))})')}

    @cached_property
    def _below(self) -> Mapping[EntityId, Sequence[Place]]:
        return children_of(self.places)

    @cached_property
    def _subjects(self) -> Mapping[EntityId, Objective | Perspective]:
        subjects = (each.subject for each in self.places)
        return {each.id: each for each in subjects if isinstance(each, Objective | Perspective)}

    @cached_property
    def _weights(self) -> Mapping[str, Table]:
        return {each: Table.of(self.scoring.places[each]) for each in ("attachments", "objectives")}

    @cached_property
    def _contributions(self) -> Mapping[EntityId, Contribution]:
        """Return what every row adds to the one above it, by what leads there."""
        relations = self.outline.relations
        found: dict[EntityId, Contribution] = {}
        for subject in self._subjects.values():
            edges: Sequence[Attachment | Objective]
            if isinstance(subject, Perspective):
                edges = relations.objectives_in(subject.id)
            else:
                edges = (*relations.attachments_of(subject.id), *relations.children_of(subject.id))
            added = contributions(self.results, subject.id, relations=relations)
            found |= {edge.id: each for edge, each in zip(edges, added, strict=True)}
        return found
