from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.document.change import Change
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.links import add_link
from scorecard_app.domain.ids import LinkId, ObjectiveId, PerspectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.announcements import (
    announcement,
    many_selected,
    status_change,
    status_word,
)
from tests.builders import card, lane, link, measure, objective

DAY = date(2026, 9, 14)
GROW = ObjectiveId("Grow")


def story() -> Scorecard:
    return card(
        lane("Value"),
        lane("Delivery", row=1),
        objective("Grow"),
        objective("Ship", "Delivery"),
        objective("Learn", "Delivery"),
        link("Ship", "Grow"),
        link("Learn", "Grow"),
    )


def said(before: Scorecard, after: Scorecard, origin: str = "map") -> str:
    return announcement(Change("Add link", before, after, origin))


def test_a_new_link_is_said_by_both_its_ends() -> None:
    before = story()
    after = add_link(
        before, link_id=LinkId("new"), from_id=ObjectiveId("Learn"), to_id=ObjectiveId("Ship")
    )

    assert said(before, after) == "Linked 3, Learn to 2, Ship."
    assert said(after, before) == "Deleted the link from 3, Learn to 2, Ship."


def test_a_new_card_is_said_with_its_lane() -> None:
    whole = story()
    before = delete_items(whole, ids=["Ship→Grow", "Ship"])
    after = delete_items(whole, ids=["Ship→Grow"])

    assert said(before, after) == "Added 2, Ship, Delivery."


def test_a_card_made_with_a_link_is_said_in_one_sentence() -> None:
    whole = story()

    assert said(delete_items(whole, ids=["Ship"]), whole) == (
        "Added 2, Ship, Delivery, linked to 1, Grow."
    )
    without_grow = delete_items(whole, ids=["Grow", "Learn"])
    without_learn = delete_items(whole, ids=["Learn"])
    assert said(without_grow, without_learn) == "Added 1, Grow, Value, linked from 2, Ship."


def test_a_deleted_card_takes_its_links_with_it() -> None:
    before = story()

    deleted = said(before, delete_items(before, ids=["Grow"]))
    assert deleted == "Deleted 1, Grow, and 2 links with it."
    both = said(before, delete_items(before, ids=["Ship", "Learn"]))
    assert both == "Deleted 2 cards, and 2 links with it."


def test_many_are_counted() -> None:
    before = story()
    empty = delete_items(before, ids=["Grow", "Ship", "Learn"])
    bare = delete_items(before, ids=["Ship→Grow", "Learn→Grow"])

    assert said(empty, before) == "Added 3 cards."
    assert said(bare, before) == "Added 2 links."
    assert said(before, bare) == "Deleted 2 links."
    assert many_selected(3) == "3 items selected"


def test_a_link_hung_elsewhere_says_where_it_leads_now() -> None:
    before = story()
    turned = replace(before.links[LinkId("Learn→Grow")], to_id=ObjectiveId("Ship"))

    assert said(before, before.put(turned)) == "The link leads from 3, Learn to 2, Ship now."


def test_a_card_in_another_lane_says_so() -> None:
    before = story()
    moved = [
        replace(before.objectives[ObjectiveId(each)], perspective_id=PerspectiveId("Value"))
        for each in ("Ship", "Learn")
    ]

    assert said(before, before.put(moved[0])) == "Moved 2, Ship to Value, 2 of 2."
    assert said(before, before.put(*moved)) == "Moved 2 cards to Value."


@pytest.mark.parametrize(
    ("origin", "sentence"), [("undo", "Undone: Add link."), ("redo", "Done again: Add link.")]
)
def test_a_step_taken_back_is_said_by_its_name(origin: str, sentence: str) -> None:
    before = story()

    assert said(before, delete_items(before, ids=["Grow"]), origin) == sentence


def test_other_changes_say_nothing() -> None:
    before = story()

    assert said(before, before.put(replace(before.objectives[GROW], name="Grow more"))) == ""


def test_a_status_is_said_as_it_is_and_as_it_was() -> None:
    scorecard = card(lane("Value"), objective("Grow"), measure("Sales", "Grow"))
    word = status_word(GROW, evaluate(scorecard, (DAY,)))

    assert word == "No data"
    sentence = status_change(scorecard.objectives[GROW], word, "On track")
    assert sentence == "1, Grow: On track now, No data before."
