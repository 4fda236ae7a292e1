"""Check each record by itself: its id, what it refers to, and the ranges of its numbers."""

import operator
from collections.abc import Iterator, Mapping
from typing import Any

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.checks.problem import Problem, about
from scorecard_app.document.limits import contradictions, has_limits
from scorecard_app.document.references import finders
from scorecard_app.domain.levels import Level
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.texts import _


def broken_ids(card: Scorecard) -> Iterator[Problem]:
    """Yield entities filed under another id than their own, and ids used in two tables."""
    home: dict[str, str] = {}
    for name in TABLES:
        for key, entity in card.table(name).items():
            if key != entity.id:
                says = _("It is filed under another id than its own.")
                yield about(card, entity, level=Level.ERROR, says=says)
            if home.setdefault(key, name) != name:
                says = _("Its id is used by something of another kind too.")
                yield about(card, entity, level=Level.ERROR, says=says)


def broken_references(card: Scorecard) -> Iterator[Problem]:
    """Yield every field that refers to something that is not there."""
    tables = {name: card.table(name) for name in TABLES}
    everything = {key for table in tables.values() for key in table}
    for name, table in tables.items():
        kind: Any = TABLES[name]
        for field, find in finders(kind):
            value_of = operator.attrgetter(field)
            for entity in table.values():
                for target, entity_id in find(value_of(entity)):
                    if entity_id not in (everything if target is None else tables[target]):
                        says = _("“{field}” refers to something that is not there.")
                        yield about(card, entity, level=Level.ERROR, says=says.format(field=field))
    lane = card.settings.culminating_perspective_id
    if lane is not None and lane not in card.perspectives:
        says = _("Settings: the culminating perspective is not there.")
        yield Problem(Level.ERROR, SETTINGS, SETTINGS, says)


def out_of_range(card: Scorecard) -> Iterator[Problem]:
    """Yield numbers out of their range and fields at odds with one another."""
    for says in contradictions(card.settings):
        sentence = _("Settings: {sentence}").format(sentence=says)
        yield Problem(Level.ERROR, SETTINGS, SETTINGS, sentence)
    kinds: Mapping[str, Any] = TABLES
    for name, kind in kinds.items():
        if has_limits(kind):
            for entity in card.table(name).values():
                for says in contradictions(entity):
                    yield about(card, entity, level=Level.ERROR, says=says)
