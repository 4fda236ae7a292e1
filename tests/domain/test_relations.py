from dataclasses import replace

from scorecard_app.domain.ids import (
    AttachmentId,
    MapId,
    MeasureId,
    ObjectiveId,
    PerspectiveId,
    RuleId,
    SeriesId,
)
from scorecard_app.domain.maps import Map
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Rule
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import MAP, attachment_id, card, lane, link, measure, objective

GROW, CUT, SALES = ObjectiveId("Grow"), ObjectiveId("Cut"), MeasureId("Sales")


def start() -> Scorecard:
    return card(
        lane("Client", row=1),
        lane("Right", row=0, column=2.0),
        lane("Value", row=0, column=1.0),
        objective("Grow"),
        objective("Cut"),
        objective("Child", parent_id=GROW),
        measure("Sales", "Grow", "Cut", actual={"2026-01": 1}, target={"2026-01": 2}),
        measure("Share", "Grow"),
        link("Cut", "Grow"),
    )


def test_lanes_come_from_the_top_row_down_and_left_to_right() -> None:
    assert [each.name for each in Relations(start()).perspectives] == ["Value", "Right", "Client"]


def test_top_objectives_and_children_are_apart() -> None:
    relations = Relations(start())
    assert [each.id for each in relations.objectives_in(PerspectiveId("Value"))] == [GROW, CUT]
    assert [each.id for each in relations.children_of(GROW)] == ["Child"]
    assert relations.objectives_in(PerspectiveId("Client")) == ()
    assert relations.children_of(CUT) == ()


def test_the_main_measure_is_the_chosen_one_else_the_first_else_none() -> None:
    before = start()
    first = Relations(before).main_measure(GROW)
    assert first is not None
    assert first.name == "Sales"
    share = attachment_id("Share", "Grow")
    chosen = before.put(replace(before.objectives[GROW], main_attachment_id=share))
    main = Relations(chosen).main_attachment(GROW)
    assert main is not None
    assert main.id == share
    lost = AttachmentId("gone")
    astray = before.put(replace(before.objectives[GROW], main_attachment_id=lost))
    assert Relations(astray).main_measure(GROW) == first
    assert Relations(before).main_measure(ObjectiveId("Child")) is None


def test_attachments_are_found_from_both_sides() -> None:
    relations = Relations(start())
    assert [each.measure_id for each in relations.attachments_of(GROW)] == ["Sales", "Share"]
    assert {each.objective_id for each in relations.attachments_to(SALES)} == {GROW, CUT}
    assert relations.attachments_to(MeasureId("none")) == ()


def test_series_come_in_order_and_by_kind() -> None:
    early = Series(SeriesId("early"), SALES, SeriesKind.ACTUAL, position=-1)
    relations = Relations(start().put(early))
    assert relations.series_of(SALES)[0] == early
    assert relations.first_series(SALES, SeriesKind.ACTUAL) == early
    target = relations.first_series(SALES, SeriesKind.TARGET)
    assert target is not None
    assert target.id == "Sales target"
    assert relations.first_series(SALES, SeriesKind.FORECAST) is None


def test_rules_come_from_the_beginning_on() -> None:
    rules = [
        Rule(RuleId("late"), SALES, parse_period("2026-05")),
        Rule(RuleId("early"), SALES, parse_period("2026-02")),
        Rule(RuleId("always"), SALES),
    ]
    found = Relations(start().put(*rules)).rules_of(SALES)
    assert [each.id for each in found] == ["always", "early", "late"]


def test_rules_of_different_frequencies_come_by_the_day_on_which_they_begin() -> None:
    since = {"day": "2020-02-01", "month": "2021-01", "year": "2020", "week": "2019-W05"}
    rules = [Rule(RuleId(key), SALES, parse_period(text)) for key, text in since.items()]
    found = Relations(start().put(*rules)).rules_of(SALES)
    assert [rule.id for rule in found] == ["week", "year", "day", "month"]
    april = Relations(start().put(*rules).with_settings(fiscal_start=4)).rules_of(SALES)
    assert [rule.id for rule in april] == ["week", "day", "year", "month"]


def test_links_are_found_at_both_ends() -> None:
    relations = Relations(start())
    assert [each.id for each in relations.links_from(CUT)] == ["Cut→Grow"]
    assert [each.id for each in relations.links_to(GROW)] == ["Cut→Grow"]
    assert relations.links_from(GROW) == relations.links_to(CUT) == ()


def test_placements_are_found_by_map_and_by_what_they_show() -> None:
    before = start().put(Map(MapId("second"), position=-1))
    relations = Relations(before)
    assert [each.id for each in relations.maps] == ["second", MAP]
    assert len(relations.placements_on(MAP)) == 3
    assert relations.placements_on(MapId("second")) == ()
    assert [each.id for each in relations.referring_to(GROW)] == ["Grow@map"]
    assert relations.referring_to("nothing") == ()


def _all_groups(relations: Relations) -> dict[str, object]:
    card = relations.card
    return {
        "tops": {key: relations.objectives_in(key) for key in card.perspectives},
        "children": {key: relations.children_of(key) for key in card.objectives},
        "attachments": {key: relations.attachments_of(key) for key in card.objectives},
        "attachments to": {key: relations.attachments_to(key) for key in card.measures},
        "series": {key: relations.series_of(key) for key in card.measures},
        "rules": {key: relations.rules_of(key) for key in card.measures},
        "links from": {key: relations.links_from(key) for key in card.objectives},
        "links to": {key: relations.links_to(key) for key in card.objectives},
        "placements": relations.placements_on(MAP),
        "referring": {key: relations.referring_to(key) for key in card.objectives},
    }


def test_look_ups_that_follow_changes_are_those_made_anew() -> None:
    first = start()
    sales = Rule(RuleId("new"), SALES, parse_period("2026-03"))
    early = replace(sales, id=RuleId("early"), since=parse_period("2026"))
    cards = [
        first,
        first.put(replace(first.objectives[CUT], parent_id=GROW)),
        first.put(replace(first.objectives[GROW], position=9.0, perspective_id=None)),
        first.put(sales, early),
        first.put(sales),
        first.drop([*first.attachments.values(), *first.links.values()]),
        first.drop([*first.series.values(), *first.placements.values()]),
        first.drop([first.objectives[GROW], first.measures[SALES]]),
        first,
        first.with_settings(fiscal_start=4),
    ]
    relations = Relations(first)
    for card_now in cards:
        _all_groups(relations)
        before = relations.card
        touched = {
            name: {*before.table(name), *card_now.table(name)}
            for name in ("objectives", "attachments", "series", "rules", "links", "placements")
        }
        relations = relations.after(card_now, touched)
        assert _all_groups(relations) == _all_groups(Relations(card_now))


def test_what_is_looked_for_often_is_what_was_found_at_first() -> None:
    relations = Relations(start())
    asked = [relations.attachments_of(GROW) for _time in range(8)]
    assert [each.measure_id for each in asked[0]] == [SALES, MeasureId("Share")]
    assert all(each == asked[0] for each in asked)
    assert [relations.attachments_of(ObjectiveId("gone")) for _time in range(8)] == [()] * 8
