"""Siblings stand next to one another in order, and under the same parent."""

from dataclasses import replace

from scorecard_app.document.edits.cards import NewCard, add_cards, add_sibling, set_lead_lag
from scorecard_app.document.edits.links import NewLink
from scorecard_app.domain.ids import LinkId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from tests.builders import MAP, card, lane, objective

VALUE = PerspectiveId("Value")
NEW = NewCard(ObjectiveId("New"), PlacementId("New@map"), VALUE)


def three() -> Scorecard:
    return card(
        lane("Value"),
        objective("A", position=1.0),
        objective("B", position=2.0),
        objective("C", position=3.0),
    )


def order(made: Scorecard) -> list[str]:
    """Return the cards of the lane in their order."""
    return [each.id for each in Relations(made).objectives_in(VALUE)]


def test_a_sibling_comes_next_in_order_or_before() -> None:
    beside = {"new": NEW, "beside_id": ObjectiveId("B"), "map_id": MAP, "moves": {}}
    assert order(add_sibling(three(), **beside)) == ["A", "B", "New", "C"]  # type: ignore[arg-type]
    before = add_sibling(three(), is_before=True, **beside)  # type: ignore[arg-type]
    assert order(before) == ["A", "New", "B", "C"]


def test_a_sibling_stands_under_the_same_parent() -> None:
    start = three()
    child = replace(start.objectives[ObjectiveId("B")], parent_id=ObjectiveId("A"))
    made = add_sibling(start.put(child), new=NEW, beside_id=child.id, map_id=MAP, moves={})
    assert made.objectives[NEW.objective_id].parent_id == "A"
    children = Relations(made).children_of(ObjectiveId("A"))
    assert [each.id for each in children] == ["B", "New"]


def test_cards_and_the_links_that_join_them_are_made_at_once() -> None:
    links = [NewLink(LinkId("link"), ObjectiveId("A"), NEW.objective_id)]
    made = add_cards(three(), map_id=MAP, cards=[replace(NEW, name="Win")], links=links)
    assert made.objectives[NEW.objective_id].name == "Win"
    assert made.links[LinkId("link")].to_id == "New"


def test_several_cards_are_said_to_lead_at_once() -> None:
    ids = [ObjectiveId("A"), ObjectiveId("C")]
    made = set_lead_lag(three(), ids=ids, lead_lag=LeadLag.LEADING)
    assert [each.lead_lag for each in made.objectives.values()].count(LeadLag.LEADING) == 2
