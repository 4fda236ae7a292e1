"""Which objectives lead and which lag (model.md, "Lead and lag")."""

from collections.abc import Mapping

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag


def lead_lag(card: Scorecard) -> Mapping[ObjectiveId, LeadLag]:
    """Return for every objective whether it leads.

    An objective leads if a causal link with at least the short lag leaves it; what was set by
    hand wins.
    """
    leading = {
        link.from_id
        for link in card.links.values()
        if link.kind is LinkKind.CAUSAL and link.lag_months >= card.settings.short_lag_months
    }
    return {
        key: each.lead_lag or (LeadLag.LEADING if key in leading else LeadLag.LAGGING)
        for key, each in card.objectives.items()
    }
