"""What is invested in a card, as rows of a list."""

from collections.abc import Iterator

from scorecard_app.document.edits.listed import in_order
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.value import Initiative, Lever, ValueStream
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.investing import initiative_form, lever_form, stream_form
from scorecard_app.present.investing.words import STATES
from scorecard_app.present.lists import ListRow
from scorecard_app.present.what_if.words import money
from scorecard_app.texts import _


def invested_rows(context: FormContext, objective_id: ObjectiveId) -> tuple[ListRow, ...]:
    """Return the levers, the initiatives and the streams of a card, in this order."""
    return tuple(_rows(context, objective_id))


def _rows(context: FormContext, objective_id: ObjectiveId) -> Iterator[ListRow]:
    for table in (lever_form.TABLE, initiative_form.TABLE, stream_form.TABLE):
        for each in in_order(context.card, table):
            match each:
                case Lever():
                    is_on = any(act.objective_id == objective_id for act in each.acts)
                    detail = _a_year(context, each.current)
                case Initiative():
                    is_on = any(effect.objective_id == objective_id for effect in each.effects)
                    detail = _(STATES[each.state])
                case ValueStream():
                    is_on = each.objective_id == objective_id
                    detail = _a_year(context, each.yearly_amount)
            if is_on:
                yield ListRow(each.id, each.id, each.name or _("(no name)"), detail)


def _a_year(context: FormContext, amount: float | None) -> str:
    if amount is None:
        return ""
    currency = context.card.settings.currency
    said = money(amount, currency, context.forms).lstrip("+")
    return _("{money} a year").format(money=said)
