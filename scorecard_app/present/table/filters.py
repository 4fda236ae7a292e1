"""Which rows are looked for: by text, status, owner, lead or lag, and age."""

from dataclasses import dataclass

from scorecard_app.domain.strategy import LeadLag
from scorecard_app.present.outline import NodeKind
from scorecard_app.present.table.facts import Facts
from scorecard_app.present.table.nodes import NOBODY


@dataclass(frozen=True, slots=True)
class Filter:
    """What a row must be to be seen; empty parts ask for nothing.

    `states` are keys of bands, or of the lack of one; `owner_id` NOBODY asks for what nobody owns.
    """

    text: str = ""
    states: frozenset[str] = frozenset()
    owner_id: str | None = None
    lead_lag: LeadLag | None = None
    is_stale: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked for."""
        return self == _NOTHING

    @property
    def asks_more_than_text(self) -> bool:
        """Say whether a row has to be something beside being called something."""
        return bool(self.states or self.lead_lag or self.is_stale) or self.owner_id is not None


_NOTHING = Filter()


def words_of(wanted: Filter) -> tuple[str, ...]:
    """Return the words that are looked for, all of which a row and those above it must hold."""
    return tuple(wanted.text.casefold().split())


def meets(facts: Facts, wanted: Filter) -> bool:
    """Say whether a row is what is asked for, its text aside."""
    if not wanted.asks_more_than_text:
        return True
    if facts.kind is NodeKind.GROUP:
        return False
    if wanted.states and facts.state_key not in wanted.states:
        return False
    if wanted.owner_id is not None and (facts.owner_id or NOBODY) != wanted.owner_id:
        return False
    if wanted.lead_lag is not None and facts.lead_lag is not wanted.lead_lag:
        return False
    return facts.is_stale or not wanted.is_stale
