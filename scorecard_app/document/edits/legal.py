"""Refuse a record that refers to nothing or contradicts itself."""

from scorecard_app.document.limits import contradictions
from scorecard_app.document.naming import title
from scorecard_app.document.references import references
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def refuse_faults(card: Scorecard, record: Entity | Settings) -> None:
    """Raise UserError with the first thing that is wrong with a record about to be put."""
    what = _("Settings") if isinstance(record, Settings) else title(card, record)
    for sentence in contradictions(record):
        raise UserError(_("{what}: {sentence}").format(what=what, sentence=sentence))
    for reference in references(record):
        if not reference.is_in(card):
            raise UserError(
                _("{what}: What was chosen is no longer in the scorecard.").format(what=what)
            )
