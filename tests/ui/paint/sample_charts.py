"""One chart of every kind, by hand: small, but with everything that a kind can show."""

import math
from collections.abc import Mapping
from itertools import pairwise

from scorecard_app.present.charts.chart import (
    Area,
    Bar,
    Chart,
    Connector,
    Event,
    Fill,
    Level,
    Line,
    Panel,
    Pin,
    Point,
    Ribbon,
    Stroke,
    TableTwin,
)
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.present.faces import Shape, StatusFace

ON = StatusFace(Shape.CIRCLE, "On track", "band.on")
RISK = StatusFace(Shape.TRIANGLE, "At risk", "band.risk")
OFF = StatusFace(Shape.SQUARE, "Off track", "band.off")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
VALUES = (62.0, 64.0, 61.0, 67.0, 70.0, 69.0, 74.0, 71.0, 78.0, 80.0, 84.0, 83.0)
EVENT = Event(4.0, "Portal opened", "Clients order by themselves from now on.")


def ticks(*numbers: float) -> tuple[Tick, ...]:
    return tuple(Tick(number, f"{number:g}".replace("-", "−")) for number in numbers)


def months(count: int = 12) -> tuple[Tick, ...]:
    return tuple(Tick(float(at), f"{MONTHS[at % 12]} {2025 + at // 12}") for at in range(count))


def status(value: float) -> StatusFace:
    return ON if value >= 75 else RISK if value >= 65 else OFF


def line(*, has_status: bool = False, signals: tuple[int, ...] = ()) -> Line:
    points = tuple(
        Point(
            float(at),
            value,
            f"Actual, {MONTHS[at]} 2025: {value:g} %",
            status(value) if has_status else None,
            is_signal=at in signals,
        )
        for at, value in enumerate(VALUES)
    )
    return Line("Actual", points, "chart.actual")


def trend() -> Chart:
    whole = (-0.5, 13.5)
    forecast = tuple(Point(float(at), 80.0 + at - 10, f"Forecast {at}") for at in (12, 13))
    ribbon = ((11.0, 83.0, 83.0), (12.0, 78.0, 87.0), (13.0, 76.0, 90.0))
    marks = (
        Area(*whole, None, 65.0, "Off track", "band.off"),
        Area(*whole, 65.0, 75.0, "At risk", "band.risk"),
        Area(*whole, 75.0, None, "On track", "band.on"),
        Ribbon("Forecast, 80 %", ribbon, "chart.forecast"),
        Level(-0.5, 5.5, 70.0, "Target", "chart.target"),
        Level(5.5, 13.5, 82.0, "Target", "chart.target"),
        Line("Forecast", forecast, "chart.forecast", Stroke.DASH_DOT),
        line(has_status=True),
    )
    panel = Panel(marks, 58.0, 92.0, ticks(60, 65, 70, 75, 80, 85, 90))
    twin = TableTwin(("Period", "Actual"), (("Jan 2025", "62"), ("Feb 2025", "64")))
    events = (EVENT, Event(9.0, "Team grown", ""))
    return Chart(
        "Adoption of delivered change",
        "%",
        0.0,
        13.0,
        months(14),
        (panel,),
        events,
        twin,
        now=11.5,
        now_label="Dec 2025",
    )


def xmr() -> Chart:
    limits = (
        Area(-0.5, 5.5, 58.0, 73.0, "Natural range", "chart.range"),
        Area(5.5, 11.5, 68.6, 88.1, "Natural range", "chart.range"),
        Level(-0.5, 5.5, 65.5, "Mean", "chart.mean", Stroke.SOLID),
        Level(-0.5, 5.5, 73.0, "Limit", "chart.limit"),
        Level(-0.5, 5.5, 58.0, "Limit", "chart.limit"),
        Level(5.5, 11.5, 78.3, "Mean 78.3 %", "chart.mean", Stroke.SOLID, "78.3"),
        Level(5.5, 11.5, 88.1, "Upper limit 88.1 %", "chart.limit", label="88.1"),
        Level(5.5, 11.5, 68.6, "Lower limit 68.6 %", "chart.limit", label="68.6"),
    )
    ranges = tuple(
        Point(float(at), abs(after - before), f"Range {at}")
        for at, (before, after) in enumerate(pairwise(VALUES), 1)
    )
    mr = (
        Line("Moving range", ranges, "chart.actual"),
        Level(-0.5, 11.5, 3.2, "Mean", "chart.mean", Stroke.SOLID),
        Level(-0.5, 11.5, 10.4, "Limit", "chart.limit", label="10.4"),
    )
    return Chart(
        "Adoption of delivered change",
        "%",
        0.0,
        11.0,
        months(),
        (
            Panel(
                (*limits, line(signals=(8, 9, 10))), 55, 92, ticks(60, 70, 80, 90), "Values", 3.0
            ),
            Panel(mr, 0, 12, ticks(0, 5, 10), "Moving range", 1.2),
        ),
        (Event(5.5, "Rebased: portal opened", "A new course."),),
        note="Improving: eight in a row above the mean.",
    )


