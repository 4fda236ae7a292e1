"""A merge is worded row by row: conflicts first, each with its three sides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scorecard_app.document.merge.conflict import ABSENT
from scorecard_app.document.merge.deciding import Side, decided
from scorecard_app.document.merge.three_way import merge
from scorecard_app.domain.ids import LeverId, MeasureId, ObjectiveId, PersonId
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.measures import Direction, Remark, Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Lever
from scorecard_app.present.merging.rows import (
    Comparison,
    Kind,
    MergeRow,
    count_text,
    counts,
    merge_rows,
    undecided,
)
from scorecard_app.present.merging.spoken_values import SpokenValues
from scorecard_app.texts import LocaleForms
from tests.builders import objective, samples
from tests.exchange.workbook.cards import small_card

GERMAN = LocaleForms(decimal=",", group=".", date_order="dmy", date_separator=".")
ADOPTION, BOB = MeasureId("Adoption"), PersonId("bob")


def rows(mine: Scorecard, theirs: Scorecard, *, missing: Sequence[str] = ()) -> list[MergeRow]:
    base = small_card()
    merged = merge(base, mine, theirs)
    card = decided(merged, {})
    found = Comparison(base, mine, theirs, card, merged.conflicts, missing, [("Links!A1", "So.")])
    return list(merge_rows(found, GERMAN))


def typed(values: dict[str, float]) -> Scorecard:
    card = small_card()
    (series,) = (each for each in card.series.values() if each.id == "Adoption actual")
    return card.put(replace(series, samples=samples(values)))


def test_a_value_that_both_sides_changed_stands_with_its_period_unit_and_all_three_sides() -> None:
    (row, _unread) = rows(typed({"2026-01": 61.25, "2026-02": 62.5}), typed({"2026-02": 62.5}))
    assert (row.kind, row.what, row.reveals) == (Kind.CONFLICT, "Measure “Adoption”", "Adoption")
    assert "Actual" in row.field
    assert (row.base, row.mine, row.theirs) == ("60 %", "61,25 %", "–")
    assert row.sides == (Side.MINE, Side.THEIRS, Side.BASE)


def test_a_change_says_what_was_and_what_will_be() -> None:
    card = small_card()
    adoption = card.measures[ADOPTION]
    theirs = card.put(replace(adoption, direction=Direction.LOWER, baseline=1234.5))
    found = {row.field: (row.kind, row.mine, row.theirs) for row in rows(card, theirs)}
    assert found["direction"] == (Kind.CHANGED, "Higher is better", "Lower is better")
    assert found["baseline"] == (Kind.CHANGED, "–", "1.234,5 %")


def test_an_owner_is_called_by_name() -> None:
    card = small_card()
    grow = replace(card.objectives[ObjectiveId("Grow")], owner_id=BOB)
    (row, _unread) = rows(card, card.put(grow))
    assert (row.field, row.mine, row.theirs) == ("owner_id", "Ann", "Bob")


def test_what_is_new_is_one_row_and_its_place_on_the_map_none() -> None:
    card = small_card()
    theirs = card.put(*objective("Learn", "Delivery", number=3))
    found = rows(card, theirs)
    assert [(row.kind, row.reveals) for row in found] == [(Kind.NEW, ""), (Kind.UNREAD, "")]
    assert "Learn" in found[0].what


def test_what_one_side_deleted_and_the_other_changed_says_so() -> None:
    card = small_card()
    theirs = card.put(replace(card.people[BOB], role="CIO"))
    (row, _unread) = rows(card.drop([card.people[BOB]]), theirs)
    assert (row.base, row.mine, row.theirs) == ("as it was", "deleted", "changed")
    assert row.says == "It was deleted here, and the workbook changes or needs it."
    assert row.sides == (Side.MINE, Side.THEIRS)


def test_what_is_missing_and_what_was_not_read_come_last() -> None:
    card = small_card()
    found = rows(card, card, missing=["bob"])
    assert [(row.kind, row.what) for row in found] == [
        (Kind.MISSING, "Person “Bob”"),
        (Kind.UNREAD, "Links!A1"),
    ]
    assert counts(found)[Kind.MISSING] == 1


def test_conflicts_are_undecided_until_a_side_is_chosen() -> None:
    found = rows(typed({"2026-01": 1}), typed({"2026-01": 2, "2026-02": 62.5}))
    (conflict, *_rest) = found
    assert conflict.spot is not None
    assert undecided(found, {}) == 1
    assert undecided(found, {conflict.spot: Side.MINE}) == 0


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        (Kind.CONFLICT, 1, "1 conflict"),
        (Kind.CHANGED, 2, "2 changes"),
        (Kind.NEW, 3, "3 new"),
        (Kind.GONE, 4, "4 deleted"),
        (Kind.MISSING, 1, "1 row missing"),
        (Kind.UNREAD, 5, "5 not read"),
    ],
)
def test_counts_are_said_in_words(kind: Kind, count: int, said: str) -> None:
    assert count_text(kind, count) == said


@pytest.mark.parametrize(
    ("value", "field", "said"),
    [
        (ABSENT, "name", "–"),
        ((), "tag_ids", "–"),
        (("ann", "bob"), "believer_ids", "Ann; Bob"),
        ("nobody", "owner_id", "?"),
        (True, "in_score", "yes"),
        (date(2026, 9, 4), "due", "04.09.2026"),
        (parse_period("2026-Q3"), "since", "Q3 2026"),
        (Remark("Strike", 80.0), "remarks", "Strike 80 %"),
        (Magnitude(0.15, 0.6), "magnitude", "0,15 – 0,6"),
        (Unit(UnitKind.MONEY, "EUR"), "unit", "Money EUR"),
        ({"goal": 3.5}, "parameters", "goal: 3.5"),
        ("a" * 500, "notes", "a" * 400 + "…"),
    ],
)
def test_a_value_of_any_kind_is_one_line(value: Any, field: str, said: str) -> None:  # noqa: ANN401 - any field
    assert SpokenValues((small_card(),), GERMAN).value(value, field) == said


def test_settings_remarks_and_what_goes_have_rows_of_their_own() -> None:
    card = small_card()
    (series,) = (each for each in card.series.values() if each.id == "Cost actual")
    (ordinal,) = series.samples
    theirs = (
        card.with_settings(vision="Far")
        .put(replace(series, remarks={ordinal: Remark("Strike")}))
        .drop(card.links.values())
    )
    found = {(row.kind, row.what): row for row in rows(card, theirs)}
    assert found[Kind.CHANGED, "Settings"].theirs == "Far"
    assert found[Kind.NEW, "Measure “Cost”"].field.startswith("Remark on Actual")
    assert found[Kind.GONE, "Link “Land” → “Grow”"].reveals == "Land→Grow"


def test_a_date_of_a_lever_that_both_sides_changed_stands_as_it_is_written() -> None:
    base, lever = small_card(), Lever(LeverId("training"), "Training", start=date(2027, 1, 1))
    mine, theirs = (
        base.put(replace(lever, start=each)) for each in (date(2027, 3, 1), date(2028, 1, 15))
    )
    base = base.put(lever)
    merged = merge(base, mine, theirs)
    found = Comparison(base, mine, theirs, decided(merged, {}), merged.conflicts, (), ())
    (row,) = merge_rows(found, GERMAN)
    assert (row.kind, row.what, row.field) == (Kind.CONFLICT, "Lever “Training”", "start")
    assert (row.base, row.mine, row.theirs) == ("01.01.2027", "01.03.2027", "15.01.2028")
