"""A change: two whole scorecards, a label, and what differs between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import chain, compress, islice
from operator import attrgetter, is_, is_not

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings

SETTINGS = "settings"
"""The name under which the settings stand in a delta, as table and as id."""

_BUT_PLACE = attrgetter(*(each.name for each in fields(Placement) if each.name not in {"x", "y"}))

Record = Entity | Settings
Delta = Mapping[str, Mapping[EntityId, tuple[Record | None, Record | None]]]
"""Table → id → (before, after); None where the entity is not there. Equal ones do not appear."""


@dataclass(frozen=True)
class Change:
    """One step of the document; `origin` says who made it, so that nobody hears an echo."""

    label: str
    before: Scorecard
    after: Scorecard
    origin: str = ""

    @cached_property
    def delta(self) -> Delta:
        """Return what differs, by table and id."""
        return diff(self.before, self.after)

    def reversed(self, *, origin: str = "") -> "Change":
        """Return the change that takes this one back."""
        return Change(self.label, self.after, self.before, origin or self.origin)

    def joined(self, later: "Change") -> "Change":
        """Return one change from the start of this one to the end of the next."""
        return replace(self, after=later.after)

    def touches(self, *tables: str) -> bool:
        """Say whether any of these tables differs."""
        return not self.delta.keys().isdisjoint(tables)

    @cached_property
    def only_moves(self) -> bool:
        """Say whether things stand elsewhere on their map, and nothing else differs."""
        moves = self.delta.get("placements", {}).values()
        return self.delta.keys() == {"placements"} and all(_is_move(*pair) for pair in moves)


def diff(before: Scorecard, after: Scorecard) -> Delta:
    """Compare two scorecards; tables and entities that are the same object cost nothing."""
    delta: dict[str, dict[EntityId, tuple[Record | None, Record | None]]] = {}
    if before.settings != after.settings:
        delta[SETTINGS] = {SETTINGS: (before.settings, after.settings)}
    for name in TABLES:
        old, new = before.table(name), after.table(name)
        if old is new:
            continue
        rows: dict[EntityId, tuple[Record | None, Record | None]] = {
            key: (old.get(key), new[key]) for key in _others(old, new) if old.get(key) != new[key]
        }
        if len(new) < len(old) or rows.keys() - old.keys():
            rows.update((key, (entity, None)) for key, entity in old.items() if key not in new)
        if rows:
            delta[name] = rows
    return delta


def _others(old: Mapping[EntityId, Entity], new: Mapping[EntityId, Entity]) -> Iterable[EntityId]:
    """Return the ids under which another object stands, at the speed of C in a table edited once.

    A table that was copied and put into has the same ids, in the same order, before the new ones.
    """
    count = len(old)
    if len(new) >= count and all(map(is_, old, new)):
        placed = compress(old, map(is_not, old.values(), new.values()))
        return chain(placed, islice(new, count, None))
    return (key for key, entity in new.items() if old.get(key) is not entity)


def _is_move(before: Record | None, after: Record | None) -> bool:
    """Say whether only the place of something differs."""
    if not isinstance(before, Placement) or not isinstance(after, Placement):
        return False
    return _BUT_PLACE(before) == _BUT_PLACE(after)


def apply(card: Scorecard, delta: Delta) -> Scorecard:
    """Return the scorecard with the after side of a delta in place."""
    tables: dict[str, object] = {}
    for name, rows in delta.items():
        if name == SETTINGS:
            tables[SETTINGS] = rows[SETTINGS][1]
            continue
        table: dict[EntityId, Record] = {**card.table(name)}
        for key, (_before, after) in rows.items():
            if after is None:
                table.pop(key, None)
            else:
                table[key] = after
        tables[name] = table
    return replace(card, **tables)  # type: ignore[arg-type]  # names are TABLES' own


def inverse(delta: Delta) -> Delta:
    """Swap the two sides of a delta."""
    return {
        name: {key: (after, before) for key, (before, after) in rows.items()}
        for name, rows in delta.items()
    }
