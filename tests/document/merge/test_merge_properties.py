"""Whatever two users do apart: nothing is lost, no winner is picked, no side is preferred."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard_app.document.change import SETTINGS, diff
from scorecard_app.document.merge.conflict import ABSENT, RECORD
from scorecard_app.document.merge.deciding import Side, decided
from scorecard_app.document.merge.spots import BY_PERIOD, Spot, at, spot_of, unpacked
from scorecard_app.document.merge.three_way import Merged, merge, settled
from scorecard_app.document.problems import problems
from scorecard_app.domain.levels import Level
from scorecard_app.domain.scorecard import TABLES, Scorecard
from tests.document.merge.players import framework, played
from tests.strategies import full_scorecards

SEEDS = st.integers(0, 10_000)

UNSAID = frozenset({"number", "last_number"})
"""Fields that a merge gives out anew, so that two cards never share a number."""


def errors(made: Scorecard) -> list[str]:
    return [each.sentence for each in problems(made) if each.level is Level.ERROR]


def edits(base: Scorecard, side: Scorecard) -> Iterator[tuple[Spot, Any]]:
    """Yield every spot that a side changed, and what it holds there: ABSENT where it is gone.

    This walks the fields itself, so that it shares nothing with what the merge goes by.
    """
    for table, rows in diff(base, side).items():
        for key, (before, after) in rows.items():
            if before is None or after is None:
                yield Spot(table, key, RECORD), ABSENT if after is None else after
            if after is not None:
                yield from _field_edits(Spot(table, key, ""), before, after)


def _field_edits(spot: Spot, before: Any, after: Any) -> Iterator[tuple[Spot, Any]]:  # noqa: ANN401 - a record
    for name in (each.name for each in fields(after)):
        was, now = getattr(before, name, ABSENT), getattr(after, name)
        here = spot._replace(field=name)
        if name in BY_PERIOD:
            old, new = unpacked(was), unpacked(now)
            for period in sorted({*old, *new}):
                if old.get(period, ABSENT) != new.get(period, ABSENT):
                    yield here._replace(period=period), new.get(period, ABSENT)
        elif was != now and name not in UNSAID:
            yield here, now


def held(card: Scorecard, spot: Spot) -> Any:  # noqa: ANN401 - any field
    """Return what a scorecard holds at a spot; of a record only whether it is there."""
    whole = at(card, spot._replace(field=RECORD, period=None))
    return whole if whole is ABSENT or spot.field == RECORD else at(card, spot)


def lost(found: Merged, side: Scorecard, base: Scorecard) -> list[tuple[Spot, Any]]:
    """Return the edits of a side that are neither in a merge nor among its conflicts."""
    disputed = {spot_of(each) for each in found.conflicts}
    return [
        (spot, value)
        for spot, value in edits(base, side)
        if not {spot, spot._replace(field=RECORD, period=None)} & disputed
        and not _is_held(found.card, spot, value)
    ]


def _is_held(card: Scorecard, spot: Spot, value: Any) -> bool:  # noqa: ANN401 - any field
    now = held(card, spot)
    if spot.field == RECORD:
        return (now is ABSENT) == (value is ABSENT)
    return bool(now == value)


def test_the_players_edit_add_and_delete_records_of_every_kind() -> None:
    touched: Mapping[str, set[str]] = {name: set() for name in (SETTINGS, *TABLES)}
    for seed in range(600):
        for table, rows in diff(framework(), played(seed)).items():
            for before, after in rows.values():
                kind = "added" if before is None else "deleted" if after is None else "changed"
                touched[table].add(kind)
    unchanged = {name for name, kinds in touched.items() if "changed" not in kinds}
    assert unchanged == {"attachments", "locks", "maps"}  # one map, and nothing else of the others
    kept = {name for name, kinds in touched.items() if "deleted" not in kinds}
    assert kept == {SETTINGS, "perspectives", "maps"}  # lanes hold cards, and the map is the last
    told_by_what_they_join = {"attachments", "series", "placements", "rules", "locks"}
    assert {name for name, kinds in touched.items() if "added" not in kinds} == {
        SETTINGS, *told_by_what_they_join,
    }  # fmt: skip


@given(SEEDS)
def test_a_side_that_changed_nothing_leaves_the_other(seed: int) -> None:
    base, other = framework(), played(seed)
    assert merge(base, base, base) == Merged(base, ())
    for found in (merge(base, other, base), merge(base, base, other), merge(base, other, other)):
        assert found == Merged(other, ())


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])  # drawing is slow
@given(full_scorecards(), full_scorecards())
def test_records_of_every_kind_merge_the_same_way_round_and_back(
    one: Scorecard, other: Scorecard
) -> None:
    there, back = merge(Scorecard(), one, other), merge(Scorecard(), other, one)
    assert there.card == back.card
    assert there.conflicts == tuple(each.turned() for each in back.conflicts)


@given(SEEDS, SEEDS)
def test_swapping_the_sides_swaps_their_names_and_nothing_else(one: int, other: int) -> None:
    base, mine, theirs = framework(), played(one), played(other)
    there, back = merge(base, mine, theirs), merge(base, theirs, mine)
    assert there.card == back.card
    assert there.conflicts == tuple(each.turned() for each in back.conflicts)


@given(SEEDS, SEEDS)
def test_two_sound_sides_merge_into_a_sound_scorecard(one: int, other: int) -> None:
    mine, theirs = played(one), played(other)
    before = {*errors(mine), *errors(theirs)}
    assert {*errors(merge(framework(), mine, theirs).card)} <= before


@given(SEEDS, SEEDS)
def test_every_edit_is_in_the_result_or_is_a_conflict_of_its_own_spot(one: int, other: int) -> None:
    base, mine, theirs = framework(), played(one), played(other)
    found = merge(base, mine, theirs)
    assert lost(found, mine, base) == []
    assert lost(found, theirs, base) == []


@given(SEEDS, SEEDS)
def test_a_conflict_is_what_both_sides_changed_differently_and_nothing_else(
    one: int, other: int
) -> None:
    base, mine, theirs = framework(), played(one), played(other)
    ours, others = dict(edits(base, mine)), dict(edits(base, theirs))
    for each in merge(base, mine, theirs).conflicts:
        spot = spot_of(each)
        if spot.field not in {RECORD, "parent_id"}:
            assert each.mine != each.theirs
            assert (ours[spot], others[spot]) == (each.mine, each.theirs)


@given(SEEDS, SEEDS)
def test_settling_every_conflict_my_way_keeps_all_that_i_changed(one: int, other: int) -> None:
    base, mine, theirs = framework(), played(one), played(other)
    found = merge(base, mine, theirs)
    made = settled(found.card, [(each, each.mine) for each in found.conflicts])
    assert lost(Merged(made, ()), mine, base) == []


@given(SEEDS, SEEDS, st.sampled_from((Side.MINE, Side.THEIRS)))
def test_deciding_every_conflict_one_way_leaves_what_that_side_has(
    one: int, other: int, side: Side
) -> None:
    base, mine, theirs = framework(), played(one), played(other)
    found = merge(base, mine, theirs)
    fields_only = {
        spot_of(each): side for each in found.conflicts if each.field not in {RECORD, "parent_id"}
    }
    made = decided(found, fields_only)
    for each in found.conflicts:
        if spot_of(each) in fields_only:
            assert held(made, spot_of(each)) == getattr(each, side.value)
