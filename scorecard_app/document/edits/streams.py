"""Edit value streams: the yearly money that a card of the culminating perspective can move."""

from dataclasses import replace
from typing import Any

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.legal import refuse_faults
from scorecard_app.document.edits.listed import put_last
from scorecard_app.document.kinds import fitted_fields
from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import StreamKind, ValueStream
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_FIGURES = frozenset({"yearly_amount", "low", "high"})
"""Who changes one of these has replaced the example that came with a template."""


def add_stream(
    card: Scorecard,
    *,
    stream_id: ValueStreamId,
    name: str = "",
    kind: StreamKind = StreamKind.OTHER,
    objective_id: ObjectiveId | None = None,
) -> Scorecard:
    """Add a stream; how much money it is worth is not known yet."""
    stream = ValueStream(stream_id, name.strip(), kind, objective_id)
    refuse_faults(card, stream)
    return put_last(card, stream)


def set_stream(card: Scorecard, *, stream_id: ValueStreamId, **changes: Any) -> Scorecard:  # noqa: ANN401 - fields
    """Change fields of a stream; one whose figures are changed is no example any more."""
    stream = found(card.value_streams, stream_id)
    changes = fitted_fields(ValueStream, changes)
    if all(getattr(stream, name) == value for name, value in changes.items()):
        return card
    if _FIGURES & changes.keys():
        changes = {"is_example": False, **changes}
    changed = replace(stream, **changes)
    amounts = (changed.yearly_amount, changed.low, changed.high)
    if any(each is not None and each < 0 for each in amounts):
        raise UserError(_("The money of a stream cannot be negative: links say what worsens it."))
    refuse_faults(card, changed)
    return card.put(changed)
