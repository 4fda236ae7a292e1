"""What is typed finds the card that a link goes to: by number first, else by its name."""

import pytest

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.link_targets import link_targets, sign_of
from tests.builders import card, lane, link, objective

NAMES = ["Grow", "Train", "Hire", *(f"Card {number}" for number in range(4, 13))]


def twelve() -> Scorecard:
    """Return twelve cards in one lane, the first linked to the second."""
    return card(lane("Value"), *(objective(each) for each in NAMES), link("Grow", "Train"))


def offered(typed: str, *, start: str | None = "Grow") -> list[str]:
    """Return what is offered, by name, those that are refused in brackets."""
    from_id = ObjectiveId(start) if start else None
    order = [ObjectiveId(each) for each in NAMES]
    targets = link_targets(twelve(), from_id, typed, order)
    return [f"({each.objective_id})" if each.reason else each.objective_id for each in targets]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3", ["Hire"]),
        ("1", ["Card 10", "Card 11", "Card 12"]),
        ("hi", ["Hire"]),
        ("2", ["(Train)"]),
        ("-2", ["Train"]),
        ("zzz", []),
    ],
)
def test_a_number_or_a_few_letters_find_a_card(typed: str, found: list[str]) -> None:
    assert offered(typed) == found


def test_without_typing_all_are_offered_those_that_may_be_linked_first() -> None:
    order = ["Card 12", "Train", "Hire"]
    targets = link_targets(twelve(), ObjectiveId("Grow"), "", [ObjectiveId(each) for each in order])
    assert [each.objective_id for each in targets] == ["Card 12", "Hire", "Train"]
    assert [bool(each.reason) for each in targets] == [False, False, True]


def test_any_card_can_be_the_first_end() -> None:
    assert offered("1", start=None)[0] == "Grow"


@pytest.mark.parametrize(
    ("typed", "sign"), [("7", Sign.POSITIVE), ("-7", Sign.NEGATIVE), (" −7", Sign.NEGATIVE)]
)
def test_a_minus_in_front_makes_the_link_negative(typed: str, sign: Sign) -> None:
    assert sign_of(typed) is sign


def test_a_measure_that_is_drawn_as_a_card_is_not_offered() -> None:
    order = [ObjectiveId("Hire"), ObjectiveId("a measure")]
    assert [each.objective_id for each in link_targets(twelve(), None, "", order)] == ["Hire"]
