import pytest

from scorecard_app.document.edits import set_owner_by_name
from scorecard_app.domain.ids import ObjectiveId, PersonId
from scorecard_app.domain.people import Person
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, objective

GROW = ObjectiveId("Grow")
ANN = Person(PersonId("p1"), "Ann Lee")


def start() -> Scorecard:
    return card(lane("Value"), objective("Grow"), measure("Sales", "Grow"), (ANN,))


def owned(before: Scorecard, entity_id: str, name: str) -> Scorecard:
    return set_owner_by_name(before, entity_id=entity_id, name=name, person_id=PersonId("p2"))


def test_a_known_name_is_found_whatever_its_case_and_spaces() -> None:
    after = owned(start(), "Grow", "  ann   LEE ")
    assert after.objectives[GROW].owner_id == "p1"
    assert after.people == start().people


def test_a_new_name_makes_a_person() -> None:
    after = owned(start(), "Sales", "Bo\tDuke")
    assert after.people[PersonId("p2")] == Person(PersonId("p2"), "Bo Duke")
    (sales,) = after.measures.values()
    assert sales.owner_id == "p2"


def test_no_name_means_no_owner() -> None:
    after = owned(owned(start(), "Grow", "Ann Lee"), "Grow", " ")
    assert after.objectives[GROW].owner_id is None


def test_of_two_people_of_one_name_it_is_always_the_same() -> None:
    twin = Person(PersonId("p0"), "Ann Lee")
    assert owned(start().put(twin), "Grow", "Ann Lee").objectives[GROW].owner_id == "p0"


def test_who_updates_a_measure_is_found_the_same_way() -> None:
    after = set_owner_by_name(
        start(), entity_id="Sales", name="ann lee", person_id=PersonId("p2"), field="updater_id"
    )
    (sales,) = after.measures.values()
    assert (sales.updater_id, sales.owner_id) == ("p1", None)


def test_what_has_no_owner_cannot_be_given_one() -> None:
    with pytest.raises(UserError, match="have owners"):
        owned(start(), "Value", "Ann Lee")
    with pytest.raises(UserError, match="no longer"):
        owned(start(), "gone", "Ann Lee")
