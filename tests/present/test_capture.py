"""What is typed in the room is a card, or links by number."""

import pytest

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.errors import UserError
from scorecard_app.present.capture import CardLink, NewCard, captured
from tests.builders import card, lane, objective

A, B, C = map(ObjectiveId, "abc")
CARD = card(lane("Value"), *(objective(name) for name in "abc"))


def test_a_name_makes_a_card_without_needless_spaces() -> None:
    assert captured(CARD, "  Train   staff ") == NewCard("Train staff")


def test_nothing_typed_means_nothing() -> None:
    assert captured(CARD, "   ") is None


@pytest.mark.parametrize("typed", ["1>2>3", " 1 > 2 > 3 "])
def test_a_chain_of_numbers_links_one_card_to_the_next(typed: str) -> None:
    assert captured(CARD, typed) == (
        CardLink(A, B, Sign.POSITIVE),
        CardLink(B, C, Sign.POSITIVE),
    )


@pytest.mark.parametrize("typed", ["1>-2", "1>−2", "1 > - 2"])
def test_a_minus_before_a_number_makes_the_link_negative(typed: str) -> None:
    assert captured(CARD, typed) == (CardLink(A, B, Sign.NEGATIVE),)


@pytest.mark.parametrize("name", ["24/7 support", "Grow > 5 % a year", "3", "3>", ">3"])
def test_a_name_with_numbers_is_still_a_name(name: str) -> None:
    assert captured(CARD, name) == NewCard(name)


@pytest.mark.parametrize("number", ["9", "99999999999999999999999"])
def test_a_number_that_no_card_has_is_told(number: str) -> None:
    with pytest.raises(UserError, match=f"There is no card {number}."):
        captured(CARD, f"1>{number}")
