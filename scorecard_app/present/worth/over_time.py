"""Scenarios over time in one picture: what each leaves, gains in a stream, or makes of a card."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, discounts
from scorecard_app.present.charts.chart import (
    Chart,
    Fill,
    Line,
    Panel,
    Point,
    Ribbon,
    Stroke,
    TableTwin,
)
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import (
    a_year,
    money,
    month_words,
    percent_of,
    signed_percent,
    span_words,
)
from scorecard_app.present.worth.compared import Run
from scorecard_app.present.worth.plane import MONEY
from scorecard_app.present.worth.supposing import named
from scorecard_app.present.worth.wording import HIGH, LOW
from scorecard_app.texts import _

_TICKS, _PADDING = 4, 0.08
_STROKES = (Stroke.SOLID, Stroke.DASHED, Stroke.DOTTED, Stroke.DASH_DOT)
_ROLES = ("chart.actual", "chart.target", "chart.other", "chart.prior")
_PERCENT = Unit(UnitKind.PERCENT, "", None)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is drawn of every run: its course, the same in every future, and its words.

    `drawn` gives months × futures; None where there are none.
    """

    title: str
    unit: str
    kind: Unit
    course: Callable[[Run], Floats]
    drawn: Callable[[Run], Floats | None]
    word: Callable[[float], str]


def over_time(board: Board, runs: Sequence[Run], chosen: str, *, of: str = "") -> Chart:
    """Return the runs by month; the chosen one has its range around it.

    `of` is a stream or a card; without one it is what each run has left so far.
    """
    subject = _subject(board, runs, of)
    if not runs:
        return Chart(subject.title, "", 0.0, 1.0, (), (), empty=_("No scenario yet."))
    courses = {run.option.key: subject.course(run) for run in runs[: len(_ROLES)]}
    shown = next((run for run in runs if run.option.key == chosen), runs[0])
    courses.setdefault(shown.option.key, subject.course(shown))
    drawn = subject.drawn(shown)
    spread = None if drawn is None else np.percentile(drawn, (LOW, HIGH), axis=1)
    ends = _ends([*courses.values(), *([] if spread is None else [spread])])
    months = max(len(each) for each in courses.values())
    years = range(0, months, MONTHS_A_YEAR)
    marks = tuple(_marks(board, subject, runs, courses, spread))
    ticks = value_ticks(*ends, subject.kind, board.forms, most=_TICKS)
    return Chart(
        title=subject.title,
        unit=subject.unit,
        first=0.0,
        last=float(months - 1),
        places=tuple(
            Tick(float(each), _("now") if not each else span_words(each)) for each in years
        ),
        panels=(Panel(marks, *ends, ticks, has_zero=True),),
        twin=_twin(board, subject, runs, courses, years),
        note="" if spread is None else _("Pale: 9 of 10 futures of “{name}”").format(
            name=shown.option.name
        ),
    )  # fmt: skip


def _subject(board: Board, runs: Sequence[Run], of: str) -> _Subject:
    forms, currency = board.forms, board.currency
    if runs and of in runs[0].outcome.money:
        key, yearly = ValueStreamId(of), _("{currency} a year").format(currency=currency).strip()
        return _Subject(
            named(board, of),
            yearly,
            MONEY,
            lambda run: np.asarray(MONTHS_A_YEAR * run.outcome.money[key]),
            lambda run: np.asarray(MONTHS_A_YEAR * run.sure.money[key]),
            lambda amount: a_year(amount, currency, forms),
        )
    if of in board.stands:
        card = ObjectiveId(of)
        return _Subject(
            named(board, of),
            "%",
            _PERCENT,
            lambda run: 100 * run.outcome.course(card),
            lambda run: _moved(run, card),
            lambda moved: signed_percent(moved / 100, forms) or percent_of(0.0, forms),
        )
    title = _("What each scenario leaves, added up month by month")
    return _Subject(
        title, currency, MONEY, _added_up, _all_left, lambda amount: money(amount, currency, forms)
    )


def _moved(run: Run, of: ObjectiveId) -> Floats | None:
    """Return how far a card moves in percent, in every future."""
    seen = run.sure.seen
    return 100 * run.sure.moved[seen.index(of)] if of in seen else None


def _added_up(run: Run) -> Floats:
    outcome = run.outcome
    gains = sum(outcome.money.values(), start=np.zeros(len(outcome.cost)))
    return np.cumsum((gains - outcome.cost) * discounts(len(outcome.cost), outcome.rate))


def _all_left(run: Run) -> Floats | None:
    """Return what is left so far by month, in every future."""
    if not run.sure.money:
        return None
    drawn = sum(run.sure.money.values(), start=np.zeros(1)) - run.sure.cost[:, None]
    weights = discounts(len(run.sure.cost), run.sure.rate)
    return np.asarray(np.cumsum(drawn * weights[:, None], axis=0))


def _ends(values: Sequence[Floats]) -> tuple[float, float]:
    low = min(0.0, *(float(each.min()) for each in values))
    high = max(0.0, *(float(each.max()) for each in values))
    margin = _PADDING * ((high - low) or 1.0)
    return low - margin if low < 0 else 0.0, high + margin


def _marks(
    board: Board,
    subject: _Subject,
    runs: Sequence[Run],
    courses: Mapping[str, Floats],
    spread: Floats | None,
) -> Iterator[Line | Ribbon]:
    if spread is not None:
        edges = zip(range(spread.shape[1]), *spread.tolist(), strict=True)
        ends = tuple((float(at), low, high) for at, low, high in edges)
        yield Ribbon(_("9 of 10 futures"), ends, "chart.range", fill=Fill.SOLID)
    names = {run.option.key: run.option.name for run in runs}
    for at, (key, course) in enumerate(courses.items()):
        yield Line(
            names[key],
            tuple(
                Point(
                    float(month),
                    value,
                    f"{names[key]}, {month_words(month, board.day, board.forms)}: "
                    f"{subject.word(value)}",
                )
                for month, value in enumerate(course.tolist())
            ),
            _ROLES[at % len(_ROLES)],
            _STROKES[at % len(_STROKES)],
            has_marks=False,
        )


def _twin(
    board: Board,
    subject: _Subject,
    runs: Sequence[Run],
    courses: Mapping[str, Floats],
    years: range,
) -> TableTwin:
    names = [run.option.name for run in runs if run.option.key in courses]
    rows = tuple(
        (
            month_words(month, board.day, board.forms),
            *(subject.word(float(each[min(month, len(each) - 1)])) for each in courses.values()),
        )
        for month in years
    )
    return TableTwin((_("Month"), *names), rows)
