"""Sentences on what the data say of a link; never more than "consistent with"."""

from dataclasses import dataclass

from scorecard_app.document.naming import measure_name, objective_name
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.evidence.weighing import Weighed
from scorecard_app.present.hypotheses.said import more_periods, periods
from scorecard_app.present.numbers import format_plain
from scorecard_app.texts import LocaleForms, _, ngettext, quoted


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for links of one scorecard in one locale."""

    card: Scorecard
    forms: LocaleForms

    def sentence(self, weighed: Weighed | None) -> str:
        """Say what the data say of a link, why it is no more, and how sure that is."""
        if weighed is None:
            return _("What the data say is being worked out.")
        match weighed.says:
            case Says.CONSISTENT:
                return self._consistent(weighed)
            case Says.AGAINST:
                return self._against(weighed)
            case Says.OPEN:
                return self._open(weighed)
            case Says.TOO_FEW:
                return self._too_few(weighed)
            case Says.STILL:
                still = _(
                    "{driver} or {outcome} never changed, or always by the same share, so nothing "
                    "can be seen."
                )
                return self._filled(still, weighed)
            case Says.NO_VALUES:
                return self._no_values(weighed)
            case Says.NO_MEASURE:
                return self._no_measure(weighed)
            case Says.BY_DEFINITION:
                return _("It is true by definition: there is nothing to test.")

    def number(self, value: float, decimals: int = 2) -> str:
        """Write a correlation or a strength."""
        return format_plain(value, self.forms, decimals=decimals)

    def span(self, low: float, high: float) -> str:
        """Write a range from end to end."""
        return _("{low} to {high}").format(low=self.number(low), high=self.number(high))

    def driver(self, weighed: Weighed) -> str:
        """Name the measure at the start of a link."""
        return quoted(measure_name(self.card, weighed.driver_id)) if weighed.driver_id else ""

    def outcome(self, weighed: Weighed) -> str:
        """Name the measure at the end of a link."""
        return quoted(measure_name(self.card, weighed.outcome_id)) if weighed.outcome_id else ""

    def _consistent(self, weighed: Weighed) -> str:
        caution = _("That proves no cause: something else may move both.")
        return f"{self._moved(weighed)} {self._figures(weighed)} {caution}"

    def _against(self, weighed: Weighed) -> str:
        caution = _(
            "That speaks against the link: doubt it, its lag, or the measures that test it."
        )
        return f"{self._moved(weighed)} {self._figures(weighed)} {caution}"

    def _moved(self, weighed: Weighed) -> str:
        """Say which way the outcome went after the driver."""
        better = _("Where {driver} improved, {outcome} mostly improved {later}.")
        worse = _("Where {driver} improved, {outcome} mostly got worse {later}.")
        return self._filled(better if self._rises(weighed) else worse, weighed)

    def _open(self, weighed: Weighed) -> str:
        said = _("{driver} and {outcome} show no clear sign of it yet.")
        return f"{self._filled(said, weighed)} {self._figures(weighed)}"

    def _too_few(self, weighed: Weighed) -> str:
        chosen, frequency = weighed.chosen, weighed.frequency
        pairs = chosen.pairs if chosen is not None else 0
        count = ngettext(
            "There is {count} change that {driver} and {outcome} share",
            "There are {count} changes that {driver} and {outcome} share",
            pairs,
        ).format(count=pairs, driver=self.driver(weighed), outcome=self.outcome(weighed))
        if chosen is not None and pairs - chosen.effective > 0.5:  # noqa: PLR2004 - worth saying
            worth = self.number(chosen.effective, 1)
            count = _("{count}, worth {worth} because they repeat themselves").format(
                count=count, worth=worth
            )
        more = more_periods(weighed.more, frequency) if frequency else ""
        return _("Not enough data. {count}; it takes about {more}.").format(count=count, more=more)

    def _no_values(self, weighed: Weighed) -> str:
        lacking = [
            name
            for track, name in (
                (weighed.driver, self.driver(weighed)),
                (weighed.outcome, self.outcome(weighed)),
            )
            if track is None or not track.has_values
        ]
        if len(lacking) > 1:
            return _("Neither {one} nor {other} has values yet.").format(
                one=lacking[0], other=lacking[1]
            )
        return _("{name} has no values yet.").format(name=lacking[0])

    def _no_measure(self, weighed: Weighed) -> str:
        link = self.card.links[weighed.link_id]
        ends = ((weighed.driver_id, link.from_id), (weighed.outcome_id, link.to_id))
        names = [quoted(objective_name(self.card, key)) for each, key in ends if each is None]
        if len(names) > 1:
            return _("Neither {one} nor {other} has a measure by which to test it.").format(
                one=names[0], other=names[1]
            )
        return _("{name} has no measure by which to test it.").format(name=names[0])

    def _rises(self, weighed: Weighed) -> bool:
        chosen = weighed.chosen
        return bool(chosen and chosen.correlation and chosen.correlation.middle > 0)

    def _filled(self, text: str, weighed: Weighed) -> str:
        return text.format(
            driver=self.driver(weighed), outcome=self.outcome(weighed), later=self.later(weighed)
        )

    def later(self, weighed: Weighed) -> str:
        """Say how much later the outcome followed."""
        chosen, frequency = weighed.chosen, weighed.frequency
        if chosen is None or frequency is None:
            return ""
        if not chosen.lag:
            return {
                Frequency.MONTH: _("in the same month"),
                Frequency.QUARTER: _("in the same quarter"),
                Frequency.HALF_YEAR: _("in the same half-year"),
            }.get(frequency, _("in the same year"))
        return _("{periods} later").format(periods=periods(chosen.lag, frequency))

    def _figures(self, weighed: Weighed) -> str:
        chosen = weighed.chosen
        if chosen is None or chosen.correlation is None:
            return ""
        r = chosen.correlation
        return _("Correlation {r}, 95 % {span}, from {pairs}.").format(
            r=self.number(r.middle),
            span=self.span(r.low, r.high),
            pairs=ngettext("{count} change", "{count} changes", chosen.pairs).format(
                count=chosen.pairs
            ),
        )
