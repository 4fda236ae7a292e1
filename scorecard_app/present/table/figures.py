"""What each column of the table says of a row: figures, shares, periods and words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.present.amounts import amount, scale_by, signed_amount
from scorecard_app.present.choices import Scale
from scorecard_app.present.missing_notes import missing_note, note_added
from scorecard_app.present.numbers import (
    format_plain,
    format_score,
    format_score_change,
    format_share,
    format_signed,
)
from scorecard_app.present.outline import NodeKind
from scorecard_app.present.periods import format_period
from scorecard_app.present.progress import percent_text
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.differences import (
    by_now,
    done,
    is_variance_good,
    relative_variance,
    score_change,
    value_change,
    variance,
)
from scorecard_app.present.table.facts import Facts, period_shown
from scorecard_app.present.table.standing import Standing
from scorecard_app.present.table.weights import counts, edge_of
from scorecard_app.present.words import LEAD_LAGS
from scorecard_app.texts import _, ngettext


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: its text, the unit quiet beside it, and whether it is good for the business.

    `short` stands where there is no room for the text, never a part of a number. `lacks_note` says
    that the scorecard asks for a note on the value.
    """

    text: str = ""
    unit: str = ""
    is_good: bool | None = None
    is_quiet: bool = False
    said: str = ""
    short: str = ""
    lacks_note: bool = False

    @property
    def whole(self) -> str:
        """Return text and unit as they are copied and read aloud."""
        return f"{self.text} {self.unit}".rstrip()


NOTHING = Figure()
"""What a cell shows that has nothing to say."""


def status_figure(facts: Facts, word: str) -> Figure:
    """Return the word of a status, marked where a note on the value is asked for."""
    if _lacks_note(facts):
        return Figure(word, said=note_added(word), lacks_note=True)
    return Figure(word)


def _lacks_note(facts: Facts) -> bool:
    if facts.kind is not NodeKind.MEASURE or facts.measure is None:
        return False
    return (
        missing_note(facts.footing.relations, facts.footing.results, facts.measure.id) is not None
    )


def _value(facts: Facts) -> Figure:
    return _amount(facts.now.value, facts, facts.now)


def _target(facts: Facts) -> Figure:
    return _amount(facts.now.target, facts, facts.now, is_quiet=True)


def _variance(facts: Facts) -> Figure:
    found = _difference(variance(facts), facts)
    if not found.text or is_variance_good(facts) is None:
        return found
    verdict = _("better than the target") if is_variance_good(facts) else _("worse than the target")
    said = f"{found.whole}, {verdict}"
    return replace(found, is_good=is_variance_good(facts), said=said)


def _relative(facts: Facts) -> Figure:
    share = relative_variance(facts)
    if share is None or _scale(facts, facts.now):
        return NOTHING
    percent = format_signed(100 * share, facts.footing.forms, decimals=1)
    return Figure(f"{percent} %", is_good=is_variance_good(facts))


def _score(facts: Facts) -> Figure:
    settings = facts.footing.relations.card.settings
    return Figure(format_score(facts.now.score, settings, facts.footing.forms))


def _value_then(facts: Facts) -> Figure:
    return _amount(facts.then.value, facts, facts.then, is_quiet=True)


def _value_change(facts: Facts) -> Figure:
    return _difference(value_change(facts), facts)


def _score_then(facts: Facts) -> Figure:
    settings = facts.footing.relations.card.settings
    return Figure(format_score(facts.then.score, settings, facts.footing.forms), is_quiet=True)


def _score_change(facts: Facts) -> Figure:
    settings, change = facts.footing.relations.card.settings, score_change(facts)
    text = format_score_change(change, settings, facts.footing.forms)
    is_good = None if not _is_visible(text) else (change or 0.0) > 0
    return Figure(text, is_good=is_good)


def _coverage(facts: Facts) -> Figure:
    return Figure(format_share(facts.coverage, facts.footing.forms))


def _as_of(facts: Facts) -> Figure:
    period = period_shown(facts)
    if period is None:
        return NOTHING
    start = facts.footing.relations.card.settings.fiscal_start
    text = format_period(period, facts.footing.forms, fiscal_start=start)
    late = facts.now.periods_late or 0
    if not facts.is_stale:
        return Figure(text)
    said = ngettext("{period}, {count} period late", "{period}, {count} periods late", late)
    return Figure(said.format(period=text, count=late))


