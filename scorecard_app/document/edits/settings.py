"""Edit what holds for the scorecard as a whole."""

from dataclasses import replace
from typing import Any

from scorecard_app.document.edits.legal import refuse_faults
from scorecard_app.document.edits.objectives import next_number
from scorecard_app.document.kinds import fitted
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_setting(card: Scorecard, *, field: str, value: object) -> Scorecard:
    """Set one of the settings, normalised and within its range."""
    fit: Any = fitted(field_types(Settings)[field], value)
    if getattr(card.settings, field) == fit:
        return card
    if field == "last_number" and fit < next_number(card) - 1:
        raise UserError(
            _("Card numbers are never used twice; the last one was {number}.").format(
                number=next_number(card) - 1
            )
        )
    refuse_faults(card, replace(card.settings, **{field: fit}))
    return card.with_settings(**{field: fit})
