"""The natural limits in the charts of a workbook are those of the program (engine.behaviour)."""

from dataclasses import replace
from datetime import date
from math import isnan
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, Phase, SeriesKind, UnitKind
from scorecard_app.domain.periods import Period, parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.behaviour import behaviour
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.exchange.workbook.cells import number_cell
from tests.builders import card, lane, measure, objective
from tests.exchange.workbook.books import HEADER_ROW, written
from tests.exchange.workbook.cards import PERCENT

DAY = date(2026, 2, 28)
MONTHS = [f"{year}-{month:02}" for year in range(2022, 2027) for month in range(1, 13)][:52]
VALUES = {
    month: 40.0 + at * 7 % 13 + (12 if at > 30 else 0)
    for at, month in enumerate(MONTHS)
    if at not in {5, 6, 29, 47}
}
"""Fifty months, four of them missing, with a step up; two of them after the day."""

PHASES = {
    "none": (),
    "open": (Phase(parse_period("2024-07")),),
    "frozen": (
        Phase(None, parse_period("2022-12")),
        Phase(parse_period("2024-Q3"), parse_period("2025-06")),
    ),
    "too short": (Phase(parse_period("2025-10")),),
}


def scored(phases: tuple[Phase, ...]) -> Scorecard:
    """Return a scorecard with a measure of those phases, behind another one with phases."""
    few = {month: value for month, value in VALUES.items() if month < "2022-11"}
    first = measure("Aside", "Grow", actual={**few, "2025-01": 1.0})
    made = measure("Share", "Grow", unit=PERCENT, actual=VALUES, target={"2022-01": 60})
    built = card(lane("Value"), objective("Grow"), first, made)
    aside = replace(built.measures[MeasureId("Aside")], phases=PHASES["frozen"])
    return built.put(aside, replace(built.measures[MeasureId("Share")], phases=phases))


def of_the_program(scorecard: Scorecard, key: str) -> dict[str, tuple[float, float, float]]:
    """Return mean, upper and lower limit by period, as the program draws them."""
    found: Measure = scorecard.measures[MeasureId(key)]
    (series,) = (
        each
        for each in scorecard.series.values()
        if each.measure_id == key and each.kind is SeriesKind.ACTUAL
    )
    said = behaviour(found, series.samples, last=parse_period("2026-02").ordinal)
    lines = zip(said.ordinals, said.centres, said.uppers, said.lowers, strict=True)
    return {
        str(Period(found.frequency, int(ordinal))): (mean, upper, lower)
        for ordinal, mean, upper, lower in lines
        if not isnan(mean)
    }


def limits_on(sheet: Worksheet) -> dict[str, list[float]]:
    """Return mean, upper and lower limit of the periods with a value, as the sheet has them."""
    found: Any = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    rows = [row[:6] for row in found]
    return {
        str(period): lines
        for period, value, _target, *lines in rows
        if isinstance(value, float | int) and lines[0] != "#N/A"
    }


@pytest.mark.parametrize("phases", PHASES.values(), ids=PHASES)
def test_limits_in_the_charts_rest_on_all_values_of_their_phase(
    phases: tuple[Phase, ...], tmp_path: Path
) -> None:
    scorecard = scored(phases)
    path = written(scorecard, tmp_path, results=evaluate(scorecard, (DAY,)))
    sheet = load_workbook(path, data_only=True)["Chart data"]
    expected = of_the_program(scorecard, "Share")
    found = limits_on(sheet)
    assert [*found] == [*expected]
    for period, lines in expected.items():
        cells = [number_cell(each, UnitKind.PERCENT) for each in lines]
        assert found[period] == pytest.approx(cells, rel=1e-12)
