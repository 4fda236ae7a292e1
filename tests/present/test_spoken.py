from scorecard_app.domain.ids import LinkId, ObjectiveId, PerspectiveId
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Sign, Strength
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import Objective
from scorecard_app.present.spoken import short_name, spoken_card, spoken_lane, spoken_link
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, link, objective

NUMBER = ObjectiveId("Ship")


def link_said(**fields: object) -> str:
    whole = card(
        lane("Value"), lane("Delivery", row=1), objective("Grow"), objective("Ship", "Delivery"),
        link("Ship", "Grow", **fields),
    )  # fmt: skip
    made = whole.links[LinkId("Ship→Grow")]
    return spoken_link(made, Relations(whole), LocaleForms())


def test_a_card_is_said_by_number_name_lane_status_and_links_out() -> None:
    whole = card(
        lane("Value"), lane("Delivery", row=1), objective("Grow"), objective("Ship", "Delivery"),
        link("Ship", "Grow"),
    )  # fmt: skip

    said = spoken_card(whole.objectives[NUMBER], "Delivery", "Off track", Relations(whole))
    assert said == "2, Ship, Delivery, Off track, 1 link out"


def test_a_card_without_a_name_says_so() -> None:
    assert short_name(Objective(ObjectiveId("Grow"), "", number=4)) == "4, (no name)"


def test_a_link_says_where_it_leads_what_it_does_and_when() -> None:
    assert link_said(lag_months=6) == "Link to 1, Grow: raises, after 6 months"
    assert link_said(lag_months=0, sign=Sign.NEGATIVE) == "Link to 1, Grow: lowers, at once"
    said = link_said(lag_months=0, kind=LinkKind.LOGICAL)
    assert said == "Link to 1, Grow: raises, by definition"


def test_a_link_that_runs_back_says_so() -> None:
    said = link_said(lag_months=6, kind=LinkKind.FEEDBACK)
    assert said == "Link to 1, Grow: raises, after 6 months, feedback"


def test_a_link_says_how_strong_it_is_where_somebody_said_so() -> None:
    strong = WORD_RANGES[Strength.STRONG]

    assert link_said(magnitude=strong) == "Link to 1, Grow: raises, after 1 month, strong"


def test_a_lane_says_how_many_cards_it_shows() -> None:
    whole = card(lane("Value"), objective("Grow"))

    assert spoken_lane(PerspectiveId("Value"), 1, Relations(whole)) == "Value, 1 card"
