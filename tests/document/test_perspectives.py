import pytest

from scorecard_app.document.edits import add_perspective, move_perspective
from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane


def rows(scorecard: Scorecard) -> list[list[str]]:
    """Return the names of the lanes, row by row."""
    found: dict[int, list[str]] = {}
    for each in Relations(scorecard).perspectives:
        found.setdefault(each.row, []).append(each.name)
    return [found[row] for row in sorted(found)]


def three() -> Scorecard:
    return card(lane("A"), lane("B", row=1), lane("C", row=2))


def moved(start: Scorecard, name: str, row: int, column: int | None = None) -> list[list[str]]:
    return rows(move_perspective(start, perspective_id=PerspectiveId(name), row=row, column=column))


def test_a_new_lane_stands_below_all_others_or_pushes_those_at_its_row_down() -> None:
    key = PerspectiveId("N")
    assert rows(add_perspective(three(), perspective_id=key, name="N")) == [
        ["A"],
        ["B"],
        ["C"],
        ["N"],
    ]
    after = add_perspective(three(), perspective_id=key, name="N", question="Why?", row=1)
    assert rows(after) == [["A"], ["N"], ["B"], ["C"]]
    assert after.perspectives[key].question == "Why?"


def test_a_lane_moves_to_a_row_of_its_own() -> None:
    assert moved(three(), "C", 0) == [["C"], ["A"], ["B"]]
    assert moved(three(), "A", 99) == [["B"], ["C"], ["A"]]


def test_a_lane_moves_beside_another_and_away_again() -> None:
    beside = move_perspective(three(), perspective_id=PerspectiveId("C"), row=0, column=0)
    assert rows(beside) == [["C", "A"], ["B"]]
    assert moved(beside, "C", 2) == [["A"], ["B"], ["C"]]
    assert moved(beside, "C", 0, 1) == [["A", "C"], ["B"]]


def test_rows_are_counted_from_nought_without_gaps_afterwards() -> None:
    gappy = card(lane("A", row=3), lane("B", row=7))
    after = move_perspective(gappy, perspective_id=PerspectiveId("B"), row=0)
    assert {each.name: each.row for each in after.perspectives.values()} == {"B": 0, "A": 1}


def test_moving_a_lane_that_is_gone_says_so() -> None:
    with pytest.raises(UserError, match="no longer"):
        moved(three(), "X", 0)
