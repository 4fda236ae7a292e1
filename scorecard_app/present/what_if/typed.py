"""What was typed onto a card: +10 % is a share, −300 a step in its unit, 68 a new value."""

from scorecard_app.domain.measures import Measure, UnitKind
from scorecard_app.engine.influence.scale import Scale
from scorecard_app.errors import UserError
from scorecard_app.present.numbers import parse_number, parse_plain
from scorecard_app.present.what_if.board import Stand
from scorecard_app.texts import LocaleForms, _

_SIGNS = "+-−"
_MOST = 10.0
_TO = "="


def typed_improvement(text: str, stand: Stand, forms: LocaleForms) -> float:
    """Return the improvement that was typed; UserError says what is wrong with it.

    With a percent sign it is a share, 10 being one tenth better. Without one it is in the unit of
    the card's measure: with a sign a step from today's value, else the value after.
    """
    typed = text.strip()
    if not typed:
        raise UserError(_("Type a change, like +10 %."))
    if typed.endswith("%"):
        return _sane(parse_plain(typed.removesuffix("%"), forms) / 100)
    if stand.scale is None or stand.measure is None:
        parse_plain(typed.removeprefix(_TO), forms)
        raise UserError(
            _("“{name}” has no value to count from. Type a change in percent, like +10 %.").format(
                name=stand.name
            )
        )
    return _sane(_in_unit(typed, stand.measure, stand.scale, forms))


def _in_unit(typed: str, measure: Measure, scale: Scale, forms: LocaleForms) -> float:
    if typed[0] in _SIGNS or typed.startswith(forms.minus):
        is_duration = measure.unit.kind is UnitKind.DURATION
        step = (
            parse_number(typed, measure.unit, forms) if is_duration else parse_plain(typed, forms)
        )
        return step / scale.whole
    return scale.improvement(parse_number(typed.removeprefix(_TO), measure.unit, forms))


def _sane(improvement: float) -> float:
    if abs(improvement) > _MOST:
        raise UserError(_("That is more than tenfold. Links speak of smaller changes."))
    return improvement
