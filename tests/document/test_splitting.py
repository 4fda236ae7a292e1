"""A title that says two things becomes two cards in one act."""

from scorecard_app.document.edits.splitting import split_objective
from scorecard_app.domain.ids import LinkId, ObjectiveId, PlacementId
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import MAP, card, lane, link, measure, objective

OLD, NEW = ObjectiveId("Train staff in order to answer faster"), ObjectiveId("new")


def split(link_id: LinkId | None) -> Scorecard:
    """Return a scorecard whose one long title is split."""
    before = card(
        lane("Value"),
        objective(OLD),
        objective("Grow"),
        link(OLD, "Grow"),
        measure("Speed", OLD),
    )
    return split_objective(
        before,
        objective_id=OLD,
        names=("Train staff", "Answer faster"),
        new_id=NEW,
        placement_ids={MAP: PlacementId("p")},
        offset=240.0,
        link_id=link_id,
    )


def test_the_old_card_becomes_the_end_and_keeps_its_number_links_and_measures() -> None:
    after = split(LinkId("l"))
    assert (after.objectives[OLD].name, after.objectives[OLD].number) == ("Answer faster", 1)
    assert LinkId(f"{OLD}→Grow") in after.links
    assert {each.objective_id for each in after.attachments.values()} == {OLD}


def test_the_new_card_is_the_means_beside_it_with_the_next_number() -> None:
    after = split(LinkId("l"))
    new, place = after.objectives[NEW], after.placements[PlacementId("p")]
    assert (new.name, new.number, new.perspective_id) == ("Train staff", 3, "Value")
    assert (place.item_id, place.x, place.y) == (NEW, 240.0, 0.0)
    made = after.links[LinkId("l")]
    assert (made.from_id, made.to_id) == (NEW, OLD)


def test_two_statements_that_are_no_means_and_end_are_not_linked() -> None:
    assert len(split(None).links) == 1
