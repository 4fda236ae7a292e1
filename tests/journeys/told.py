"""A map as plain facts, so that two can be compared apart from ids and places."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from scorecard_app.domain.links import Link
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, Perspective

_AWAY = frozenset({"id", "source_id", "position", "perspective_id", "from_id", "to_id"})
"""Ids and places, which may differ; the ends and perspectives are compared by their names."""


def told(card: Scorecard) -> Mapping[str, list[Mapping[str, Any]]]:
    """Return a map as plain facts, in an order of its own."""
    relations = Relations(card)
    cards = [each for lane in relations.perspectives for each in relations.objectives_in(lane.id)]
    links = sorted(
        (said(each, card) for each in card.links.values()),
        key=lambda each: (each["ends"], each["sign"].value),
    )
    return {
        "scorecard": [{"name": card.settings.name, "maps": [m.name for m in relations.maps]}],
        "perspectives": [said(each, card) for each in relations.perspectives],
        "objectives": [said(each, card) for each in cards],
        "links": links,
    }


def said(thing: Objective | Perspective | Link, card: Scorecard) -> Mapping[str, Any]:
    """Return everything about something but its id and place, others by their names."""
    found = {
        each.name: getattr(thing, each.name) for each in fields(thing) if each.name not in _AWAY
    }
    if isinstance(thing, Objective):
        found.pop("main_attachment_id")  # measures are not built here
        assert thing.perspective_id is not None
        found["perspective"] = card.perspectives[thing.perspective_id].name
    if isinstance(thing, Link):
        found["ends"] = [card.objectives[each].name for each in (thing.from_id, thing.to_id)]
    return found
