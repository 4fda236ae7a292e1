"""A trace in words: how many cards feed one, how many it feeds, and how far away they are."""

from collections.abc import Collection, Mapping

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.traces import Trace
from scorecard_app.texts import _, ngettext


def trace_sentence(trace: Trace, shown: Collection[ObjectiveId]) -> str:
    """Say what feeds a card, what it feeds, and how much of that is not on the map."""
    parts = [_fed_by(trace.causes), _feeds(trace.effects)]
    absent = (trace.causes.keys() | trace.effects.keys()) - set(shown)
    if absent:
        text = ngettext("{count} not on this map", "{count} not on this map", len(absent))
        parts.append(text.format(count=len(absent)))
    return " · ".join(parts)


def distance_words(trace: Trace) -> Mapping[ObjectiveId, str]:
    """Say of each card how many links before the traced one it stands, or after it."""
    words = {}
    for each in trace.causes.keys() | trace.effects.keys():
        said = []
        if each in trace.causes:
            count = trace.causes[each]
            said.append(ngettext("{count} before", "{count} before", count).format(count=count))
        if each in trace.effects:
            count = trace.effects[each]
            said.append(ngettext("{count} after", "{count} after", count).format(count=count))
        words[each] = " · ".join(said)
    return words


def _fed_by(causes: Mapping[ObjectiveId, int]) -> str:
    if not causes:
        return _("nothing feeds it")
    text = ngettext("{count} card feeds it", "{count} cards feed it", len(causes))
    return _up_to(text.format(count=len(causes)), causes)


def _feeds(effects: Mapping[ObjectiveId, int]) -> str:
    if not effects:
        return _("it feeds nothing")
    text = ngettext("it feeds {count} card", "it feeds {count} cards", len(effects))
    return _up_to(text.format(count=len(effects)), effects)


def _up_to(text: str, distances: Mapping[ObjectiveId, int]) -> str:
    farthest = max(distances.values())
    links = ngettext("{count} link away", "up to {count} links away", farthest)
    return f"{text}, {links.format(count=farthest)}"
