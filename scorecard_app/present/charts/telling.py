"""How a chart of one measure says its periods, its numbers and the differences between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scorecard_app.domain.measures import Measure, UnitKind
from scorecard_app.domain.periods import Period
from scorecard_app.present.amounts import WITHOUT_RELATIVE, amount
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.choices import Scale, rule_at, scale_of
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.present.numbers import (
    format_compact,
    format_number,
    format_plain,
    format_signed,
    unit_symbol,
)
from scorecard_app.present.periods import format_period
from scorecard_app.texts import _

_PADDING = 0.08
_TICKS = 6
_DAYS_BESIDE = 30.0
_DECIMALS_OF_SHARE = 1
_FURTHEST = 1e300
"""Where an axis ends at the latest: differences of what lies on it are still finite."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words for one measure in one locale."""

    context: FormContext
    measure: Measure

    @property
    def symbol(self) -> str:
        """Return the sign of the unit; words have none."""
        return (
            ""
            if self.scale()
            else unit_symbol(self.measure.unit, self.context.card.settings.currency)
        )

    def when(self, ordinal: int) -> str:
        """Say a period."""
        fiscal_start = self.context.card.settings.fiscal_start
        period = Period(self.measure.frequency, ordinal)
        return format_period(period, self.context.forms, fiscal_start=fiscal_start)

    def scale(self, ordinal: int | None = None) -> Scale:
        """Return the choices that stand for values in a period; without one, in that shown."""
        if not self.context.relations.rules_of(self.measure.id):
            return {}
        at = shown_ordinal(self.context, self.measure) if ordinal is None else ordinal
        period = Period(self.measure.frequency, at)
        return scale_of(rule_at(self.context.relations, self.measure, period))

    def number(self, value: float | None, at: int | None = None) -> str:
        """Say a value of a period in full, with its unit; that of a choice as its word."""
        if value is None:
            return format_number(value, self.measure.unit, self.context.forms)
        currency = self.context.card.settings.currency
        said = amount(value, self.measure, self.scale(at), self.context.forms, currency=currency)
        return said.whole

    def bare(self, value: float | None, at: int | None = None) -> str:
        """Say a value of a period in full, for a column that names the unit; "" for none."""
        if value is None:
            return ""
        word = self.scale(at).get(value)
        return word or format_number(value, self.measure.unit, self.context.forms)

    def compact(self, value: float) -> str:
        """Say a value in a few characters, without its unit."""
        return self.scale().get(value) or format_compact(
            value, self.measure.unit, self.context.forms
        )

    def average(self, value: float) -> str:
        """Say a mean or a limit with its unit: it may lie between values of whole numbers."""
        return f"{self.bare_average(value)} {self.symbol}".rstrip()

    def bare_average(self, value: float | None) -> str:
        """Say a mean or a limit for a column that names the unit; "" for none."""
        return (
            ""
            if value is None
            else format_number(value, self.finer.measure.unit, self.context.forms)
        )

    def short_average(self, value: float) -> str:
        """Say a mean or a limit in a few characters, without its unit."""
        return format_compact(value, self.finer.measure.unit, self.context.forms)

    @property
    def finer(self) -> "Telling":
        """Return the words for what is computed from values: it lies between them."""
        unit = self.measure.unit
        if unit.decimals is None:
            return self
        return replace(
            self, measure=replace(self.measure, unit=replace(unit, decimals=unit.decimals + 1))
        )

    def difference(self, value: float) -> str:
        """Say a difference between two values with its sign; that of two dates is in days."""
        forms, unit = self.context.forms, self.measure.unit
        if unit.kind is UnitKind.DURATION:
            return ("+" if value > 0 else "") + format_number(value, unit, forms)
        decimals = 0 if unit.kind is UnitKind.DATE else unit.decimals
        return format_signed(value, forms, decimals=decimals)

    def moved(self, value: float) -> str:
        """Say a difference with its sign and its unit: percent in points, dates in days."""
        match self.measure.unit.kind:
            case UnitKind.PERCENT:
                unit = _("points")
            case UnitKind.DATE:
                unit = _("days")
            case _:
                unit = self.symbol
        return f"{self.difference(value)} {unit}".rstrip()

    @property
    def has_relative(self) -> bool:
        """Say whether a difference in percent means something in this unit."""
        return self.measure.unit.kind not in WITHOUT_RELATIVE

    def short_difference(self, value: float) -> str:
        """Say a difference with its sign in a few characters, for a label."""
        if self.measure.unit.kind in {UnitKind.DURATION, UnitKind.DATE}:
            return self.difference(value)
        return ("+" if value > 0 else "") + self.compact(value)

    def share(self, percent: float) -> str:
        """Say a relative difference in percent, with its sign."""
        text = format_signed(percent, self.context.forms, decimals=_DECIMALS_OF_SHARE)
        return f"{text} %"

    def points(self, value: float) -> str:
        """Say a score or a share, without its unit."""
        return format_plain(value, self.context.forms, decimals=_DECIMALS_OF_SHARE)

    def places(self, first: int, last: int) -> tuple[Tick, ...]:
        """Return the label of every period; there may be more than there is room for."""
        return tuple(Tick(float(each), self.when(each)) for each in range(first, last + 1))

    def span(self, numbers: Iterable[float], near: Sequence[float] = ()) -> tuple[float, float]:
        """Return the ends of an axis for values; round a day that is alone lie some weeks."""
        known = list(numbers)
        if self.measure.unit.kind is UnitKind.DATE and len(set(known)) == 1:
            known += [known[0] - _DAYS_BESIDE, known[0] + _DAYS_BESIDE]
        return span(known, near)

    def ticks(self, low: float, high: float, *, most: int = _TICKS) -> tuple[Tick, ...]:
        """Return round values between the ends of an axis; the choices where those are values."""
        scale = self.scale()
        if scale:
            return tuple(Tick(each, word) for each, word in scale.items() if low <= each <= high)
        return value_ticks(low, high, self.measure.unit, self.context.forms, most=most)


def has_numbers(context: FormContext, measure: Measure) -> bool:
    """Say whether the values of a measure are numbers, neither yes and no nor other words."""
    return measure.unit.kind is not UnitKind.YES_NO and not Telling(context, measure).scale()


def span(numbers: Iterable[float], near: Sequence[float] = ()) -> tuple[float, float]:
    """Return the ends of an axis that holds all numbers with a little air round them.

    What is merely good to see, such as the edge of a band, is in it if it is no further away
    than the numbers reach.
    """
    known = list(numbers)
    if not known:
        return 0.0, 1.0
    low, high = _ends(known)
    reach = high - low
    seen = [each for each in near if low - reach <= each <= high + reach]
    low, high = min([low, *seen]), max([high, *seen])
    margin = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    return low - margin, high + margin


def span_from_zero(numbers: Iterable[float]) -> tuple[float, float]:
    """Return the ends of an axis for bars, which begin at zero: air only where there are bars."""
    low, high = _ends([0.0, *numbers])
    margin = (high - low) * 2 * _PADDING or 1.0
    return (low - margin if low < 0 else 0.0), (high + margin if high > 0 or low == 0 else 0.0)


def _ends(numbers: Sequence[float]) -> tuple[float, float]:
    """Return the smallest and the largest number, within what an axis can be drawn for."""
    return max(min(numbers), -_FURTHEST), min(max(numbers), _FURTHEST)
