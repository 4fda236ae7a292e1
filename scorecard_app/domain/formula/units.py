"""Warn where a formula mixes units that do not go together; a warning never stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from scorecard_app.domain.formula.names import Names
from scorecard_app.domain.formula.tree import (
    Call,
    Function,
    Negation,
    Node,
    Number,
    Operation,
    Operator,
    OwnFigure,
    Percentage,
    Reference,
)
from scorecard_app.domain.measures import Measure, Unit, UnitKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import N_, _

_KINDS = {
    UnitKind.NUMBER: N_("a number"),
    UnitKind.PERCENT: N_("percent"),
    UnitKind.MONEY: N_("money"),
    UnitKind.COUNT: N_("a count"),
    UnitKind.RATIO: N_("a ratio"),
    UnitKind.SCORE: N_("a score"),
    UnitKind.DURATION: N_("a duration"),
    UnitKind.DATE: N_("a date"),
    UnitKind.YES_NO: N_("yes or no"),
}
_PLAIN = frozenset({UnitKind.NUMBER, UnitKind.RATIO})
"""Kinds without a dimension: a factor of such a kind leaves the other one as it is."""

_SUMS = frozenset({Operator.ADD, Operator.SUBTRACT})
_CHOOSING = frozenset(
    {Function.MIN, Function.MAX, Function.SUM, Function.AVERAGE, Function.COALESCE}
)


def unit_warnings(node: Node, card: Scorecard, own: Measure | None = None) -> tuple[str, ...]:
    """Return a sentence for each place where units do not go together, in the order of the text.

    With `own`, the measure that the formula computes, its unit is compared with the result's.
    """
    look = _Look(card, own)
    found = look.unit(node)
    sentences = list(look.sentences)
    if own is not None and found is not None:
        sentences += _at_odds(found, own.unit)
    return tuple(dict.fromkeys(sentences))


def unit_of(node: Node, card: Scorecard, own: Measure | None = None) -> Unit | None:
    """Return the unit of what a formula gives; None where it is not known."""
    return _Look(card, own).unit(node)


@dataclass(slots=True)
class _Look:
    """One pass through a tree; None stands for a unit that is not known or goes with any."""

    card: Scorecard
    own: Measure | None
    sentences: list[str] = field(default_factory=list)

    def unit(self, node: Node) -> Unit | None:
        match node:
            case Reference(measure_id):
                measure = self.card.measures.get(measure_id)
                return measure.unit if measure else None
            case OwnFigure():
                return self.own.unit if self.own else None
            case Number():
                return None
            case Negation(operand):
                return self.unit(operand)
            case Percentage(operand):
                inner = self.unit(operand)
                return Unit(UnitKind.RATIO) if _is(inner, UnitKind.PERCENT) else inner
            case Operation(operator, left, right):
                return self._operation(operator, left, right)
            case Call():
                return self._call(node)

    def _operation(self, operator: Operator, left: Node, right: Node) -> Unit | None:
        one, other = self.unit(left), self.unit(right)
        match operator:
            case Operator.MULTIPLY:
                self._warn_of_points(left, one, other)
                self._warn_of_points(right, other, one)
                return _product(one, other)
            case Operator.DIVIDE:
                return _quotient(one, other)
            case Operator.POWER:
                return None
            case _:
                found = self._common(one, other)
                is_between = operator is Operator.SUBTRACT and _is(found, UnitKind.DATE)
                if operator not in _SUMS:
                    return Unit(UnitKind.YES_NO)
                return None if is_between else found

    def _call(self, node: Call) -> Unit | None:
        units = [self.unit(each) for each in node.arguments]
        match node.function:
            case Function.AND | Function.OR | Function.NOT:
                return Unit(UnitKind.YES_NO)
            case Function.IF:
                return self._common(units[1], units[-1])
            case _ if node.function in _CHOOSING:
                found = units[0]
                for other in units[1:]:
                    found = self._common(found, other)
                return found
            case _:
                return units[0]

    def _common(self, one: Unit | None, other: Unit | None) -> Unit | None:
        """Return the unit that two have in common, with a warning where they have none."""
        if one is None or other is None:
            return one or other
        if _goes_with(one, other):
            return one
        self.sentences.append(
            _("{one} and {other} do not go together: what comes out is neither.").format(
                one=_said(one), other=_said(other)
            )
        )
        return None

    def _warn_of_points(self, node: Node, unit: Unit | None, factor: Unit | None) -> None:
        """Warn of a product with percent points, which is a hundred times too large."""
        if not _is(unit, UnitKind.PERCENT) or factor is None or not isinstance(node, Reference):
            return
        name = Names(self.card).spelled(node.measure_id)
        self.sentences.append(
            _(
                "{name} is in percent: 80 stands for 80 %. To take that share, write {name}%."
            ).format(name=name)
        )


def _at_odds(found: Unit, wanted: Unit) -> Iterator[str]:
    if found.kind is UnitKind.RATIO and wanted.kind is UnitKind.PERCENT:
        yield _(
            "The formula gives a ratio, but the measure is in percent: "
            "0.8 would read as 0.8 %. Multiply by 100."
        )
    elif not _goes_with(found, wanted) and wanted.kind not in _PLAIN:
        yield _("The formula gives {found}, but the unit of the measure is {wanted}.").format(
            found=_said(found), wanted=_said(wanted)
        )


def _product(one: Unit | None, other: Unit | None) -> Unit | None:
    if one is None or other is None:
        return one or other
    if one.kind in _PLAIN:
        return other
    return one if other.kind in _PLAIN else None


def _quotient(one: Unit | None, other: Unit | None) -> Unit | None:
    if one is None:
        return None
    if other is None or other.kind in _PLAIN:
        return one
    return Unit(UnitKind.RATIO) if one.kind is other.kind else None


def _goes_with(one: Unit, other: Unit) -> bool:
    if one.kind is not other.kind:
        return {one.kind, other.kind} <= {*_PLAIN, UnitKind.COUNT, UnitKind.SCORE}
    is_money = one.kind is UnitKind.MONEY and one.symbol and other.symbol
    return not is_money or one.symbol == other.symbol


def _is(unit: Unit | None, kind: UnitKind) -> bool:
    return unit is not None and unit.kind is kind


def _said(unit: Unit) -> str:
    kind = _(_KINDS[unit.kind])
    if unit.kind is UnitKind.MONEY and unit.symbol:
        return _("{kind} ({symbol})").format(kind=kind, symbol=unit.symbol)
    return kind
