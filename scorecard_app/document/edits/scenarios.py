"""Edit the list of scenarios: keep, duplicate, rename and delete what was supposed."""

from dataclasses import replace

from scorecard_app.document.edits.beside import worded
from scorecard_app.document.edits.finding import found
from scorecard_app.domain.ids import ScenarioId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Scenario
from scorecard_app.texts import _


def keep_scenario(card: Scorecard, *, scenario: Scenario) -> Scorecard:
    """Keep what is supposed under its name, behind the scenarios that there are."""
    name = worded(scenario.name, _("Give the scenario a name."))
    last = max((each.position for each in card.scenarios.values()), default=-1.0)
    return card.put(replace(scenario, name=name, position=last + 1))


def rename_scenario(card: Scorecard, *, scenario_id: ScenarioId, name: str) -> Scorecard:
    """Call a scenario otherwise."""
    name = worded(name, _("Give the scenario a name."))
    return card.put(replace(found(card.scenarios, scenario_id), name=name))


def duplicate_scenario(
    card: Scorecard, *, scenario_id: ScenarioId, new_id: ScenarioId
) -> Scorecard:
    """Put a copy of a scenario right behind it."""
    ordered = scenarios_in_order(card)
    original = found(card.scenarios, scenario_id)
    at = ordered.index(original)
    behind = ordered[at + 1].position if at + 1 < len(ordered) else original.position + 2
    name = _("{name}, a copy").format(name=original.name)
    position = (original.position + behind) / 2
    return card.put(replace(original, id=new_id, name=name, position=position))


def scenarios_in_order(card: Scorecard) -> tuple[Scenario, ...]:
    """Return the scenarios as they are listed."""
    return tuple(sorted(card.scenarios.values(), key=lambda each: (each.position, each.id)))
