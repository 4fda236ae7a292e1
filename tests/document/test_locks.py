from datetime import date
from functools import partial

import pytest

from scorecard_app.document.edits.formulas import set_formula, set_series_formula
from scorecard_app.document.edits.locks import lock_until, unlock
from scorecard_app.document.edits.series import add_series, rename_series
from scorecard_app.document.edits.values import Slot, put_remark, set_numbers
from scorecard_app.domain.ids import LockId, MeasureId, SeriesId
from scorecard_app.domain.measures import Remark, SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.errors import UserError
from tests.builders import card, measure, minter, values_of

A, B = MeasureId("A"), MeasureId("B")
L1, L2 = LockId("l1"), LockId("l2")
END_OF_JUNE = date(2026, 6, 30)


def test_a_lock_closes_the_periods_that_have_ended_by_then() -> None:
    locked = lock_until(card(measure("A")), lock_id=L1, until=END_OF_JUNE, reason="Audited")
    june, july = parse_period("2026-06"), parse_period("2026-07")
    with pytest.raises(UserError, match=r"2026-06 is locked \(everything until 2026-06-30: Aud"):
        set_numbers(locked, values={Slot(A): {june: 1.0}}, mint=minter())
    done = set_numbers(locked, values={Slot(A): {july: 1.0}}, mint=minter())
    assert values_of(done, "A") == {"2026-07": 1.0}


def test_a_later_lock_of_the_same_measure_moves_the_one_it_has() -> None:
    lock = partial(lock_until, measure_id=A)
    locked = lock(card(measure("A")), lock_id=L1, until=END_OF_JUNE, reason="Audited")
    moved = lock(locked, lock_id=L2, until=date(2026, 9, 30))
    assert {key: (each.until, each.reason) for key, each in moved.locks.items()} == {
        L1: (date(2026, 9, 30), "Audited")
    }


def test_a_lock_of_everything_stands_beside_that_of_a_measure() -> None:
    locked = lock_until(card(measure("A")), lock_id=L1, until=END_OF_JUNE, measure_id=A)
    assert set(lock_until(locked, lock_id=L2, until=END_OF_JUNE).locks) == {L1, L2}


def test_an_unlocked_period_is_open_again() -> None:
    locked = lock_until(card(measure("A")), lock_id=L1, until=END_OF_JUNE)
    opened = unlock(locked, lock_id=L1)
    assert not opened.locks
    with pytest.raises(UserError, match="no longer in the scorecard"):
        unlock(opened, lock_id=L1)


def test_numbers_of_many_measures_are_set_together_or_not_at_all() -> None:
    before = lock_until(
        card(measure("A"), measure("B")), lock_id=L1, until=END_OF_JUNE, measure_id=B
    )
    june = parse_period("2026-06")
    values = {Slot(A): {june: 1.0}, Slot(B): {june: 2.0}}
    with pytest.raises(UserError, match="“B”: 2026-06 is locked"):
        set_numbers(before, values=values, mint=minter())
    done = set_numbers(unlock(before, lock_id=L1), values=values, mint=minter())
    assert (values_of(done, "A"), values_of(done, "B")) == ({"2026-06": 1.0}, {"2026-06": 2.0})


def test_numbers_that_stand_there_already_change_nothing() -> None:
    before = card(measure("A", actual={"2026-06": 1.0}))
    june = parse_period("2026-06")
    assert set_numbers(before, values={Slot(A): {june: 1.0}}, mint=minter()) is before


def test_series_made_together_stand_one_behind_the_other() -> None:
    june = parse_period("2026-06")
    values = {Slot(A, kind): {june: 1.0} for kind in (SeriesKind.TARGET, SeriesKind.ACTUAL)}
    done = set_numbers(card(measure("A")), values=values, mint=minter())
    kinds = [each.kind for each in Relations(done).series_of(A)]
    assert kinds == [SeriesKind.TARGET, SeriesKind.ACTUAL]


def test_a_series_that_was_deleted_in_the_meantime_is_said_to_be_gone() -> None:
    slot = Slot(A, SeriesKind.OTHER, SeriesId("gone"))
    values = {slot: {parse_period("2026-06"): 1.0}}
    with pytest.raises(UserError, match="no longer in the scorecard"):
        set_numbers(card(measure("A")), values=values, mint=minter())


def test_a_named_series_is_added_behind_the_others_and_holds_its_own_numbers_and_notes() -> None:
    made = SeriesId("stretch")
    done = add_series(
        card(measure("A", actual={"2026-06": 1.0})),
        series_id=made,
        measure_id=A,
        kind=SeriesKind.TARGET,
        name="Stretch",
    )
    slot, june = Slot(A, SeriesKind.TARGET, made), parse_period("2026-06")
    done = set_numbers(done, values={slot: {june: 9.0}}, mint=minter())
    done = put_remark(done, slot=slot, period=june, remark=Remark("Ambitious"), mint=minter())
    assert [each.id for each in Relations(done).series_of(A)][-1] == made
    assert dict(done.series[made].samples) == {june.ordinal: 9.0}
    assert done.series[made].remarks == {june.ordinal: Remark("Ambitious")}
    assert rename_series(done, series_id=made, name="Dream").series[made].name == "Dream"


def test_a_formula_does_not_compute_locked_periods_anew() -> None:
    before = card(measure("A", actual={"2026-06": 1.0}), measure("B", formula="[#A] * 2"))
    locked = lock_until(before, lock_id=L1, until=END_OF_JUNE, measure_id=B, reason="Audited")
    for text in ("[A] * 3", ""):
        with pytest.raises(UserError, match=r"“B” is locked \(everything until 2026-06-30: Aud"):
            set_formula(locked, measure_id=B, text=text)
    everything = lock_until(before, lock_id=L1, until=END_OF_JUNE)
    with pytest.raises(UserError, match="“A” is locked"):
        set_series_formula(everything, series_id=SeriesId("A actual"), text="1")
    assert set_formula(locked, measure_id=B, text="[A] * 2") is locked
    assert set_formula(locked, measure_id=A, text="7").measures[A].formula == "7"
