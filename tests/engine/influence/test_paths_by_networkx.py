"""The ways of a map are the simple paths that networkx finds, with their effects and lags."""

import math
from dataclasses import replace
from functools import cache
from typing import Any

import networkx as nx
import numpy as np
import pytest

from scorecard_app.document.templates import template_names
from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Link, LinkKind, Magnitude, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.paths import paths
from tests.builders import card, lane, objective
from tests.engine.influence.reference import strengths
from tests.engine.influence.test_reference import rich

TEMPLATES = [each.id for each in template_names()]
SIZE = 8


@cache
def random_map(seed: int) -> Scorecard:
    """Return cards linked at random, loops and two links of one pair among them."""
    random = np.random.default_rng(seed)
    names = [str(at) for at in range(SIZE)]
    made = [lane("Value"), *(objective(name) for name in names)]
    for start in names:
        for end in names:
            signs = [each for each in Sign if random.random() < 0.2]
            if start != end:
                made += [_random_link(random, start, end, sign) for sign in signs]
    return card(*made)


def _random_link(random: np.random.Generator, start: str, end: str, sign: Sign) -> tuple[Link]:
    low, lag = float(random.uniform(0.05, 0.3)), int(random.integers(1, 9))
    made = Link(LinkId(f"{start}{sign.value}{end}"), ObjectiveId(start), ObjectiveId(end))
    return (replace(made, sign=sign, magnitude=Magnitude(low, 3 * low), lag_months=lag),)


def expected_ways(made: Scorecard, graph: Any, start: str, goal: str) -> list[tuple[Any, ...]]:  # noqa: ANN401 - a graph of networkx
    carries = strengths(made)
    found = []
    for edges in nx.all_simple_edge_paths(graph, start, goal):
        keys = tuple(key for _start, _end, key in edges)
        effect = math.prod(carries[key] for key in keys)
        found.append((keys, effect, sum(made.links[key].lag_months for key in keys)))
    return sorted(found)


def assert_same_ways(made: Scorecard) -> int:
    """Compare all ways between all cards, and return how many there are."""
    graph, net, count = nx.MultiDiGraph(), network(made), 0
    graph.add_nodes_from(made.objectives)
    graph.add_edges_from((each.from_id, each.to_id, each.id) for each in made.links.values())
    for start in made.objectives:
        for goal in made.objectives:
            if start == goal:
                continue
            expected = expected_ways(made, graph, start, goal)
            found = paths(net, net.medians, start, goal)
            ways = sorted((way.links, way.effect, way.lag_months) for way in found.ways)
            assert [(keys, lag) for keys, _effect, lag in ways] == [
                (keys, lag) for keys, _effect, lag in expected
            ]
            effects = [effect for _keys, effect, _lag in expected]
            assert [effect for _keys, effect, _lag in ways] == pytest.approx(effects, rel=1e-12)
            direct = [effect for keys, effect, _lag in expected if len(keys) == 1]
            assert found.direct == pytest.approx(sum(direct), abs=1e-12)
            assert found.indirect == pytest.approx(sum(effects) - sum(direct), abs=1e-12)
            count += len(expected)
    return count


@pytest.mark.parametrize("seed", range(3))
def test_random_maps_have_the_ways_that_networkx_finds(seed: int) -> None:
    assert assert_same_ways(random_map(seed)) > SIZE**2


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_with_a_loop_have_the_ways_that_networkx_finds(name: str) -> None:
    made = rich(name)
    assert any(each.kind is LinkKind.FEEDBACK for each in made.links.values())
    assert assert_same_ways(made)
