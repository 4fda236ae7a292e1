"""What stands beside the scores and depends on no number: statuses by hand, lead and lag."""

from collections.abc import Mapping
from functools import cached_property

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.engine.leadlag import lead_lag
from scorecard_app.engine.overrides import Overrides, overrides_of


class Marks:
    """Lazy look-ups over one scorecard, which serve another one that does not differ in them."""

    def __init__(self, card: Scorecard) -> None:
        self._card = card

    def serve(self, card: Scorecard) -> bool:
        """Say whether another scorecard has the same marks."""
        own = self._card
        return (
            own.settings is card.settings
            and own.overrides is card.overrides
            and own.links is card.links
            and own.objectives is card.objectives
        )

    @cached_property
    def overrides(self) -> Overrides:
        """Return the statuses set by hand, by subject."""
        return overrides_of(self._card)

    @cached_property
    def lead_lag(self) -> Mapping[ObjectiveId, LeadLag]:
        """Return for every objective whether it leads."""
        return lead_lag(self._card)
