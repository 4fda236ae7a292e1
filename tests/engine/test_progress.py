"""Progress and progress by now, beside the oracles of scoring.md section 6."""

from datetime import date
from typing import Any

import pytest

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation, Course, Milestone
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.progress import Missing, Progress, progress_of
from tests.engine.cards import DAY, card, measure

YEAR = Course(parse_period("2026-01"), parse_period("2026-12"))


def _progress(*, day: date = DAY, **fields: Any) -> Progress:  # noqa: ANN401 - arguments of measure
    parts = measure(**{"actual": 16, "target": 45, "baseline": 15.0, **fields})
    return progress_of(evaluate(card(parts), [day]), MeasureId("measure"))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2025, 12, 31), 0),
        (date(2026, 1, 31), 100 / 12),
        (date(2026, 6, 30), 50),
        (date(2026, 7, 30), 50),
        (date(2026, 12, 31), 100),
        (date(2027, 12, 31), 100),
    ],
)
def test_a_straight_course_over_a_year_expects_a_twelfth_a_month(day: date, due: float) -> None:
    assert _progress(day=day, course=YEAR, actual={"2025-12": 30}).due == pytest.approx(due)


def test_progress_by_now_divides_what_is_done_by_what_is_due() -> None:
    """Half of the way in half of the time is exactly on course (closed form)."""
    found = _progress(actual=30, course=YEAR)
    assert (found.done, found.due, found.by_now) == (50, 50, 100)


@pytest.mark.parametrize(
    ("month", "due"), [("02", 5), ("04", 10), ("06", 20), ("09", 35), ("12", 100)]
)
def test_milestones_bend_the_course(month: str, due: float) -> None:
    milestones = (
        Milestone(parse_period("2026-Q3"), 35.0),
        Milestone(parse_period("2026-04"), 10.0),
        Milestone(parse_period("2027-01"), 1.0),
    )
    course = Course(YEAR.start, YEAR.due, milestones)
    day = parse_period(f"2026-{month}").end()
    assert _progress(day=day, course=course).due == pytest.approx(due)


def test_a_yearly_measure_goes_by_years() -> None:
    course = Course(parse_period("2025-04"), parse_period("2027-12-31"))
    values = {"actual": {"2026": 1}, "target": {"2027": 3}}
    yearly: dict[str, Any] = {**values, "frequency": Frequency.YEAR}
    found = _progress(day=date(2026, 12, 31), course=course, **yearly)
    assert found.due == pytest.approx(200 / 3)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"actual": None}, Missing.VALUE),
        ({"baseline": None}, Missing.BASELINE),
        ({"target": None}, Missing.TARGET),
        ({"target": 15}, Missing.WAY),
    ],
)
def test_without_a_figure_or_a_way_there_is_no_progress_and_a_reason(
    fields: dict[str, Any], reason: Missing
) -> None:
    found = _progress(course=YEAR, **fields)
    assert (found.done, found.by_now, found.reason, found.due) == (None, None, reason, 50)


@pytest.mark.parametrize(
    ("course", "reason"),
    [
        (Course(), Missing.COURSE),
        (Course(due=parse_period("2026")), Missing.COURSE),
        (Course(start=parse_period("2026")), Missing.COURSE),
        (Course(parse_period("2026-05"), parse_period("2026-01")), Missing.ORDER),
        (Course(parse_period("2026-07"), parse_period("2026-12")), Missing.BEGINNING),
    ],
)
def test_without_a_course_there_is_progress_but_none_by_now(
    course: Course, reason: Missing
) -> None:
    found = _progress(course=course, actual=30)
    assert (found.done, found.by_now, found.course_reason) == (50, None, reason)


@pytest.mark.parametrize(("course", "target"), [(Course(), 60), (YEAR, 45)])
def test_the_final_target_is_the_one_due_or_else_the_last(course: Course, target: float) -> None:
    targets = {"2026-01": 20, "2026-11": 45, "2027-02": 60}
    assert _progress(target=targets, course=course).target == target


def test_a_yearly_target_that_is_spread_is_reached_by_its_share() -> None:
    spread: dict[str, Any] = {"aggregation": Aggregation.SUM, "spread_target": True}
    found = _progress(actual=5, target=120, baseline=0.0, **spread)
    assert (found.target, found.done) == (10, 50)
