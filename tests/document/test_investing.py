"""Levers, initiatives and streams are made, filled in, attached, moved and deleted.

What is expected is model.md's: fields and what of them is illegal.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.document.change import Change
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.initiatives import (
    add_effect,
    add_initiative,
    remove_effect,
    set_effect,
    set_initiative,
)
from scorecard_app.document.edits.levers import (
    add_act,
    add_lever,
    remove_act,
    set_act,
    set_lever,
)
from scorecard_app.document.edits.listed import in_order, move_listed
from scorecard_app.document.edits.settings import set_setting
from scorecard_app.document.edits.streams import add_stream, set_stream
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Curve, CurveKind, InitiativeState, StreamKind
from scorecard_app.errors import UserError
from tests.builders import card, lane, objective

GROW, TEACH = ObjectiveId("Grow"), ObjectiveId("Teach")
LEVER, FIRST, SECOND = LeverId("lever"), InitiativeId("first"), InitiativeId("second")
STREAM = ValueStreamId("stream")


def made() -> Scorecard:
    """Return a scorecard with one lever, two initiatives and a stream."""
    built = card(lane("Value"), objective("Grow"), objective("Teach"))
    built = add_lever(built, lever_id=LEVER, name=" Training ", objective_id=TEACH)
    built = add_initiative(built, initiative_id=FIRST, name="Academy", objective_id=TEACH)
    built = add_initiative(built, initiative_id=SECOND, name="Rooms")
    return add_stream(built, stream_id=STREAM, name="Sales", objective_id=GROW)


def test_a_new_lever_has_nothing_spent_on_it_and_takes_after_the_others() -> None:
    built = set_lever(made(), lever_id=LEVER, maximum=3e6, step=5e4)
    lever = add_lever(built, lever_id=LeverId("next")).levers[LeverId("next")]
    assert (lever.current, lever.minimum, lever.maximum, lever.step) == (0.0, 0.0, 3e6, 5e4)
    assert lever.acts == ()
    assert built.levers[LEVER].name == "Training"
    assert [each.objective_id for each in built.levers[LEVER].acts] == [TEACH]


def test_a_changed_curve_makes_of_an_example_the_users_own() -> None:
    built = set_lever(made(), lever_id=LEVER, is_example=True)
    built = set_act(built, lever_id=LEVER, at=0, lag_months=3)
    assert built.levers[LEVER].is_example
    curve = Curve(CurveKind.HILL, {"vmax": 0.1, "k": 1e6, "h": 1.0})
    built = set_act(built, lever_id=LEVER, at=0, curve=curve)
    assert not built.levers[LEVER].is_example
    assert built.levers[LEVER].acts[0].lag_months == 3
    example = set_stream(built, stream_id=STREAM, is_example=True)
    assert set_stream(example, stream_id=STREAM, name="All sales").value_streams[STREAM].is_example
    replaced = set_stream(example, stream_id=STREAM, yearly_amount=2e6)
    assert not replaced.value_streams[STREAM].is_example


def test_ways_of_acting_and_effects_are_added_changed_and_taken_away() -> None:
    built = add_act(made(), lever_id=LEVER, on=GROW)
    built = set_act(built, lever_id=LEVER, at=1, build_up_months=2.0)
    built = remove_act(built, lever_id=LEVER, at=0)
    assert [(each.objective_id, each.build_up_months) for each in built.levers[LEVER].acts] == [
        (GROW, 2.0)
    ]
    built = add_effect(built, initiative_id=FIRST, on=GROW, low=0.01, high=0.04)
    built = set_effect(built, initiative_id=FIRST, at=0, low=0.02)
    built = remove_effect(built, initiative_id=FIRST, at=1)
    (effect,) = built.initiatives[FIRST].effects
    assert (effect.objective_id, effect.low, effect.high) == (TEACH, 0.02, 0.02)


def test_what_is_deleted_is_taken_out_of_all_that_named_it() -> None:
    built = set_initiative(made(), initiative_id=SECOND, prerequisite_ids=(FIRST,))
    built = delete_items(built, ids=[FIRST, GROW])
    assert built.initiatives[SECOND].prerequisite_ids == ()
    assert built.value_streams[STREAM].objective_id is None
    assert delete_items(built, ids=[TEACH]).levers[LEVER].acts == ()


def test_what_stands_in_a_list_can_be_moved_in_it() -> None:
    built = add_initiative(made(), initiative_id=InitiativeId("third"), name="Third")
    moved = move_listed(built, item_id="third", index=0)
    assert [each.id for each in in_order(moved, "initiatives")] == ["third", FIRST, SECOND]
    assert move_listed(moved, item_id="third", index=-4) is moved
    back = move_listed(moved, item_id="third", index=2)
    assert [each.id for each in in_order(back, "initiatives")] == [FIRST, SECOND, "third"]
    with pytest.raises(UserError, match="stand in a list"):
        move_listed(built, item_id=GROW, index=0)


_lever = partial(set_lever, lever_id=LEVER)
_act = partial(set_act, lever_id=LEVER, at=0)
_first = partial(set_initiative, initiative_id=FIRST)
_stream = partial(set_stream, stream_id=STREAM)
_log = Curve(CurveKind.LOG, {"a": 0.1, "b": -1.0})
_twice = Curve(CurveKind.PIECEWISE, points=((1.0, 0.1), (1.0, 0.2)))
_huge = Curve(CurveKind.HILL, {"vmax": 11.0, "k": 1.0, "h": 1.0})
_early = Curve(CurveKind.PIECEWISE, points=((-1.0, 0.1),))
Edit = Callable[[Scorecard], Scorecard]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (partial(_lever, minimum=-1.0), "cannot be negative"),
        (partial(_lever, minimum=2e6), "The least that is spent lies above the most"),
        (partial(_lever, current=2e6), "current spend lies between"),
        (partial(_lever, step=-1.0), "cannot be negative"),
        (partial(_lever, start=date(2027, 2, 1), end=date(2027, 1, 1)), "ends before it starts"),
        (partial(set_setting, field="yearly_caps", value={2027: -1.0}), "not below zero"),
        (partial(set_setting, field="yearly_caps", value={0: 1.0}), "from 1 to 9998"),
        (partial(_act, lag_months=601), "from 0 to 600"),
        (partial(_act, curve=_log), "above 0"),
        (partial(_act, curve=_twice), "at the same money"),
        (partial(_act, curve=_huge), "more than 1000 percent"),
        (partial(_act, curve=_early), "cannot be negative"),
        (partial(add_act, lever_id=LEVER, on=TEACH), "acts on “Teach” already"),
        (partial(set_act, lever_id=LEVER, at=1, lag_months=1), "no longer"),
        (partial(_first, cost_per_year=-1.0), "cannot be negative"),
        (partial(_first, one_off_cost=-1.0), "A cost cannot be negative"),
        (partial(_first, progress=101.0), "from 0 to 100"),
        (partial(_first, start=date(2027, 2, 1), end=date(2027, 1, 1)), "ends before it starts"),
        (partial(_first, prerequisite_ids=(FIRST,)), "cannot need itself: “Academy” → “Academy”"),
        (partial(_first, exclusion_ids=(FIRST,)), "cannot exclude itself"),
        (partial(add_effect, initiative_id=FIRST, on=TEACH), "an effect on “Teach” already"),
        (partial(add_effect, initiative_id=FIRST, on=GROW, high=11.0), "more than 1000 percent"),
        (partial(set_effect, initiative_id=FIRST, at=0, high=-0.1), "larger number first"),
        (partial(set_effect, initiative_id=FIRST, at=2, high=0.1), "no longer"),
        (partial(_stream, yearly_amount=-1.0), "cannot be negative"),
        (partial(_stream, low=2.0, high=1.0), "larger number first"),
        (partial(_stream, objective_id=ObjectiveId("gone")), "no longer in the scorecard"),
    ],
)
def test_what_is_illegal_is_refused_in_a_sentence(edit: Edit, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        edit(made())


def test_a_circle_of_needs_is_refused_with_the_way_round() -> None:
    built = set_initiative(made(), initiative_id=SECOND, prerequisite_ids=(FIRST,))
    with pytest.raises(UserError, match="“Academy” → “Rooms” → “Academy”"):
        set_initiative(built, initiative_id=FIRST, prerequisite_ids=(SECOND,))


@pytest.mark.parametrize("whose", [FIRST, SECOND])
def test_nobody_needs_what_it_excludes(whose: InitiativeId) -> None:
    built = set_initiative(made(), initiative_id=SECOND, prerequisite_ids=(FIRST,))
    other = SECOND if whose == FIRST else FIRST
    with pytest.raises(UserError, match="cannot both need and exclude"):
        set_initiative(built, initiative_id=whose, exclusion_ids=(other,))
    excluding = set_initiative(made(), initiative_id=whose, exclusion_ids=(other,))
    with pytest.raises(UserError, match="cannot both need and exclude"):
        set_initiative(excluding, initiative_id=SECOND, prerequisite_ids=(FIRST,))


_money = st.floats(0, 1e7).map(lambda each: float(f"{each:.6g}"))
_shares = st.floats(-0.5, 0.5).map(lambda each: float(f"{each:.6g}"))
_CHANGES: tuple[tuple[Any, st.SearchStrategy[dict[str, Any]]], ...] = (
    (_lever, st.fixed_dictionaries({}, optional={"current": _money, "maximum": _money})),
    (_act, st.fixed_dictionaries({}, optional={"lag_months": st.integers(-1, 40)})),
    (_first, st.fixed_dictionaries({}, optional={"state": st.sampled_from(InitiativeState)})),
    (_first, st.fixed_dictionaries({}, optional={"start": st.dates(), "end": st.dates()})),
    (
        partial(set_initiative, initiative_id=SECOND),
        st.fixed_dictionaries(
            {}, optional={"prerequisite_ids": st.sampled_from([(), (FIRST,), (SECOND,)])}
        ),
    ),
    (
        partial(set_effect, initiative_id=FIRST, at=0),
        st.fixed_dictionaries({}, optional={"low": _shares, "high": _shares}),
    ),
    (_stream, st.fixed_dictionaries({}, optional={"low": _money, "high": _money})),
    (_stream, st.fixed_dictionaries({}, optional={"kind": st.sampled_from(StreamKind)})),
)


@given(st.data())
def test_whatever_is_typed_is_refused_or_leaves_a_sound_scorecard_that_can_be_undone(
    data: st.DataObject,
) -> None:
    built = made()
    for _step in range(data.draw(st.integers(1, 6))):
        edit, changes = data.draw(st.sampled_from(_CHANGES))
        before = built
        try:
            built = edit(before, **data.draw(changes))
        except UserError:
            continue
        assert not problems(built)
        change = Change("", before, built)
        assert change.reversed(origin="undo").after is before
