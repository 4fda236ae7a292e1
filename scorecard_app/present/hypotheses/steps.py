"""How what the data say of a link comes about: step by step, so that it can be checked by hand."""

from statistics import NormalDist

import numpy as np

from scorecard_app.engine.evidence.correlation import CONFIDENCE, Together
from scorecard_app.engine.evidence.tracks import Track, Way
from scorecard_app.engine.evidence.weighing import Weighed
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.hypotheses.said import periods
from scorecard_app.present.hypotheses.wording import Wording
from scorecard_app.texts import _, ngettext


def evidence_steps(wording: Wording, weighed: Weighed | None) -> tuple[Line, ...]:
    """Return the steps from two series to what they say, and on to belief and data in one."""
    if weighed is None or weighed.driver is None or weighed.outcome is None:
        return (Line(wording.sentence(weighed)),)
    chosen = weighed.chosen
    steps = [
        Line(_("What is compared"), parts=_ends(wording, weighed), is_open=True),
        _pairs(wording, weighed),
    ]
    if chosen is not None and chosen.correlation is not None and chosen.is_enough:
        steps.append(_correlation(wording, weighed, chosen))
        steps.append(_slope(wording, weighed, chosen))
    if weighed.after is not None:
        steps.append(_together(wording, weighed))
    steps.append(Line(wording.sentence(weighed)))
    return tuple(steps)


def _ends(wording: Wording, weighed: Weighed) -> tuple[Line, ...]:
    found = []
    for track, name, says in (
        (weighed.driver, wording.driver(weighed), _("Driver: {name}")),
        (weighed.outcome, wording.outcome(weighed), _("Outcome: {name}")),
    ):
        if track is None:
            continue
        count = int(np.isfinite(track.values).sum())
        values = ngettext("{count} value", "{count} values", count).format(count=count)
        how = Line(_how(track))
        found.append(
            Line(
                says.format(name=name),
                values,
                entity_id=track.measure_id,
                parts=(how,),
                is_open=True,
            )
        )
    return tuple(found)


def _how(track: Track) -> str:
    match track.way:
        case Way.SHARES:
            return _("Changes as shares: differences of logarithms, turned so that up is good")
        case Way.SCALE:
            return _("Changes over the scale of the what-if, turned so that up is good")
        case Way.PLAIN:
            return _("Plain changes: there is no scale, so no strength can be read from them")


def _pairs(wording: Wording, weighed: Weighed) -> Line:
    chosen = weighed.chosen
    if chosen is None or weighed.frequency is None:
        return Line(_("No changes that both have"))
    lag = periods(chosen.lag, weighed.frequency)
    text = (
        _("Changes that both have, {lag} apart").format(lag=lag)
        if chosen.lag
        else _("Changes that both have in the same period")
    )
    worth = Line(
        _("Worth less, as far as both repeat themselves: n (1 − ρxρy) ÷ (1 + ρxρy)"),
        wording.number(chosen.effective, 1),
    )
    needed = Line(_("Needed before anything is said"), wording.number(6.0, 0))
    return Line(text, str(chosen.pairs), parts=(worth, needed), is_open=True)


def _correlation(wording: Wording, weighed: Weighed, chosen: Together) -> Line:
    r = chosen.correlation
    assert r is not None  # noqa: S101 - asked before
    count = sum(each.is_enough for each in weighed.tried)
    wide = NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / 2 / max(count, 1))
    tried = Line(
        ngettext(
            "{count} lag was tried: the interval reaches so many standard errors",
            "{count} lags were tried: the interval reaches so many standard errors",
            count,
        ).format(count=count),
        wording.number(wide),
    )
    interval = Line(
        _("95 %: tanh(atanh r ± {reach} ÷ √({worth} − 3))").format(
            reach=wording.number(wide), worth=wording.number(chosen.effective, 1)
        ),
        wording.span(r.low, r.high),
    )
    return Line(
        _("Correlation of the changes (−1 to 1)"),
        wording.number(r.middle),
        parts=(tried, interval),
        is_open=True,
    )


def _slope(wording: Wording, weighed: Weighed, chosen: Together) -> Line:
    if not weighed.has_strength or chosen.slope is None or chosen.slope_error is None:
        return Line(_("No strength is read from them: one end has no scale"))
    error = Line(
        _("Its standard error, times √(n ÷ what they are worth)"),
        wording.number(chosen.slope_error),
    )
    interval = Line(_("95 %, corrected alike"), wording.span(chosen.slope.low, chosen.slope.high))
    return Line(
        _("Slope: so much of an improvement passed on"),
        wording.number(chosen.slope.middle),
        parts=(error, interval),
        is_open=True,
    )


def _together(wording: Wording, weighed: Weighed) -> Line:
    before, after, chosen = weighed.before, weighed.after, weighed.chosen
    assert before and after and chosen and chosen.slope_error is not None  # noqa: S101, PT018
    believed = Line(
        _("Believed: {range}, so {middle} ± {error}").format(
            range=wording.span(before.low, before.high),
            middle=wording.number(before.middle),
            error=wording.number(before.deviation),
        )
    )
    weights = Line(
        _("Each counts by 1 ÷ error²: belief {belief}, data {data}").format(
            belief=wording.number(before.deviation**-2, 1),
            data=wording.number(chosen.slope_error**-2, 1),
        )
        if before.deviation and chosen.slope_error
        else _("One of the two leaves no doubt, so it holds")
    )
    result = Line(_("9 of 10"), wording.span(after.low, after.high))
    return Line(
        _("Belief and data in one"),
        wording.number(after.middle),
        parts=(believed, weights, result),
        is_open=True,
    )
