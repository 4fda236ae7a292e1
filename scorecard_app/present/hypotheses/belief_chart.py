"""The picture of a belief beside what the data say, and of both in one."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecard_app.domain.measures import Unit
from scorecard_app.engine.evidence.says import Says
from scorecard_app.engine.evidence.weighing import Weighed
from scorecard_app.present.charts.chart import Bar, Chart, Panel, TableTwin
from scorecard_app.present.charts.telling import span_from_zero
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.hypotheses.wording import Wording
from scorecard_app.texts import _

_WIDTH = 0.5
_TICKS = 4
_UNTESTED = frozenset({Says.BY_DEFINITION, Says.NO_MEASURE})


@dataclass(frozen=True, slots=True)
class _Range:
    """One range of strength, and in which colour it is drawn."""

    name: str
    low: float
    middle: float
    high: float
    role: str


def beliefs(wording: Wording, weighed: Weighed | None) -> Chart:
    """Return what is believed, what the data say, and both in one, as ranges of strength."""
    title = _("Belief and data")
    if weighed is None or weighed.says in _UNTESTED:
        return Chart(title, "", 0.0, 1.0, (), (), empty=wording.sentence(weighed))
    ranges = _ranges(weighed)
    if not ranges:
        return Chart(title, "", 0.0, 1.0, (), (), empty=_no_strength(weighed))
    low, high = span_from_zero([end for each in ranges for end in (each.low, each.high)])
    marks = tuple(_bar(wording, at, each) for at, each in enumerate(ranges))
    ticks = value_ticks(low, high, Unit(), wording.forms, most=_TICKS)
    return Chart(
        title=title,
        unit=_("share of an improvement that passes on"),
        first=0.0,
        last=float(max(len(ranges) - 1, 1)),
        places=tuple(Tick(float(at), each.name) for at, each in enumerate(ranges)),
        panels=(Panel(marks, low, high, ticks, has_zero=True),),
        twin=_twin(wording, ranges),
        note=_("Belief: 9 of 10. Data: 95 %, corrected for the lags tried."),
        is_turned=True,
    )


def _ranges(weighed: Weighed) -> list[_Range]:
    found, before, after, chosen = [], weighed.before, weighed.after, weighed.chosen
    if before is not None:
        believed = _Range(_("Believed"), before.low, before.middle, before.high, "chart.plan")
        found.append(believed)
    if weighed.has_strength and chosen and chosen.is_enough and chosen.slope is not None:
        slope = chosen.slope
        found.append(_Range(_("Data"), slope.low, slope.middle, slope.high, "chart.prior"))
    if after is not None:
        found.append(_Range(_("Together"), after.low, after.middle, after.high, "chart.actual"))
    return found


def _no_strength(weighed: Weighed) -> str:
    if not weighed.has_strength:
        return _("Nobody has said how strong it is, and no strength can be read from the data.")
    return _("Nobody has said how strong it is, and there is not enough data to read it from.")


def _bar(wording: Wording, at: int, found: _Range) -> Bar:
    middle, span = wording.number(found.middle), wording.span(found.low, found.high)
    said = _("{name}: {middle}, {span}").format(name=found.name, middle=middle, span=span)
    label = f"{middle} ({wording.number(found.low)} – {wording.number(found.high)})"
    return Bar(float(at), found.low, found.high, said, found.role, width=_WIDTH, label=label)


def _twin(wording: Wording, ranges: Iterable[_Range]) -> TableTwin:
    header = ("", _("Low"), _("Middle"), _("High"))
    rows = tuple(
        (each.name, *map(wording.number, (each.low, each.middle, each.high))) for each in ranges
    )
    return TableTwin(header, rows)
