"""A scorecard with everything that money can be spent on: streams, levers, initiatives, scenarios.

The template "IT scorecard: business value", with ranges of its streams and ten initiatives.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import InitiativeId, ObjectiveId, ScenarioId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import (
    Effect,
    Initiative,
    InitiativeState,
    Lever,
    Push,
    Scenario,
)

_PROJECTS = (
    # name, objective, low, high, lag, a year, once, state
    ("Replace the client portal", "C1", 0.02, 0.08, 6, 6e5, 4e5, InitiativeState.PROPOSED),
    ("Close two data centres", "R2", 0.04, 0.10, 9, 3e5, 9e5, InitiativeState.RUNNING),
    ("Train team leads in change", "D3", 0.03, 0.12, 3, 2.5e5, 0.0, InitiativeState.PROPOSED),
    ("Automate deployments", "D2", 0.05, 0.15, 4, 4e5, 1e5, InitiativeState.RUNNING),
    ("Renew the network", "R1", 0.01, 0.04, 6, 5e5, 1.2e6, InitiativeState.PROPOSED),
    ("Clean the master data", "T3", 0.05, 0.20, 8, 3.5e5, 5e4, InitiativeState.PROPOSED),
    ("Second data platform", "T3", 0.03, 0.10, 10, 7e5, 8e5, InitiativeState.PROPOSED),
    ("Zero-trust access", "T2", 0.04, 0.12, 6, 4e5, 3e5, InitiativeState.PROPOSED),
    ("Rotate analysts through the business", "O2", 0.05, 0.20, 6, 2e5, 0.0,
     InitiativeState.PROPOSED),
    ("Recruit fifteen engineers", "O1", 0.02, 0.08, 9, 1.5e6, 2e5, InitiativeState.PROPOSED),
)  # fmt: skip


def rich_card(mint: Callable[[], str], on: Scorecard | None = None) -> Scorecard:
    """Return the scorecard; `on` one that was begun from the template already."""
    card = from_template("it-business-value", mint=mint) if on is None else on
    ids = {each.source_id: key for key, each in card.objectives.items()}
    streams = (
        replace(each, low=0.7 * (each.yearly_amount or 0), high=1.4 * (each.yearly_amount or 0))
        for each in card.value_streams.values()
    )
    levers = [_spread(at, each) for at, each in enumerate(card.levers.values())]
    projects = _projects(mint, ids)
    card = card.put(*streams, *levers, *projects.values())
    return card.put(*_scenarios(mint, ids, levers, projects))


def _spread(at: int, lever: Lever) -> Lever:
    """Return a lever that does more than the template's, and gets its own share of money."""
    acts = tuple(
        replace(act, curve=replace(act.curve, parameters={"vmax": 0.4, "k": 1.5e6, "h": 1.0}))
        for act in lever.acts
    )
    return replace(lever, current=4e5 + 3e5 * at, acts=acts, is_example=False)


def _projects(mint: Callable[[], str], ids: dict[str, ObjectiveId]) -> dict[str, Initiative]:
    found: dict[str, Initiative] = {}
    for name, card, low, high, lag, yearly, once, state in _PROJECTS:
        found[name] = Initiative(
            InitiativeId(mint()),
            name,
            state=state,
            start=date(2026, 1, 1) if state is InitiativeState.RUNNING else date(2027, 1, 1),
            end=date(2029, 12, 31),
            cost_per_year=yearly,
            one_off_cost=once,
            effects=(Effect(ids[card], low, high, lag),),
        )
    second, first = found["Second data platform"], found["Clean the master data"]
    found[second.name] = replace(second, prerequisite_ids=(first.id,))
    portal, network = found["Replace the client portal"], found["Renew the network"]
    found[portal.name] = replace(portal, exclusion_ids=(network.id,))
    return found


def _scenarios(
    mint: Callable[[], str],
    ids: dict[str, ObjectiveId],
    levers: list[Lever],
    projects: dict[str, Initiative],
) -> tuple[Scenario, ...]:
    start = {projects[name].id: True for name in ("Train team leads in change",
                                                  "Clean the master data")}  # fmt: skip
    return (
        Scenario(ScenarioId(mint()), "Change before technology", initiatives=start, position=0.0),
        Scenario(
            ScenarioId(mint()),
            "Half the money on operations",
            lever_settings={levers[-2].id: levers[-2].current / 2},
            position=1.0,
        ),
        Scenario(
            ScenarioId(mint()),
            "Grow people first",
            pushes=(Push(ids["O1"], 0.1),),
            lever_settings={levers[0].id: 9e5},
            position=2.0,
        ),
    )
