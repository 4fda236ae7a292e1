"""A workbook that comes back merges with what was done meanwhile, and no edit is lost."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.merge.conflict import ABSENT, Conflict
from scorecard_app.document.merge.deciding import Side
from scorecard_app.document.merge.spots import Spot, at, spot_of
from scorecard_app.document.merge.three_way import settled
from scorecard_app.domain.ids import MeasureId, ObjectiveId, PersonId
from scorecard_app.domain.measures import Remark
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.back.book import BookIn, open_book
from scorecard_app.exchange.workbook.back.conflict_lines import conflict_lines
from scorecard_app.exchange.workbook.back.reading import ImportResult, result_of
from scorecard_app.exchange.workbook.back.returned import Returned, returned
from scorecard_app.exchange.workbook.back.together import UNDECIDED, Choices, together
from tests.builders import minter, values_of
from tests.exchange.workbook.books import edited, imported, put, written
from tests.exchange.workbook.cards import small_card
from tests.exchange.workbook.sheets import book_of_small_card, retyped, rowless

JANUARY = parse_period("2026-01").ordinal


@dataclass(frozen=True)
class Place:
    """A spot that both sides can change: where it stands in the sheets, and what may be typed."""

    spot: Spot
    table: str
    key: str
    row_id: str
    values: tuple[Any, ...]


PLACES = (
    Place(Spot("measures", MeasureId("Adoption"), "purpose"), "measures", "purpose", "Adoption",
          ("To know", "To learn")),
    Place(Spot("measures", MeasureId("Adoption"), "definition"), "measures", "definition",
          "Adoption", ("Share", "Rate")),
    Place(Spot("people", PersonId("bob"), "role"), "people", "role", "bob", ("CIO", "CFO")),
    Place(Spot("objectives", ObjectiveId("Grow"), "description"), "objectives", "description",
          "Grow", ("More", "Most")),
    Place(Spot("objectives", ObjectiveId("Grow"), "owner_id"), "objectives", "owner_id", "Grow",
          ("bob", None)),
    Place(Spot("series", "Cost actual", "samples", JANUARY), "data entry month", "2026-01",
          "Cost actual", (5.0, 7.0, ABSENT)),
)  # fmt: skip
SIDES = st.tuples(*(st.sampled_from((None, *range(len(each.values)))) for each in PLACES))
"""What a side does at each place: nothing, or the value of that number."""


def in_the_program(card: Scorecard, done: tuple[int | None, ...]) -> Scorecard:
    changes = [
        (Conflict(*each.spot, None, None, None, None), each.values[number])
        for each, number in zip(PLACES, done, strict=True)
        if number is not None
    ]
    return settled(card, changes)


def in_the_sheets(book: BookIn, done: tuple[int | None, ...]) -> BookIn:
    for each, number in zip(PLACES, done, strict=True):
        if number is not None:
            value = each.values[number]
            cell = {"bob": "Bob", ABSENT: None}.get(value, value)
            book = retyped(book, each.table, each.key, each.row_id, cell)
    return book


def back(book: BookIn, mine: Scorecard) -> Returned:
    return returned(book, mine, mint=minter())


def taken(book: BookIn, mine: Scorecard) -> ImportResult:
    found = back(book, mine)
    return result_of(found, together(found))


@given(SIDES)
def test_an_untouched_workbook_leaves_every_later_edit(mine: tuple[int | None, ...]) -> None:
    now = in_the_program(small_card(), mine)
    result = taken(book_of_small_card(), now)
    assert result.card is now
    assert result.lines == ()


@given(SIDES, SIDES)
def test_every_edit_of_either_side_arrives_or_is_a_conflict(
    mine: tuple[int | None, ...], theirs: tuple[int | None, ...]
) -> None:
    """The oracle decides place by place, without any scorecard."""
    found = back(in_the_sheets(book_of_small_card(), theirs), in_the_program(small_card(), mine))
    result = together(found)
    disputed = {spot_of(each) for each in result.conflicts}
    for place, here, there in zip(PLACES, mine, theirs, strict=True):
        both = here is not None and there is not None and here != there
        assert (place.spot in disputed) == both
        number = there if here is None else here
        if number is not None:
            assert at(result.card, place.spot) == place.values[number]


@given(SIDES, SIDES, st.sampled_from((Side.MINE, Side.THEIRS, Side.BASE)))
def test_a_decided_conflict_stands_as_decided(
    mine: tuple[int | None, ...], theirs: tuple[int | None, ...], side: Side
) -> None:
    found = back(in_the_sheets(book_of_small_card(), theirs), in_the_program(small_card(), mine))
    conflicts = together(found).conflicts
    decisions = {spot_of(each): side for each in conflicts}
    result = together(found, Choices(decisions))
    for each in conflicts:
        assert at(result.card, spot_of(each)) == getattr(each, side.value)


@given(SIDES, SIDES)
def test_two_workbooks_merge_in_either_order(
    one: tuple[int | None, ...], other: tuple[int | None, ...]
) -> None:
    """Without conflicts the outcome is one; with them, the same places are disputed."""
    first, second = (
        in_the_sheets(book_of_small_card(), one),
        in_the_sheets(book_of_small_card(), other),
    )
    ways = []
    for earlier, later in ((first, second), (second, first)):
        found = back(later, taken(earlier, small_card()).card)
        result = together(found)
        ways.append((result.card, {spot_of(each) for each in result.conflicts}))
    assert ways[0][1] == ways[1][1]
    if not ways[0][1]:
        assert ways[0][0] == ways[1][0]


@given(SIDES)
def test_what_is_left_out_is_as_if_it_had_not_been_typed(theirs: tuple[int | None, ...]) -> None:
    found = back(in_the_sheets(book_of_small_card(), theirs), small_card())
    spots = frozenset(
        each.spot for each, number in zip(PLACES, theirs, strict=True) if number is not None
    )
    assert together(found, replace(UNDECIDED, left_out=spots)).card == small_card()


def test_a_missing_row_is_deleted_only_where_that_was_chosen() -> None:
    found = back(rowless(book_of_small_card(), "people", "bob"), small_card())
    assert found.gone == ("bob",)
    assert together(found).card == small_card()
    chosen = together(found, replace(UNDECIDED, deleted=frozenset(found.gone)))
    assert set(chosen.card.people) == {"ann"}


def test_a_deleted_row_that_was_changed_here_since_is_kept_and_asked_about() -> None:
    now = small_card()
    now = now.put(replace(now.people[PersonId("bob")], role="CIO"))
    found = back(rowless(book_of_small_card(), "people", "bob"), now)
    deleted = replace(UNDECIDED, deleted=frozenset(found.gone))
    kept = together(found, deleted)
    (conflict,) = kept.conflicts
    assert kept.card == now
    gone = together(found, replace(deleted, decisions={spot_of(conflict): Side.THEIRS}))
    assert set(gone.card.people) == {"ann"}


def test_a_value_typed_in_a_month_moves_with_a_measure_that_is_quarterly_now() -> None:
    now = change_frequency(small_card(), measure_id=MeasureId("Cost"), frequency=Frequency.QUARTER)
    typed = retyped(book_of_small_card(), "data entry month", "2026-01", "Cost actual", 5.0)
    assert values_of(taken(typed, now).card, "Cost") == {"2026-Q1": 5}


def test_different_frequencies_on_both_sides_are_a_conflict_that_can_be_decided() -> None:
    now = change_frequency(small_card(), measure_id=MeasureId("Cost"), frequency=Frequency.QUARTER)
    found = back(retyped(book_of_small_card(), "measures", "frequency", "Cost", "year"), now)
    (conflict,) = together(found).conflicts
    assert together(found).card == now
    decided = together(found, Choices({spot_of(conflict): Side.THEIRS}))
    assert values_of(decided.card, "Cost") == {"2026": 1250000.5}


def test_rows_added_in_two_workbooks_under_one_name_are_one_and_differ_where_they_differ(
    tmp_path: Path,
) -> None:
    path = written(small_card(), tmp_path)
    cards: list[Scorecard] = [small_card()]
    conflicts = []
    for description in ("One", "Two"):
        written(small_card(), tmp_path)
        with edited(path) as sheets:
            sheets["Objectives"].append(["Learn", None, "Delivery"])
            put(sheets, "Objectives", "Description", "Learn", description)
        result = imported(cards[-1], path)
        cards.append(result.card)
        conflicts.append(result.counts.conflicts)
    (learn,) = (each for each in cards[-1].objectives.values() if each.name == "Learn")
    assert (learn.description, conflicts) == ("One", [0, 1])


def test_a_workbook_taken_in_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    with edited(path) as sheets:
        sheets["Objectives"].append(["Learn", None, "Delivery"])
        sheets["Links"].append(["Learn", "Land", "+"])
        put(sheets, "Data entry", "2026-02", "Cost", 900, kind="target")
    once = imported(small_card(), path).card
    again = imported(once, path)
    assert (again.card == once, again.lines) == (True, ())


def test_a_workbook_without_its_base_says_so(tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    with edited(path) as sheets:
        del sheets["_base"]
    (notice,) = imported(small_card(), path).notices
    assert "no longer says what it was made from" in notice


def test_rows_nobody_touched_undo_nothing_even_without_the_base() -> None:
    now = in_the_program(small_card(), (1, 0, 1, 0, 0, None))
    now = now.drop([now.people[PersonId("ann")]])
    baseless = replace(book_of_small_card(), base=None)
    assert together(back(baseless, now)).card == now
    typed = retyped(baseless, "people", "role", "bob", "CIO")
    result = together(back(typed, now))
    assert result.card.people[PersonId("bob")].role == "CIO"
    assert result.card.measures == now.measures


def test_a_base_that_was_cut_off_is_no_base(tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    with edited(path) as sheets:
        cell = sheets["_base"]["C3"]
        cell.value = str(cell.value)[:10]
    assert back(open_book(path), small_card()).notices


def test_a_sheet_that_somebody_added_is_named_and_a_renamed_one_is_not(tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    with edited(path) as sheets:
        sheets.create_sheet("My sums")["A1"] = 5
        sheets["People"].title = "Staff"
    result = imported(small_card(), path)
    assert result.notices == ("The sheet “My sums” was added by hand; it is not read.",)
    assert (result.lines, result.counts.unread) == ((), 0)


def test_each_kind_of_conflict_has_a_sentence_of_its_own() -> None:
    typed = retyped(book_of_small_card(), "people", "role", "bob", "CIO")
    typed = retyped(typed, "measures", "purpose", "Adoption", "To know")
    typed = retyped(typed, "values 1", "note", "Cost actual", "Strike")
    typed = rowless(typed, "people", "ann")
    now = small_card()
    (series,) = (each for each in now.series.values() if each.id == "Cost actual")
    now = now.drop([now.people[PersonId("bob")]]).put(
        replace(now.measures[MeasureId("Adoption")], purpose="To learn"),
        replace(now.people[PersonId("ann")], role="CFO"),
        replace(series, remarks={JANUARY: Remark("Flood")}),
    )
    found = back(typed, now)
    choices = replace(UNDECIDED, deleted=frozenset(found.gone))
    assert list(conflict_lines(found, together(found, choices))) == [
        "Person “Ann” was deleted in the workbook, and changed here since; it is kept.",
        "Person “Bob” was deleted since, and changed in the workbook; it is kept.",
        "Measure “Adoption”: “Purpose” was changed in the scorecard and in the workbook.",
        _REMARK,
    ]


def test_values_that_cannot_move_to_the_frequency_of_now_are_left_and_said() -> None:
    typed = retyped(book_of_small_card(), "data entry month", "2026-02", "Cost actual", 5.0)
    now = change_frequency(small_card(), measure_id=MeasureId("Cost"), frequency=Frequency.QUARTER)
    result = taken(typed, now)
    assert (result.card, result.counts.unread) == (now, 1)
    assert "Cost" in result.lines[0]


def test_choices_that_would_leave_a_fault_change_nothing_and_say_why() -> None:
    typed = retyped(book_of_small_card(), "objectives", "parent_id", "Grow", "Land")
    now = small_card()
    now = now.put(replace(now.objectives[ObjectiveId("Land")], parent_id=ObjectiveId("Grow")))
    found = back(typed, now)
    conflicts = together(found).conflicts
    assert together(found).fault == ""
    (grow,) = (each for each in conflicts if each.entity_id == "Grow")
    result = together(found, Choices({spot_of(grow): Side.THEIRS}))
    assert result.card is now
    assert "below itself" in result.fault


def test_a_perspective_that_holds_objectives_is_not_deleted_and_it_is_said() -> None:
    found = back(rowless(book_of_small_card(), "perspectives", "Value"), small_card())
    result = together(found, replace(UNDECIDED, deleted=frozenset(found.gone)))
    assert "still holds" in result.fault


_REMARK = (
    "Measure “Cost”: actual 2026-01: its remark was changed in the scorecard and in the workbook."
)