def _weight(facts: Facts) -> Figure:
    edge = edge_of(facts.node, facts.footing.relations)
    if edge is not None and not counts(edge):
        return Figure(_("left out"), is_quiet=True)
    return Figure(format_share(facts.share, facts.footing.forms))


def _effective(facts: Facts) -> Figure:
    if facts.effective is None:
        return NOTHING
    return Figure(format_plain(100 * facts.effective, facts.footing.forms, decimals=1) + " %")


def _lead_lag(facts: Facts) -> Figure:
    if facts.kind is NodeKind.PERSPECTIVE:
        return Figure(balance(facts))
    if facts.lead_lag is None:
        return NOTHING
    is_inherited = facts.kind is NodeKind.MEASURE
    return Figure(_(LEAD_LAGS[facts.lead_lag]), is_quiet=is_inherited)


def balance(facts: Facts) -> str:
    """Say how many objectives of a perspective lead, and how many lag."""
    relations, results = facts.footing.relations, facts.footing.results
    waiting = [*relations.objectives_in(PerspectiveId(facts.node))]
    leading = lagging = 0
    while waiting:
        objective = waiting.pop()
        waiting += relations.children_of(objective.id)
        is_leading = results.marks.lead_lag[objective.id] is LeadLag.LEADING
        leading, lagging = leading + is_leading, lagging + (not is_leading)
    if not leading + lagging:
        return ""
    return _("{leading} leading, {lagging} lagging").format(leading=leading, lagging=lagging)


def _owner(facts: Facts) -> Figure:
    return Figure(facts.owner)


def _progress(facts: Facts) -> Figure:
    return Figure(percent_text(done(facts), facts.footing.forms))


def _by_now(facts: Facts) -> Figure:
    return Figure(percent_text(by_now(facts), facts.footing.forms))


READERS: Mapping[Column, Callable[[Facts], Figure]] = {
    Column.VALUE: _value,
    Column.TARGET: _target,
    Column.VARIANCE: _variance,
    Column.RELATIVE: _relative,
    Column.SCORE: _score,
    Column.VALUE_THEN: _value_then,
    Column.VALUE_CHANGE: _value_change,
    Column.SCORE_THEN: _score_then,
    Column.SCORE_CHANGE: _score_change,
    Column.COVERAGE: _coverage,
    Column.AS_OF: _as_of,
    Column.WEIGHT: _weight,
    Column.EFFECTIVE: _effective,
    Column.LEAD_LAG: _lead_lag,
    Column.OWNER: _owner,
    Column.PROGRESS: _progress,
    Column.BY_NOW: _by_now,
}


def _amount(
    number: float | None, facts: Facts, standing: Standing, *, is_quiet: bool = False
) -> Figure:
    """Write a number of a measure in its unit; nothing where it is missing."""
    measure, footing = facts.measure, facts.footing
    if number is None or measure is None:
        return NOTHING
    currency = footing.relations.card.settings.currency
    scale = _scale(facts, standing)
    said = amount(number, measure, scale, footing.forms, currency=currency)
    short = "" if number in scale else said.short  # words are cut off where they do not fit
    return Figure(said.text, said.unit, is_quiet=is_quiet, short=short)


def _scale(facts: Facts, standing: Standing) -> Scale:
    """Return the choices by which the measure is judged; a judgement is made only where need be."""
    measure = facts.measure
    if measure is None or not facts.footing.relations.rules_of(measure.id):
        return {}
    return scale_by(standing.measured)


def _difference(number: float | None, facts: Facts) -> Figure:
    """Write a difference with its sign: percent in points, dates in days."""
    if number is None or facts.measure is None:
        return NOTHING
    footing, scale = facts.footing, _scale(facts, facts.now)
    currency = footing.relations.card.settings.currency
    said = signed_amount(number, facts.measure, scale, footing.forms, currency=currency)
    return Figure(said.text, said.unit, short=said.short) if said else NOTHING


def _is_visible(text: str) -> bool:
    return any(digit.isdigit() and digit != "0" for digit in text)
