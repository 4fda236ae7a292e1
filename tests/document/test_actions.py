from datetime import date

import pytest

from scorecard_app.document.edits import add_action
from scorecard_app.document.edits.tags import set_tags_by_name
from scorecard_app.domain.ids import ActionId, MeasureId, PersonId
from scorecard_app.domain.people import ActionState
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, minter

CARD = card(lane("Value"), measure("Sales"))
SALES = MeasureId("Sales")


def test_an_action_is_open_with_its_owner_and_days() -> None:
    after = add_action(
        CARD,
        action_id=ActionId("a"),
        subject_id=SALES,
        name=" Call clients ",
        written=date(2026, 9, 30),
        due=date(2026, 10, 31),
        owner="Anna",
        person_id=PersonId("p"),
    )
    action = after.actions[ActionId("a")]
    assert (action.name, action.state) == ("Call clients", ActionState.OPEN)
    assert (action.written, action.due) == (date(2026, 9, 30), date(2026, 10, 31))
    assert after.people[PersonId("p")].name == "Anna"
    assert action.owner_id == "p"


def test_actions_stand_in_the_order_of_writing() -> None:
    after = CARD
    for key in ("a", "b"):
        after = add_action(after, action_id=ActionId(key), subject_id=SALES, name=key)
    assert after.actions[ActionId("a")].position < after.actions[ActionId("b")].position


def test_an_action_says_what_is_to_be_done_about_something_there() -> None:
    with pytest.raises(UserError, match="Say what is to be done"):
        add_action(CARD, action_id=ActionId("a"), subject_id=SALES, name=" ")
    with pytest.raises(UserError, match="no longer"):
        add_action(CARD, action_id=ActionId("a"), subject_id="gone", name="Call")


def test_a_tag_of_a_known_name_is_that_tag() -> None:
    after = set_tags_by_name(CARD, entity_id=SALES, names=["Cloud", " run  cost "], mint=minter())
    names = [after.tags[each].name for each in after.measures[SALES].tag_ids]
    assert names == ["Cloud", "run cost"]
    again = set_tags_by_name(after, entity_id=SALES, names=["cloud", "CLOUD", ""], mint=minter("x"))
    assert [again.tags[each].name for each in again.measures[SALES].tag_ids] == ["Cloud"]
    assert again.tags == after.tags
    with pytest.raises(UserError, match="have tags"):
        set_tags_by_name(CARD, entity_id="Value", names=["x"], mint=minter())
