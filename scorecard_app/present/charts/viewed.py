"""The trend and the variance of a measure as it is viewed; what is incomplete says so."""

from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.periods import Frequency
from scorecard_app.present.charts.chart import Bar, Chart, Line, Mark, TableTwin
from scorecard_app.present.charts.choice import ChartKind, build_chart
from scorecard_app.present.charts.telling import Telling
from scorecard_app.present.charts.viewing import Span, Viewed, Viewing, viewed
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import N_, _

VIEWED = frozenset({ChartKind.TREND, ChartKind.VARIANCE})
"""The charts that follow the choice of how a measure is viewed."""

_ACTUAL = "chart.actual"
_COUNTS: Mapping[Frequency, str] = {
    Frequency.DAY: N_("{present} of {expected} days"),
    Frequency.WEEK: N_("{present} of {expected} weeks"),
    Frequency.MONTH: N_("{present} of {expected} months"),
    Frequency.QUARTER: N_("{present} of {expected} quarters"),
    Frequency.HALF_YEAR: N_("{present} of {expected} half-years"),
    Frequency.YEAR: N_("{present} of {expected} years"),
}


def viewed_chart(
    kind: ChartKind, context: FormContext, measure_id: MeasureId, viewing: Viewing
) -> Chart:
    """Return a chart of a measure as it is viewed; charts of other kinds show it as it is."""
    if kind not in VIEWED:
        return build_chart(kind, context, measure_id)
    able = viewing.of(context.card.measures[measure_id])
    if able.is_plain:
        return build_chart(kind, context, measure_id)
    if able.span is Span.YEAR_ON_YEAR and kind is ChartKind.VARIANCE:
        kind = ChartKind.VARIANCE_PRIOR
    seen = viewed(context, measure_id, viewing)
    chart = build_chart(kind, seen.context, measure_id)
    said = _said(seen, measure_id)
    panels = tuple(
        replace(panel, marks=tuple(_mark(mark, seen, said) for mark in panel.marks))
        for panel in chart.panels
    )
    return replace(
        chart, panels=panels, twin=_twin(chart.twin, seen, said), note=_note(chart, said)
    )


def _said(seen: Viewed, measure_id: MeasureId) -> Mapping[str, tuple[int, str]]:
    """Say by the name of a period how much of it is there, where something is missing."""
    told = Telling(seen.context, seen.context.card.measures[measure_id])
    return {
        told.when(ordinal): (
            ordinal,
            _(_COUNTS[seen.finer]).format(present=present, expected=expected),
        )
        for ordinal, (present, expected) in seen.counts.items()
    }


def _mark(mark: Mark, seen: Viewed, said: Mapping[str, tuple[int, str]]) -> Mark:
    if not isinstance(mark, Line | Bar) or mark.role != _ACTUAL:
        return mark
    counts = dict(said.values())
    if isinstance(mark, Bar):
        missing = counts.get(round(mark.at))
        return replace(mark, readout=f"{mark.readout} · {missing}") if missing else mark
    points = []
    for point in mark.points:
        status = point.status if seen.is_judged else None
        words = [point.readout, counts.get(round(point.at), "")]
        if not seen.is_judged and point.status is not None:
            words[0] = point.readout.removesuffix(f" · {point.status.word}")
        points.append(replace(point, status=status, readout=" · ".join(filter(None, words))))
    return replace(mark, points=tuple(points))


def _twin(twin: TableTwin, seen: Viewed, said: Mapping[str, tuple[int, str]]) -> TableTwin:
    """Return the table without a status that means nothing, and with what is incomplete."""
    status = _("Status")
    keeps = [place for place, head in enumerate(twin.header) if seen.is_judged or head != status]
    header = tuple(twin.header[place] for place in keeps)
    rows = tuple(tuple(row[place] for place in keeps) for row in twin.rows)
    if said:
        header = (*header, _("Incomplete"))
        rows = tuple((*row, said.get(row[0], (0, ""))[1]) for row in rows)
    return TableTwin(header, rows)


def _note(chart: Chart, said: Mapping[str, tuple[int, str]]) -> str:
    """Say of the last period that it is incomplete."""
    last = max(said, key=lambda name: said[name][0], default=None)
    end = chart.last if chart.now is None else chart.now
    if last is None or said[last][0] < end - 1:
        return chart.note
    missing = _("{period}: {count}").format(period=last, count=said[last][1])
    return " · ".join(filter(None, (chart.note, missing)))