def variance() -> Chart:
    plan = (60.0, 66.0, 66.0, 66.0, 68.0, 72.0, 70.0, 75.0, 75.0, 78.0, 90.0, 85.0)
    levels = []
    for at, (actual, planned) in enumerate(zip(VALUES, plan, strict=True)):
        fill = Fill.SOLID if at < 10 else Fill.HATCH
        levels.append(
            Bar(float(at), 0, planned, f"Plan {planned}", "chart.plan", Fill.OUTLINE, 0.5, 0.12)
        )
        levels.append(
            Bar(
                float(at),
                0,
                actual,
                f"Actual {actual}",
                "chart.actual",
                fill,
                0.5,
                -0.04,
                f"{actual:g}",
            )
        )
    deltas = [round(a - p, 1) for a, p in zip(VALUES, plan, strict=True)]
    roles = ["chart.good" if each >= 0 else "chart.bad" for each in deltas]
    absolute = tuple(
        Bar(
            float(at),
            0,
            delta,
            f"{delta:+g}",
            role,
            Fill.SOLID,
            0.5,
            0.0,
            f"{delta:+g}".replace("-", "−"),
        )
        for at, (delta, role) in enumerate(zip(deltas, roles, strict=True))
    )
    shares = [round(100 * delta / planned, 1) for delta, planned in zip(deltas, plan, strict=True)]
    pins = tuple(
        Pin(float(at), share, f"{share:+g} %", role, f"{share:+.0f}".replace("-", "−"))
        for at, (share, role) in enumerate(zip(shares, roles, strict=True))
    )
    return Chart(
        "Revenue",
        "k€",
        0.0,
        11.0,
        months(),
        (
            Panel(pins, -14, 14, (), "ΔPL %", 1.0, has_zero=True),
            Panel(absolute, -12, 12, (), "ΔPL", 1.0, has_zero=True),
            Panel(tuple(levels), 0, 95, (), "AC and PL", 2.2, has_zero=True),
        ),
    )


def year_on_year() -> Chart:
    years = []
    for index, (name, role, stroke) in enumerate(
        (
            ("2023", "chart.prior", Stroke.DOTTED),
            ("2024", "chart.prior", Stroke.DASHED),
            ("2025", "chart.actual", Stroke.SOLID),
        )
    ):
        points = tuple(
            Point(float(at), value - 8 * (2 - index) + math.sin(at), f"{name} {MONTHS[at]}")
            for at, value in enumerate(VALUES)
        )
        years.append(
            Line(
                name, points[: 9 if name == "2025" else 12], role, stroke, has_marks=name == "2025"
            )
        )
    places = tuple(Tick(float(at), name) for at, name in enumerate(MONTHS))
    return Chart(
        "Adoption",
        "%",
        0.0,
        11.0,
        places,
        (Panel(tuple(years), 40, 90, ticks(40, 50, 60, 70, 80, 90)),),
    )


def distribution() -> Chart:
    counts = (1, 3, 6, 9, 5, 2, 0, 1)
    bars = tuple(
        Bar(
            at + 0.5, 0, count, f"{count} values", "chart.actual", Fill.PALE, 0.92, label=str(count)
        )
        for at, count in enumerate(counts)
    )
    return Chart(
        "Days to answer",
        "d",
        0.5,
        7.5,
        ticks(0, 2, 4, 6, 8),
        (Panel(bars, 0, 10, ticks(0, 5, 10), "Number of periods", has_zero=True),),
        note="Half of the values lie between 2.1 and 4.4 d.",
    )


def waterfall() -> Chart:
    names = (
        "Land the change",
        "Satisfy clients",
        "Keep the budget of every programme",
        "Learn",
        "Score",
    )
    parts = (24.0, 31.5, 12.3, 4.2)
    bars, links, total = [], [], 0.0
    for at, part in enumerate(parts):
        bars.append(
            Bar(
                float(at),
                total,
                total + part,
                f"{names[at]}: {part}",
                "chart.neutral",
                label=f"{part:g}",
            )
        )
        total += part
        links.append(Connector(at + 0.3, at + 0.7, total))
    bars.append(Bar(4.0, 0, total, f"Score {total}", "chart.actual", label=f"{total:g}"))
    places = tuple(Tick(float(at), name) for at, name in enumerate(names))
    panel = Panel((*links, *bars), 0, 100, ticks(0, 20, 40, 60, 80, 100), has_zero=True)
    return Chart("Client", "", 0.0, 4.0, places, (panel,), is_turned=True)


def cumulative() -> Chart:
    total, actual, plan = 0.0, [], []
    for at, value in enumerate(VALUES):
        total += value
        if at < 9:
            actual.append(Point(float(at), total, f"Actual to date {total:g}"))
        plan.append(Point(float(at), 75.0 * (at + 1), "Plan to date"))
    start = actual[-1].value
    ribbon = tuple(
        (8.0 + step, start + (70 - 3 * step) * step, start + (70 + 3 * step) * step)
        for step in range(4)
    )
    marks = (
        Ribbon("Forecast", ribbon, "chart.forecast", Fill.PALE),
        Line("Plan", tuple(plan), "chart.plan", Stroke.DASHED, has_marks=False),
        Line("Actual", tuple(actual), "chart.actual"),
    )
    return Chart(
        "Revenue, to date",
        "k€",
        0.0,
        11.0,
        months(),
        (Panel(marks, 0, 950, ticks(0, 200, 400, 600, 800), has_zero=True),),
    )


def empty() -> Chart:
    return Chart(
        "Rating",
        "",
        0.0,
        1.0,
        (),
        (),
        empty="No values yet. Type the first one, or paste a row or column from a spreadsheet.",
    )


CHARTS: Mapping[str, Chart] = {
    "trend": trend(),
    "xmr": xmr(),
    "variance": variance(),
    "year-on-year": year_on_year(),
    "distribution": distribution(),
    "waterfall": waterfall(),
    "cumulative": cumulative(),
    "empty": empty(),
}
