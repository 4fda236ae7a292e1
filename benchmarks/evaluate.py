"""Evaluate whole scorecards and single edits, against plain Python and against LibreOffice."""

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import isclose
from random import Random
from statistics import median

import numpy as np

from benchmarks import libreoffice
from benchmarks.table import Job, Row, medians_ms, once_ms
from scorecard_app.domain.ids import (
    AttachmentId,
    MeasureId,
    ObjectiveId,
    PerspectiveId,
    SeriesId,
)
from scorecard_app.domain.measures import Attachment, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.evaluate import at_dates, evaluate
from scorecard_app.engine.incremental import reevaluated
from scorecard_app.engine.results import Results

FIRST_MONTH = 2016 * 12
BASELINE, TARGET = 40.0, 80.0
LANES, MEASURES_PER_OBJECTIVE, CHILDREN = 4, 5, 4
EDITS, EDIT_STEP, TURNS, EDITS_IN_TURN = 24, 13, 4, 6
ROUNDS, PYTHON_ROUNDS = 5, 3
SIZES = ((1_000, 60), (10_000, 120))


def measure() -> Iterator[Row]:
    """Measure all dates at once, only the last two, and the next results after one edited value."""
    for measures, months in SIZES:
        yield from _Sized(built(measures, months=months), months).rows()


class _Sized:
    """One scorecard, evaluated at the end of each of its months."""

    def __init__(self, card: Scorecard, months: int) -> None:
        self._card = card
        self._dates = [Period(Frequency.MONTH, FIRST_MONTH + at).end() for at in range(months)]
        self._results = evaluate(card, self._dates)
        self._size = f"{len(card.measures):,} × {months}"

    def rows(self) -> Iterator[Row]:
        """Measure the whole, then single edits; with nothing to compare with without LibreOffice.

        Each is timed in turn with its peer, so that whatever else the machine does slows both.
        """
        yield from self._against_python()
        basis, line = self._results.basis, (2 * BASELINE - TARGET, 2 * TARGET - BASELINE)
        series = [basis.numbers.actual(measure.id) for measure in basis.measures]
        with libreoffice.opened(self._card, basis.tree, series, line) as book:
            if book is None:
                print("LibreOffice or its Python is missing: no peer.", file=sys.stderr)
            elif not isclose(book.top(), self._results.board.scores.item(-1, -1), abs_tol=1e-9):
                raise AssertionError(book.top())
            yield from self._whole(book)
            yield from self._edits(book)

    def _against_python(self) -> Iterator[Row]:
        scores = self._results.board.scores
        jobs: dict[str, Job] = {
            "ours": partial(evaluate, self._card, self._dates),
            "two dates": partial(evaluate, self._card, self._dates[-2:]),
            "copy": partial(np.copyto, np.empty_like(scores), scores),
            "Python": partial(rolled_up, *plain(self._card)),
        }
        took = medians_ms(jobs, rounds=PYTHON_ROUNDS)
        yield Row(f"evaluate {self._size}", took["ours"], "Python roll-up", took["Python"])
        yield Row(f"evaluate {self._size}", took["ours"], "copy of the result", took["copy"])
        yield Row(f"evaluate {self._size}, 2 dates only", took["two dates"])

    def _whole(self, book: libreoffice.Book | None) -> Iterator[Row]:
        jobs: dict[str, Job] = {
            "ours": partial(evaluate, self._card, self._dates),
            "again": partial(at_dates, self._results, self._dates),
        }
        theirs, ours = [], []
        for _round in range(ROUNDS):
            ours.append(medians_ms(jobs, rounds=1))
            theirs += [book.whole_ms()] if book else []
            ours.append(medians_ms(jobs, rounds=1))
        peer, whole = "LibreOffice calculateAll", median(theirs) if theirs else None
        took = {name: median(each[name] for each in ours) for name in jobs}
        yield Row(f"evaluate {self._size}", took["ours"], peer, whole)
        yield Row(f"evaluate {self._size} at other dates", took["again"], peer, whole)

    def _edits(self, book: libreoffice.Book | None) -> Iterator[Row]:
        rows = _below_the_last_lane(self._results)
        steps = [(row, 50.0 + turn) for turn in range(TURNS) for row in rows]
        ours = _Edits(self._results, steps)
        one_date = _Edits(evaluate(self._card, self._dates[-1:]), steps)
        edits: list[float] = []
        short: list[float] = []
        theirs: list[float] = []
        gc.freeze()  # or the collection before each edit leaves nothing of it in the caches
        for first in range(0, len(steps), EDITS_IN_TURN):
            some = steps[first : first + EDITS_IN_TURN]
            edits += [once_ms(ours.next) for _step in some]
            theirs += [book.edit_ms(*step) for step in some] if book else []
            short += [once_ms(one_date.next) for _step in some]
        gc.unfreeze()
        peer, edit = "LibreOffice set and read", median(theirs) if theirs else None
        yield Row(f"one edited value, {self._size}", median(edits), peer, edit)
        yield Row(f"one edited value, {self._size}, one date", median(short), peer, edit)


