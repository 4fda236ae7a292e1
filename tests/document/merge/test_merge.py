"""Two sides of one scorecard merge field by field; nothing is lost, and no winner is picked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.document.merge.conflict import ABSENT, RECORD, Conflict
from scorecard_app.document.merge.three_way import Merged, merge, settled
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import LeverId, LinkId, MeasureId, ObjectiveId, SeriesId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.links import Link
from scorecard_app.domain.measures import Series
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.domain.value import Lever
from tests.builders import card, lane, link, measure, objective

GROW, THRIVE, SALES = ObjectiveId("Grow"), ObjectiveId("Thrive"), MeasureId("Sales")
LEVER = LeverId("training")
Edit = Callable[[Scorecard], Scorecard]


def start() -> Scorecard:
    return card(
        lane("Value"), objective("Grow"), objective("Thrive"), link("Grow", "Thrive"),
        measure("Sales", "Grow", actual={"2026-01": 1, "2026-02": 2, "2026-03": 3}),
    )  # fmt: skip


def named(name: str, key: ObjectiveId = GROW) -> Edit:
    return lambda made: made.put(replace(made.objectives[key], name=name))


def weighed(weight: float) -> Edit:
    return lambda made: made.put(replace(made.objectives[GROW], weight=weight))


def below(child: ObjectiveId, parent: ObjectiveId) -> Edit:
    return lambda made: made.put(replace(made.objectives[child], parent_id=parent))


def actuals(made: Scorecard) -> Series:
    return next(each for each in made.series.values() if each.measure_id == SALES)


def typed(month: int, value: float | None) -> Edit:
    """Type a value of Sales in a month of the three that it has."""

    def edit(made: Scorecard) -> Scorecard:
        series = actuals(made)
        ordinal = sorted(series.samples)[month]
        return made.put(replace(series, samples=series.samples.updated({ordinal: value})))

    return edit


def without(*keys: str) -> Edit:
    """Delete some records and nothing else."""

    def edit(made: Scorecard) -> Scorecard:
        return made.drop(
            [each for name in TABLES for key, each in made.table(name).items() if key in keys]
        )

    return edit


def merged(mine: Edit, theirs: Edit, base: Scorecard | None = None) -> Merged:
    begun = start() if base is None else base
    return merge(begun, mine(begun), theirs(begun))


def test_different_fields_of_one_record_merge() -> None:
    found = merged(named("Rise"), weighed(3.0))
    objective_now = found.card.objectives[GROW]
    assert (objective_now.name, objective_now.weight) == ("Rise", 3.0)
    assert found.conflicts == ()


def test_the_same_change_on_both_sides_is_one() -> None:
    found = merged(named("Rise"), named("Rise"))
    assert found.card.objectives[GROW].name == "Rise"
    assert found.conflicts == ()


def test_different_changes_of_one_field_are_a_conflict_and_the_base_stands() -> None:
    found = merged(named("Rise"), named("Climb"))
    assert found.card.objectives[GROW].name == "Grow"
    assert found.conflicts == (
        Conflict("objectives", GROW, "name", None, "Grow", "Rise", "Climb", "Grow"),
    )


def test_values_merge_month_by_month() -> None:
    found = merged(typed(0, 10.0), typed(2, None))
    assert list(actuals(found.card).samples.values()) == [10.0, 2.0]
    assert found.conflicts == ()


def test_a_value_typed_differently_is_a_conflict_of_that_month_alone() -> None:
    found = merged(lambda made: typed(0, 9.0)(typed(1, 20.0)(made)), typed(1, None))
    assert list(actuals(found.card).samples.values()) == [9.0, 2.0, 3.0]
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == (
        "samples", 2.0, 20.0, ABSENT,
    )  # fmt: skip


def test_a_deletion_of_what_the_other_side_left_alone_stands() -> None:
    found = merged(without("Grow→Thrive"), named("Rise"))
    assert found.card.links == {}
    assert found.conflicts == ()


def test_a_deletion_of_what_the_other_side_edited_is_a_conflict_and_the_edit_stands() -> None:
    found = merged(without("Grow→Thrive"), lambda made: _lagged(made, 7))
    assert found.card.links[LinkId("Grow→Thrive")].lag_months == 7
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.mine) == (RECORD, ABSENT)


def _lagged(made: Scorecard, months: int) -> Scorecard:
    return made.put(replace(made.links[LinkId("Grow→Thrive")], lag_months=months))


def test_what_a_new_record_needs_is_kept_although_the_other_side_deleted_it() -> None:
    def linked(made: Scorecard) -> Scorecard:
        return made.put(Link(LinkId("new"), THRIVE, GROW, lag_months=1))

    found = merged(without("Grow→Thrive", "Thrive", "Thrive@map"), linked)
    assert THRIVE in found.card.objectives
    assert [(each.entity_id, each.field) for each in found.conflicts] == [(THRIVE, RECORD)]
    assert not errors(found.card)


def test_objectives_that_each_side_put_below_the_other_get_their_parents_back() -> None:
    found = merged(below(GROW, THRIVE), below(THRIVE, GROW))
    assert [each.parent_id for each in found.card.objectives.values()] == [None, None]
    assert {(each.entity_id, each.field) for each in found.conflicts} == {
        (GROW, "parent_id"), (THRIVE, "parent_id"),
    }  # fmt: skip


def test_cards_that_both_sides_added_keep_numbers_apart() -> None:
    def added(name: str) -> Edit:
        return lambda made: made.put(
            replace(made.objectives[GROW], id=ObjectiveId(name), name=name, number=3)
        ).with_settings(last_number=3)

    found = merged(added("b"), added("a"))
    assert {key: each.number for key, each in found.card.objectives.items()} == {
        GROW: 1, THRIVE: 2, "a": 3, "b": 4,
    }  # fmt: skip
    assert found.card.settings.last_number == 4
    assert found.conflicts == ()


def test_a_series_that_both_sides_began_becomes_one() -> None:
    bare = card(lane("Value"), objective("Grow"), measure("Sales", "Grow"))

    def begun(key: str, values: dict[int, float]) -> Edit:
        series = Series(SeriesId(key), SALES)
        return lambda made: made.put(replace(series, samples=series.samples.updated(values)))

    none = without(*bare.series)(bare)
    found = merged(begun("z", {1: 5.0, 2: 6.0}), begun("a", {2: 7.0, 3: 8.0}), none)
    (series,) = found.card.series.values()
    assert series.id == "a"
    assert {1: 5.0, 3: 8.0}.items() <= dict(series.samples).items()
    assert [(each.period, each.mine, each.theirs) for each in found.conflicts] == [(2, 6.0, 7.0)]


def test_two_links_that_together_make_a_loop_without_lag_stay_and_are_warned_of() -> None:
    two = card(lane("Value"), objective("Grow"), objective("Thrive"))

    def joined(one: str, other: str) -> Edit:
        return lambda made: made.put(*link(one, other, lag_months=0))

    found = merged(joined("Grow", "Thrive"), joined("Thrive", "Grow"), two)
    assert len(found.card.links) == 2
    assert {each.code for each in problems(found.card)} == {"L07"}


@pytest.mark.parametrize("value", ["Rise", "Climb", "Something else"])
def test_a_conflict_is_settled_by_any_value(value: str) -> None:
    found = merged(named("Rise"), named("Climb"))
    assert settled(found.card, [(found.conflicts[0], value)]).objectives[GROW].name == value


def test_a_conflict_of_a_month_is_settled_by_a_value_or_by_none() -> None:
    found = merged(typed(1, 20.0), typed(1, 30.0))
    (conflict,) = found.conflicts
    chosen = settled(found.card, [(conflict, 30.0)])
    assert list(actuals(chosen).samples.values()) == [1.0, 30.0, 3.0]
    emptied = settled(found.card, [(conflict, ABSENT)])
    assert list(actuals(emptied).samples.values()) == [1.0, 3.0]


def test_a_conflict_about_a_record_is_settled_by_keeping_or_deleting_it() -> None:
    found = merged(without("Grow→Thrive"), lambda made: _lagged(made, 7))
    (conflict,) = found.conflicts
    assert settled(found.card, [(conflict, ABSENT)]).links == {}
    assert settled(found.card, [(conflict, conflict.theirs)]) == found.card


def errors(made: Scorecard) -> list[str]:
    return [each.sentence for each in problems(made) if each.level is Level.ERROR]


def dated(begin: date | None, end: date | None) -> Edit:
    """Give the lever dates."""
    return lambda made: made.put(replace(made.levers[LEVER], start=begin, end=end))


def test_dates_of_a_lever_merge_end_by_end() -> None:
    begun = start().put(Lever(LEVER, "Training"))
    spring, summer = date(2027, 3, 1), date(2027, 6, 30)
    found = merged(dated(spring, None), dated(None, summer), begun)
    assert (found.card.levers[LEVER].start, found.card.levers[LEVER].end) == (spring, summer)
    assert found.conflicts == ()


@pytest.mark.parametrize("theirs", [date(2028, 1, 1), None])
def test_another_date_of_a_lever_on_each_side_is_a_conflict_that_either_settles(
    theirs: date | None,
) -> None:
    spring, autumn = date(2027, 3, 1), date(2027, 9, 1)
    begun = dated(spring, None)(start().put(Lever(LEVER, "Training")))
    found = merged(dated(autumn, None), dated(theirs, None), begun)
    (conflict,) = found.conflicts
    sides = (conflict.base, conflict.mine, conflict.theirs)
    assert (conflict.table, conflict.field, sides) == ("levers", "start", (spring, autumn, theirs))
    assert found.card.levers[LEVER].start == spring
    for side in (autumn, theirs):
        assert settled(found.card, [(conflict, side)]).levers[LEVER].start == side


def test_a_lever_that_one_side_dated_and_the_other_deleted_stays_with_its_dates() -> None:
    begun = start().put(Lever(LEVER, "Training"))
    found = merged(dated(date(2027, 3, 1), None), without(LEVER), begun)
    assert found.card.levers[LEVER].start == date(2027, 3, 1)
    assert [each.field for each in found.conflicts] == [RECORD]
