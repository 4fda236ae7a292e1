"""A trace in words."""

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.traces import trace
from scorecard_app.present.traces import distance_words, trace_sentence
from tests.builders import card, lane, link, objective

NAMES = ("Learn", "Deliver", "Please", "Grow")


def test_a_trace_counts_what_feeds_a_card_and_what_it_feeds_with_the_farthest() -> None:
    made = card(lane("Value"), *map(objective, NAMES), *map(link, NAMES[:-1], NAMES[1:]))
    found = trace(made, ObjectiveId("Please"))

    assert trace_sentence(found, made.objectives) == (
        "2 cards feed it, up to 2 links away · it feeds 1 card, 1 link away"
    )
    assert distance_words(found) == {"Learn": "2 before", "Deliver": "1 before", "Grow": "1 after"}


def test_a_trace_says_what_of_it_is_not_on_the_map() -> None:
    made = card(lane("Value"), *map(objective, NAMES), link("Learn", "Grow"))
    found = trace(made, ObjectiveId("Grow"))

    assert trace_sentence(found, {ObjectiveId("Grow")}) == (
        "1 card feeds it, 1 link away · it feeds nothing · 1 not on this map"
    )


def test_a_card_on_a_loop_stands_both_before_and_after() -> None:
    made = card(lane("Value"), *map(objective, NAMES), link("Learn", "Grow"), link("Grow", "Learn"))
    assert distance_words(trace(made, ObjectiveId("Grow")))["Learn"] == "1 before · 1 after"
