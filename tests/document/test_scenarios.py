"""Scenarios are kept in their order under names."""

import pytest

from scorecard_app.document.edits.scenarios import (
    keep_scenario,
    rename_scenario,
    scenarios_in_order,
)
from scorecard_app.domain.ids import ObjectiveId, ScenarioId
from scorecard_app.domain.value import Push, Scenario
from scorecard_app.errors import UserError
from tests.builders import card, lane, objective

FIRST, SECOND = ScenarioId("z"), ScenarioId("a")


def test_scenarios_stand_in_the_order_in_which_they_were_kept() -> None:
    made = card(lane("Value"), objective("Grow"))
    push = Push(ObjectiveId("Grow"), 0.1)
    made = keep_scenario(made, scenario=Scenario(FIRST, " Grow ", pushes=(push,)))
    made = keep_scenario(made, scenario=Scenario(SECOND, "Nothing"))
    assert [each.name for each in scenarios_in_order(made)] == ["Grow", "Nothing"]
    assert made.scenarios[FIRST].pushes == (push,)
    renamed = rename_scenario(made, scenario_id=FIRST, name="Growth")
    assert renamed.scenarios[FIRST].name == "Growth"


def test_a_scenario_needs_a_name() -> None:
    with pytest.raises(UserError, match="Give the scenario a name"):
        keep_scenario(card(lane("Value")), scenario=Scenario(FIRST, " "))
