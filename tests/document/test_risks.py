import pytest

from scorecard_app.document import edits
from scorecard_app.domain.ids import PersonId, RiskId
from scorecard_app.domain.people import Risk
from scorecard_app.errors import UserError
from tests.builders import card, lane, objective

START = card(lane("Value"), objective("Grow"))
RISK = RiskId("r")


def test_a_risk_stands_beside_its_objective_with_its_owner() -> None:
    after = edits.add_risk(
        START,
        risk_id=RISK,
        subject_id="Grow",
        name=" Key people leave ",
        likelihood=4,
        impact=5,
        owner="Ada",
        person_id=PersonId("ada"),
    )
    assert after.risks[RISK] == Risk(
        RISK,
        "Key people leave",
        subject_id="Grow",
        likelihood=4,
        impact=5,
        owner_id=PersonId("ada"),
    )
    assert after.people[PersonId("ada")].name == "Ada"


def test_a_risk_that_says_nothing_is_refused() -> None:
    with pytest.raises(UserError, match="what may go wrong"):
        edits.add_risk(START, risk_id=RISK, subject_id="Grow", name=" ")


def test_a_likelihood_above_five_is_refused() -> None:
    card_with = edits.add_risk(START, risk_id=RISK, subject_id="Grow", name="Fire")
    with pytest.raises(UserError):
        edits.set_field(card_with, table="risks", entity_id=RISK, field="likelihood", value=6)