def _below_the_last_lane(results: Results) -> list[int]:
    """Return the rows of some measures, far apart, that rise into the last of all rows."""
    tree, last = results.basis.tree, len(results.rows) - 1
    rows = range(0, len(results.basis.measures), EDIT_STEP)
    return [row for row in rows if last in tree.ancestors([row])][:EDITS]


class _Edits:
    """Edits the last value of one measure after another; only the results are timed with it."""

    def __init__(self, results: Results, steps: Iterable[tuple[int, float]]) -> None:
        self._results = results
        self._steps = iter(tuple(_edited(results, steps)))

    def next(self) -> None:
        """Judge the next edit, and read a score at the top."""
        card, key = next(self._steps)
        self._results = reevaluated(self._results, card, {"series": (key,)})
        *_others, lane = card.perspectives
        self._results.perspective(lane, len(self._results.dates) - 1)


def _edited(
    results: Results, steps: Iterable[tuple[int, float]]
) -> Iterator[tuple[Scorecard, SeriesId]]:
    """Yield one scorecard after another, in which the last value of one more measure differs."""
    card = results.card
    for row, number in steps:
        key = SeriesId(f"actual {results.basis.measures[row].id.split()[1]}")
        series = card.series[key]
        last = max(series.samples)
        card = card.put(replace(series, samples=series.samples.updated({last: number})))
        yield card, key


def built(measures: int, *, months: int) -> Scorecard:
    """Build a scorecard of many measures with a value in every month, and a tree above them."""
    return Scorecard().put(*_entities(Random(1), measures, months))  # noqa: S311 - not a secret


def _entities(random: Random, measures: int, months: int) -> Iterator[Entity]:
    lanes = [PerspectiveId(f"lane {place}") for place in range(LANES)]
    yield from (Perspective(lane) for lane in lanes)
    objectives = [ObjectiveId(f"objective {n}") for n in range(measures // MEASURES_PER_OBJECTIVE)]
    for place, key in enumerate(objectives):
        parent = objectives[place // CHILDREN] if place >= CHILDREN else None
        yield Objective(key, perspective_id=lanes[place % LANES], parent_id=parent)
    for place in range(measures):
        measure_id = MeasureId(f"measure {place}")
        yield Measure(measure_id, baseline=BASELINE)
        served = objectives[place] if place < len(objectives) else random.choice(objectives)
        weight = 1 + random.random()
        yield Attachment(AttachmentId(f"a {place}"), served, measure_id, weight=weight)
        values = {FIRST_MONTH + month: 100 * random.random() for month in range(months)}
        yield Series(SeriesId(f"actual {place}"), measure_id, samples=Samples.of(values))
        target = Samples.of({FIRST_MONTH: TARGET})
        aim_id = SeriesId(f"target {place}")
        yield Series(aim_id, measure_id, SeriesKind.TARGET, samples=target)


Values = Mapping[str, list[float]]
Parents = Sequence[tuple[str, Sequence[tuple[str, float]]]]


def plain(card: Scorecard) -> tuple[Values, Parents]:
    """Return the values of the measures, and the objectives with their children, lowest first."""
    values: dict[str, list[float]] = {
        series.measure_id: list(series.samples.values())
        for series in card.series.values()
        if series.kind is SeriesKind.ACTUAL
    }
    children: dict[str, list[tuple[str, float]]] = {key: [] for key in card.objectives}
    for attachment in card.attachments.values():
        children[attachment.objective_id].append((attachment.measure_id, attachment.weight))
    for child in card.objectives.values():
        if child.parent_id is not None:
            children[child.parent_id].append((child.id, child.weight))
    return values, list(reversed(children.items()))  # parents come first in this scorecard


def rolled_up(values: Values, parents: Parents) -> dict[str, list[float]]:
    """Score and roll up lists of numbers, with nothing missing and nothing to look up."""
    width = 3 * (TARGET - BASELINE)
    scores = {
        key: [min(100.0, max(0.0, 100 * (v - 2 * BASELINE + TARGET) / width)) for v in some]
        for key, some in values.items()
    }
    for key, children in parents:
        total = sum(weight for _child, weight in children)
        weighted = ([weight * score for score in scores[child]] for child, weight in children)
        scores[key] = [sum(column) / total for column in zip(*weighted, strict=True)]
    return scores
