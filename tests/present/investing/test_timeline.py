"""Bars over months. Oracle: the calendar, counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.domain.ids import InitiativeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Initiative, InitiativeState
from scorecard_app.present.investing.timeline import Bar, Grip, Timeline, moved, timeline_of
from tests.present.investing.board import DAY, LEVER, WORK, invested, reading

AFTER = InitiativeId("after")


def planned() -> Scorecard:
    """Return work from March to the middle of June 2027, and some that needs it."""
    built = invested()
    work = replace(
        built.initiatives[WORK], name="Academy", start=date(2027, 3, 1), end=date(2027, 6, 15),
        state=InitiativeState.RUNNING, progress=40.0,
    )  # fmt: skip
    after = Initiative(AFTER, "After", start=date(2027, 8, 31), prerequisite_ids=(WORK,))
    return built.put(work, replace(after, position=work.position + 1))


def shown(built: Scorecard) -> Timeline:
    return timeline_of(reading(built), DAY)


def bar(built: Scorecard, key: str) -> Bar:
    return next(each for each in shown(built).bars if each.id == key)


def test_a_bar_says_when_how_far_and_what_it_needs() -> None:
    found, after = bar(planned(), WORK), bar(planned(), AFTER)
    assert found.start == 2027 * 12 + 2
    assert found.end == 2027 * 12 + 5.5
    assert found.progress == pytest.approx(0.4)
    assert found.says == "Academy: from Mar 2027 to Jun 2027; Running, 40 %"
    assert after.says == "After: from Aug 2027 on; Proposed; needs Academy"
    assert (after.has_end, after.end) == (False, shown(planned()).right)


def test_a_lever_without_dates_is_open_from_the_start_of_a_plan_on_and_gets_dates_by_moving() -> (
    None
):
    built = planned()
    found, spec = bar(built, LEVER), shown(built)
    assert (found.start, found.end) == (int(spec.today), spec.right)
    assert (found.has_start, found.has_end) == (False, False)
    assert found.says == "Training: no dates; Lever"
    begun = moved(reading(built), found, Grip.WHOLE, 3)(built).levers[LEVER]
    first = DAY.year * 12 + DAY.month - 1
    assert begun.start is not None
    assert (begun.start.year * 12 + begun.start.month - 1, begun.end) == (first + 3, None)
    over = moved(reading(built), found, Grip.END, -2)(built).levers[LEVER]
    assert over.end is not None
    assert over.end.year * 12 + over.end.month == spec.right - 2
    dated = built.put(replace(built.levers[LEVER], end=date(2028, 12, 31)))
    assert bar(dated, LEVER).end == 2029 * 12


def test_today_and_every_bar_lie_between_the_ends() -> None:
    spec = shown(planned())
    assert spec.left < spec.today < spec.right
    assert all(spec.left <= each.start <= each.end <= spec.right for each in spec.bars)
    assert all(spec.left <= each.at <= spec.right for each in spec.marks)


@pytest.mark.parametrize(
    ("key", "grip", "months", "start", "end"),
    [
        (WORK, Grip.WHOLE, 2, date(2027, 5, 1), date(2027, 8, 15)),
        (WORK, Grip.START, -1, date(2027, 2, 1), date(2027, 6, 15)),
        (WORK, Grip.START, 9, date(2027, 6, 15), date(2027, 6, 15)),
        (WORK, Grip.END, 1, date(2027, 3, 1), date(2027, 7, 15)),
        (WORK, Grip.END, -9, date(2027, 3, 1), date(2027, 3, 1)),
        (AFTER, Grip.WHOLE, 6, date(2028, 2, 29), None),
        (AFTER, Grip.START, -2, date(2027, 6, 30), None),
    ],
)
def test_dates_move_by_whole_months_and_an_end_stays_behind_its_start(
    key: InitiativeId, grip: Grip, months: int, start: date, end: date | None
) -> None:
    built = planned()
    after = moved(reading(built), bar(built, key), grip, months)(built)
    assert (after.initiatives[key].start, after.initiatives[key].end) == (start, end)


def test_an_end_that_is_not_there_comes_from_where_it_is_drawn() -> None:
    built = planned()
    spec, found = shown(built), bar(built, AFTER)
    after = moved(reading(built), found, Grip.END, 0)(built)
    drawn = after.initiatives[AFTER].end
    assert drawn is not None
    assert drawn.year * 12 + drawn.month == spec.right
