from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.formula.order import (
    Role,
    computed_in,
    cycle_in,
    cycle_through,
    cycles,
    order_of,
)
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import Parts, card, measure

A, B, C = MeasureId("A"), MeasureId("B"), MeasureId("C")


def target_formula(name: str, formula: str) -> Parts:
    kind = SeriesKind.TARGET
    return (Series(SeriesId(f"{name} target"), MeasureId(name), kind, formula=formula),)


def ordered(scorecard: Scorecard) -> list[str]:
    return [each.measure_id for each in order_of(computed_in(scorecard)).computed]


def test_what_is_needed_is_computed_first() -> None:
    scorecard = card(
        measure("A", formula="[#B] + [#C]"),
        measure("B", formula="[#C]"),
        measure("C", formula="[#D]"),
        measure("D", actual={"2026-01": 1}),
    )
    assert ordered(scorecard) == ["C", "B", "A"]
    assert cycle_in(scorecard) is None
    assert cycle_through(scorecard, A) is None


def test_a_circle_is_named_by_its_shortest_way_round() -> None:
    scorecard = card(
        measure("A", formula="[#B]"),
        measure("B", formula="[#C] + [#A]"),
        measure("C", formula="[#A]"),
        measure("D", formula="[#A]"),
    )
    assert cycle_in(scorecard) in {("A", "B", "A"), ("B", "A", "B")}
    assert cycle_through(scorecard, C) == ("C", "A", "B", "C")
    assert cycle_through(scorecard, MeasureId("D")) is None
    circular = order_of(computed_in(scorecard)).circular
    assert {each.measure_id for each in circular} == {"A", "B", "C"}


def test_a_measure_that_needs_its_own_value_goes_round_alone() -> None:
    assert cycle_in(card(measure("A", formula="VALUE + 1"))) == ("A", "A")
    assert cycle_in(card(measure("A", formula="PREV([#A])"))) == ("A", "A")


def test_targets_and_actuals_of_one_measure_are_apart() -> None:
    scorecard = card(measure("A", formula="TARGET"), target_formula("A", "[#B]"), measure("B"))
    assert [each.role for each in order_of(computed_in(scorecard)).computed] == [
        Role.TARGET,
        Role.ACTUAL,
    ]
    assert cycles(scorecard) == ()
    assert cycles(card(measure("A", formula="TARGET"), target_formula("A", "VALUE"))) == (
        ("A", "A"),
    )


def test_a_formula_of_the_measure_stands_before_that_of_its_first_actuals() -> None:
    scorecard = card(measure("A", formula="1", actual={}))
    series = replace(scorecard.series[SeriesId("A actual")], formula="2")
    (only,) = computed_in(scorecard.put(series))
    assert (only.text, only.series_id) == ("1", "A actual")


def test_a_chain_of_ten_thousand_formulas_is_put_in_order() -> None:
    names = [f"m{place}" for place in range(10_000)]
    chain = [measure(name, formula=f"[#{after}]") for name, after in pairwise(names)]
    assert ordered(card(*chain)) == list(reversed(names[:-1]))


@given(st.dictionaries(st.sampled_from("ABCDE"), st.sets(st.sampled_from("ABCDE")), max_size=5))
def test_all_that_lies_on_a_circle_is_circular_and_nothing_else(graph: dict[str, set[str]]) -> None:
    scorecard = card(
        *(
            measure(name, formula="+".join(["0", *(f"[#{each}]" for each in sorted(needed))]))
            for name, needed in graph.items()
        )
    )
    circular = {each.measure_id for each in order_of(computed_in(scorecard)).circular}
    assert circular == {name for name in graph if name in reachable(graph, name)}
    assert {name for name in graph if cycle_through(scorecard, MeasureId(name))} == circular
    assert bool(cycles(scorecard)) == bool(circular)


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    """Return what a name needs, directly or not: the closure, by brute force."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for there in graph.get(waiting.pop(), set()) - found:
            found.add(there)
            waiting.append(there)
    return found
