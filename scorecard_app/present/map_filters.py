"""What a map lets through: by theme, tag, owner and status; and what that is called."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from scorecard_app.domain.ids import MapId, ObjectiveId
from scorecard_app.domain.maps import MapFilter
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.judgements import Judgement, State
from scorecard_app.engine.results import Results
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.statuses import NO_DATA, NOT_SCORED, state_faces
from scorecard_app.texts import N_, _, ngettext


class Facet(Enum):
    """By what cards are let through; the value is the field of the filter."""

    THEME = "theme_ids"
    OWNER = "owner_ids"
    TAG = "tag_ids"
    STATUS = "band_keys"


FACETS: Mapping[Facet, str] = {
    Facet.THEME: N_("Theme"),
    Facet.OWNER: N_("Owner"),
    Facet.TAG: N_("Tag"),
    Facet.STATUS: N_("Status"),
}
"""What each facet is called, in the order in which they are offered."""

_NOTHING = MapFilter()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to filter by: its key in the filter, its name, and whether it is asked for."""

    facet: Facet
    key: str
    name: str
    is_chosen: bool
    status: StatusFace | None = None


def lets_through(
    wanted: MapFilter, objective_id: ObjectiveId, relations: Relations, results: Results
) -> bool:
    """Say whether a map with this filter shows an objective: one choice of each facet is enough."""
    if wanted == _NOTHING:
        return True
    objective = relations.card.objectives[objective_id]
    return (
        _meets(wanted.theme_ids, objective.theme_ids)
        and _meets(wanted.tag_ids, objective.tag_ids)
        and _meets(wanted.owner_ids, (objective.owner_id,))
        and (
            not wanted.band_keys or status_key(results.objective(objective_id)) in wanted.band_keys
        )
    )


def hidden_on(relations: Relations, map_id: MapId, shown: Collection[ObjectiveId]) -> int:
    """Return how many cards of a map are not among those shown."""
    objectives = relations.card.objectives
    placed = (ObjectiveId(each.item_id) for each in relations.placements_on(map_id))
    return sum(
        each in objectives and objectives[each].perspective_id is not None and each not in shown
        for each in placed
    )


def hidden_sentence(count: int) -> str:
    """Say how many cards are hidden; "" for none."""
    if not count:
        return ""
    return ngettext("{count} card hidden", "{count} cards hidden", count).format(count=count)


def options(card: Scorecard, map_id: MapId) -> tuple[Option, ...]:
    """Return everything a map can be filtered by, facet by facet and in alphabetical order."""
    chosen = card.maps[map_id].filter
    named: Mapping[Facet, Iterable[Any]] = {
        Facet.THEME: sorted(card.themes.values(), key=lambda each: (each.position, each.id)),
        Facet.OWNER: _by_name(card.people.values()),
        Facet.TAG: _by_name(card.tags.values()),
    }
    found = [
        Option(facet, each.id, each.name or _("(no name)"), _has(chosen, facet, each.id))
        for facet, entities in named.items()
        for each in entities
    ]
    states = state_faces(card.settings).items()
    found += [
        Option(Facet.STATUS, key, face.word, _has(chosen, Facet.STATUS, key), face)
        for key, face in states
    ]
    return tuple(found)


def switched(chosen: MapFilter, facet: Facet, key: str) -> MapFilter:
    """Return the filter with one choice more, or with it taken back."""
    keys: tuple[str, ...] = getattr(chosen, facet.value)
    rest = tuple(each for each in keys if each != key)
    wanted: dict[str, Any] = {facet.value: rest if key in keys else (*keys, key)}
    return replace(chosen, **wanted)


def status_key(judgement: Judgement) -> str:
    """Return the key by which a filter knows a status."""
    if judgement.band_key is not None:
        return judgement.band_key
    return NOT_SCORED if judgement.state is State.NOT_SCORED else NO_DATA


def _has(chosen: MapFilter, facet: Facet, key: str) -> bool:
    return key in getattr(chosen, facet.value)


def _meets(wanted: tuple[str, ...], has: Iterable[str | None]) -> bool:
    return not wanted or not set(wanted).isdisjoint(has)


def _by_name(entities: Iterable[Any]) -> list[Any]:
    return sorted(entities, key=lambda each: (each.name.casefold(), each.id))
