from scorecard_app.document.starts import blank
from scorecard_app.domain.relations import Relations
from tests.builders import minter


def test_a_blank_scorecard_has_four_lanes_value_on_top_and_one_map() -> None:
    card = blank(mint=minter(), name="Plan")
    lanes = Relations(card).perspectives
    assert card.settings.name == "Plan"
    assert [each.row for each in lanes] == [0, 1, 2, 3]
    assert card.settings.culminating_perspective_id == lanes[0].id
    assert lanes[0].name == "Business value"
    assert len(card.maps) == 1
    assert not card.objectives
