"""Say by hand of the selected cards whether they lead or lag, or leave it to their links."""

from functools import partial

from scorecard_app.document.edits.cards import set_lead_lag
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.present.words import LEAD_LAGS
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.workplace import Workplace

_ORDER = (None, LeadLag.LEADING, LeadLag.LAGGING)


def switch_lead_lag(place: Workplace) -> None:
    """Let the selected cards lead, then lag, then follow their links again; say which."""
    ids = selected_cards(place)
    if not ids:
        return
    now = place.card.objectives[ids[0]].lead_lag
    then = _ORDER[(_ORDER.index(now) + 1) % len(_ORDER)]
    edit = partial(set_lead_lag, ids=ids, lead_lag=then)
    if place.run(_("Leads or lags"), edit):
        place.answer(_(LEAD_LAGS[then]))
